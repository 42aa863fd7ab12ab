//! Go's own functions that make texts: `print` and its like, and what escapes texts.

use std::fmt::Write as _;

use gotmpl::{Result, Value};

use super::{Call, Table, call::text, format, quoting::is_printable, strings::bound};
use crate::stack::template::print;

pub(super) const TABLE: Table = &[
    ("print", |call| text(joined(call.arguments, print::plain)?)),
    ("println", println),
    ("printf", |call| text(format::sprintf(call.text(0)?, &call.arguments[1..])?)),
    ("html", |call| text(escaped(call, html)?)),
    ("js", |call| text(escaped(call, js)?)),
    ("urlquery", |call| text(escaped(call, query)?)),
];

/// Blanks stand between two values of which neither is a text.
fn joined(values: &[Value], print: fn(&Value) -> Result<String>) -> Result<String> {
    let is_text = |value: &Value| matches!(value, Value::String(_));
    let mut joined = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 && !is_text(value) && !is_text(&values[index - 1]) {
            joined.push(' ');
        }
        joined.push_str(&print(value)?);
    }
    Ok(joined)
}

fn println(call: &Call<'_>) -> Result<Value> {
    let words = call.arguments.iter().map(print::plain).collect::<Result<Vec<_>>>()?;
    text(words.join(" ") + "\n")
}

fn escaped(call: &Call<'_>, escape: fn(char, &mut String)) -> Result<String> {
    let plain = joined(call.arguments, print::action)?;
    bound(call, plain.len().saturating_mul(6))?;
    let mut escaped = String::new();
    plain.chars().for_each(|c| escape(c, &mut escaped));
    Ok(escaped)
}

fn html(c: char, out: &mut String) {
    match c {
        '\0' => out.push('\u{fffd}'),
        '"' => out.push_str("&#34;"),
        '\'' => out.push_str("&#39;"),
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => out.push(c),
    }
}

fn js(c: char, out: &mut String) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\'' => out.push_str("\\'"),
        '"' => out.push_str("\\\""),
        '<' | '>' | '&' | '=' | '\0'..='\x1f' => {
            let _ = write!(out, "\\u{:04X}", u32::from(c));
        }
        c if c.is_ascii() || is_printable(c) => out.push(c),
        c => {
            let _ = write!(out, "\\u{:04X}", u32::from(c));
        }
    }
}

fn query(c: char, out: &mut String) {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '~' => out.push(c),
        ' ' => out.push('+'),
        c => c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| {
            let _ = write!(out, "%{byte:02X}");
        }),
    }
}
