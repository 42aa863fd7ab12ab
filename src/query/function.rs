//! The functions of queries, by name.

use std::{cmp::Ordering, sync::Arc};

use regex::Regex;

use super::{
    Step,
    evaluate::{Found, children, evaluate, first, is_true, item},
    in_order,
    operation::{compare, same},
};
use crate::config::yaml::{Entry, Map, Node, Value, print};

/// A name, the number of arguments, and what the function makes of them and a value.
type Function = (&'static str, usize, fn(&[Step], &Node) -> Result<Node, String>);

const FUNCTIONS: &[Function] = &[
    ("all", 0, |_, node| Ok(truth(node, children(node).iter().all(is_true)))),
    ("any", 0, |_, node| Ok(truth(node, children(node).iter().any(is_true)))),
    ("contains", 1, |arguments, node| Ok(truth(node, contains(node, &first(&arguments[0], node)?)))),
    ("downcase", 0, |_, node| Ok(text(node, &node.as_str().unwrap_or_default().to_lowercase()))),
    ("filter", 1, filter),
    ("first", 0, |_, node| Ok(item(node, 0))),
    ("flatten", 0, |_, node| Ok(list(node, children(node).iter().flat_map(flat).collect()))),
    ("group_by", 1, group_by),
    ("has", 1, |arguments, node| Ok(truth(node, has(node, &first(&arguments[0], node)?)))),
    ("join", 1, join),
    ("keys", 0, |_, node| keys(node)),
    ("last", 0, |_, node| Ok(item(node, -1))),
    ("length", 0, |_, node| Ok(integer(node, length(node)))),
    ("map", 1, map),
    ("not", 0, |_, node| Ok(truth(node, !is_true(node)))),
    ("reverse", 0, |_, node| Ok(list(node, children(node).into_iter().rev().collect()))),
    ("sort", 0, |_, node| sort_by(&[Step::Itself], node)),
    ("sort_by", 1, sort_by),
    ("split", 1, split),
    ("tag", 0, |_, node| Ok(text(node, core_tag(&node.value)))),
    ("test", 1, test),
    ("to_entries", 0, |_, node| Ok(to_entries(node))),
    ("type", 0, |_, node| Ok(text(node, core_tag(&node.value)))),
    ("unique", 0, |_, node| unique_by(&[Step::Itself], node)),
    ("unique_by", 1, unique_by),
    ("upcase", 0, |_, node| Ok(text(node, &node.as_str().unwrap_or_default().to_uppercase()))),
    ("values", 0, |_, node| Ok(list(node, children(node)))),
];

/// What the function `name` makes of `node`.
pub(super) fn call(name: &str, arguments: &[Step], node: &Node) -> Found {
    // Of all functions this one alone may make nothing.
    if let ("select", [condition]) = (name, arguments) {
        return Ok(if is_true(&first(condition, node)?) { vec![node.clone()] } else { Vec::new() });
    }
    let is_meant = |(known, count, _): &&Function| *known == name && *count == arguments.len();
    let (_, _, function) = FUNCTIONS.iter().find(is_meant).ok_or_else(|| format!("`{name}` is not known"))?;
    Ok(vec![function(arguments, node)?])
}

fn truth(node: &Node, value: bool) -> Node {
    Node::new(node.at, Value::Bool(value))
}

fn text(node: &Node, text: &str) -> Node {
    Node::text(node.at, text)
}

fn list(node: &Node, items: Vec<Node>) -> Node {
    Node::list(node.at, items)
}

fn integer(node: &Node, number: usize) -> Node {
    Node::new(node.at, Value::Int(number as i128))
}

fn map(arguments: &[Step], node: &Node) -> Result<Node, String> {
    let changed = children(node).iter().map(|child| evaluate(&arguments[0], child)).collect::<Result<Vec<_>, _>>()?;
    Ok(list(node, changed.concat()))
}

fn filter(arguments: &[Step], node: &Node) -> Result<Node, String> {
    let kept = keyed(node, &arguments[0])?.into_iter().filter(|(is_kept, _)| is_true(is_kept));
    Ok(list(node, kept.map(|(_, item)| item).collect()))
}

fn keys(node: &Node) -> Result<Node, String> {
    match &node.value {
        Value::Map(map) => {
            let keys = in_order(map).into_iter().map(|(key, _)| Node::text(node.at, Arc::clone(key)));
            Ok(list(node, keys.collect()))
        }
        Value::List(items) => Ok(list(node, (0..items.len()).map(|index| integer(node, index)).collect())),
        other => Err(format!("{} has no keys", other.kind())),
    }
}

fn to_entries(node: &Node) -> Node {
    let entries = node.as_map().into_iter().flat_map(in_order);
    let pair = |(key, entry): (&Arc<str>, &Entry)| {
        let mut map = Map::default();
        map.insert("key", node.at, Node::text(node.at, Arc::clone(key)));
        map.insert("value", node.at, entry.node.clone());
        Node::map(node.at, map)
    };
    list(node, entries.map(pair).collect())
}

fn sort_by(arguments: &[Step], node: &Node) -> Result<Node, String> {
    let mut items = keyed(node, &arguments[0])?;
    items.sort_by(|(left, _), (right, _)| compare(left, right).unwrap_or(Ordering::Equal));
    Ok(list(node, items.into_iter().map(|(_, item)| item).collect()))
}

fn unique_by(arguments: &[Step], node: &Node) -> Result<Node, String> {
    let groups = groups(keyed(node, &arguments[0])?).into_iter();
    Ok(list(node, groups.map(|mut group| group.swap_remove(0)).collect()))
}

fn group_by(arguments: &[Step], node: &Node) -> Result<Node, String> {
    let groups = groups(keyed(node, &arguments[0])?).into_iter();
    Ok(list(node, groups.map(|group| Node::list(node.at, group)).collect()))
}

fn join(arguments: &[Step], node: &Node) -> Result<Node, String> {
    let separator = first(&arguments[0], node)?;
    let items: Vec<String> =
        children(node).iter().map(|item| print(&item.value).unwrap_or_default().into_owned()).collect();
    Ok(text(node, &items.join(separator.as_str().unwrap_or_default())))
}

fn split(arguments: &[Step], node: &Node) -> Result<Node, String> {
    let separator = first(&arguments[0], node)?;
    let parts = node.as_str().unwrap_or_default().split(separator.as_str().unwrap_or_default());
    Ok(list(node, parts.map(|part| Node::text(node.at, part)).collect()))
}

fn test(arguments: &[Step], node: &Node) -> Result<Node, String> {
    let pattern = first(&arguments[0], node)?;
    let pattern = Regex::new(pattern.as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
    Ok(truth(node, node.as_str().is_some_and(|text| pattern.is_match(text))))
}

fn has(node: &Node, key: &Node) -> bool {
    match (&key.value, &node.value) {
        (Value::Str(key), Value::Map(map)) => map.get(key).is_some(),
        (Value::Int(index), Value::List(items)) => usize::try_from(*index).is_ok_and(|index| index < items.len()),
        _ => false,
    }
}

/// The items of a list, each behind what `key` makes of it.
fn keyed(node: &Node, key: &Step) -> Result<Vec<(Node, Node)>, String> {
    children(node).into_iter().map(|item| Ok((first(key, &item)?, item))).collect()
}

/// The items with the same key together, in the order of their first ones.
fn groups(items: Vec<(Node, Node)>) -> Vec<Vec<Node>> {
    let mut groups: Vec<(Node, Vec<Node>)> = Vec::new();
    for (key, item) in items {
        match groups.iter_mut().find(|(known, _)| same(known, &key)) {
            Some((_, group)) => group.push(item),
            None => groups.push((key, vec![item])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn flat(node: &Node) -> Vec<Node> {
    node.as_list().map_or_else(|| vec![node.clone()], |items| items.iter().flat_map(flat).collect())
}

fn length(node: &Node) -> usize {
    match &node.value {
        Value::Null => 0,
        Value::List(list) => list.len(),
        Value::Map(map) => map.len(),
        other => print(other).map_or(0, |text| text.chars().count()),
    }
}

fn core_tag(value: &Value) -> &'static str {
    match value {
        Value::Null => "!!null",
        Value::Bool(_) => "!!bool",
        Value::Int(_) => "!!int",
        Value::Float(_) => "!!float",
        Value::Str(_) => "!!str",
        Value::Time(_) => "!!timestamp",
        Value::List(_) => "!!seq",
        Value::Map(_) => "!!map",
    }
}

fn contains(node: &Node, part: &Node) -> bool {
    match (&node.value, &part.value) {
        (Value::Str(text), Value::Str(part)) => text.contains(part.as_ref()),
        (Value::List(items), Value::List(parts)) => {
            parts.iter().all(|part| items.iter().any(|item| contains(item, part)))
        }
        (Value::Map(map), Value::Map(parts)) => {
            parts.iter().all(|(key, part)| map.get(key).is_some_and(|value| contains(value, &part.node)))
        }
        _ => same(node, part),
    }
}
