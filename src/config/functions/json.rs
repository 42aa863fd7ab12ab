//! Texts that hold JSON, as values.

use serde_json::Value as Json;

use crate::config::yaml::{Map, Node, Place, Value};

/// What `text` holds when it is JSON, else the text itself; written at `node`.
pub(crate) fn decoded(node: &Node, text: &str) -> Node {
    match serde_json::from_str(text) {
        Ok(json) => from_json(node.at, &json),
        Err(_) => Node::text(node.at, text),
    }
}

/// `json` as a tree whose every value is written at `at`.
pub(crate) fn from_json(at: Place, json: &Json) -> Node {
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => Value::Int(number.into()),
            (_, Some(number)) => Value::Int(number.into()),
            _ => Value::Float(number.as_f64().unwrap_or_default()),
        },
        Json::String(text) => Value::text(text.as_str()),
        Json::Array(items) => Value::list(items.iter().map(|item| from_json(at, item)).collect()),
        Json::Object(entries) => {
            let mut map = Map::default();
            for (key, entry) in entries {
                map.insert(key.as_str(), at, from_json(at, entry));
            }
            Value::map(map)
        }
    };
    Node::new(at, value)
}
