//! Values as YAML, two blanks deep, keys sorted.

use gotmpl::{Result, Value};

use super::strings::quoted;
use crate::{
    config::yaml::parse,
    stack::template::{data::from_node, print as go},
};

/// `value` as a YAML document, with a line break at its end.
pub(super) fn print(value: &Value) -> Result<String> {
    let mut text = String::new();
    write(&mut text, value, 0)?;
    Ok(text.trim_start_matches([' ', '\n']).to_owned())
}

/// Writes what stands behind a key or a dash: on the same line, or below.
fn write(text: &mut String, value: &Value, depth: usize) -> Result<()> {
    let margin = "  ".repeat(depth);
    match value {
        Value::List(list) if !list.is_empty() => {
            text.push('\n');
            for item in list.iter() {
                let start = text.len();
                write(text, item, depth + 1)?;
                let written = text.split_off(start);
                text.push_str(&format!("{margin}- {}", written.trim_start_matches([' ', '\n'])));
            }
        }
        Value::Map(map) if !map.is_empty() => {
            text.push('\n');
            for (key, item) in map.iter() {
                text.push_str(&format!("{margin}{}:", scalar(key)));
                write(text, item, depth + 1)?;
            }
        }
        Value::String(string) if string.contains('\n') => text.push_str(&block(string, &margin)),
        Value::String(string) => text.push_str(&format!(" {}\n", scalar(string))),
        Value::Nil => text.push_str(" null\n"),
        Value::List(_) => text.push_str(" []\n"),
        Value::Map(_) => text.push_str(" {}\n"),
        other => text.push_str(&format!(" {}\n", go::plain(other)?)),
    }
    Ok(())
}

fn block(string: &str, margin: &str) -> String {
    let margin = if margin.is_empty() { "  " } else { margin };
    let sign = if string.ends_with('\n') { "|" } else { "|-" };
    let lines: String = string.trim_end_matches('\n').lines().map(|line| format!("{margin}{line}\n")).collect();
    format!(" {sign}\n{lines}")
}

/// Plain when it reads back as the same text.
fn scalar(string: &str) -> String {
    let reads_back = |text: &str| {
        let document = format!("a: {text}\n");
        let node = parse(std::path::Path::new("text"), &document).ok();
        node.and_then(|node| node.get("a").map(from_node)).and_then(|value| value.as_str().map(|found| found == string))
    };
    let is_plain =
        !string.is_empty() && !string.contains([':', '#', '\'', '"', '!', '&', '*', '{', '}', '[', ']', ',']);
    if is_plain && reads_back(string) == Some(true) { string.to_owned() } else { quoted(string) }
}
