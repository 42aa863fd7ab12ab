//! `describe.settings.include_empty`: whether sections are shown that hold nothing.

use std::sync::Arc;

use crate::config::{
    Config,
    yaml::{Map, Node, Value},
};

/// Whether empty sections are shown; they are unless the configuration says `false`.
pub(super) fn are_shown(config: &Config) -> bool {
    let setting = config.tree.at_path(&["describe", "settings", "include_empty"]);
    setting.and_then(Node::as_bool) != Some(false)
}

/// `document` without the sections that are empty maps, as `describe stacks` shows it.
pub(super) fn without_sections(document: &Map) -> Map {
    kept(document, &|node| Some(node.clone()).filter(|node| !node.as_map().is_some_and(Map::is_empty)))
}

/// `document` without empty maps and texts at any depth, as `describe component` shows it.
pub(super) fn without_values(document: &Map) -> Map {
    kept(document, &pruned)
}

fn pruned(node: &Node) -> Option<Node> {
    match &node.value {
        Value::Map(map) => {
            let map = without_values(map);
            (!map.is_empty()).then(|| node.with_value(Value::map(map)))
        }
        Value::Str(text) if text.is_empty() => None,
        _ => Some(node.clone()),
    }
}

fn kept(map: &Map, keep: &dyn Fn(&Node) -> Option<Node>) -> Map {
    let mut kept = Map::default();
    for (key, entry) in map.iter() {
        if let Some(node) = keep(&entry.node) {
            kept.insert(Arc::clone(key), entry.key_at, node);
        }
    }
    kept
}
