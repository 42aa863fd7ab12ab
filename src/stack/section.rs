//! Sections of manifests and components: maps under known keys, where nothing at all counts as an empty map.

use super::{include, library::Library};
use crate::{
    config::yaml::{ListMerge, Node, Value, merge_all, merge_onto},
    error::{Error, Result},
};

/// The map at `key` of `node`; `None` when it is missing or empty.
pub(crate) fn map_at<'n>(library: &Library<'_>, node: &'n Node, key: &str) -> Result<Option<&'n Node>> {
    let Some(section) = node.get(key).filter(|section| !is_unset(section)) else { return Ok(None) };
    // What an `!append` would add to matters less than that a list cannot be here.
    match (section.tag.as_deref().filter(|tag| *tag != "append"), &section.value) {
        (Some(_), _) => Err(include::explain(library, section)),
        (None, Value::Map(_)) => Ok(Some(section).filter(|section| !section.is_empty())),
        (None, Value::Null) => Ok(None),
        (None, other) => {
            Err(Error::configuration(format!("`{key}` must be a map, found {}", other.kind())).at(section.at))
        }
    }
}

/// Whether what imported files said of it is taken away, so that there is nothing.
pub(super) fn is_unset(node: &Node) -> bool {
    node.tag.as_deref() == Some("unset")
}

/// The text at `key` of `node`, written as it is meant; `None` when it is missing, null or empty.
pub(crate) fn text_at<'n>(node: &'n Node, key: &str) -> Result<Option<&'n Node>> {
    let Some(found) = node.get(key).filter(|found| !is_unset(found)) else { return Ok(None) };
    if let Some(tag) = &found.tag {
        return Err(Error::configuration(format!("`!{tag}` is not built yet for `{key}`"))
            .at(found.at)
            .help("write the text itself"));
    }
    match &found.value {
        Value::Null => Ok(None),
        Value::Str(text) => Ok(Some(found).filter(|_| !text.is_empty())),
        other => Err(Error::configuration(format!("`{key}` must be a text, found {}", other.kind())).at(found.at)),
    }
}

/// `over`, when there is one, laid over `base`, when there is one.
pub(crate) fn laid_over(base: Option<Node>, over: Option<&Node>, lists: ListMerge) -> Option<Node> {
    match (base, over) {
        (base, None) => base,
        (None, Some(over)) => merge_all([over], lists),
        (Some(base), Some(over)) => merge_onto(base, over, lists),
    }
}
