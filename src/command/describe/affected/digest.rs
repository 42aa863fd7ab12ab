//! The sections of a component as numbers, so that two commits are compared without both being in memory.

use std::hash::{BuildHasher as _, DefaultHasher, Hash as _, Hasher as _, RandomState};

use crate::config::{
    Config,
    yaml::{Map, Node, Value},
};

/// The sections that are compared unless the configuration names others; the first that differs is the reason
/// that is named first.
const USUAL: [&str; 15] = [
    "vars",
    "env",
    "providers",
    "required_providers",
    "required_version",
    "generate",
    "backend",
    "backend_type",
    "remote_state_backend",
    "remote_state_backend_type",
    "auth",
    "command",
    "dependencies",
    "source",
    "provision",
];

/// What is compared always.
pub(super) const METADATA: &str = "metadata";
pub(super) const SETTINGS: &str = "settings";

/// The sections that are compared.
pub(super) struct Sections {
    names: Vec<String>,
    /// Numbers are of this process's own, so that nobody can write two sections that have the same one.
    numbers: RandomState,
}

/// A number for each section; `None` for one that is not there.
pub(super) struct Digest(Vec<Option<u64>>);

impl Sections {
    /// `describe.affected.sections`, else the usual ones, with those that are compared always.
    pub(super) fn of(config: &Config) -> Self {
        let written = config.tree.at_path(&["describe", "affected", "sections"]).and_then(Node::as_list);
        let listed: Vec<&str> = match written.filter(|list| !list.is_empty()) {
            Some(list) => list.iter().filter_map(Node::as_str).collect(),
            None => USUAL.to_vec(),
        };
        let others = listed.into_iter().filter(|name| ![METADATA, SETTINGS].contains(name));
        let names = [METADATA, SETTINGS].into_iter().chain(others).map(ToOwned::to_owned).collect();
        Self { names, numbers: RandomState::new() }
    }

    pub(super) fn digest(&self, document: &Map) -> Digest {
        Digest(self.names.iter().map(|name| document.get(name).map(|node| self.number(node))).collect())
    }

    /// The sections that are there and were not so before.
    pub(super) fn changed(&self, new: &Digest, old: Option<&Digest>) -> Vec<&str> {
        let is_changed = |index: usize| new.0[index].is_some() && old.is_none_or(|old| old.0[index] != new.0[index]);
        let names = self.names.iter().enumerate();
        names.filter(|(index, _)| is_changed(*index)).map(|(_, name)| name.as_str()).collect()
    }

    fn number(&self, node: &Node) -> u64 {
        let mut hasher = self.numbers.build_hasher();
        add(node, &mut hasher);
        hasher.finish()
    }
}

/// Adds a value, whatever its places and the order of its keys.
fn add(node: &Node, hasher: &mut DefaultHasher) {
    std::mem::discriminant(&node.value).hash(hasher);
    node.tag.hash(hasher);
    match &node.value {
        Value::Null => {}
        Value::Bool(value) => value.hash(hasher),
        Value::Int(value) => value.hash(hasher),
        Value::Float(value) => value.to_bits().hash(hasher),
        Value::Str(text) | Value::Time(text) => text.hash(hasher),
        Value::List(items) => {
            items.len().hash(hasher);
            items.iter().for_each(|item| add(item, hasher));
        }
        Value::Map(map) => {
            let mut entries: Vec<(&str, &Node)> = map.iter().map(|(key, entry)| (&**key, &entry.node)).collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            entries.len().hash(hasher);
            for (key, value) in entries {
                key.hash(hasher);
                add(value, hasher);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::yaml::parse;

    fn changed(new: &str, old: &str) -> Vec<String> {
        let names = ["vars", "env"].map(ToOwned::to_owned).to_vec();
        let sections = Sections { names, numbers: RandomState::new() };
        let digest = |text: &str| sections.digest(parse(Path::new("a.yaml"), text).unwrap().as_map().unwrap());
        sections.changed(&digest(new), Some(&digest(old))).into_iter().map(ToOwned::to_owned).collect()
    }

    #[test]
    fn places_and_the_order_of_keys_change_nothing() {
        assert!(changed("vars: {a: 1, b: [x, {}]}", "\n\nvars:\n  b: [x, {}]\n  a: 1\n").is_empty());
        assert!(changed("vars: {}", "vars: {}\nenv: {A: b}").is_empty());
    }

    #[test]
    fn every_other_difference_counts() {
        for (new, old) in [
            ("vars: {a: 1}", "vars: {a: '1'}"),
            ("vars: {a: 1}", "vars: {a: 1.0}"),
            ("vars: {a: null}", "vars: {}"),
            ("vars: {a: []}", "vars: {a: {}}"),
            ("vars: {a: [b, c]}", "vars: {a: [c, b]}"),
            ("vars: {a: [[b], c]}", "vars: {a: [[b, c]]}"),
            ("vars: {a: {b: c}}", "vars: {a: {}, b: c}"),
            ("vars: {a: !env B}", "vars: {a: B}"),
            ("vars: {}", "env: {}"),
        ] {
            assert_eq!(changed(new, old), ["vars"], "{new} {old}");
        }
    }
}
