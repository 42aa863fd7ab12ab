//! What lies over what.

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
