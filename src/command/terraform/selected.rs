//! What components are selected by: their tags and labels.

use crate::config::yaml::{Map, Node};

/// Whether one of `tags` is in `metadata.tags`; none at all is always there.
pub(crate) fn has_tags(document: &Map, tags: &[String]) -> bool {
    let written = document.get("metadata").and_then(|metadata| metadata.get("tags")).and_then(Node::as_list);
    let is_wanted = |tag: &Node| tag.as_str().is_some_and(|tag| tags.iter().any(|wanted| wanted == tag));
    tags.is_empty() || written.unwrap_or_default().iter().any(is_wanted)
}

/// Whether all of `labels` are in `metadata.labels`.
pub(crate) fn has_labels(document: &Map, labels: &[(String, String)]) -> bool {
    let written = document.get("metadata").and_then(|metadata| metadata.get("labels"));
    let has = |(name, value): &(String, String)| {
        written.and_then(|written| written.get(name)).and_then(Node::as_str) == Some(value.as_str())
    };
    labels.iter().all(has)
}
