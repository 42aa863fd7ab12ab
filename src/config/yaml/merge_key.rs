//! The merge key `<<`: what it names becomes part of the map where it stands.

use std::sync::Arc;

use super::{Map, Node, Place, Value};
use crate::error::{Error, Result};

/// The key, and the tag of its value while a file that it includes is not read yet. Nobody can write this tag.
const KEY: &str = "<<";

/// Adds what `<<` names and `map` has not: explicit keys win, then earlier maps of the list. Where that is written in
/// another file, it waits under its key ([`with_merged`]).
pub(super) fn merge(map: &mut Map, key_at: Place, node: &Node) -> Result<()> {
    let is_included = |source: &Node| matches!(source.tag.as_deref(), Some("include"));
    if sources(node).iter().any(is_included) {
        let waiting = Value::list(sources(node).to_vec());
        map.insert(KEY, key_at, Node { at: node.at, tag: Some(KEY.into()), value: waiting });
        return Ok(());
    }
    for source in sources(node) {
        let Some(entries) = source.as_map() else {
            return Err(no_map(source).because(format!("`<<` stands at {key_at}")));
        };
        for (key, entry) in entries.iter().filter(|(key, _)| map.get(key).is_none()).collect::<Vec<_>>() {
            map.insert(Arc::clone(key), entry.key_at, entry.node.clone());
        }
    }
    Ok(())
}

/// `node` with what waited at its `<<` merged into it, once all of that is read.
pub(crate) fn with_merged(node: Node) -> Result<Node> {
    let Some(entry) = node.as_map().and_then(|map| map.entry(KEY)).filter(|entry| is_waiting(&entry.node)) else {
        return Ok(node);
    };
    let mut map = node.as_map().cloned().unwrap_or_default();
    map.remove(KEY);
    merge(&mut map, entry.key_at, &entry.node)?;
    Ok(node.with_value(Value::map(map)))
}

/// Whether this is what `<<` names, and a part of it is written in another file.
pub(crate) fn is_waiting(node: &Node) -> bool {
    node.tag.as_deref() == Some(KEY)
}

/// The error of a source that is no map.
pub(crate) fn no_map(source: &Node) -> Error {
    let kind = source.value.kind();
    Error::configuration(format!("`<<` takes a map or a list of maps, not {kind}")).at(source.at)
}

fn sources(node: &Node) -> &[Node] {
    node.as_list().unwrap_or(std::slice::from_ref(node))
}
