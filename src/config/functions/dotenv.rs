//! `.env` files, as values.

use crate::config::yaml::{Map, Node, Place};

/// The variables of `text`, all written at `at`.
pub(super) fn read(at: Place, text: &str) -> Node {
    let mut map = Map::default();
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        let Some((name, value)) = line.split_once('=') else { continue };
        let name = name.trim().trim_start_matches("export ").trim();
        map.insert(name, at, Node::text(at, unquoted(value.trim())));
    }
    Node::map(at, map)
}

/// Double quotes know escapes, single ones do not, and without quotes a comment may follow.
fn unquoted(value: &str) -> String {
    if let Some((inner, _)) = value.strip_prefix('\'').and_then(|rest| rest.split_once('\'')) {
        return inner.to_owned();
    }
    if let Some((inner, _)) = value.strip_prefix('"').and_then(|rest| rest.rsplit_once('"')) {
        return inner.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }
    value.split(" #").next().unwrap_or_default().trim_end().to_owned()
}
