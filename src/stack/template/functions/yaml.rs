//! Values as YAML, two blanks deep, keys sorted.

use gotmpl::{Result, Value};

use super::quoting::quoted;
use crate::{
    config::yaml::{self, resolve},
    stack::template::print as go,
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
                text.extend([margin.as_str(), "- ", written.trim_start_matches([' ', '\n'])]);
            }
        }
        Value::Map(map) if !map.is_empty() => {
            text.push('\n');
            for (key, item) in map.iter() {
                text.extend([margin.as_str(), &scalar(key), ":"]);
                write(text, item, depth + 1)?;
            }
        }
        Value::String(string) if string.contains('\n') => text.push_str(&block(string, &margin)),
        Value::String(string) => text.extend([" ", &scalar(string), "\n"]),
        Value::Nil => text.push_str(" null\n"),
        Value::List(_) => text.push_str(" []\n"),
        Value::Map(_) => text.push_str(" {}\n"),
        other => text.extend([" ", &go::plain(other)?, "\n"]),
    }
    Ok(())
}

fn block(string: &str, margin: &str) -> String {
    let margin = if margin.is_empty() { "  " } else { margin };
    let sign = if string.ends_with('\n') { "|" } else { "|-" };
    let lines = string.trim_end_matches('\n').lines().flat_map(|line| [margin, line, "\n"]);
    [" ", sign, "\n"].into_iter().chain(lines).collect()
}

/// Plain when it reads back as the same text.
fn scalar(string: &str) -> String {
    let is_special = |c: char| ":#'\"!&*{}[],|>%@`?=\t".contains(c) || c.is_control();
    let is_plain = !string.is_empty() && !string.contains(is_special) && !string.starts_with(['-', ' ']);
    let reads_back = matches!(resolve(string), yaml::Value::Str(text) if *text == *string);
    if is_plain && reads_back && !string.ends_with(' ') { string.to_owned() } else { quoted(string) }
}
