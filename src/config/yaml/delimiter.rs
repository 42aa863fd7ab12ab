//! `settings.yaml.key_delimiter`: keys such as `a.b` that mean a path.

use super::{ListMerge, Map, Node, Value, merge};

/// `node` where each key with the delimiter in it has become maps, merged with those that are there.
pub(crate) fn with_paths(node: &Node, delimiter: &str) -> Node {
    let value = match &node.value {
        Value::List(list) => Value::list(list.iter().map(|item| with_paths(item, delimiter)).collect()),
        Value::Map(map) => {
            let mut expanded = Map::default();
            for (key, entry) in map.iter() {
                let child = with_paths(&entry.node, delimiter);
                let mut parts = key.split(delimiter);
                let is_path = key.contains(delimiter) && parts.clone().all(|part| !part.is_empty());
                let first = parts.next().filter(|_| is_path).unwrap_or(key);
                let rest: Vec<&str> = if is_path { parts.collect() } else { Vec::new() };
                let nested = rest.iter().rev().fold(child, |child, part| {
                    let mut map = Map::default();
                    map.insert(*part, entry.key_at, child);
                    Node::map(entry.node.at, map)
                });
                let merged = match expanded.get(first) {
                    Some(below) => merge(below, &nested, ListMerge::Replace),
                    None => nested,
                };
                expanded.insert(first, entry.key_at, merged);
            }
            Value::map(expanded)
        }
        other => other.clone(),
    };
    node.with_value(value)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::with_paths;
    use crate::config::yaml::{parse, to_json};

    #[test]
    fn keys_with_the_delimiter_are_paths() {
        let node = parse(Path::new("a.yaml"), "a.b.c: 1\na: {b: {d: 2}}\n.x: 3\nl: [{p.q: 4}]\n").unwrap();
        let expected = r#"{"a":{"b":{"c":1,"d":2}},".x":3,"l":[{"p":{"q":4}}]}"#;
        assert_eq!(to_json(&with_paths(&node, ".")).to_string(), expected);
    }
}
