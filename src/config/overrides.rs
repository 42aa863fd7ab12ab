//! The settings that a variable or a flag may decide: the layer above all files.

use std::path::Path;

use super::{
    selection::Selection,
    variables::{self, Setting, Variable, split},
    yaml::{ListMerge, Node, Place, Value},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// A setting with the variable and the flag that decide it, the flag over the variable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Override {
    /// The keys that lead to the setting.
    pub(super) path: &'static [&'static str],
    pub(super) variable: Variable,
    pub(super) flag: Option<&'static str>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    /// Texts between commas.
    List,
    Switch,
    /// One of `replace`, `append` and `merge`.
    Lists,
}

/// The layer of all variables that are set and all flags that are given: a map.
pub(super) fn layer(env: &Env, selection: &Selection) -> Result<Node> {
    let mut root = Node::empty_map(Place::start_of(Path::new("environment")));
    for found in OVERRIDES {
        let flag = selection.value(found.path);
        let flag = flag.map(|value| Setting { variable: found.flag.unwrap_or_default().into(), value });
        let Some(setting) = flag.or_else(|| found.variable.read(env)) else { continue };
        // Places live as long as the process, and there are only as many as variables and flags.
        let name: &'static str = Box::leak(setting.variable.clone().into_boxed_str());
        let place = Place::outside(name);
        set(&mut root, found.path, place, found.value(&setting, place)?);
    }
    Ok(root)
}

/// All of them. The switches of `wrap terraform` are flags of that command and not listed here.
pub(super) const OVERRIDES: &[Override] = &[
    text(&["auth", "realm"], variables::AUTH_REALM, None),
    text(&["auth", "keyring", "type"], variables::KEYRING_TYPE, None),
    text(&["auth", "keyring", "spec", "path"], variables::KEYRING_FILE_PATH, None),
    text(&["auth", "keyring", "spec", "password_env"], variables::KEYRING_PASSWORD_ENV, None),
    text(&["base_path"], variables::BASE_PATH, Some("--base-path")),
    text(&["stacks", "base_path"], variables::STACKS_BASE_PATH, Some("--stacks-dir")),
    list(&["stacks", "included_paths"], variables::STACKS_INCLUDED_PATHS),
    list(&["stacks", "excluded_paths"], variables::STACKS_EXCLUDED_PATHS),
    text(&["stacks", "name_pattern"], variables::STACKS_NAME_PATTERN, None),
    text(&["stacks", "name_template"], variables::STACKS_NAME_TEMPLATE, None),
    text(&[COMPONENTS, TERRAFORM, "base_path"], variables::TERRAFORM_BASE_PATH, Some("--terraform-dir")),
    text(&[COMPONENTS, TERRAFORM, "command"], variables::TERRAFORM_COMMAND, Some("--terraform-command")),
    text(&[COMPONENTS, TERRAFORM, "append_user_agent"], variables::APPEND_USER_AGENT, Some("--append-user-agent")),
    text(&[COMPONENTS, TERRAFORM, "plugin_cache_dir"], variables::PLUGIN_CACHE_DIR, None),
    switch(&[COMPONENTS, TERRAFORM, "plugin_cache"], variables::PLUGIN_CACHE),
    switch(&[COMPONENTS, TERRAFORM, "apply_auto_approve"], variables::APPLY_AUTO_APPROVE),
    switch(&[COMPONENTS, TERRAFORM, "deploy_run_init"], variables::DEPLOY_RUN_INIT),
    switch(&[COMPONENTS, TERRAFORM, "init_run_reconfigure"], variables::INIT_RUN_RECONFIGURE),
    switch(&[COMPONENTS, TERRAFORM, "auto_generate_backend_file"], variables::AUTO_GENERATE_BACKEND_FILE),
    switch(&[COMPONENTS, TERRAFORM, "auto_generate_files"], variables::AUTO_GENERATE_FILES),
    switch(&[COMPONENTS, TERRAFORM, "init", "pass_vars"], variables::INIT_PASS_VARS),
    switch(&[COMPONENTS, TERRAFORM, "plan", "skip_planfile"], variables::PLAN_SKIP_PLANFILE),
    Override {
        path: &["settings", "list_merge_strategy"],
        variable: variables::LIST_MERGE_STRATEGY,
        flag: Some("--settings-list-merge-strategy"),
        kind: Kind::Lists,
    },
    text(&["edition"], variables::EDITION, Some("--edition")),
    text(&["logs", "level"], variables::LOGS_LEVEL, Some("--logs-level")),
    text(&["logs", "file"], variables::LOGS_FILE, Some("--logs-file")),
    text(&["workflows", "base_path"], variables::WORKFLOWS_BASE_PATH, Some("--workflows-dir")),
    text(&["schemas", "atmos", "manifest"], variables::SCHEMAS_ATMOS_MANIFEST, Some("--schemas-atmos-manifest")),
    text(
        &["schemas", "jsonschema", "base_path"],
        variables::SCHEMAS_JSONSCHEMA_BASE_PATH,
        Some("--schemas-jsonschema-dir"),
    ),
    text(&["schemas", "opa", "base_path"], variables::SCHEMAS_OPA_BASE_PATH, Some("--schemas-opa-dir")),
    text(&["schemas", "cue", "base_path"], variables::SCHEMAS_CUE_BASE_PATH, Some("--schemas-cue-dir")),
    text(&["describe", "component", "filter"], variables::DESCRIBE_COMPONENT_FILTER, None),
    switch(&["describe", "provenance"], variables::DESCRIBE_PROVENANCE),
    text(&["describe", "error_mode"], variables::DESCRIBE_ERROR_MODE, None),
    text(&["list", "error_mode"], variables::LIST_ERROR_MODE, None),
];

const COMPONENTS: &str = "components";
const TERRAFORM: &str = "terraform";

const fn text(path: &'static [&'static str], variable: Variable, flag: Option<&'static str>) -> Override {
    Override { path, variable, flag, kind: Kind::Text }
}

const fn list(path: &'static [&'static str], variable: Variable) -> Override {
    Override { path, variable, flag: None, kind: Kind::List }
}

const fn switch(path: &'static [&'static str], variable: Variable) -> Override {
    Override { path, variable, flag: None, kind: Kind::Switch }
}

impl Override {
    fn value(&self, setting: &Setting<'_>, at: Place) -> Result<Value> {
        match self.kind {
            Kind::Switch => setting.boolean().map(Value::Bool),
            Kind::Lists if ListMerge::named(setting.value).is_none() => {
                let message = format!("`{}` cannot be `{}`", setting.variable, setting.value);
                Err(Error::configuration(message).help("write `replace`, `append` or `merge`"))
            }
            Kind::Text | Kind::Lists => Ok(Value::text(setting.value)),
            Kind::List => {
                let texts = split(setting.value).into_iter().map(|text| Node::text(at, text));
                Ok(Value::list(texts.collect()))
            }
        }
    }
}

/// Puts `value` at the end of `path`; maps on the way are made.
fn set(node: &mut Node, path: &[&'static str], place: Place, value: Value) {
    let Some((key, rest)) = path.split_first() else {
        *node = Node::new(place, value);
        return;
    };
    let mut map = node.as_map().cloned().unwrap_or_default();
    let mut child = map.get(key).cloned().unwrap_or_else(|| Node::empty_map(place));
    set(&mut child, rest, place, value);
    map.insert(*key, place, child);
    node.value = Value::map(map);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::yaml::to_json, system::fake::env};

    fn found(variables: &[(&str, &str)], flags: &[(&str, &str)]) -> Result<String> {
        let mut selection = Selection::default();
        for (name, value) in flags {
            selection.add(name, value);
        }
        layer(&env(variables), &selection).map(|layer| to_json(&layer).to_string())
    }

    #[test]
    fn flags_win_over_variables_and_nothing_else_is_set() {
        let variables = [("ATMOS_STACKS_BASE_PATH", "v"), ("ATMOS_STACKS_INCLUDED_PATHS", "a, b")];
        assert_eq!(found(&variables, &[]).unwrap(), r#"{"stacks":{"base_path":"v","included_paths":["a","b"]}}"#);
        let flags = [("--stacks-dir", "f")];
        assert_eq!(found(&variables[..1], &flags).unwrap(), r#"{"stacks":{"base_path":"f"}}"#);
        assert_eq!(found(&[], &[]).unwrap(), "{}");
    }

    #[test]
    fn wrong_values_name_the_variable_or_the_flag() {
        let error = found(&[("WRAP_COMPONENTS_TERRAFORM_PLUGIN_CACHE", "maybe")], &[]).unwrap_err().to_string();
        assert!(
            error.starts_with("error: `WRAP_COMPONENTS_TERRAFORM_PLUGIN_CACHE` is neither true nor false"),
            "{error}"
        );
        let error = found(&[], &[("--settings-list-merge-strategy", "deep")]).unwrap_err().to_string();
        assert_eq!(
            error,
            "error: `--settings-list-merge-strategy` cannot be `deep`\nhelp: write `replace`, `append` or `merge`"
        );
    }
}
