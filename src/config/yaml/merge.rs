//! Deep merge, as Atmos merges.

use std::sync::Arc;

use super::{Map, Node, Value};
use crate::error::{Error, Result};

/// `settings.list_merge_strategy`: what becomes of two lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ListMerge {
    /// The upper list alone.
    #[default]
    Replace,
    /// The lower list, then the upper one.
    Append,
    /// Item by item: maps are merged, other items of the lower list stay, and the longer list gives its rest.
    Merge,
}

impl ListMerge {
    /// Reads the setting.
    pub(crate) fn parse(node: &Node) -> Result<Self> {
        let name = if node.value == Value::Null { Some("") } else { node.as_str() };
        name.and_then(Self::named).ok_or_else(|| {
            let shown = node.as_str().map_or_else(|| node.value.kind().to_owned(), |text| format!("`{text}`"));
            Error::configuration(format!("`list_merge_strategy` cannot be {shown}"))
                .at(node.at)
                .help("write `replace`, `append` or `merge`")
        })
    }

    /// The strategy of this name; no text means the default.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "" | "replace" => Some(Self::Replace),
            "append" => Some(Self::Append),
            "merge" => Some(Self::Merge),
            _ => None,
        }
    }
}

/// `over` laid over `base`. Maps are merged key by key, lists by `lists` or by their `!append`
/// tag, and everything else of `over` replaces what was there, null too. Every value keeps the
/// place it was written at. The result has no `!append` left: below it there was nothing to append to.
pub(crate) fn merge(base: &Node, over: &Node, lists: ListMerge) -> Node {
    lay_over(&without_appends(base), over, lists)
}

/// All `layers`, later ones over earlier ones; `None` when all are empty. An empty or null layer
/// as a whole changes nothing.
pub(crate) fn merge_all<'a>(layers: impl IntoIterator<Item = &'a Node>, lists: ListMerge) -> Option<Node> {
    let mut layers = layers.into_iter().filter(|layer| !layer.is_empty());
    let mut merged = without_appends(layers.next()?);
    layers.for_each(|over| lay_onto(&mut merged, over, lists));
    Some(merged)
}

/// `over` laid over `base`; what nobody else shares of it is changed in place.
pub(crate) fn merge_onto(base: Node, over: &Node, lists: ListMerge) -> Option<Node> {
    if base.is_empty() || over.is_empty() {
        return merge_all([&base, over], lists);
    }
    let mut merged =
        if base.appends() || base.as_map().is_some_and(Map::holds_appends) { without_appends(&base) } else { base };
    lay_onto(&mut merged, over, lists);
    Some(merged)
}

/// Smaller maps may grow as they like.
const LARGE: usize = 16;

/// `base` holds no `!append`.
fn lay_over(base: &Node, over: &Node, lists: ListMerge) -> Node {
    let mut merged = base.clone();
    lay_onto(&mut merged, over, lists);
    merged
}

fn lay_onto(base: &mut Node, over: &Node, lists: ListMerge) {
    if (is_open(base) && is_tree(over)) || (is_tree(base) && is_open(over)) {
        *base = deferred(base, over);
        return;
    }
    match (&mut base.value, &over.value) {
        (Value::Map(_), Value::Map(upper)) if upper.is_empty() => base.at = over.at,
        (Value::Map(lower), Value::Map(upper)) => {
            let merged = Arc::make_mut(lower);
            // A large map that grows takes twice the room it needs, and every component has one.
            if upper.len() > LARGE {
                let new = upper.keys().filter(|key| merged.get(key).is_none()).count();
                merged.entries.reserve_exact(new);
            }
            for (key, entry) in upper.iter() {
                match merged.entries.get_mut(key) {
                    Some(below) => {
                        below.key_at = entry.key_at;
                        lay_onto(&mut below.node, &entry.node, lists);
                    }
                    None => merged.insert(Arc::clone(key), entry.key_at, without_appends(&entry.node)),
                }
            }
            base.at = over.at;
            base.tag.clone_from(&over.tag);
        }
        (Value::List(lower), Value::List(upper)) => *base = lay_list_over(lower, upper, over, lists),
        _ => *base = without_appends(over),
    }
}

/// The functions that Atmos merges with what stands above or below them. A map that is laid over
/// any other replaces it, so that the other is never evaluated.
const MERGED: [&str; 11] = [
    "env",
    "exec",
    "labels",
    "labels.keys",
    "labels.values",
    "store",
    "store.get",
    "tags",
    "template",
    "terraform.output",
    "terraform.state",
];

/// Whether this is a function whose value is not known yet, so that it cannot be merged.
fn is_open(node: &Node) -> bool {
    match node.tag.as_deref() {
        Some("deferred") => true,
        Some(tag) => MERGED.contains(&tag) && matches!(node.value, Value::Str(_)),
        None => false,
    }
}

fn is_tree(node: &Node) -> bool {
    matches!(node.value, Value::Map(_) | Value::List(_))
}

/// The layers of a value that is merged when its functions are evaluated, lowest first.
fn deferred(base: &Node, over: &Node) -> Node {
    let is_deferred = base.tag.as_deref() == Some("deferred");
    let mut layers = base.as_list().filter(|_| is_deferred).map_or_else(|| vec![base.clone()], <[Node]>::to_vec);
    layers.push(over.clone());
    Node { at: over.at, tag: Some("deferred".into()), value: Value::list(layers) }
}

fn lay_list_over(lower: &[Node], upper: &[Node], over: &Node, lists: ListMerge) -> Node {
    let list = match lists {
        _ if over.appends() => [lower, upper].concat(),
        ListMerge::Append => [lower, upper].concat(),
        ListMerge::Merge => {
            let both = lower.iter().zip(upper).map(|(below, above)| match (&below.value, &above.value) {
                (Value::Map(_), Value::Map(_)) => lay_over(below, above, lists),
                _ => below.clone(),
            });
            let longer = if lower.len() > upper.len() { lower } else { upper };
            both.chain(longer.iter().skip(lower.len().min(upper.len())).cloned()).collect()
        }
        ListMerge::Replace => return over.clone(),
    };
    let tag = over.tag.clone().filter(|_| !over.appends());
    Node { at: over.at, tag, value: Value::list(list) }
}

/// `node` where each `!append` list is a plain one; shared with `node` where there is none.
fn without_appends(node: &Node) -> Node {
    if node.appends() {
        return node.untagged();
    }
    match node.as_map().filter(|map| map.holds_appends()) {
        None => node.clone(),
        Some(_) => node.with_children(without_appends),
    }
}

#[cfg(test)]
mod tests;
