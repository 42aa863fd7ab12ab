//! Values for the tests of this module.

use std::{collections::BTreeMap, ffi::OsString, path::Path};

use super::{arguments, arguments::Arguments, job::Job};
use crate::{
    config::{
        Config, StackSettings, TerraformSettings,
        yaml::{ListMerge, Map, Node, Place, Value},
    },
    stack::Component,
    system::{Env, fake},
};

pub(super) fn place() -> Place {
    Place::start_of(Path::new("dev.yaml"))
}

/// The tree of a JSON text.
pub(super) fn node(text: &str) -> Node {
    tree(&serde_json::from_str(text).expect("the test's JSON is right"))
}

fn tree(json: &serde_json::Value) -> Node {
    use serde_json::Value as Json;
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => match number.as_i64() {
            Some(number) => Value::Int(number.into()),
            None => Value::Float(number.as_f64().expect("a number of JSON")),
        },
        Json::String(text) => Value::text(text.as_str()),
        Json::Array(items) => Value::list(items.iter().map(tree).collect()),
        Json::Object(fields) => {
            let mut map = Map::default();
            for (key, value) in fields {
                map.insert(key.as_str(), place(), tree(value));
            }
            Value::map(map)
        }
    };
    Node::new(place(), value)
}

/// Component `name` of stack `dev`, with nothing set.
pub(super) fn component(name: &str) -> Component {
    let empty = || Node::empty_map(place());
    Component {
        stack: "dev".into(),
        name: name.into(),
        at: place(),
        manifest: "/project/stacks/dev.yaml".into(),
        folder: name.into(),
        has_base: false,
        vars: empty(),
        env: empty(),
        settings: empty(),
        metadata: empty(),
        auth: empty(),
        providers: empty(),
        required_providers: empty(),
        required_version: None,
        backend: None,
        generate: node("{}"),
        static_outputs: None,
        command: None,
        workspace: "dev".into(),
        is_abstract: false,
        is_enabled: true,
        is_locked: false,
    }
}

/// A project at `base` whose components lie in `components/terraform`.
pub(super) fn config(base: &Path) -> Config {
    let empty = || Node::empty_map(place());
    Config {
        file: base.join("atmos.yaml"),
        base_path: base.to_path_buf(),
        stacks: StackSettings {
            is_placed: true,
            base_path: base.join("stacks"),
            included_paths: vec![],
            excluded_paths: vec![],
            name_pattern: None,
            name_template: None,
            inherit_metadata: true,
        },
        terraform: TerraformSettings {
            base_path: base.join("components/terraform"),
            command: None,
            apply_auto_approve: false,
            deploy_run_init: true,
            init_run_reconfigure: false,
            init_pass_vars: false,
            auto_generate_backend_file: false,
            auto_generate_files: false,
            workspaces_enabled: true,
            workspace_separator: "-".into(),
            skip_planfile: false,
            plugin_cache: false,
            plugin_cache_dir: None,
            append_user_agent: None,
        },
        env: empty(),
        auth: empty(),
        list_merge: ListMerge::Replace,
        templates_enabled: false,
        templates: empty(),
        exec_allowed: false,
        skipped_functions: None,
        key_delimiter: None,
        identity: None,
        has_usual_folders: true,
        tree: empty(),
        warnings: Vec::new(),
    }
}

pub(super) fn variables(pairs: &[(&str, &str)]) -> BTreeMap<OsString, OsString> {
    fake::env(pairs).variables
}

pub(super) fn env(base: &Path, pairs: &[(&str, &str)]) -> Env {
    Env { directory: base.to_path_buf(), ..fake::env(pairs) }
}

/// Arguments from a line of words.
pub(super) fn parsed(line: &str) -> Arguments {
    let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
    arguments::parse(&words).expect("the test's line is right")
}

/// A project in a folder of its own, to take jobs from.
pub(super) struct Project {
    pub(super) folder: tempfile::TempDir,
    pub(super) config: Config,
    pub(super) env: Env,
    pub(super) component: Component,
    pub(super) arguments: Arguments,
    pub(super) is_interactive: bool,
}

impl Project {
    /// A project with one empty component `vnet`; nothing of the machine but `path` is known.
    pub(super) fn new(line: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path().canonicalize().expect("it is there");
        std::fs::create_dir_all(base.join("components/terraform/vnet")).expect("it is ours");
        Self {
            config: config(&base),
            env: env(&base, &[("PATH", "/bin:/usr/bin")]),
            component: component("vnet"),
            arguments: parsed(line),
            is_interactive: false,
            folder,
        }
    }

    pub(super) fn job(&self) -> Job<'_> {
        Job {
            env: &self.env,
            config: &self.config,
            component: &self.component,
            arguments: &self.arguments,
            asked: "terraform",
            is_interactive: self.is_interactive,
        }
    }

    /// The component's folder.
    pub(super) fn root(&self) -> std::path::PathBuf {
        self.config.terraform.base_path.join("vnet")
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.root().join(name), text).expect("the folder is ours");
    }
}
