//! The values that every provider and identity has: read, or refused with their place.

use crate::{
    config::yaml::{Map, Node, Place, Value},
    error::{Error, Result},
};

/// The text at `key`.
pub(super) fn text(node: &Node, key: &str, owner: &str) -> Result<Option<String>> {
    match node.get(key) {
        None | Some(Node { value: Value::Null, .. }) => Ok(None),
        Some(Node { value: Value::Str(text), tag: None, .. }) => Ok(Some(text.as_ref().to_owned())),
        Some(Node { tag: Some(tag), at, .. }) => {
            Err(Error::configuration(format!("`{key}` of {owner} must be a text, not a value of `!{tag}`")).at(*at))
        }
        Some(other) => {
            Err(Error::configuration(format!("`{key}` of {owner} must be a text, not {}", other.value.kind()))
                .at(other.at))
        }
    }
}

/// Whether `name` is set to `true`.
pub(super) fn boolean(node: &Node, name: &str, owner: &str) -> Result<bool> {
    match node.get(name) {
        None | Some(Node { value: Value::Null, .. }) => Ok(false),
        Some(Node { value: Value::Bool(value), .. }) => Ok(*value),
        Some(other) => {
            let message = format!("`{name}` of {owner} must be `true` or `false`, not {}", other.value.kind());
            Err(Error::configuration(message).at(other.at))
        }
    }
}

/// `kind`, empty when there is none, and where it stands.
pub(super) fn written_kind(node: &Node, owner: &str, at: Place) -> Result<(String, Place)> {
    let kind = text(node, "kind", owner)?.unwrap_or_default();
    Ok((kind, node.get("kind").map_or(at, |kind| kind.at)))
}

/// The error of `owner`, which must have a kind.
pub(super) fn without_kind(owner: &str, at: Place, example: &str) -> Error {
    Error::configuration(format!("{owner} is missing `kind`")).at(at).help(format!("add `kind: {example}`"))
}

/// What `node` maps; `None` where it is nothing. `name` says what it is, for messages.
pub(super) fn map_or_nothing<'a>(node: &'a Node, name: &str) -> Result<Option<&'a Map>> {
    match &node.value {
        Value::Null => Ok(None),
        Value::Map(map) => Ok(Some(map)),
        other => Err(Error::configuration(format!("{name} must be a map, not {}", other.kind())).at(node.at)),
    }
}
