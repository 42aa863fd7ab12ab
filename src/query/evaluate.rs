//! Steps applied to a tree.

use std::sync::Arc;

use super::{Step, function::call, in_order, operation::binary};
use crate::config::yaml::{Map, Node, Value, print};

/// The values that a step makes, or why it makes none.
pub(super) type Found = Result<Vec<Node>, String>;

/// What `step` makes of `node`.
pub(super) fn evaluate(step: &Step, node: &Node) -> Found {
    let one = |value: Value| Ok(vec![Node::new(node.at, value)]);
    match step {
        Step::Itself => Ok(vec![node.clone()]),
        Step::Key(key) => match (&node.value, key.parse()) {
            (Value::List(_), Ok(index)) => Ok(vec![item(node, index)]),
            _ => Ok(vec![node.get(key).cloned().unwrap_or_else(|| null(node))]),
        },
        Step::Index(index) => Ok(vec![item(node, *index)]),
        Step::Each => Ok(children(node)),
        Step::Deep => Ok(deep(node)),
        Step::Literal(value) => one(value.clone()),
        Step::Collect(None) => one(Value::List(Arc::default())),
        Step::Collect(Some(content)) => one(Value::list(evaluate(content, node)?)),
        Step::Build(entries) => build(entries, node),
        Step::Call(name, arguments) => call(name, arguments, node),
        Step::Pipe(first, second) => {
            let found = evaluate(first, node)?;
            Ok(found.iter().map(|node| evaluate(second, node)).collect::<Result<Vec<_>, _>>()?.concat())
        }
        Step::Binary(left, operator, right) => binary(left, *operator, right, node),
    }
}

fn null(node: &Node) -> Node {
    Node::new(node.at, Value::Null)
}

pub(super) fn item(node: &Node, index: i64) -> Node {
    let list = node.as_list().unwrap_or_default();
    let index = if index < 0 { i64::try_from(list.len()).unwrap_or_default() + index } else { index };
    usize::try_from(index).ok().and_then(|index| list.get(index)).cloned().unwrap_or_else(|| null(node))
}

pub(super) fn children(node: &Node) -> Vec<Node> {
    match &node.value {
        Value::List(list) => list.to_vec(),
        Value::Map(map) => in_order(map).into_iter().map(|(_, entry)| entry.node.clone()).collect(),
        _ => Vec::new(),
    }
}

fn deep(node: &Node) -> Vec<Node> {
    let mut all = vec![node.clone()];
    for child in children(node) {
        all.extend(deep(&child));
    }
    all
}

fn build(entries: &[(Step, Step)], node: &Node) -> Found {
    let mut map = Map::default();
    for (key, value) in entries {
        let key = first(key, node)?;
        let key = print(&key.value).ok_or("a key of a map must be a text")?.into_owned();
        map.insert(key, node.at, first(value, node)?);
    }
    Ok(vec![Node::map(node.at, map)])
}

pub(super) fn first(step: &Step, node: &Node) -> Result<Node, String> {
    Ok(evaluate(step, node)?.into_iter().next().unwrap_or_else(|| null(node)))
}

pub(super) fn is_true(node: &Node) -> bool {
    !matches!(node.value, Value::Null | Value::Bool(false))
}
