//! `locals` of the manifests of a stack, for people who want to see what templates see.

use std::sync::Arc;

use super::{
    component,
    files::File,
    layers::Layers,
    locals::{self, Scope},
    section::{laid_over, map_at},
    stacks::Stacks,
    template::from_node,
    view,
};
use crate::{
    config::yaml::{ListMerge, Map, Node},
    error::Result,
};

impl Stacks<'_> {
    /// The locals of the manifests of `stack`: those of the files at `locals`, those of a kind at `<kind>.locals`.
    pub(crate) fn locals_of(&self, stack: &str) -> Result<Map> {
        let mut described: Option<Node> = None;
        for file in self.manifests_of(stack)? {
            if let Some(tree) = self.raw_tree(file)? {
                let of_file = Node::map(tree.at, self.described_locals(&tree)?);
                described = laid_over(described, Some(&of_file), ListMerge::Replace);
            }
        }
        Ok(described.and_then(|node| node.as_map().cloned()).unwrap_or_default())
    }

    /// The locals that a component can use, where the manifest of its stack would have them.
    pub(crate) fn locals_of_component(&self, stack: &str, name: &str) -> Result<Map> {
        for file in self.manifests_of(stack)? {
            let expansion = super::expansion::expand(&self.library, &file.path)?;
            for kind in locals::KINDS {
                if let Some(layers) = Layers::of(&self.library, &expansion.tree, kind, name)? {
                    let locals = self.component_locals(file, &layers, (kind, stack, name))?;
                    return Ok(nested(&["components", kind, name, "locals"], &locals));
                }
            }
        }
        // What cannot be found is said as everywhere.
        self.component(stack, name).map(|_| Map::default())
    }

    fn component_locals(
        &self,
        file: &File,
        layers: &Layers<'_>,
        (kind, stack, name): (&str, &str, &str),
    ) -> Result<Node> {
        let library = &self.library;
        let tree = self.raw_tree(file)?.unwrap_or_else(|| Node::empty_map(layers.own.at));
        let mut merged = locals::of_file(&self.library, &tree, Some(kind))?;
        let own = map_at(library, layers.own, "locals")?;
        for layer in [layers.inherited(library, "locals")?.as_ref(), own] {
            merged = laid_over(merged, layer, ListMerge::Replace);
        }
        let Some(merged) = merged else { return Ok(Node::empty_map(layers.own.at)) };
        let component = component::merged(library, file, layers, (stack, name))?;
        let scope = view::of_layers(library, layers, &component)?;
        locals::resolved_tree(library, library.engine(), &merged, scope)
    }

    fn described_locals(&self, tree: &Node) -> Result<Map> {
        let mut described = Map::default();
        let global = self.resolved_locals(tree, locals::of_file(&self.library, tree, None)?)?;
        for kind in locals::KINDS.into_iter().filter(|kind| tree.at_path(&[kind, "locals"]).is_some()) {
            let all = self.resolved_locals(tree, locals::of_file(&self.library, tree, Some(kind))?)?;
            let own = Node::map(all.at, without(&all, &global));
            described.insert(kind, own.at, Node::map(own.at, nested(&["locals"], &own)));
        }
        if !global.is_empty() {
            described.insert("locals", global.at, global);
        }
        Ok(described)
    }

    /// `locals` with the sections of its file in sight.
    fn resolved_locals(&self, tree: &Node, locals: Option<Node>) -> Result<Node> {
        let Some(locals) = locals else { return Ok(Node::empty_map(tree.at)) };
        let sections = ["settings", "vars", "env"].into_iter();
        let scope: Scope = sections.filter_map(|name| Some((name.into(), from_node(tree.get(name)?)))).collect();
        locals::resolved_tree(&self.library, self.library.engine(), &locals, scope)
    }

    /// The file as it is written; `None` when it is no YAML before its templates are rendered.
    fn raw_tree(&self, file: &File) -> Result<Option<Node>> {
        let text = self.library.text(&file.path)?;
        Ok(locals::raw_tree(&self.library, &file.path, &text))
    }
}

/// The entries of `all` that `known` does not have.
fn without(all: &Node, known: &Node) -> Map {
    let mut kept = Map::default();
    for (key, entry) in all.as_map().into_iter().flat_map(Map::iter) {
        if !known.get(key).is_some_and(|node| component::same(node, &entry.node)) {
            kept.insert(Arc::clone(key), entry.key_at, entry.node.clone());
        }
    }
    kept
}

/// `node` at the end of `path`.
fn nested(path: &[&str], node: &Node) -> Map {
    let mut map = Map::default();
    if let Some((key, rest)) = path.split_first() {
        let inner = if rest.is_empty() { node.clone() } else { Node::map(node.at, nested(rest, node)) };
        map.insert(*key, node.at, inner);
    }
    map
}
