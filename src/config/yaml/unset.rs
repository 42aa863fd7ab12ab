//! `!unset`: a value that is taken away once all layers are merged.

use std::sync::Arc;

use super::{Map, Node, Value};

/// `node` without its entries and items that are tagged `!unset`. It must not happen between
/// merges: the mark hides what lower layers say.
pub(crate) fn without_unset(node: &Node) -> Node {
    if !holds_unset(node) {
        return node.clone();
    }
    let value = match &node.value {
        Value::List(list) => Value::list(list.iter().filter(|item| !is_unset(item)).map(without_unset).collect()),
        Value::Map(map) => {
            let mut kept = Map::default();
            for (key, entry) in map.iter().filter(|(_, entry)| !is_unset(&entry.node)) {
                kept.insert(Arc::clone(key), entry.key_at, without_unset(&entry.node));
            }
            Value::map(kept)
        }
        _ => return node.clone(),
    };
    node.with_value(value)
}

fn is_unset(node: &Node) -> bool {
    node.tag.as_deref() == Some("unset")
}

fn holds_unset(node: &Node) -> bool {
    match &node.value {
        Value::List(list) => list.iter().any(|item| is_unset(item) || holds_unset(item)),
        Value::Map(map) => map.iter().any(|(_, entry)| is_unset(&entry.node) || holds_unset(&entry.node)),
        _ => false,
    }
}
