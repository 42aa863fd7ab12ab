//! `!literal`: a value that is meant as it is written, with all that is in it.

use crate::config::yaml::{Node, Value};

/// The value of a node that is tagged so.
pub(super) fn value(node: &Node) -> Node {
    below(&node.untagged())
}

fn below(node: &Node) -> Node {
    match (&node.value, node.tag.as_deref()) {
        (Value::List(_) | Value::Map(_), _) => node.untagged().with_children(below),
        (_, None | Some("literal")) => node.untagged(),
        (_, Some(tag)) => {
            let argument = node.as_str().unwrap_or_default();
            Node::text(node.at, format!("!{tag} {argument}").trim_end())
        }
    }
}
