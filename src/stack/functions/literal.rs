//! `!literal`: a value that is meant as it is written, with all that is in it.

use crate::config::yaml::{Map, Node, Value};

/// The value of a node that is tagged so.
pub(super) fn value(node: &Node) -> Node {
    below(&node.untagged())
}

fn below(node: &Node) -> Node {
    match (&node.value, node.tag.as_deref()) {
        (Value::List(list), _) => Node::list(node.at, list.iter().map(below).collect()),
        (Value::Map(map), _) => {
            let mut kept = Map::default();
            for (key, entry) in map.iter() {
                kept.insert(key.clone(), entry.key_at, below(&entry.node));
            }
            Node::map(node.at, kept)
        }
        (_, None | Some("literal")) => node.untagged(),
        (_, Some(tag)) => {
            let argument = node.as_str().unwrap_or_default();
            Node::text(node.at, format!("!{tag} {argument}").trim_end())
        }
    }
}
