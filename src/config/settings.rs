//! The tree of the configuration to its types: what is written, else defaults.

use std::path::{Path, PathBuf};

use super::{
    Config, StackSettings, TerraformSettings,
    base_path::{Origin, clean},
    fields::Fields,
    yaml::{ListMerge, Node, Place, Value},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// Where the components of Terraform mostly lie.
pub(super) const USUAL_FOLDER: &str = "components/terraform";

/// Where the tree comes from.
pub(super) struct Source<'a> {
    /// The highest file.
    pub(super) file: &'a Path,
    /// The folder where a relative `base_path` starts.
    pub(super) declared_in: &'a Path,
    pub(super) defaults: Defaults,
}

/// What has a default when nobody wrote it.
#[derive(Clone, Copy)]
pub(super) struct Defaults {
    /// `stacks.base_path` and `stacks.included_paths`.
    pub(super) stacks: bool,
    /// `base_path` of the kinds of components.
    pub(super) folders: bool,
}

/// The settings of `root`, a map.
pub(super) fn read(env: &Env, source: &Source<'_>, root: &Node) -> Result<Config> {
    let file = source.file;
    let mut fields = Fields::new(root, "the configuration", env);
    let mut stacks = fields.section("stacks")?;
    let mut components = fields.section("components")?;
    let stacks_folder = stacks.text("base_path")?;
    let stacks_folder = stacks_folder.unwrap_or_else(|| "stacks".to_owned());
    let folder = file.parent().unwrap_or(Path::new("/"));
    let origin = Origin { env, folder, stacks: &stacks_folder };
    let base_path = origin.resolve(fields.text("base_path")?.as_deref().unwrap_or_default(), source.declared_in);
    check_log_level(root)?;
    Ok(Config {
        stacks: read_stacks(&mut stacks, clean(&base_path.join(&stacks_folder)), source.defaults.stacks)?,
        terraform: read_terraform(&mut components.section("terraform")?, &base_path, source.defaults.folders)?,
        env: map(root, "env")?,
        auth: map(root, "auth")?,
        list_merge: list_merge(root)?,
        templates_enabled: fields.section("templates")?.section("settings")?.boolean("enabled")?.unwrap_or(false),
        templates: root.at_path(&["templates", "settings"]).unwrap_or(&Node::empty_map(root.at)).clone(),
        exec_allowed: false,
        skipped_functions: None,
        key_delimiter: root.at_path(&["settings", "yaml", "key_delimiter"]).and_then(Node::as_str).map(Into::into),
        identity: None,
        tree: root.clone(),
        warnings: Vec::new(),
        file: file.to_path_buf(),
        has_usual_folders: source.defaults.folders,
        base_path,
    })
}

fn read_stacks(fields: &mut Fields<'_>, base_path: PathBuf, has_defaults: bool) -> Result<StackSettings> {
    let included = fields.texts("included_paths")?;
    // What is written and empty is a mistake.
    let is_usual = |fields: &Fields<'_>, name: &str| has_defaults && fields.place(name).is_none();
    let included = included.or_else(|| is_usual(fields, "included_paths").then(|| vec!["**/*".to_owned()]));
    Ok(StackSettings {
        is_placed: fields.text("base_path")?.is_some() || is_usual(fields, "base_path"),
        base_path,
        included_paths: included.unwrap_or_default(),
        excluded_paths: fields.texts("excluded_paths")?.unwrap_or_default(),
        name_pattern: fields.text("name_pattern")?,
        name_template: fields.text("name_template")?,
        inherit_metadata: fields.section("inherit")?.boolean("metadata")?.unwrap_or(true),
    })
}

fn read_terraform(fields: &mut Fields<'_>, base_path: &Path, is_usual: bool) -> Result<TerraformSettings> {
    let usual = if is_usual { USUAL_FOLDER } else { "" };
    let folder = fields.text("base_path")?.unwrap_or_else(|| usual.to_owned());
    let cache = fields.text("plugin_cache_dir")?;
    let separator = fields.section("workspace")?.text("prefix_separator")?;
    let (mut init, mut plan) = (fields.section("init")?, fields.section("plan")?);
    let mut switch = |name| fields.boolean(name);
    Ok(TerraformSettings {
        base_path: clean(&base_path.join(folder)),
        apply_auto_approve: switch("apply_auto_approve")?.unwrap_or(false),
        deploy_run_init: switch("deploy_run_init")?.unwrap_or(false),
        init_run_reconfigure: switch("init_run_reconfigure")?.unwrap_or(false),
        auto_generate_backend_file: switch("auto_generate_backend_file")?.unwrap_or(false),
        auto_generate_files: switch("auto_generate_files")?.unwrap_or(false),
        plugin_cache: switch("plugin_cache")?.unwrap_or(true),
        init_pass_vars: init.boolean("pass_vars")?.unwrap_or(false),
        skip_planfile: plan.boolean("skip_planfile")?.unwrap_or(false),
        workspaces_enabled: fields.boolean("workspaces_enabled")?.unwrap_or(true),
        workspace_separator: separator.unwrap_or_else(|| "-".to_owned()),
        plugin_cache_dir: cache.map(|folder| clean(&base_path.join(folder))),
        command: fields.text("command")?,
        append_user_agent: fields.text("append_user_agent")?,
    })
}

fn list_merge(root: &Node) -> Result<ListMerge> {
    root.at_path(&["settings", "list_merge_strategy"]).map_or(Ok(ListMerge::default()), ListMerge::parse)
}

/// Atmos refuses to run with a level that it does not know.
fn check_log_level(root: &Node) -> Result<()> {
    let Some(node) = root.at_path(&["logs", "level"]) else { return Ok(()) };
    let known = ["trace", "debug", "info", "warning", "warn", "error", "off", ""];
    match node.as_str() {
        Some(level) if node.tag.is_none() && !known.contains(&level.to_lowercase().as_str()) => {
            Err(Error::configuration(format!("`logs.level` cannot be `{level}`"))
                .at(node.at)
                .help("write `Trace`, `Debug`, `Info`, `Warning`, `Error` or `Off`"))
        }
        _ => Ok(()),
    }
}

/// The map in field `name`, as it is.
fn map(root: &Node, name: &str) -> Result<Node> {
    match root.get(name) {
        Some(node @ Node { value: Value::Map(_), .. }) => Ok(node.clone()),
        None | Some(Node { value: Value::Null, .. }) => Ok(Node::empty_map(Place::start_of(root.at.file))),
        Some(node) => {
            Err(Error::configuration(format!("`{name}` must be a map, not {}", node.value.kind())).at(node.at))
        }
    }
}
