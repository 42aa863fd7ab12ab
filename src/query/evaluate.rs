//! Steps applied to a tree.

use std::{cmp::Ordering, sync::Arc};

use super::{Operator, Step, in_order};
use crate::config::yaml::{ListMerge, Map, Node, Value, merge, print};

type Found = Result<Vec<Node>, String>;

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

fn item(node: &Node, index: i64) -> Node {
    let list = node.as_list().unwrap_or_default();
    let index = if index < 0 { i64::try_from(list.len()).unwrap_or_default() + index } else { index };
    usize::try_from(index).ok().and_then(|index| list.get(index)).cloned().unwrap_or_else(|| null(node))
}

fn children(node: &Node) -> Vec<Node> {
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

fn first(step: &Step, node: &Node) -> Result<Node, String> {
    Ok(evaluate(step, node)?.into_iter().next().unwrap_or_else(|| null(node)))
}

fn is_true(node: &Node) -> bool {
    !matches!(node.value, Value::Null | Value::Bool(false))
}

fn binary(left: &Step, operator: Operator, right: &Step, node: &Node) -> Found {
    if operator == Operator::Comma {
        return Ok([evaluate(left, node)?, evaluate(right, node)?].concat());
    }
    if operator == Operator::Alternative {
        let found: Vec<Node> = evaluate(left, node)?.into_iter().filter(is_true).collect();
        return if found.is_empty() { evaluate(right, node) } else { Ok(found) };
    }
    let right = first(right, node)?;
    let combine = |left: Node| {
        let order = compare(&left, &right);
        let value = match operator {
            Operator::Equal => same(&left, &right),
            Operator::NotEqual => !same(&left, &right),
            Operator::Less => order == Some(Ordering::Less),
            Operator::LessOrEqual => matches!(order, Some(Ordering::Less | Ordering::Equal)),
            Operator::Greater => order == Some(Ordering::Greater),
            Operator::GreaterOrEqual => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
            Operator::And => is_true(&left) && is_true(&right),
            Operator::Or => is_true(&left) || is_true(&right),
            Operator::Add | Operator::Alternative | Operator::Comma => return sum(&left, &right),
        };
        Ok(Node::new(node.at, Value::Bool(value)))
    };
    evaluate(left, node)?.into_iter().map(combine).collect()
}

fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len() && left.iter().zip(right.iter()).all(|(left, right)| same(left, right))
        }
        (Value::Map(left), Value::Map(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, entry)| right.get(key).is_some_and(|other| same(&entry.node, other)))
        }
        (left, right) => left == right || compare(one, other) == Some(Ordering::Equal),
    }
}

#[expect(clippy::cast_precision_loss, reason = "only unlike numbers are compared like this")]
fn compare(left: &Node, right: &Node) -> Option<Ordering> {
    match (&left.value, &right.value) {
        (Value::Str(left), Value::Str(right)) => Some(left.cmp(right)),
        (Value::Int(left), Value::Int(right)) => Some(left.cmp(right)),
        (Value::Float(left), Value::Float(right)) => left.partial_cmp(right),
        (Value::Int(left), Value::Float(right)) => (*left as f64).partial_cmp(right),
        (Value::Float(left), Value::Int(right)) => left.partial_cmp(&(*right as f64)),
        _ => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "Go converts in the same way")]
fn sum(left: &Node, right: &Node) -> Result<Node, String> {
    let value = match (&left.value, &right.value) {
        (Value::Null, _) => return Ok(right.clone()),
        (_, Value::Null) => return Ok(left.clone()),
        (Value::Str(one), Value::Str(other)) => Value::text(format!("{one}{other}")),
        (Value::Int(one), Value::Int(other)) => Value::Int(one.saturating_add(*other)),
        (Value::Float(one), Value::Float(other)) => Value::Float(one + other),
        (Value::Int(one), Value::Float(other)) | (Value::Float(other), Value::Int(one)) => {
            Value::Float(*one as f64 + other)
        }
        (Value::List(one), Value::List(other)) => Value::list([one.as_slice(), other].concat()),
        (Value::Map(_), Value::Map(_)) => return Ok(merge(left, right, ListMerge::Replace)),
        (one, other) => return Err(format!("{} and {} have no sum", one.kind(), other.kind())),
    };
    Ok(Node::new(left.at, value))
}

fn call(name: &str, arguments: &[Step], node: &Node) -> Found {
    let one = |value: Value| Ok(vec![Node::new(node.at, value)]);
    let text = |text: &str| Node::text(node.at, text);
    let list = |items: Vec<Node>| Ok(vec![Node::list(node.at, items)]);
    match (name, arguments) {
        ("select", [condition]) => Ok(if is_true(&first(condition, node)?) { vec![node.clone()] } else { Vec::new() }),
        ("map", [change]) => {
            list(children(node).iter().map(|child| evaluate(change, child)).collect::<Result<Vec<_>, _>>()?.concat())
        }
        ("keys", []) => match &node.value {
            Value::Map(map) => list(in_order(map).into_iter().map(|(key, _)| text(key)).collect()),
            Value::List(items) => list((0..items.len()).map(|index| integer(node, index)).collect()),
            other => Err(format!("{} has no keys", other.kind())),
        },
        ("length", []) => one(Value::Int(length(node) as i128)),
        ("not", []) => one(Value::Bool(!is_true(node))),
        ("any", []) => one(Value::Bool(children(node).iter().any(is_true))),
        ("all", []) => one(Value::Bool(children(node).iter().all(is_true))),
        ("upcase", []) => Ok(vec![text(&node.as_str().unwrap_or_default().to_uppercase())]),
        ("downcase", []) => Ok(vec![text(&node.as_str().unwrap_or_default().to_lowercase())]),
        ("has", [key]) => {
            let key = first(key, node)?;
            one(Value::Bool(match (&key.value, &node.value) {
                (Value::Str(key), Value::Map(map)) => map.get(key).is_some(),
                (Value::Int(index), Value::List(items)) => {
                    usize::try_from(*index).is_ok_and(|index| index < items.len())
                }
                _ => false,
            }))
        }
        ("first", []) => Ok(vec![item(node, 0)]),
        ("last", []) => Ok(vec![item(node, -1)]),
        ("type" | "tag", []) => Ok(vec![text(core_tag(&node.value))]),
        ("join", [separator]) => {
            let separator = first(separator, node)?;
            let items: Vec<String> =
                children(node).iter().map(|item| print(&item.value).unwrap_or_default().into_owned()).collect();
            Ok(vec![text(&items.join(separator.as_str().unwrap_or_default()))])
        }
        ("contains", [part]) => one(Value::Bool(contains(node, &first(part, node)?))),
        ("test", [pattern]) => {
            let pattern = first(pattern, node)?;
            let pattern = regex::Regex::new(pattern.as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
            one(Value::Bool(node.as_str().is_some_and(|text| pattern.is_match(text))))
        }
        _ => reorder(name, arguments, node),
    }
}

/// The calls that make a list of what is there.
fn reorder(name: &str, arguments: &[Step], node: &Node) -> Found {
    let items = match (name, arguments) {
        ("to_entries", []) => {
            let entries = node.as_map().into_iter().flat_map(in_order);
            let key_node = |key: &Arc<str>| Node::text(node.at, Arc::clone(key));
            entries.map(|(key, entry)| pair(node, key_node(key), entry.node.clone())).collect()
        }
        ("values", []) => children(node),
        ("sort", []) => {
            let mut items = children(node);
            items.sort_by(|left, right| compare(left, right).unwrap_or(Ordering::Equal));
            items
        }
        ("sort_by", [key]) => {
            let mut items = keyed(node, key)?;
            items.sort_by(|(left, _), (right, _)| compare(left, right).unwrap_or(Ordering::Equal));
            items.into_iter().map(|(_, item)| item).collect()
        }
        ("unique", []) => {
            groups(keyed(node, &Step::Itself)?).into_iter().map(|mut group| group.swap_remove(0)).collect()
        }
        ("unique_by", [key]) => groups(keyed(node, key)?).into_iter().map(|mut group| group.swap_remove(0)).collect(),
        ("group_by", [key]) => {
            let list = |group| Node::list(node.at, group);
            groups(keyed(node, key)?).into_iter().map(list).collect()
        }
        ("filter", [condition]) => {
            let kept = keyed(node, condition)?.into_iter().filter(|(is_kept, _)| is_true(is_kept));
            kept.map(|(_, item)| item).collect()
        }
        ("reverse", []) => children(node).into_iter().rev().collect(),
        ("flatten", []) => children(node).iter().flat_map(flat).collect(),
        ("split", [separator]) => {
            let separator = first(separator, node)?;
            let (text, separator) = (node.as_str().unwrap_or_default(), separator.as_str().unwrap_or_default());
            text.split(separator).map(|part| Node::text(node.at, part)).collect()
        }
        _ => return Err(format!("`{name}` is not known")),
    };
    Ok(vec![Node::list(node.at, items)])
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

fn integer(node: &Node, number: usize) -> Node {
    Node::new(node.at, Value::Int(number as i128))
}

fn length(node: &Node) -> usize {
    match &node.value {
        Value::Null => 0,
        Value::List(list) => list.len(),
        Value::Map(map) => map.len(),
        other => print(other).map_or(0, |text| text.chars().count()),
    }
}

fn pair(node: &Node, key: Node, value: Node) -> Node {
    let mut map = Map::default();
    map.insert("key", node.at, key);
    map.insert("value", node.at, value);
    Node::map(node.at, map)
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
