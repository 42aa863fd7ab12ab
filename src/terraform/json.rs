//! A YAML tree as the JSON text Atmos writes: keys sorted, two spaces, Go's escapes and numbers.

use std::fmt::Write as _;

use crate::{
    config::yaml::{Map, Node, Value},
    error::{Error, Result},
};

/// `node` below a path of keys.
pub(super) fn nested(path: &[&str], node: Node) -> Node {
    path.iter().rev().fold(node, |inner, key| {
        let at = inner.at;
        let mut map = Map::default();
        map.insert(*key, at, inner);
        Node::map(at, map)
    })
}

/// The text of a file that holds `node`, with a newline at its end.
///
/// It is written from the tree itself and not through `serde_json`, which would lose integers
/// above 64 bits, print 1.0 as `1.0` and leave `<`, `>` and `&` as they are.
pub(super) fn text(node: &Node) -> Result<String> {
    let mut out = String::new();
    value(node, 0, &mut out)?;
    out.push('\n');
    Ok(out)
}

fn value(node: &Node, depth: usize, out: &mut String) -> Result<()> {
    // `!append` has done its work in the merge and `!literal` means the text itself. A function that
    // nobody evaluated must never reach Terraform as a text.
    if let Some(tag) = node.tag.as_deref().filter(|tag| !matches!(*tag, "append" | "literal")) {
        return Err(Error::configuration(format!("`!{tag}` cannot be evaluated here")).at(node.at));
    }
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Int(value) => out.push_str(&value.to_string()),
        Value::Float(value) if value.is_finite() => out.push_str(&float(*value)),
        Value::Float(value) => {
            return Err(Error::configuration(format!("JSON has no number `{value}`")).at(node.at));
        }
        Value::Str(text) | Value::Time(text) => string(text, out),
        Value::List(items) => list(items, depth, out)?,
        Value::Map(entries) => map(entries, depth, out)?,
    }
    Ok(())
}

fn list(items: &[Node], depth: usize, out: &mut String) -> Result<()> {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        start_line(index, depth + 1, out);
        value(item, depth + 1, out)?;
    }
    finish(items.is_empty(), depth, ']', out);
    Ok(())
}

fn map(entries: &Map, depth: usize, out: &mut String) -> Result<()> {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort_unstable_by_key(|(key, _)| *key);
    out.push('{');
    for (index, (key, entry)) in sorted.into_iter().enumerate() {
        start_line(index, depth + 1, out);
        string(key, out);
        out.push_str(": ");
        value(&entry.node, depth + 1, out)?;
    }
    finish(entries.is_empty(), depth, '}', out);
    Ok(())
}

fn start_line(index: usize, depth: usize, out: &mut String) {
    out.push_str(if index == 0 { "\n" } else { ",\n" });
    out.push_str(&"  ".repeat(depth));
}

fn finish(is_empty: bool, depth: usize, bracket: char, out: &mut String) {
    if !is_empty {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(bracket);
}

/// Escapes as jsoniter and then Go's `json.Compact` with HTML escaping do.
fn string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// jsoniter's `WriteFloat64`: decimal between 1e-6 and 1e21, otherwise with an exponent, of which a
/// negative one loses its leading zero.
fn float(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-6..1e21).contains(&size) {
        exponential(value).replace("e-0", "e-")
    } else {
        value.to_string()
    }
}

/// Go's shortest `%e`: a sign and at least two digits in the exponent.
pub(super) fn exponential(value: f64) -> String {
    let text = format!("{value:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    match exponent.strip_prefix('-') {
        Some(exponent) => format!("{digits}e-{exponent:0>2}"),
        None => format!("{digits}e+{exponent:0>2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::{node, place};

    #[test]
    fn keys_are_sorted_by_bytes_at_every_level() {
        let tree = node(r#"{"b": [{"z": 1, "Z": 2, "é": 3}], "a": {}, "c": [], "B": null}"#);
        let want = "{\n  \"B\": null,\n  \"a\": {},\n  \"b\": [\n    {\n      \"Z\": 2,\n      \"z\": 1,\n      \"é\": 3\n    }\n  ],\n  \"c\": []\n}\n";
        assert_eq!(text(&tree).expect("it can be written"), want);
    }

    #[test]
    fn strings_have_gos_escapes() {
        let tree = Node::text(place(), "<a>&'\"\\/\n\r\t\u{8}\u{7f}\u{2028}\u{2029}ü");
        let want = "\"\\u003ca\\u003e\\u0026'\\\"\\\\/\\n\\r\\t\\u0008\u{7f}\\u2028\\u2029ü\"\n";
        assert_eq!(text(&tree).expect("it can be written"), want);
    }

    #[test]
    fn numbers_are_gos() {
        for (value, want) in [
            (1.0, "1"),
            (0.1, "0.1"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (2.5e-7, "2.5e-7"),
            (2.5e-17, "2.5e-17"),
            (-3.0, "-3"),
        ] {
            assert_eq!(text(&Node::new(place(), Value::Float(value))).expect("it is finite"), format!("{want}\n"));
        }
        let large = Node::new(place(), Value::Int(18_446_744_073_709_551_616));
        assert_eq!(text(&large).expect("it can be written"), "18446744073709551616\n");
    }

    #[test]
    fn what_json_cannot_say_and_what_is_not_evaluated_is_refused() {
        let infinite = Node::new(place(), Value::Float(f64::INFINITY));
        assert_eq!(text(&infinite).expect_err("no JSON").to_string(), "error: dev.yaml:1:1: JSON has no number `inf`");
        let literal = Node { tag: Some("literal".into()), ..Node::text(place(), "{{ .x }}") };
        assert_eq!(text(&literal).expect("it is its own text"), "\"{{ .x }}\"\n");
        let tagged = Node { tag: Some("terraform.state".into()), ..Node::text(place(), "a b") };
        let error = text(&tagged).expect_err("it is not evaluated");
        assert_eq!(error.to_string(), "error: dev.yaml:1:1: `!terraform.state` cannot be evaluated here");
    }
}
