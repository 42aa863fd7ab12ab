//! The environment of this process, with what `templates.settings.env` adds.

use gotmpl::{Result, Value};

use super::{Call, Context, Table, call::text, encoding::hex};

pub(super) const TABLE: Table = &[
    ("env", variable),
    ("expandenv", |call| text(expanded(call.context, call.text(0)?))),
    ("getenv", variable_or),
    ("env.Getenv", variable_or),
    ("env.ExpandEnv", |call| text(expanded(call.context, call.text(0)?))),
    ("uuidv4", uuid),
];

fn variable(call: &Call<'_>) -> Result<Value> {
    text(value(call.context, call.text(0)?))
}

fn variable_or(call: &Call<'_>) -> Result<Value> {
    let found = value(call.context, call.text(0)?);
    if found.is_empty() && call.arguments.len() > 1 { text(call.text(1)?) } else { text(found) }
}

fn value<'c>(context: &'c Context, name: &str) -> &'c str {
    context.variables.get(name).map_or("", String::as_str)
}

/// Go's `os.Expand`: `$NAME` and `${NAME}`; what is no name is eaten.
fn expanded(context: &Context, input: &str) -> String {
    let mut result = String::new();
    let mut rest = input;
    while let Some((before, after)) = rest.split_once('$') {
        result.push_str(before);
        let (name, length) = shell_name(after);
        if length == 0 {
            result.push('$');
        }
        result.push_str(value(context, name));
        rest = &after[length..];
    }
    result + rest
}

/// The name at the start, and how long it is with its braces.
fn shell_name(text: &str) -> (&str, usize) {
    let is_special = |c: char| "*#$@!?-".contains(c) || c.is_ascii_digit();
    if let Some(inner) = text.strip_prefix('{') {
        return inner.find('}').map_or(("", 1), |end| (&inner[..end], end + 2));
    }
    if text.starts_with(is_special) {
        return (&text[..1], 1);
    }
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    (&text[..end], end)
}

/// A random UUID of version 4.
fn uuid(call: &Call<'_>) -> Result<Value> {
    let mut bytes = crate::system::random::bytes().ok_or_else(|| call.refusal("finds no random numbers"))?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = hex(&bytes);
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    text(parts.join("-"))
}
