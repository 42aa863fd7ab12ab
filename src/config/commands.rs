//! `commands:` of several files: the one list that is merged by the names of its entries.

use std::sync::Arc;

use super::yaml::{Map, Node, Value};

const COMMANDS: &str = "commands";

/// `merged` with the commands of both layers it was made of, where both have some.
pub(super) fn merged(merged: Node, base: &Node, over: &Node) -> Node {
    let (Some(lower), Some(upper)) = (commands(base), commands(over)) else { return merged };
    let list = merge(lower, upper);
    with_commands(&merged, list)
}

fn commands(node: &Node) -> Option<&[Node]> {
    node.get(COMMANDS).and_then(Node::as_list)
}

/// Lower commands keep their places, new ones follow. Of two with one name the upper fields count.
fn merge(lower: &[Node], upper: &[Node]) -> Vec<Node> {
    let mut list = lower.to_vec();
    for command in upper {
        let name = command.get("name").and_then(Node::as_str);
        match list.iter_mut().find(|known| name.is_some() && known.get("name").and_then(Node::as_str) == name) {
            Some(known) => *known = merge_command(known, command),
            None => list.push(command.clone()),
        }
    }
    list
}

fn merge_command(lower: &Node, upper: &Node) -> Node {
    let mut map = lower.as_map().cloned().unwrap_or_default();
    for (key, entry) in upper.as_map().into_iter().flat_map(Map::iter) {
        map.insert(Arc::clone(key), entry.key_at, entry.node.clone());
    }
    merged(Node::map(upper.at, map), lower, upper)
}

fn with_commands(node: &Node, list: Vec<Node>) -> Node {
    let Some(entry) = node.as_map().and_then(|map| map.entry(COMMANDS)) else { return node.clone() };
    let mut map = node.as_map().cloned().unwrap_or_default();
    map.insert(COMMANDS, entry.key_at, Node::list(entry.node.at, list));
    node.with_value(Value::map(map))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::config::{
        layer::merge_layers,
        yaml::{parse, to_json},
    };

    #[test]
    fn commands_of_one_name_are_one_command() {
        let read = |text: &str| parse(Path::new("atmos.yaml"), text).unwrap();
        let base = read("commands: [{name: a, steps: [x], commands: [{name: s, steps: [1]}]}, {name: b}]");
        let over = read("commands: [{name: c}, {name: a, steps: [y], commands: [{name: t}]}]");
        let expected = r#"{"commands":[{"name":"a","steps":["y"],"commands":[{"name":"s","steps":[1]},{"name":"t"}]},{"name":"b"},{"name":"c"}]}"#;
        assert_eq!(to_json(&merge_layers(&[base, over])).to_string(), expected);
    }
}
