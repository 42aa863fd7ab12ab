//! What is read from which layer.

use std::{fs, path::Path};

use super::*;
use crate::{
    config::yaml::{ListMerge, to_json},
    system::fake,
};

fn load_text(text: &str, variables: &[(&str, &str)]) -> Result<Config> {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("atmos.yaml"), text).unwrap();
    let directory = root.path().to_path_buf();
    let mut config = load(&Env { directory, ..fake::env(variables) }, &Selection::default())?;
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
                settings: {list_merge_strategy: append}\ntemplates: {settings: {enabled: true}}\nlogs: {level: Debug}\n";
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
fn a_section_of_stacks_in_an_atmos_yaml_says_all_of_it() {
    let config = load_text("base_path: .\n", &[]).unwrap();
    assert!(config.stacks.is_placed && config.stacks.included_paths == ["**/*"]);
    let config = load_text("base_path: .\n", &[("ATMOS_STACKS_BASE_PATH", "s")]).unwrap();
    assert!(config.stacks.is_placed && config.stacks.included_paths == ["**/*"]);
    let config = load_text("stacks: {name_pattern: '{stage}'}\n", &[]).unwrap();
    assert!(!config.stacks.is_placed && config.stacks.included_paths.is_empty());
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
    assert_eq!(shown("- a\n"), "error: atmos.yaml:1:1: a configuration file must be a map, not a list");
    assert_eq!(shown("auth: 1\n"), "error: atmos.yaml:1:7: `auth` must be a map, not a number");
}

#[test]
fn without_a_file_the_defaults_of_none_hold_where_they_fit() {
    let root = tempfile::tempdir().unwrap();
    let env = Env { directory: root.path().to_path_buf(), ..Env::default() };
    let error = load(&env, &Selection::default()).unwrap_err().to_string();
    assert!(error.starts_with("error: found no `wrap.yaml` or `atmos.yaml` in `"), "{error}");
    fs::create_dir_all(root.path().join("stacks/orgs")).unwrap();
    let config = load(&env, &Selection::default()).unwrap();
    assert_eq!(config.stacks.name_pattern.as_deref(), Some("{tenant}-{environment}-{stage}"));
    assert_eq!(config.stacks.base_path, root.path().join("stacks"));
    assert!(config.terraform.deploy_run_init && config.terraform.auto_generate_backend_file);
}

#[test]
fn a_repository_cannot_allow_itself_to_run_programs() {
    let root = tempfile::tempdir().unwrap();
    let allowing = "functions: {exec: true}\nenv: {ATMOS_ALLOW_EXEC: '1', WRAP_ALLOW_EXEC: '1'}\n";
    for folder in ["home/.atmos", "repo/.atmos.d", "repo/profiles/p", "repo/.git"] {
        fs::create_dir_all(root.path().join(folder)).unwrap();
    }
    for file in ["repo/atmos.yaml", "repo/.atmos.d/a.yaml", "repo/profiles/p/a.yaml"] {
        fs::write(root.path().join(file), allowing).unwrap();
    }
    let own = root.path().join("home/.atmos/atmos.yaml");
    fs::write(&own, "import: [../../repo/atmos.yaml]\n").unwrap();
    let variables = [("HOME".into(), root.path().join("home").into()), ("ATMOS_PROFILE".into(), "p".into())].into();
    let env = Env { variables, directory: root.path().join("repo"), ..Env::default() };
    assert!(!load(&env, &Selection::default()).unwrap().exec_allowed);
    fs::write(&own, "functions: {exec: true}\n").unwrap();
    assert!(load(&env, &Selection::default()).unwrap().exec_allowed);
}

#[test]
fn a_base_path_starts_where_it_is_declared() {
    let root = tempfile::tempdir().unwrap();
    for folder in ["a/b", "x/stacks"] {
        fs::create_dir_all(root.path().join(folder)).unwrap();
    }
    fs::write(root.path().join("a/atmos.yaml"), "base_path: ../x\n").unwrap();
    let env = Env { directory: root.path().join("a/b"), ..Env::default() };
    let base = |env: &Env, flag: Option<&str>| {
        let mut selection = Selection::default();
        if let Some(flag) = flag {
            selection.add("--base-path", flag);
        }
        load(env, &selection).unwrap().base_path.strip_prefix(root.path()).unwrap().display().to_string()
    };
    assert_eq!(base(&env, None), "x");
    assert_eq!(base(&env, Some("./y")), "a/b/y");
    let env = Env { variables: [("WRAP_BASE_PATH".into(), "../z".into())].into(), ..env };
    assert_eq!(base(&env, None), "a/z");
}

#[test]
fn identities_that_atmos_has_found_lie_below_those_that_are_written() {
    let root = tempfile::tempdir().unwrap();
    let cache = root.path().join("cache/atmos/auth/sso");
    fs::create_dir_all(&cache).unwrap();
    let found = "auth: {identities: {Found: {kind: x}, own: {kind: found}}}";
    fs::write(cache.join("provisioned-identities.yaml"), found).unwrap();
    fs::write(
        root.path().join("atmos.yaml"),
        "auth: {providers: {sso: {kind: y}, ../sso: {kind: y}}, identities: {own: {kind: own}}}",
    )
    .unwrap();
    let variables = [("XDG_CACHE_HOME".into(), root.path().join("cache").into())].into();
    let env = Env { variables, directory: root.path().to_path_buf(), ..Env::default() };
    let auth = load(&env, &Selection::default()).unwrap().auth;
    let kind = |name| auth.at_path(&["identities", name, "kind"]).and_then(Node::as_str).map(ToOwned::to_owned);
    assert_eq!((kind("Found").as_deref(), kind("own").as_deref()), (Some("x"), Some("own")));
}
