//! Upper and lower case of the configuration's keys: only names that people chose keep it.

use std::sync::Arc;

use super::yaml::{Map, Node, Value};

/// Below these, keys are names that people chose.
const NAMES: [&[&str]; 5] = [
    &["env"],
    &["templates", "settings", "env"],
    &["auth", "providers"],
    &["auth", "identities"],
    &["auth", "integrations"],
];

/// Below these, names that differ in case alone are the same.
const SAME_IN_ANY_CASE: [&str; 2] = ["providers", "identities"];

/// Keys in lower case: Atmos reads this file with viper, for which `Base_Path` is `base_path`.
pub(super) fn lower_keys(node: &Node) -> Node {
    lower(node, &mut Vec::new())
}

fn lower(node: &Node, path: &mut Vec<String>) -> Node {
    let Some(map) = node.as_map() else { return node.clone() };
    let keeps_case = NAMES.iter().any(|names| *names == path.as_slice());
    let mut lowered = Map::default();
    for (key, entry) in map.iter() {
        let key = if keeps_case { key.as_ref().to_owned() } else { key.to_lowercase() };
        path.push(key.clone());
        lowered.insert(key, entry.key_at, lower(&entry.node, path));
        path.pop();
    }
    node.with_value(Value::map(lowered))
}

/// `over` with the providers and identities that `base` has too spelled as there.
pub(super) fn spelled_like(over: &Node, base: &Node) -> Node {
    let mut changed = over.clone();
    for section in SAME_IN_ANY_CASE {
        let Some(known) = base.at_path(&["auth", section]).and_then(Node::as_map) else { continue };
        let Some(names) = changed.at_path(&["auth", section]).and_then(Node::as_map) else { continue };
        let mut renamed = Map::default();
        for (name, entry) in names.iter() {
            let same = known.iter().find(|(known, _)| known.to_lowercase() == name.to_lowercase());
            renamed.insert(Arc::clone(same.map_or(name, |(known, _)| known)), entry.key_at, entry.node.clone());
        }
        changed = with(&changed, &["auth", section], Value::map(renamed));
    }
    changed
}

/// `node` with another value at the end of `path`, which leads somewhere.
fn with(node: &Node, path: &[&str], value: Value) -> Node {
    let Some((key, rest)) = path.split_first() else { return node.with_value(value) };
    let Some(entry) = node.as_map().and_then(|map| map.entry(key)) else { return node.clone() };
    let mut map = node.as_map().cloned().unwrap_or_default();
    map.insert(*key, entry.key_at, with(&entry.node, rest, value));
    node.with_value(Value::map(map))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::yaml::{parse, to_json};

    #[test]
    fn names_of_identities_are_the_same_in_any_case() {
        let read = |text: &str| lower_keys(&parse(Path::new("atmos.yaml"), text).unwrap());
        let base = read("AUTH: {Identities: {Dev: {Kind: x}}}");
        let over = read("auth: {identities: {DEV: {default: true}, new: {}}}");
        let expected = r#"{"auth":{"identities":{"Dev":{"default":true},"new":{}}}}"#;
        assert_eq!(to_json(&spelled_like(&over, &base)).to_string(), expected);
    }
}
