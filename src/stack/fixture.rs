//! Small projects for the tests of this folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Component, Stacks};
use crate::{
    config::{
        Config, StackSettings, TerraformSettings, clean,
        yaml::{ListMerge, Node, parse, print},
    },
    error::Result,
    system::{Env, fake::env},
};

/// A project in a folder of its own, whose manifests are below `stacks`.
pub(crate) struct Project {
    folder: tempfile::TempDir,
    pub(crate) name_template: Option<&'static str>,
    pub(crate) name_pattern: Option<&'static str>,
    pub(crate) inherit_metadata: bool,
    pub(crate) templates_enabled: bool,
    pub(crate) template_settings: &'static str,
    pub(crate) exec_allowed: bool,
    pub(crate) config_env: &'static str,
    pub(crate) config_tree: &'static str,
    pub(crate) key_delimiter: Option<&'static str>,
    pub(crate) excluded: &'static [&'static str],
    pub(crate) variables: &'static [(&'static str, &'static str)],
}

impl Project {
    /// Writes `files`, named from `stacks`.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("stacks")).unwrap();
        let project = Self {
            folder,
            name_template: None,
            name_pattern: None,
            inherit_metadata: true,
            templates_enabled: false,
            template_settings: "{}",
            exec_allowed: false,
            config_env: "{}",
            config_tree: "{}",
            key_delimiter: None,
            excluded: &[],
            variables: &[],
        };
        for (name, text) in files {
            let path = project.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        project
    }

    pub(crate) fn base(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        clean(&self.base().join("stacks").join(name))
    }

    pub(crate) fn env(&self) -> Env {
        Env { directory: self.base().to_owned(), ..env(self.variables) }
    }

    pub(crate) fn config(&self) -> Config {
        let empty = parse(Path::new("atmos.yaml"), "{}").unwrap();
        Config {
            file: self.base().join("atmos.yaml"),
            base_path: self.base().to_owned(),
            stacks: StackSettings {
                is_placed: true,
                base_path: self.base().join("stacks"),
                included_paths: vec!["**/*".to_owned()],
                excluded_paths: self.excluded.iter().map(ToString::to_string).collect(),
                name_pattern: self.name_pattern.map(ToOwned::to_owned),
                name_template: self.name_template.map(ToOwned::to_owned),
                inherit_metadata: self.inherit_metadata,
            },
            terraform: self.terraform(),
            env: parse(Path::new("atmos.yaml"), self.config_env).unwrap(),
            auth: empty,
            templates: parse(Path::new("atmos.yaml"), self.template_settings).unwrap(),
            exec_allowed: self.exec_allowed,
            skipped_functions: None,
            key_delimiter: self.key_delimiter.map(ToOwned::to_owned),
            identity: None,
            has_usual_folders: true,
            tree: parse(Path::new("atmos.yaml"), self.config_tree).unwrap(),
            warnings: Vec::new(),
            list_merge: ListMerge::Replace,
            templates_enabled: self.templates_enabled,
        }
    }

    fn terraform(&self) -> TerraformSettings {
        TerraformSettings {
            base_path: self.base().join("components/terraform"),
            command: None,
            apply_auto_approve: false,
            deploy_run_init: false,
            init_run_reconfigure: false,
            init_pass_vars: false,
            auto_generate_backend_file: false,
            auto_generate_files: false,
            workspaces_enabled: true,
            workspace_separator: "-".to_owned(),
            skip_planfile: false,
            plugin_cache: false,
            plugin_cache_dir: None,
            append_user_agent: None,
        }
    }

    pub(crate) fn resolve(&self, stack: &str, component: &str) -> Result<Component> {
        Stacks::open(&self.config(), &self.env())?.component(stack, component)
    }

    pub(crate) fn components(&self, stack: &str) -> Result<Vec<String>> {
        Stacks::open(&self.config(), &self.env())?.components(stack)
    }

    pub(crate) fn names(&self) -> Vec<String> {
        Stacks::open(&self.config(), &self.env()).unwrap().names()
    }
}

/// The scalar at a path of keys, as text.
pub(crate) fn text_at(node: &Node, path: &[&str]) -> Option<String> {
    node.at_path(path).and_then(|node| print(&node.value)).map(String::from)
}
