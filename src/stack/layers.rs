//! The layers of one component, from the manifest's root up to its overrides, and the sections merged from them.

use std::sync::Arc;

use super::{
    inherit::{Bases, bases},
    library::Library,
    section::{is_unset, laid_over, map_at, text_at},
};
use crate::{
    config::yaml::{ListMerge, Map, Node, Place, Value},
    error::{Error, Result},
};

/// A component's place in a merged manifest.
pub(crate) struct Layers<'m> {
    pub(crate) root: &'m Node,
    /// The section of all components of its kind, such as `terraform:`.
    pub(crate) kind: Option<&'m Node>,
    pub(crate) bases: Bases<'m>,
    pub(crate) own: &'m Node,
    /// Where the component's name is written.
    pub(crate) at: Place,
    overrides: Option<&'m Node>,
    pub(super) lists: ListMerge,
}

/// What a root `metadata:` may say; the rest belongs to components.
const ROOT_METADATA: [&str; 6] = ["labels", "tags", "custom", "enabled", "locked", "terraform_workspace_pattern"];

impl<'m> Layers<'m> {
    /// The layers of the component `name` of `kind`; `None` when the manifest has no such component.
    pub(crate) fn of(library: &Library<'_>, root: &'m Node, kind: &str, name: &str) -> Result<Option<Self>> {
        let Some(components) = root.at_path(&["components", kind]) else { return Ok(None) };
        let Some((name, entry)) = components.as_map().and_then(|map| map.pair(name)) else { return Ok(None) };
        let own = &entry.node;
        if is_unset(own) {
            return Ok(None);
        }
        if own.tag.is_some() || !matches!(own.value, Value::Map(_) | Value::Null) {
            let found = own.value.kind();
            return Err(Error::configuration(format!("component `{name}` must be a map, found {found}")).at(own.at));
        }
        let mut layers = Self {
            root,
            kind: map_at(library, root, kind)?,
            bases: bases(library, components, name, own)?,
            own,
            at: entry.key_at,
            overrides: map_at(library, own, "overrides")?,
            lists: library.config.list_merge,
        };
        layers.lists = layers.list_merge()?.unwrap_or(layers.lists);
        Ok(Some(layers))
    }

    /// The layers of a manifest that has no components; `nothing` is an empty map.
    pub(crate) fn bare(library: &Library<'_>, root: &'m Node, nothing: &'m Node) -> Result<Self> {
        let kind = map_at(library, root, "terraform")?;
        let lists = library.config.list_merge;
        Ok(Self { root, kind, bases: Bases::default(), own: nothing, at: root.at, overrides: None, lists })
    }

    /// The merged section of this name.
    pub(crate) fn named(&self, library: &Library<'_>, name: &str) -> Result<Node> {
        match name {
            "metadata" => self.metadata(library),
            "env" => self.merged(library, name, Some(&library.config.env), &self.all()),
            "providers" | "required_providers" => self.merged(library, name, None, &self.below_root()),
            "backend" => self.merged(library, name, None, &[self.kind, Some(self.own)]),
            // Those of the file and of a kind are for the templates of their own file only.
            "locals" => self.merged(library, name, None, &[Some(self.own)]),
            "vars" | "settings" | "auth" | "hooks" | "generate" | "secrets" | "retry" => {
                self.merged(library, name, None, &self.all())
            }
            _ => self.merged(library, name, None, &[Some(self.root), self.kind, Some(self.own)]),
        }
    }

    /// The merged section of this name, of which only some keys matter.
    pub(crate) fn part(&self, library: &Library<'_>, name: &str, keys: &[&str]) -> Result<Node> {
        if !matches!(name, "vars" | "settings" | "env") {
            return self.named(library, name);
        }
        let part = |section: &Node| only(section, keys);
        let mut merged = laid_over(None, Some(&part(&library.config.env)).filter(|_| name == "env"), self.lists);
        let bases = self.bases.layers.iter().copied();
        let layers = [Some(self.root), self.kind].into_iter().flatten().chain(bases).chain([self.own]);
        for layer in layers.chain(self.overrides) {
            merged = laid_over(merged, map_at(library, layer, name)?.map(part).as_ref(), self.lists);
        }
        Ok(merged.unwrap_or_else(|| Node::empty_map(self.own.at)))
    }

    /// The last text at `name` that is not empty, or the function that makes it. Of the bases only
    /// the last one counts, even when it has none, and only a command can be overridden.
    pub(crate) fn last_text(&self, name: &str) -> Result<Option<&'m Node>> {
        let last_base = self.bases.layers.last().copied();
        let overrides = self.overrides.filter(|_| name == "command");
        last([self.kind, last_base, Some(self.own), overrides].into_iter().flatten(), name)
    }

    /// The last text at `name` that is not empty, of all bases too.
    pub(crate) fn last_text_of_all(&self, name: &str) -> Result<Option<&'m Node>> {
        let bases = self.bases.layers.iter().copied();
        last(self.kind.into_iter().chain(bases).chain([self.own]).chain(self.overrides), name)
    }

    /// What the file that declares it, and its importers, lay over it.
    pub(crate) fn overrides(&self) -> Option<&'m Node> {
        self.overrides
    }

    /// Every layer, lowest first.
    pub(crate) fn each(&self) -> impl Iterator<Item = &'m Node> {
        let bases = self.bases.layers.iter().copied();
        [Some(self.root), self.kind].into_iter().flatten().chain(bases).chain([self.own]).chain(self.overrides)
    }

    fn all(&self) -> [Option<&'m Node>; 4] {
        [Some(self.root), self.kind, Some(self.own), self.overrides]
    }

    fn below_root(&self) -> [Option<&'m Node>; 3] {
        [self.kind, Some(self.own), self.overrides]
    }

    /// Merges `levels`, with the bases, merged among themselves, below the component's own.
    fn merged(
        &self,
        library: &Library<'_>,
        name: &str,
        lowest: Option<&Node>,
        levels: &[Option<&'m Node>],
    ) -> Result<Node> {
        let mut section = laid_over(None, lowest, self.lists);
        for level in levels.iter().flatten() {
            if std::ptr::eq(*level, self.own) {
                let inherited = self.inherited(library, name)?;
                section = laid_over(section, inherited.as_ref(), self.lists);
            }
            section = laid_over(section, map_at(library, level, name)?, self.lists);
        }
        Ok(section.unwrap_or_else(|| Node::empty_map(self.own.at)))
    }

    /// The section of this name that the bases give.
    pub(crate) fn inherited(&self, library: &Library<'_>, name: &str) -> Result<Option<Node>> {
        let mut section = None;
        for base in &self.bases.layers {
            section = laid_over(section, map_at(library, base, name)?, self.lists);
        }
        Ok(section)
    }

    fn metadata(&self, library: &Library<'_>) -> Result<Node> {
        let root = map_at(library, self.root, "metadata")?;
        if let Some((key, entry)) = root.and_then(Node::as_map).and_then(first_foreign) {
            let message = format!("`metadata.{key}` cannot stand at the root of a manifest");
            return Err(Error::configuration(message)
                .at(entry.key_at)
                .help(format!("move `{key}` to the `metadata` of a component")));
        }
        let mut metadata = laid_over(None, root, self.lists);
        if library.config.stacks.inherit_metadata {
            let inherited = self.inherited(library, "metadata")?.map(|node| without(&node, &["inherits", "type"]));
            metadata = laid_over(metadata, inherited.as_ref(), self.lists);
        }
        metadata = laid_over(metadata, map_at(library, self.own, "metadata")?, self.lists);
        Ok(metadata.unwrap_or_else(|| Node::empty_map(self.own.at)))
    }

    /// `settings.list_merge_strategy` of the highest layer that has one.
    fn list_merge(&self) -> Result<Option<ListMerge>> {
        let bases = self.bases.layers.iter().copied();
        let layers = [Some(self.root), self.kind].into_iter().flatten().chain(bases).chain([self.own]);
        let settings = layers.chain(self.overrides).filter_map(|layer| layer.get("settings"));
        let mut strategies = settings.filter_map(|settings| settings.get("list_merge_strategy"));
        let last = strategies.rfind(|node| node.value != Value::Null && node.as_str() != Some(""));
        last.map(ListMerge::parse).transpose()
    }
}

fn last<'m>(layers: impl Iterator<Item = &'m Node>, name: &str) -> Result<Option<&'m Node>> {
    let mut found = None;
    for layer in layers {
        found = match layer.get(name).filter(|node| node.tag.is_some()) {
            Some(function) => Some(function),
            None => text_at(layer, name)?.or(found),
        };
    }
    Ok(found)
}

fn only(node: &Node, keys: &[&str]) -> Node {
    let mut kept = Map::default();
    for key in keys {
        if let Some(entry) = node.as_map().and_then(|map| map.entry(key)) {
            kept.insert(*key, entry.key_at, entry.node.clone());
        }
    }
    Node::new(node.at, Value::Map(Arc::new(kept)))
}

fn first_foreign(metadata: &Map) -> Option<(&Arc<str>, &crate::config::yaml::Entry)> {
    metadata.iter().find(|(key, _)| !ROOT_METADATA.contains(&key.as_ref()))
}

fn without(node: &Node, keys: &[&str]) -> Node {
    let Some(map) = node.as_map() else { return node.clone() };
    let mut map = map.clone();
    for key in keys {
        map.remove(key);
    }
    Node::new(node.at, Value::Map(Arc::new(map)))
}

#[cfg(test)]
mod tests;
