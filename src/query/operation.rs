//! Operators between two steps, and how two values compare.

use std::cmp::Ordering;

use super::{
    Operator, Step,
    evaluate::{Found, evaluate, first, is_true},
};
use crate::config::yaml::{ListMerge, Node, Value, merge};

/// What `left operator right` makes of `node`.
pub(super) fn binary(left: &Step, operator: Operator, right: &Step, node: &Node) -> Found {
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

pub(super) fn same(one: &Node, other: &Node) -> bool {
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
pub(super) fn compare(left: &Node, right: &Node) -> Option<Ordering> {
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
