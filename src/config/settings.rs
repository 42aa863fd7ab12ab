//! The tree of the configuration to its types: file first, then variables, then defaults.

use std::path::{Path, PathBuf};

use super::{
    Config, StackSettings, TerraformSettings,
    base_path::{Origin, clean},
    fields::Fields,
    variables::{self, Variable},
    yaml::{ListMerge, Node, Place, Value},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// The settings of `root`, a map that was read from `file`.
pub(super) fn read(env: &Env, file: &Path, root: &Node) -> Result<Config> {
    let mut fields = Fields::new(root, "the configuration", env);
    let mut stacks = fields.section("stacks")?;
    let mut components = fields.section("components")?;
    let stacks_folder = text(&mut stacks, "base_path", variables::STACKS_BASE_PATH)?;
    let stacks_folder = stacks_folder.unwrap_or_else(|| "stacks".to_owned());
    let folder = file.parent().unwrap_or(Path::new("/"));
    let origin = Origin { env, folder, stacks: &stacks_folder };
    let base_path = origin.resolve(fields.text("base_path")?.as_deref());
    Ok(Config {
        stacks: read_stacks(&mut stacks, clean(&base_path.join(&stacks_folder)))?,
        terraform: read_terraform(&mut components.section("terraform")?, &base_path)?,
        env: map(root, "env")?,
        auth: map(root, "auth")?,
        list_merge: list_merge(env, root)?,
        templates_enabled: fields.section("templates")?.section("settings")?.boolean("enabled")?.unwrap_or(false),
        templates: root.at_path(&["templates", "settings"]).unwrap_or(&Node::empty_map(root.at)).clone(),
        exec_allowed: false,
        tree: root.clone(),
        file: file.to_path_buf(),
        base_path,
    })
}

fn read_stacks(fields: &mut Fields<'_>, base_path: PathBuf) -> Result<StackSettings> {
    let all = || vec!["**/*".to_owned()];
    Ok(StackSettings {
        base_path,
        included_paths: texts(fields, "included_paths", variables::STACKS_INCLUDED_PATHS)?.unwrap_or_else(all),
        excluded_paths: texts(fields, "excluded_paths", variables::STACKS_EXCLUDED_PATHS)?.unwrap_or_default(),
        name_pattern: text(fields, "name_pattern", variables::STACKS_NAME_PATTERN)?,
        name_template: text(fields, "name_template", variables::STACKS_NAME_TEMPLATE)?,
        inherit_metadata: fields.section("inherit")?.boolean("metadata")?.unwrap_or(true),
    })
}

fn read_terraform(fields: &mut Fields<'_>, base_path: &Path) -> Result<TerraformSettings> {
    let folder = text(fields, "base_path", variables::TERRAFORM_BASE_PATH)?;
    let folder = folder.unwrap_or_else(|| "components/terraform".to_owned());
    let cache = text(fields, "plugin_cache_dir", variables::PLUGIN_CACHE_DIR)?;
    let separator = fields.section("workspace")?.text("prefix_separator")?;
    let (mut init, mut plan) = (fields.section("init")?, fields.section("plan")?);
    let mut switch = |name, variable| boolean(fields, name, variable);
    Ok(TerraformSettings {
        base_path: clean(&base_path.join(folder)),
        apply_auto_approve: switch("apply_auto_approve", variables::APPLY_AUTO_APPROVE)?.unwrap_or(false),
        deploy_run_init: switch("deploy_run_init", variables::DEPLOY_RUN_INIT)?.unwrap_or(false),
        init_run_reconfigure: switch("init_run_reconfigure", variables::INIT_RUN_RECONFIGURE)?.unwrap_or(false),
        auto_generate_backend_file: switch("auto_generate_backend_file", variables::AUTO_GENERATE_BACKEND_FILE)?
            .unwrap_or(false),
        plugin_cache: switch("plugin_cache", variables::PLUGIN_CACHE)?.unwrap_or(true),
        init_pass_vars: boolean(&mut init, "pass_vars", variables::INIT_PASS_VARS)?.unwrap_or(false),
        skip_planfile: boolean(&mut plan, "skip_planfile", variables::PLAN_SKIP_PLANFILE)?.unwrap_or(false),
        workspaces_enabled: fields.boolean("workspaces_enabled")?.unwrap_or(true),
        workspace_separator: separator.unwrap_or_else(|| "-".to_owned()),
        plugin_cache_dir: cache.map(|folder| clean(&base_path.join(folder))),
        command: text(fields, "command", variables::TERRAFORM_COMMAND)?,
        append_user_agent: text(fields, "append_user_agent", variables::APPEND_USER_AGENT)?,
    })
}

fn list_merge(env: &Env, root: &Node) -> Result<ListMerge> {
    if let Some(setting) = variables::LIST_MERGE_STRATEGY.read(env) {
        return ListMerge::named(setting.value).ok_or_else(|| {
            Error::configuration(format!("`{}` cannot be `{}`", setting.variable, setting.value))
                .help(format!("export {}=replace, or append, or merge", setting.variable))
        });
    }
    root.at_path(&["settings", "list_merge_strategy"]).map_or(Ok(ListMerge::default()), ListMerge::parse)
}

/// The map in field `name`, as it is.
fn map(root: &Node, name: &str) -> Result<Node> {
    match root.get(name) {
        Some(node @ Node { value: Value::Map(_), .. }) => Ok(node.clone()),
        None | Some(Node { value: Value::Null, .. }) => Ok(Node::empty_map(Place::start_of(root.at.file))),
        Some(node) => {
            Err(Error::configuration(format!("{}: `{name}` must be a map, not {}", node.at, node.value.kind())))
        }
    }
}

fn text(fields: &mut Fields<'_>, name: &'static str, variable: Variable) -> Result<Option<String>> {
    match variable.read(fields.env()) {
        Some(setting) => Ok(Some(setting.value.to_owned())),
        None => fields.text(name),
    }
}

fn texts(fields: &mut Fields<'_>, name: &'static str, variable: Variable) -> Result<Option<Vec<String>>> {
    match variable.read(fields.env()) {
        Some(setting) => Ok(Some(setting.list())),
        None => fields.texts(name),
    }
}

fn boolean(fields: &mut Fields<'_>, name: &'static str, variable: Variable) -> Result<Option<bool>> {
    match variable.read(fields.env()) {
        Some(setting) => setting.boolean().map(Some),
        None => fields.boolean(name),
    }
}
