//! A tree as the YAML text that Go's yaml.v3 writes with an indent of two.

mod scalar;

use super::{indent, written};
use crate::{
    config::yaml::{Map, Node, Value},
    query::in_order,
};

/// The text of `node`, with a newline at its end.
pub(crate) fn text(node: &Node) -> String {
    annotated(node, &|_| None)
}

/// The text of `node`, with a comment behind each scalar that has one.
pub(crate) fn annotated(node: &Node, comment: &dyn Fn(&Node) -> Option<String>) -> String {
    let mut writer = Writer { out: String::new(), comment };
    writer.value(node, 0, true);
    writer.out
}

struct Writer<'w> {
    out: String,
    comment: &'w dyn Fn(&Node) -> Option<String>,
}

impl Writer<'_> {
    /// Writes `node` at the cursor. `is_block` says that lists and maps may start here, as at the start of
    /// the text and behind a dash.
    fn value(&mut self, node: &Node, depth: usize, is_block: bool) {
        match (&node.value, written(node)) {
            (_, Some(text)) => self.scalar(node, &scalar::text(&text, depth)),
            (Value::Map(map), None) if !map.is_empty() => self.map(map, depth, is_block),
            (Value::List(list), None) if !list.is_empty() => self.list(list, depth, is_block),
            (value, None) => self.scalar(node, &scalar::print(value, depth)),
        }
    }

    fn scalar(&mut self, node: &Node, text: &str) {
        let comment = (self.comment)(node);
        let lines = comment.as_ref().and_then(|_| text.split_once('\n'));
        match (comment, lines) {
            (Some(comment), Some((first, rest))) => {
                self.out.extend([first, " # ", &comment, "\n", rest]);
            }
            (Some(comment), None) => self.out.extend([text, " # ", &comment]),
            (None, _) => self.out.push_str(text),
        }
        self.out.push('\n');
    }

    fn map(&mut self, map: &Map, depth: usize, is_block: bool) {
        if !is_block {
            self.out.push('\n');
        }
        for (index, (key, entry)) in in_order(map).into_iter().enumerate() {
            if index > 0 || !is_block {
                indent(depth, &mut self.out);
            }
            self.out.push_str(&scalar::key(key));
            self.out.push(':');
            self.child(&entry.node, depth + 1);
        }
    }

    fn list(&mut self, list: &[Node], depth: usize, is_block: bool) {
        if !is_block {
            self.out.push('\n');
        }
        for (index, item) in list.iter().enumerate() {
            if index > 0 || !is_block {
                indent(depth, &mut self.out);
            }
            self.out.push_str("- ");
            self.value(item, depth + 1, true);
        }
    }

    fn child(&mut self, node: &Node, depth: usize) {
        let is_nested =
            written(node).is_none() && matches!(node.value, Value::Map(_) | Value::List(_)) && !node.is_empty();
        if !is_nested {
            self.out.push(' ');
        }
        self.value(node, depth, false);
    }
}

#[cfg(test)]
mod tests {

    fn written(text: &str) -> String {
        super::text(&crate::config::yaml::parse(std::path::Path::new("a.yaml"), text).unwrap())
    }

    #[test]
    fn nested_lists_and_maps_are_indented_as_go_indents_them() {
        let text = "a:\n  - x: 1\n    z: [1, [2, {}], []]\n  - {}\nb: {c: {d: null}}\n";
        let want =
            "a:\n  - x: 1\n    z:\n      - 1\n      - - 2\n        - {}\n      - []\n  - {}\nb:\n  c:\n    d: null\n";
        assert_eq!(written(text), want);
    }

    #[test]
    fn keys_are_in_natural_order() {
        assert_eq!(written("{b10: 1, b9: 2, a: 3, B: 4, '1': 5}"), "\"1\": 5\nB: 4\na: 3\nb9: 2\nb10: 1\n");
    }

    #[test]
    fn several_lines_are_blocks() {
        let text = "a: \"x\\ny\\n\"\nb: \"x\\ny\"\nc: \"x\\n\\n\"\nd: \" x\\ny\"\ne: [\"x\\ny\"]\nf: \"x \\ny\"\n";
        let want = "a: |\n  x\n  y\nb: |-\n  x\n  y\nc: |+\n  x\n\nd: |2-\n   x\n  y\ne:\n  - |-\n    x\n    y\nf: \"x \\ny\"\n";
        assert_eq!(written(text), want);
    }
}
