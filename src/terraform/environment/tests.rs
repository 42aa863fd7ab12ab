//! What the child's environment holds.

use super::*;
use crate::{
    secret::Secret,
    terraform::fixture::{component, config, env, node},
};

fn session() -> Session {
    Session {
        edits: vec![],
        links: vec![],
        set: [("ARM_USE_CLI", "true"), ("ARM_SUBSCRIPTION_ID", "of-the-session")]
            .map(|(name, value)| (name.to_owned(), Secret::from(value)))
            .into(),
        removed: vec!["ARM_CLIENT_*", "ARM_ACCESS_KEY"],
        hidden: Vec::new(),
        path_front: Some("/private".into()),
    }
}

fn value(variables: &BTreeMap<OsString, OsString>, name: &str) -> Option<String> {
    variables.get(OsStr::new(name)).map(|value| value.to_string_lossy().into_owned())
}

#[test]
fn later_layers_win_and_the_session_wins_over_all() {
    let base = Path::new("/project");
    let env = env(
        base,
        &[("A", "process"), ("B", "process"), ("C", "process"), ("PATH", "/bin"), ("ARM_CLIENT_SECRET", "canary-1")],
    );
    let config = Config { env: node(r#"{"B": "project", "C": "project"}"#), ..config(base) };
    let section = node(
        r#"{"C": "component", "ARM_SUBSCRIPTION_ID": "of-the-component", "ARM_ACCESS_KEY": "meant", "PATH": "/opt"}"#,
    );
    let component = Component { env: section, ..component("vnet") };
    let variables = variables(&env, Some(&session()), &config, &component);
    for (name, want) in [
        ("A", Some("process")),
        ("B", Some("project")),
        ("C", Some("component")),
        ("ARM_CLIENT_SECRET", None),
        ("ARM_ACCESS_KEY", Some("meant")),
        ("ARM_SUBSCRIPTION_ID", Some("of-the-session")),
        ("PATH", Some("/private:/opt")),
        ("TF_IN_AUTOMATION", Some("true")),
        ("ATMOS_BASE_PATH", Some("/project")),
        ("ATMOS_CLI_CONFIG_PATH", Some("/project")),
        ("TF_PLUGIN_CACHE_DIR", None),
    ] {
        assert_eq!(value(&variables, name).as_deref(), want, "{name}");
    }
}

#[test]
fn arguments_for_terraform_stand_before_those_that_are_there() {
    let base = Path::new("/project");
    let variables_with = |outside: &str| {
        let env = env(base, &[("TF_CLI_ARGS_plan", outside), ("TF_CLI_ARGS", "replaced")]);
        let section = node(r#"{"TF_CLI_ARGS_plan": "-lock=false", "TF_CLI_ARGS": "-no-color"}"#);
        variables(&env, None, &config(base), &Component { env: section, ..component("vnet") })
    };
    for (outside, want) in [("", "-lock=false"), ("-x", "-lock=false -x"), ("-lock=false -x", "-lock=false -x")] {
        let variables = variables_with(outside);
        assert_eq!(value(&variables, "TF_CLI_ARGS_plan").as_deref(), Some(want));
        assert_eq!(value(&variables, "TF_CLI_ARGS").as_deref(), Some("-no-color"));
    }
}

#[test]
fn values_are_rendered_as_go_does() {
    let section = node(
        r#"{"bool": true, "null": null, "int": -3, "whole": 1.0, "half": 0.5, "large": 1e6, "edge": 999999.5, "small": 0.00001,
            "list": [1, "b"], "map": {"b": 1, "a": 2}, "empty": ""}"#,
    );
    let rendered = rendered(&section);
    for (name, want) in [
        ("bool", Some("true")),
        ("null", None),
        ("int", Some("-3")),
        ("whole", Some("1")),
        ("half", Some("0.5")),
        ("large", Some("1e+06")),
        ("edge", Some("999999.5")),
        ("small", Some("1e-05")),
        ("list", Some("[1 b]")),
        ("map", Some("map[a:2 b:1]")),
        ("empty", Some("")),
    ] {
        assert_eq!(value(&rendered, name).as_deref(), want, "{name}");
    }
}

#[test]
fn plugin_cache_is_the_users_own_or_ours() {
    let base = Path::new("/project");
    let mut config = config(base);
    config.terraform.plugin_cache = true;
    let cache = |pairs: &[(&str, &str)]| {
        let variables = variables(&env(base, pairs), None, &config, &component("vnet"));
        (value(&variables, PLUGIN_CACHE), value(&variables, PLUGIN_CACHE_LOCK).is_some())
    };
    assert_eq!(cache(&[("HOME", "/h")]), (Some("/h/.cache/wrap/terraform/plugins".into()), true));
    assert_eq!(cache(&[("HOME", "/h"), ("XDG_CACHE_HOME", "/c")]), (Some("/c/wrap/terraform/plugins".into()), true));
    assert_eq!(cache(&[("HOME", "/h"), (PLUGIN_CACHE, "/own")]), (Some("/own".into()), false));
    assert_eq!(cache(&[]), (None, false));
}

#[test]
fn user_agent_of_the_user_stays() {
    let base = Path::new("/project");
    let agent = |pairs: &[(&str, &str)], configured: Option<&str>| {
        let mut config = config(base);
        config.terraform.append_user_agent = configured.map(str::to_owned);
        value(&variables(&env(base, pairs), None, &config, &component("vnet")), APPEND_USER_AGENT)
    };
    assert_eq!(agent(&[(APPEND_USER_AGENT, "mine")], Some("theirs")).as_deref(), Some("mine"));
    assert_eq!(agent(&[], Some("theirs")).as_deref(), Some("theirs"));
    assert_eq!(agent(&[], None), Some(format!("wrap/{}", env!("CARGO_PKG_VERSION"))));
}
