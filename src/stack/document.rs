//! Everything about a component in one tree, with the keys of Atmos's `describe component`.

use std::path::{Path, PathBuf};

use super::{
    Component, component,
    expansion::expand,
    files::{File, key},
    functions::Functions,
    integrations,
    layers::Layers,
    library::Library,
    remote_state,
    section::laid_over,
    sections::{Answer, Sections},
    sources::Sources,
    stacks::TERRAFORM,
};
use crate::{
    config::{
        auth, clean,
        yaml::{Map, Node},
    },
    error::Result,
};

/// A component with all that its document is made of.
pub(crate) struct Described<'d> {
    pub(crate) library: &'d Library<'d>,
    pub(crate) file: &'d File,
    /// `terraform`, …
    pub(crate) kind: &'d str,
    pub(crate) layers: &'d Layers<'d>,
    pub(crate) answer: Answer<'d>,
    pub(crate) component: &'d Component,
}

/// What only Terraform's components have.
const TERRAFORM_ONLY: [&str; 10] = [
    "atlantis_project",
    "backend",
    "backend_type",
    "providers",
    "remote_state_backend",
    "remote_state_backend_type",
    "required_providers",
    "required_version",
    "spacelift_stack",
    "workspace",
];

/// Sections that nothing else reads; they are there even when they are empty.
const PLAIN: [&str; 4] = ["generate", "hooks", "provision", "source"];

/// Sections that are there only when somebody wrote them.
const OPTIONAL: [&str; 4] = ["dependencies", "locals", "retry", "secrets"];

impl Described<'_> {
    /// What `describe stacks` says of it.
    pub(crate) fn document(&self) -> Result<Map> {
        let component = self.component;
        let mut document = Map::default();
        let mut put = |key: &str, node: Node| document.insert(key, self.layers.own.at, node);
        let file = key(&self.library.config.stacks.base_path, &self.file.path);
        put("atmos_component", self.text(&component.name));
        put("atmos_manifest", self.text(&file));
        put("atmos_stack", self.text(&component.stack));
        put("atmos_stack_file", self.text(&file));
        put("stack", self.text(&component.stack));
        let own_folder = component::own_folder(self.layers, &component.name)?;
        put("component", self.text(&own_folder));
        put("component_info", self.info(&self.configured_path(&own_folder)));
        put("component_type", self.text(self.kind));
        put("workspace", self.text(&component.workspace));
        put("inheritance", self.list(self.layers.bases.chain.iter().map(|name| self.text(name))));
        let lists = self.library.config.list_merge;
        put("auth", auth::merge_component(&self.library.config.auth, &component.auth, lists)?);
        let usual = self.library.config.terraform.command.as_ref().filter(|_| self.kind == TERRAFORM);
        let command = component.command.as_ref().or(usual);
        put("command", self.text(command.map_or(self.kind, String::as_str)));
        put("env", component.env.clone());
        put("metadata", component.metadata.clone());
        put("overrides", self.layers.overrides().cloned().unwrap_or_else(|| self.empty()));
        put("providers", component.providers.clone());
        put("required_providers", component.required_providers.clone());
        put("required_version", self.text(component.required_version.as_deref().unwrap_or_default()));
        put("settings", component.settings.clone());
        put("vars", component.vars.clone());
        self.put_others(&mut document)?;
        if self.kind != TERRAFORM {
            for key in TERRAFORM_ONLY {
                document.remove(key);
            }
        }
        document.shrink();
        Ok(document)
    }

    /// What `describe component` says of it.
    pub(crate) fn full_document(&self) -> Result<Map> {
        let mut document = self.document()?;
        let imported = &expand(self.library, &self.file.path)?.imports;
        let sources = Sources::of(self.library, &self.file.path, imported);
        let backend = self.component.backend.as_ref();
        let (backend_type, settings) = backend.map_or(("", self.empty()), |(name, node)| (name, node.clone()));
        let component = self.component;
        let values = [
            ("vars", "", &component.vars),
            ("env", "", &component.env),
            ("settings", "", &component.settings),
            ("backend", backend_type, &settings),
        ];
        let (described, deps, deps_all) = sources.of_values(self.layers, &component.name, &values);
        let at = self.layers.own.at;
        let texts = |texts: &[String]| self.list(texts.iter().map(|text| self.text(text)));
        for (key, node) in [
            ("component_info", self.info(&self.library.config.terraform.base_path.join(&component.folder))),
            ("sources", described),
            ("deps", texts(&deps)),
            ("deps_all", texts(&deps_all)),
            ("imports", self.list(sources.imports())),
            ("cli_args", texts(&["describe".to_owned(), "component".to_owned()])),
            ("tf_cli_vars", self.empty()),
            ("atmos_cli_config", self.library.config.tree.clone()),
        ] {
            document.insert(key, at, node);
        }
        Ok(document)
    }

    fn put_others(&self, document: &mut Map) -> Result<()> {
        let at = self.layers.own.at;
        for key in PLAIN.into_iter().chain(OPTIONAL) {
            let section = self.section(key)?;
            if PLAIN.contains(&key) || !section.is_empty() {
                document.insert(key, at, section);
            }
        }
        let (name, backend) = match &self.component.backend {
            Some((name, settings)) => (name.as_str(), settings.clone()),
            None => ("", self.empty()),
        };
        let remote_type = remote_state::chosen(self.layers, name)?;
        let remote = self.section("remote_state_backend")?;
        remote_state::check(&remote, (remote_type, name), (&self.component.name, &self.component.stack))?;
        let below = Some(backend.clone()).filter(|_| remote_type == name);
        let remote = laid_over(below, remote.get(remote_type), self.library.config.list_merge);
        document.insert("remote_state_backend", at, remote.unwrap_or_else(|| self.empty()));
        document.insert("remote_state_backend_type", at, self.text(remote_type));
        document.insert("backend", at, backend);
        document.insert("backend_type", at, self.text(name));
        for (key, name) in [
            ("spacelift_stack", integrations::spacelift_stack(self.component)),
            ("atlantis_project", integrations::atlantis_project(self.library.config, self.component)),
        ] {
            if let Some(name) = name {
                document.insert(key, at, self.text(&name));
            }
        }
        Ok(())
    }

    /// A section that runs do not need, rendered and evaluated.
    fn section(&self, name: &str) -> Result<Node> {
        let written = self.layers.named(self.library, name)?;
        if written.is_empty() {
            return Ok(written);
        }
        let names = (self.component.stack.as_str(), self.component.name.as_str());
        let merged = component::merged(self.library, self.file, self.layers, names)?;
        let sections = Sections::new(self.library, self.layers, &merged, self.answer);
        let (env, metadata) = (sections.rendered(&merged.env)?, sections.rendered(&merged.metadata)?);
        Functions::new(self.library, &env, &metadata, self.layers.lists).evaluate(&sections.rendered(&written)?)
    }

    /// The folder of the component as the configuration writes paths, mostly relative to it.
    fn configured_path(&self, folder: &str) -> PathBuf {
        let config = self.library.config;
        let written = |path: &[&str]| config.tree.at_path(path).and_then(Node::as_str);
        let usual = if config.has_usual_folders { format!("components/{}", self.kind) } else { String::new() };
        let below = written(&["components", self.kind, "base_path"]).unwrap_or(&usual);
        clean(&Path::new(written(&["base_path"]).unwrap_or_default()).join(below).join(folder))
    }

    fn info(&self, path: &Path) -> Node {
        let mut info = Map::default();
        info.insert("component_path", self.layers.own.at, self.text(&path.to_string_lossy()));
        info.insert("component_type", self.layers.own.at, self.text(self.kind));
        Node::map(self.layers.own.at, info)
    }

    fn text(&self, text: &str) -> Node {
        Node::text(self.layers.own.at, text)
    }

    fn list(&self, items: impl Iterator<Item = Node>) -> Node {
        Node::list(self.layers.own.at, items.collect())
    }

    fn empty(&self) -> Node {
        Node::empty_map(self.layers.own.at)
    }
}
