//! Why a component is affected.

use std::path::PathBuf;

use super::{
    super::TERRAFORM,
    changes::Changes,
    digest::{METADATA, SETTINGS},
    secrets,
};
use crate::config::{
    Config, clean,
    yaml::{Map, Node},
};

/// A component, and what is not as it was in the base.
pub(super) struct Component<'c> {
    pub(super) config: &'c Config,
    pub(super) kind: &'c str,
    pub(super) document: &'c Map,
    /// Sections.
    pub(super) changed: &'c [&'c str],
}

/// Why, in Atmos's words.
pub(super) struct Reason {
    pub(super) name: String,
    /// The file or folder where that is the reason, and which of both it is.
    pub(super) path: Option<(&'static str, String)>,
}

impl Reason {
    pub(super) fn plain(name: &str) -> Self {
        Self { name: name.to_owned(), path: None }
    }
}

impl Component<'_> {
    /// All reasons, the main one first.
    pub(super) fn reasons(&self, changes: &Changes) -> Vec<Reason> {
        let of = |is_wanted: &dyn Fn(&str) -> bool| {
            let names = self.changed.iter().filter(|name| is_wanted(name));
            names.map(|name| Reason::plain(&format!("stack.{name}"))).collect::<Vec<_>>()
        };
        let mut reasons = of(&|name| name == METADATA);
        self.add_folder_reasons(changes, &mut reasons);
        reasons.extend(of(&|name| name != METADATA && name != SETTINGS));
        reasons.extend(of(&|name| name == SETTINGS));
        reasons.extend(self.path_reason(changes).or_else(|| self.secret_reason(changes)));
        reasons
    }

    pub(super) fn is_locked(&self) -> bool {
        self.document.get("metadata").and_then(|metadata| metadata.get("locked")).and_then(Node::as_bool) == Some(true)
    }

    fn add_folder_reasons(&self, changes: &Changes, reasons: &mut Vec<Reason>) {
        let named = self.document.get("metadata").and_then(|metadata| metadata.get("component"));
        let Some(folder) = named.or_else(|| self.document.get("component")).and_then(Node::as_str) else { return };
        let folder = &self.base_path().join(folder);
        if self.kind == TERRAFORM && changes.touch_modules_of(folder) {
            reasons.push(Reason::plain("component.module"));
        }
        if changes.touch(folder) {
            reasons.push(Reason::plain("component"));
        }
    }

    /// Where the code of this kind of components lies.
    fn base_path(&self) -> PathBuf {
        if self.kind == TERRAFORM {
            return self.config.terraform.base_path.clone();
        }
        let written = self.config.tree.at_path(&["components", self.kind, "base_path"]).and_then(Node::as_str);
        self.config.base_path.join(written.map_or_else(|| format!("components/{}", self.kind), ToOwned::to_owned))
    }

    /// The first changed one of `file` and `folder` of `settings.depends_on`, `files` and `folders` of `dependencies`.
    fn path_reason(&self, changes: &Changes) -> Option<Reason> {
        let written = self.document.get("settings").and_then(|settings| settings.get("depends_on"));
        let written: Vec<&Node> = match written.map(|node| (node, node.as_map())) {
            Some((_, Some(map))) => map.iter().map(|(_, entry)| &entry.node).collect(),
            Some((node, None)) => node.as_list().unwrap_or_default().iter().collect(),
            None => Vec::new(),
        };
        let dependencies = self.document.get("dependencies");
        [("file", "files"), ("folder", "folders")].into_iter().find_map(|(name, list)| {
            let listed = dependencies.and_then(|node| node.get(list)).and_then(Node::as_list).unwrap_or_default();
            let mut paths = written.iter().filter_map(|node| node.get(name)).chain(listed).filter_map(Node::as_str);
            let found = paths.find(|path| changes.touch_named(path))?;
            Some(Reason { name: name.to_owned(), path: Some((name, found.to_owned())) })
        })
    }

    /// The first changed file of the component's secrets.
    fn secret_reason(&self, changes: &Changes) -> Option<Reason> {
        let mut paths = secrets::paths(self.config, self.document).into_iter();
        let found = paths.find(|path| changes.touch(&clean(&self.config.base_path.join(path))))?;
        Some(Reason { name: "secret.file".to_owned(), path: Some(("file", found)) })
    }
}
