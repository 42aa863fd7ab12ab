//! Templates of a manifest that no component could render, whatever it is made of.

use super::{
    library::Library,
    template::{Origin, settings},
};
use crate::{
    config::yaml::{Map, Node, Value},
    error::Error,
};

/// The sections whose texts are rendered for a component.
const SECTIONS: [&str; 6] = ["auth", "backend", "env", "providers", "settings", "vars"];

/// What cannot be read in `tree`, a manifest. Whether a value is missing is only known with the component.
pub(super) fn find(library: &Library<'_>, tree: &Node) -> Vec<Error> {
    let of_kind = tree.get("terraform");
    let components = tree.at_path(&["components", "terraform"]).and_then(Node::as_map).into_iter().flat_map(Map::iter);
    let levels: Vec<&Node> =
        [tree].into_iter().chain(of_kind).chain(components.map(|(_, entry)| &entry.node)).collect();
    let overrides = levels.iter().filter_map(|level| level.get("overrides"));
    // Other delimiters make other texts templates.
    let is_rendered = library.config.templates_enabled && !settings::has_own_delimiters(library.config);
    let rendered = levels.iter().copied().chain(overrides).flat_map(|level| SECTIONS.map(|name| level.get(name)));
    let rendered = rendered.filter(|_| is_rendered);
    // A workspace's name is rendered wherever templates are switched off, too.
    let workspaces = levels.iter().map(|level| level.at_path(&["metadata", "terraform_workspace_template"]));
    let mut errors = Vec::new();
    rendered.chain(workspaces).flatten().for_each(|node| check(library, node, &mut errors));
    errors
}

fn check(library: &Library<'_>, node: &Node, errors: &mut Vec<Error>) {
    match &node.value {
        Value::Map(map) => map.iter().for_each(|(_, entry)| check(library, &entry.node, errors)),
        Value::List(list) => list.iter().for_each(|item| check(library, item, errors)),
        Value::Str(text) if text.contains("{{") && node.tag.as_deref() != Some("literal") => {
            errors.extend(library.engine().check(text, Origin::Value(node.at)).err());
        }
        _ => {}
    }
}
