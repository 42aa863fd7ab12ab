//! A tree as JSON: keys sorted by bytes, two spaces, Go's numbers.

use super::{indent, written};
use crate::config::yaml::{Map, Node, Value, print};

/// The text of `node`, with a newline at its end.
pub(super) fn text(node: &Node) -> String {
    let mut out = String::new();
    value(node, 0, &mut out);
    out.push('\n');
    out
}

fn value(node: &Node, depth: usize, out: &mut String) {
    if let Some(text) = written(node) {
        return string(&text, out);
    }
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Float(number) if !number.is_finite() => out.push_str("null"),
        Value::Float(number) if (1e-6..1e21).contains(&number.abs()) || *number == 0.0 => {
            out.push_str(&number.to_string());
        }
        Value::Float(_) => out.push_str(&print(&node.value).unwrap_or_default().replace("e-0", "e-")),
        Value::Bool(_) | Value::Int(_) => out.push_str(&print(&node.value).unwrap_or_default()),
        Value::Str(text) | Value::Time(text) => string(text, out),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                start_line(index, depth + 1, out);
                value(item, depth + 1, out);
            }
            finish(items.is_empty(), depth, ']', out);
        }
        Value::Map(entries) => map(entries, depth, out),
    }
}

fn map(entries: &Map, depth: usize, out: &mut String) {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort_unstable_by_key(|(key, _)| *key);
    out.push('{');
    for (index, (key, entry)) in sorted.into_iter().enumerate() {
        start_line(index, depth + 1, out);
        string(key, out);
        out.push_str(": ");
        value(&entry.node, depth + 1, out);
    }
    finish(entries.is_empty(), depth, '}', out);
}

fn string(text: &str, out: &mut String) {
    if text.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        out.push_str(&serde_json::Value::from(text).to_string());
    } else {
        out.extend(["\"", text, "\""]);
    }
}

fn start_line(index: usize, depth: usize, out: &mut String) {
    out.push_str(if index == 0 { "\n" } else { ",\n" });
    indent(depth, out);
}

fn finish(is_empty: bool, depth: usize, bracket: char, out: &mut String) {
    if !is_empty {
        out.push('\n');
        indent(depth, out);
    }
    out.push(bracket);
}
