//! What one file can contribute to the names of stacks.

use crate::{
    config::yaml::{Map, Node},
    stack::name::Naming,
};

/// What one file can contribute to names; nothing when it cannot be read.
#[derive(Default)]
pub(super) struct FileHints {
    pub(super) imports: Vec<usize>,
    pub(super) name: Option<Node>,
    /// For each field of the template, the values given to it.
    pub(super) values: Vec<Vec<Node>>,
    /// Whether a section comes from somewhere else, so that its values are not known.
    pub(super) is_open: bool,
}

impl FileHints {
    /// What the text of a file says by itself; what it imports is not known from that.
    pub(super) fn read(naming: &Naming, tree: &Node) -> Self {
        let mut hints = Self { name: tree.get("name").cloned(), ..Self::default() };
        hints.is_open = hints.name.as_ref().and_then(Node::as_str).is_some_and(|name| name.contains("{{"));
        let Naming::Template(template) = naming else { return hints };
        let scopes = scopes(tree);
        for path in template.fields() {
            let mut values: Vec<Node> = Vec::new();
            for scope in &scopes {
                let Some(section) = scope.get(&path[0]) else { continue };
                hints.is_open |= section.tag.is_some();
                let value = path[1..].iter().try_fold(section, |node, key| node.get(key));
                hints.is_open |= value.and_then(Node::as_str).is_some_and(|text| text.contains("{{"));
                values.extend(value.filter(|value| !values.iter().any(|known| known.value == value.value)).cloned());
            }
            hints.values.push(values);
        }
        hints
    }
}

/// Everything in a file that can hold sections.
fn scopes(tree: &Node) -> Vec<&Node> {
    let kinds = tree.get("components").and_then(Node::as_map).into_iter().flat_map(Map::iter);
    let components = kinds.filter_map(|(_, kind)| kind.node.as_map()).flat_map(Map::iter).map(|(_, entry)| &entry.node);
    let sections = tree.as_map().into_iter().flat_map(Map::iter).map(|(_, entry)| &entry.node);
    let mut scopes: Vec<&Node> = std::iter::once(tree).chain(sections).chain(components).collect();
    let overrides: Vec<&Node> = scopes.iter().filter_map(|scope| scope.get("overrides")).collect();
    scopes.extend(overrides);
    scopes
}
