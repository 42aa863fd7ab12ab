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
        Some(map) => {
            let mut plain = Map::default();
            for (key, entry) in map.iter() {
                plain.insert(Arc::clone(key), entry.key_at, without_appends(&entry.node));
            }
            node.with_value(Value::map(plain))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::yaml::{parse, to_json};

    fn read(text: &str) -> Node {
        parse(Path::new("a.yaml"), text).unwrap()
    }

    fn merged(base: &str, over: &str, lists: ListMerge) -> String {
        to_json(&merge(&read(base), &read(over), lists)).to_string()
    }

    #[test]
    fn maps_merge_and_everything_else_replaces() {
        let cases = [
            ("{a: {x: 1, y: 1}}", "{a: {y: 2, z: 2}}", r#"{"a":{"x":1,"y":2,"z":2}}"#),
            ("{a: {x: 1}}", "{a: null}", r#"{"a":null}"#),
            ("{a: {x: 1}}", "{a: 5}", r#"{"a":5}"#),
            ("{a: [1]}", "{a: {}}", r#"{"a":{}}"#),
            ("{a: 1}", "{a: [1]}", r#"{"a":[1]}"#),
            ("{a: {x: 1}}", "{a: {}}", r#"{"a":{"x":1}}"#),
            ("{a: 1}", "{b: 2}", r#"{"a":1,"b":2}"#),
        ];
        for (base, over, expected) in cases {
            assert_eq!(merged(base, over, ListMerge::Replace), expected, "{base} {over}");
        }
    }

    #[test]
    fn lists_follow_the_strategy() {
        let (base, over) = ("l: [{a: 1, b: 1}, x, y]", "l: [{a: 2}, z]");
        assert_eq!(merged(base, over, ListMerge::Replace), r#"{"l":[{"a":2},"z"]}"#);
        assert_eq!(merged(base, over, ListMerge::Append), r#"{"l":[{"a":1,"b":1},"x","y",{"a":2},"z"]}"#);
        assert_eq!(merged(base, over, ListMerge::Merge), r#"{"l":[{"a":2,"b":1},"x","y"]}"#);
        assert_eq!(merged("l: [1]", "l: [2, 3]", ListMerge::Merge), r#"{"l":[1,3]}"#);
    }

    #[test]
    fn append_tags_append_once_whatever_the_strategy() {
        for lists in [ListMerge::Replace, ListMerge::Append, ListMerge::Merge] {
            assert_eq!(merged("l: [1]", "l: !append [2]", lists), r#"{"l":[1,2]}"#);
        }
    }

    #[test]
    fn append_tags_without_a_list_below_become_plain_lists() {
        let lists = ListMerge::Replace;
        let alone = merge_all([&read("a: {l: !append [1]}")], lists).unwrap();
        assert_eq!(alone.at_path(&["a", "l"]).unwrap().tag, None);
        let first = merge(&read("l: !append [1]"), &read("k: !append [1]"), lists);
        assert_eq!((first.get("l").unwrap().tag.clone(), first.get("k").unwrap().tag.clone()), (None, None));
        assert_eq!(to_json(&merge(&first, &read("l: [2]"), lists)).to_string(), r#"{"l":[2],"k":[1]}"#);
        assert_eq!(merged("l: 5", "l: !append [2]", lists), r#"{"l":[2]}"#);
    }

    #[test]
    fn a_map_replaces_a_function_that_is_not_merged() {
        assert_eq!(merged("a: !cwd", "a: {x: 1}", ListMerge::Replace), r#"{"a":{"x":1}}"#);
        let kept = merge(&read("a: !env A"), &read("a: {x: 1}"), ListMerge::Replace);
        assert_eq!(kept.get("a").unwrap().tag.as_deref(), Some("deferred"));
    }

    #[test]
    fn values_keep_the_place_of_their_layer() {
        let base = parse(Path::new("base.yaml"), "a: 1\nb: {c: 1}").unwrap();
        let over = parse(Path::new("over.yaml"), "b:\n  c: 2").unwrap();
        let merged = merge(&base, &over, ListMerge::Replace);
        assert_eq!(merged.get("a").unwrap().at.to_string(), "base.yaml:1:4");
        assert_eq!(merged.at_path(&["b", "c"]).unwrap().at.to_string(), "over.yaml:2:6");
    }

    #[test]
    fn unchanged_trees_are_shared() {
        let base = read("a: {x: {y: 1}}\nb: {x: 1}");
        let merged = merge(&base, &read("b: {x: 2}"), ListMerge::Replace);
        let (Value::Map(before), Value::Map(after)) = (&base.get("a").unwrap().value, &merged.get("a").unwrap().value)
        else {
            panic!("both are maps");
        };
        assert!(Arc::ptr_eq(before, after));
    }

    #[test]
    fn empty_layers_change_nothing() {
        let layers = [read(""), read("a: 1"), read("{}"), read("b: 2")];
        assert_eq!(to_json(&merge_all(&layers, ListMerge::Replace).unwrap()).to_string(), r#"{"a":1,"b":2}"#);
        assert_eq!(merge_all(&[read("")], ListMerge::Replace), None);
    }

    #[test]
    fn unknown_strategies_are_refused_with_their_place() {
        let error = ListMerge::parse(read("s: deep").get("s").unwrap()).unwrap_err().to_string();
        assert_eq!(
            error,
            "error: a.yaml:1:4: `list_merge_strategy` cannot be `deep`\nhelp: write `replace`, `append` or `merge`"
        );
        assert!(ListMerge::parse(read("s: [a]").get("s").unwrap()).is_err());
        assert_eq!(ListMerge::parse(read("s: merge").get("s").unwrap()).unwrap(), ListMerge::Merge);
    }
}
