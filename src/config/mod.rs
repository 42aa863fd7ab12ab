//! The configuration: `wrap.yaml` or `atmos.yaml`, read once, turned into types.

pub(crate) mod auth;
mod base_path;
mod commands;
pub(crate) mod duration;
mod edition;
pub(crate) mod environment;
pub(crate) mod fields;
mod find;
pub(crate) mod functions;
mod guid;
mod layer;
mod load;
mod names;
pub(crate) mod nearest;
mod overrides;
mod permission;
mod profile;
mod promotion;
mod remote;
mod selection;
mod settings;
mod survey;
pub(crate) mod variables;
pub(crate) mod yaml;

use std::path::PathBuf;

pub(crate) use base_path::clean;
pub(crate) use find::is_there;
pub(crate) use guid::is_guid;
pub(crate) use load::{load, profiles, tree};
pub(crate) use remote::is_remote;
pub(crate) use selection::Selection;
pub(crate) use survey::survey;

use crate::system::Env;
use yaml::{ListMerge, Node};

/// The settings a run needs. Paths are absolute.
#[derive(Debug)]
pub(crate) struct Config {
    /// The configuration file that was found.
    pub(crate) file: PathBuf,
    pub(crate) base_path: PathBuf,
    pub(crate) stacks: StackSettings,
    pub(crate) terraform: TerraformSettings,
    /// `env:`, the lowest layer of every component's environment: a map.
    pub(crate) env: Node,
    /// `auth:`, a map; component and stack levels are merged over it ([`auth::read`] after that).
    pub(crate) auth: Node,
    /// `settings.list_merge_strategy`.
    pub(crate) list_merge: ListMerge,
    /// `templates.settings.enabled`.
    pub(crate) templates_enabled: bool,
    /// `templates.settings`, as it is written.
    pub(crate) templates: Node,
    /// Whether `!exec` may run: the user's own configuration says so, a flag or a variable. A
    /// repository cannot.
    pub(crate) exec_allowed: bool,
    /// Functions that stay as they are written, because `--skip` says so; `None` where there is no such flag.
    pub(crate) skipped_functions: Option<Vec<String>>,
    /// `settings.yaml.key_delimiter`: what stands between the parts of keys that mean paths.
    pub(crate) key_delimiter: Option<String>,
    /// `WRAP_IDENTITY`, or what `env:` says in its place.
    pub(crate) identity: Option<String>,
    /// Whether components lie in `components/<kind>` unless the configuration says where.
    pub(crate) has_usual_folders: bool,
    /// Everything together, with variables and flags laid over the files.
    pub(crate) tree: Node,
    /// What was left out, for people.
    pub(crate) warnings: Vec<String>,
}

impl Config {
    /// What to do when the folder of a component's code, `folder` below that of all components, is not there.
    pub(crate) fn help_without_folder(&self, env: &Env, folder: &str) -> String {
        let help = "create the folder, or set `metadata.component` to the one that holds the code";
        self.help_without_base_path(env, folder).unwrap_or_else(|| help.to_owned())
    }

    /// The line that is missing when nothing says where components lie, and `folder` is where they mostly do.
    pub(crate) fn help_without_base_path(&self, env: &Env, folder: &str) -> Option<String> {
        let is_unsaid = self.tree.at_path(&["components", "terraform", "base_path"]).is_none();
        let is_there = self.base_path.join(settings::USUAL_FOLDER).join(folder).is_dir();
        let line = format!("components.terraform.base_path: {}", settings::USUAL_FOLDER);
        (is_unsaid && !self.has_usual_folders && is_there).then(|| format!("add `{line}` to {}", env.shown(&self.file)))
    }
}

/// `stacks:`
#[derive(Debug)]
pub(crate) struct StackSettings {
    /// False when `base_path` is empty, or missing where it has no default; commands that need no stacks do not mind.
    pub(crate) is_placed: bool,
    pub(crate) base_path: PathBuf,
    pub(crate) included_paths: Vec<String>,
    pub(crate) excluded_paths: Vec<String>,
    pub(crate) name_pattern: Option<String>,
    pub(crate) name_template: Option<String>,
    /// `inherit.metadata`, true unless switched off.
    pub(crate) inherit_metadata: bool,
}

/// `components.terraform:`
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the switches of the schema, one each")]
pub(crate) struct TerraformSettings {
    pub(crate) base_path: PathBuf,
    /// The program, when the configuration names one.
    pub(crate) command: Option<String>,
    pub(crate) apply_auto_approve: bool,
    pub(crate) deploy_run_init: bool,
    pub(crate) init_run_reconfigure: bool,
    pub(crate) init_pass_vars: bool,
    pub(crate) auto_generate_backend_file: bool,
    /// Whether a run writes what `generate` describes.
    pub(crate) auto_generate_files: bool,
    pub(crate) workspaces_enabled: bool,
    /// `workspace.prefix_separator`, `-` unless set.
    pub(crate) workspace_separator: String,
    pub(crate) skip_planfile: bool,
    pub(crate) plugin_cache: bool,
    pub(crate) plugin_cache_dir: Option<PathBuf>,
    pub(crate) append_user_agent: Option<String>,
}
