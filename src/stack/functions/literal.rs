//! `!literal`: a value that is meant as it is written, with all that is in it.

use std::sync::Arc;

use crate::config::yaml::{Map, Node, Value};

/// The value of a node that is tagged so.
pub(super) fn value(node: &Node) -> Node {
    below(&Node { tag: None, ..node.clone() })
}

fn below(node: &Node) -> Node {
    let value = match (&node.value, node.tag.as_deref()) {
        (Value::List(list), _) => Value::List(Arc::new(list.iter().map(below).collect())),
        (Value::Map(map), _) => {
            let mut kept = Map::default();
            for (key, entry) in map.iter() {
                kept.insert(Arc::clone(key), entry.key_at, below(&entry.node));
            }
            Value::Map(Arc::new(kept))
        }
        (_, Some("literal") | None) => node.value.clone(),
        (_, Some(tag)) => Value::Str(format!("!{tag} {}", node.as_str().unwrap_or_default()).trim_end().into()),
    };
    Node::new(node.at, value)
}
