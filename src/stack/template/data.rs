//! YAML trees as the values of templates.

use std::{collections::BTreeMap, sync::Arc};

use gotmpl::Value;

use super::functions::time;
use crate::config::yaml::{self, Node};

/// `node` as a template sees it. A function that is not evaluated yet is its text, as in Atmos.
pub(crate) fn from_node(node: &Node) -> Value {
    if let Some(tag) = node.tag.as_deref().filter(|tag| !matches!(*tag, "append" | "literal"))
        && let Some(argument) = yaml::print(&node.value)
    {
        return Value::String(format!("!{tag} {argument}").trim_end().into());
    }
    if node.tag.as_deref() == Some("deferred")
        && let Some(highest) = node.as_list().and_then(<[Node]>::last)
    {
        return from_node(highest);
    }
    match &node.value {
        yaml::Value::Null => Value::Nil,
        yaml::Value::Bool(value) => Value::Bool(*value),
        yaml::Value::Int(number) => integer(*number),
        yaml::Value::Float(number) => Value::Float(*number),
        yaml::Value::Str(text) => Value::String(Arc::clone(text)),
        yaml::Value::Time(text) => time::moment(text),
        yaml::Value::List(list) => Value::List(list.iter().map(from_node).collect()),
        yaml::Value::Map(map) => of_map(map.iter().map(|(key, entry)| (Arc::clone(key), from_node(&entry.node)))),
    }
}

/// A map of these entries.
pub(crate) fn of_map(entries: impl IntoIterator<Item = (Arc<str>, Value)>) -> Value {
    Value::Map(Arc::new(entries.into_iter().collect::<BTreeMap<_, _>>()))
}

fn integer(number: i128) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "there are no larger integers in Go")]
    match (i64::try_from(number), u64::try_from(number)) {
        (Ok(number), _) => Value::Int(number),
        (_, Ok(number)) => Value::Uint(number),
        _ => Value::Float(number as f64),
    }
}
