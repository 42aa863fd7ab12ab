//! The configuration files to one tree, and the tree to [`Config`].

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    Config, find, permission, settings,
    yaml::{ListMerge, Map, Node, Place, Value, merge_all, parse},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// Finds and reads the configuration.
pub(crate) fn load(env: &Env) -> Result<Config> {
    let (files, layers) = read_all(env)?;
    let highest = files.last().expect("there is at least one file");
    let mut config = settings::read(env, highest, &merged(highest, &layers))?;
    config.exec_allowed = permission::allows_exec(env, files.iter().map(PathBuf::as_path).zip(&layers));
    Ok(config)
}

/// The configuration as one tree.
pub(crate) fn tree(env: &Env) -> Result<Node> {
    let (files, layers) = read_all(env)?;
    Ok(merged(files.last().expect("there is at least one file"), &layers))
}

fn read_all(env: &Env) -> Result<(Vec<PathBuf>, Vec<Node>)> {
    let files = find::find(env)?;
    let layers = files.iter().map(|file| read(env, file)).collect::<Result<_>>()?;
    Ok((files, layers))
}

/// Atmos merges its configuration files by this rule, whatever they say about stacks.
fn merged(highest: &Path, layers: &[Node]) -> Node {
    let empty = || Node::empty_map(Place::start_of(Box::leak(highest.to_path_buf().into_boxed_path())));
    merge_all(layers, ListMerge::Replace).unwrap_or_else(empty)
}

fn read(env: &Env, file: &Path) -> Result<Node> {
    let shown = env.shown(file);
    let text = fs::read_to_string(file)
        .map_err(|error| Error::configuration(format!("cannot read `{shown}`")).because(error))?;
    let node = parse(Path::new(&shown), &text)?;
    match &node.value {
        Value::Map(_) => Ok(lower_keys(&node, &mut Vec::new())),
        Value::Null => Ok(node),
        other => Err(Error::configuration(format!("expected a map, found {}", other.kind())).at(node.at)),
    }
}

/// Below these, keys are names that people chose.
const NAMES: [&[&str]; 5] = [
    &["env"],
    &["templates", "settings", "env"],
    &["auth", "providers"],
    &["auth", "identities"],
    &["auth", "integrations"],
];

/// Keys in lower case: Atmos reads this file with viper, for which `Base_Path` is `base_path`.
fn lower_keys(node: &Node, path: &mut Vec<String>) -> Node {
    let Some(map) = node.as_map() else { return node.clone() };
    let keeps_case = NAMES.iter().any(|names| *names == path.as_slice());
    let mut lowered = Map::default();
    for (key, entry) in map.iter() {
        let lower = if keeps_case { key.as_ref().to_owned() } else { key.to_lowercase() };
        path.push(lower.clone());
        lowered.insert(lower, entry.key_at, lower_keys(&entry.node, path));
        path.pop();
    }
    Node { at: node.at, tag: node.tag.clone(), value: Value::Map(lowered.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::yaml::to_json;

    fn load_text(text: &str, variables: &[(&str, &str)]) -> Result<Config> {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("atmos.yaml"), text).unwrap();
        let variables = variables.iter().map(|(name, value)| (name.into(), value.into())).collect();
        let directory = root.path().to_path_buf();
        let mut config = load(&Env { variables, directory, ..Env::default() })?;
        let short = |path: &Path| path.strip_prefix(root.path()).unwrap_or(path).to_path_buf();
        config.base_path = short(&config.base_path);
        config.stacks.base_path = short(&config.stacks.base_path);
        config.terraform.base_path = short(&config.terraform.base_path);
        config.terraform.plugin_cache_dir = config.terraform.plugin_cache_dir.as_deref().map(short);
        Ok(config)
    }

    #[test]
    fn an_empty_file_has_the_defaults_of_a_file_not_those_of_none() {
        let config = load_text("", &[]).unwrap();
        assert_eq!(config.stacks.base_path, Path::new("stacks"));
        assert_eq!((config.stacks.included_paths, config.stacks.excluded_paths), (vec!["**/*".to_owned()], vec![]));
        assert!(config.stacks.inherit_metadata && config.terraform.plugin_cache && config.terraform.workspaces_enabled);
        let terraform = config.terraform;
        assert_eq!(terraform.base_path, Path::new("components/terraform"));
        assert_eq!((terraform.command, terraform.workspace_separator.as_str()), (None, "-"));
        assert!(!terraform.deploy_run_init && !terraform.init_run_reconfigure && !terraform.auto_generate_backend_file);
        assert!(!terraform.apply_auto_approve && !terraform.init_pass_vars && !terraform.skip_planfile);
        assert!(config.auth.is_empty() && config.env.is_empty() && !config.templates_enabled);
    }

    #[test]
    fn settings_are_read_from_the_file() {
        let text = "base_path: ./project\nstacks:\n  base_path: s\n  included_paths: [a, b]\n  excluded_paths: [c]\n  \
                    name_pattern: '{stage}'\n  name_template: '{{ .vars.stage }}'\n  inherit: {metadata: false}\n\
                    components:\n  terraform:\n    base_path: ../t\n    command: tofu\n    deploy_run_init: true\n    \
                    workspaces_enabled: false\n    init: {pass_vars: true}\n    plan: {skip_planfile: true}\n    \
                    workspace: {prefix_separator: _}\n    append_user_agent: x/1\n\
                    settings: {list_merge_strategy: append}\ntemplates: {settings: {enabled: true}}\nlogs: {level: 7}\n";
        let config = load_text(text, &[]).unwrap();
        assert_eq!(config.base_path, Path::new("project"));
        assert_eq!(config.stacks.base_path, Path::new("project/s"));
        assert_eq!(config.stacks.included_paths, ["a", "b"]);
        assert_eq!(config.stacks.name_template.as_deref(), Some("{{ .vars.stage }}"));
        assert!(!config.stacks.inherit_metadata);
        assert_eq!(config.terraform.base_path, Path::new("t"));
        assert_eq!(config.terraform.command.as_deref(), Some("tofu"));
        assert!(config.terraform.deploy_run_init && config.terraform.init_pass_vars && config.terraform.skip_planfile);
        assert!(!config.terraform.workspaces_enabled && config.templates_enabled);
        assert_eq!(config.terraform.workspace_separator, "_");
        assert_eq!(config.list_merge, ListMerge::Append);
    }

    #[test]
    fn variables_win_over_the_file() {
        let text = "stacks: {base_path: s, included_paths: [a]}\n";
        let variables = [
            ("ATMOS_STACKS_BASE_PATH", "elsewhere"),
            ("ATMOS_STACKS_INCLUDED_PATHS", "x, y"),
            ("ATMOS_COMPONENTS_TERRAFORM_COMMAND", "terraform"),
            ("WRAP_COMPONENTS_TERRAFORM_COMMAND", "tofu"),
            ("ATMOS_COMPONENTS_TERRAFORM_PLUGIN_CACHE", "false"),
            ("ATMOS_COMPONENTS_TERRAFORM_PLUGIN_CACHE_DIR", "cache"),
            ("ATMOS_SETTINGS_LIST_MERGE_STRATEGY", "merge"),
        ];
        let config = load_text(text, &variables).unwrap();
        assert_eq!(config.stacks.base_path, Path::new("elsewhere"));
        assert_eq!(config.stacks.included_paths, ["x", "y"]);
        assert_eq!(config.terraform.command.as_deref(), Some("tofu"));
        assert!(!config.terraform.plugin_cache);
        assert_eq!(config.terraform.plugin_cache_dir.as_deref(), Some(Path::new("cache")));
        assert_eq!(config.list_merge, ListMerge::Merge);
        let wrong = load_text("", &[("ATMOS_SETTINGS_LIST_MERGE_STRATEGY", "deep")]).unwrap_err().to_string();
        assert!(wrong.starts_with("error: `ATMOS_SETTINGS_LIST_MERGE_STRATEGY` cannot be `deep`\nhelp: "), "{wrong}");
    }

    #[test]
    fn keys_ignore_case_except_names() {
        let text = "Stacks: {Base_Path: s}\nENV: {My_Var: 1}\n\
                    auth: {Providers: {Azure-Dev: {KIND: azure/device-code, Spec: {Tenant_ID: t}}}}\n";
        let config = load_text(text, &[]).unwrap();
        assert_eq!(config.stacks.base_path, Path::new("s"));
        assert_eq!(to_json(&config.env).to_string(), r#"{"My_Var":1}"#);
        let spec = config.auth.at_path(&["providers", "Azure-Dev", "spec", "tenant_id"]);
        assert_eq!(spec.and_then(Node::as_str), Some("t"));
    }

    #[test]
    fn wrong_types_name_their_place() {
        let shown = |text: &str| load_text(text, &[]).unwrap_err().to_string();
        assert_eq!(
            shown("stacks: [a]\n"),
            "error: atmos.yaml:1:9: `stacks` of the configuration must be a map, not a list"
        );
        assert_eq!(
            shown("components:\n  terraform:\n    deploy_run_init: maybe\n"),
            "error: atmos.yaml:3:22: `deploy_run_init` of `terraform` must be `true` or `false`, not a text"
        );
        assert_eq!(
            shown("stacks:\n  name_pattern: [a]\n"),
            "error: atmos.yaml:2:17: `name_pattern` of `stacks` must be a text, not a list"
        );
        assert_eq!(shown("- a\n"), "error: atmos.yaml:1:1: expected a map, found a list");
        assert_eq!(shown("auth: 1\n"), "error: atmos.yaml:1:7: `auth` must be a map, not a number");
    }
}
