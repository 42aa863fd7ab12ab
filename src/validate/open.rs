//! Values that nobody knows before a run.

use crate::config::yaml::Node;

/// Whether a function or a template is still to give the value of `node`, or a part of it.
pub(super) fn is_open(node: &Node) -> bool {
    // A local that a program gives is rendered as the function's name.
    let is_open = |text: &str| text.contains("{{") || text.starts_with('!') || text.contains("!exec");
    node.tag.is_some() || node.as_str().is_some_and(is_open)
}
