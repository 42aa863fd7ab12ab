//! JSON as Python's `json` module writes it, so that files shared with the Azure CLI do not churn.

use std::{fmt::Write as _, io, path::Path};

use serde::{Deserialize, Serialize};
use serde_json::{
    Serializer,
    error::Category,
    ser::{Formatter, PrettyFormatter},
};

use crate::{error::Error, session};

/// Why a text cannot be read. It never quotes the text, which may be a secret.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Line and column, when there is a place to look at.
    position: Option<(usize, usize)>,
    reason: String,
}

impl Broken {
    /// The JSON is well formed, but something in it is not what it should be.
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self { position: None, reason: reason.into() }
    }

    /// The error for people, when the text came from the file at `path`.
    pub(crate) fn in_file(&self, path: &Path) -> Error {
        session::unreadable(path, self.position, &self.reason)
    }
}

impl From<serde_json::Error> for Broken {
    fn from(error: serde_json::Error) -> Self {
        let reason = match error.classify() {
            Category::Eof => "its JSON ends too early",
            Category::Data => "this value is of another kind than expected",
            Category::Syntax | Category::Io => "this is not JSON",
        };
        Self { position: Some((error.line(), error.column())), reason: reason.to_owned() }
    }
}

/// Reads `text`, with or without a byte order mark. An empty text is what `default` says: Python's
/// programs truncate a file before they write it.
pub(crate) fn parse<'a, T: Default + Deserialize<'a>>(text: &'a str) -> Result<T, Broken> {
    let text = without_mark(text);
    if text.trim_ascii().is_empty() { Ok(T::default()) } else { Ok(serde_json::from_str(text)?) }
}

/// `text` without the byte order mark of Python's `utf-8-sig`.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// `json.dumps(value, indent=4)`
pub(crate) fn pretty(value: &impl Serialize) -> String {
    write(value, PrettyFormatter::with_indent(b"    "))
}

/// `json.dumps(value)`
pub(crate) fn compact(value: &impl Serialize) -> String {
    write(value, Spaced)
}

fn write(value: &impl Serialize, formatter: impl Formatter) -> String {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, formatter)).expect("JSON values serialise");
    ascii(&String::from_utf8(bytes).expect("serde_json writes UTF-8"))
}

/// `ensure_ascii`. Outside of strings JSON is ASCII anyway, so the whole text is treated alike.
pub(crate) fn ascii(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() && character != '\u{7f}' {
            escaped.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(escaped, "\\u{unit:04x}").expect("a String takes everything");
            }
        }
    }
    escaped
}

/// One line, with Python's `", "` and `": "`.
struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.begin_array_value(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn compact_json_is_pythons() {
        // python3 -c 'import json; print(json.dumps({"a": [1, 2.5, {}], "b": "ü\U0001F600\x7f\n\x01/\"", "c": None}))'
        let value = json!({"a": [1, 2.5, {}], "b": "ü\u{1F600}\u{7f}\n\u{1}/\"", "c": null});
        let want = r#"{"a": [1, 2.5, {}], "b": "\u00fc\ud83d\ude00\u007f\n\u0001/\"", "c": null}"#;
        assert_eq!(compact(&value), want);
        assert_eq!(parse::<Value>(want).unwrap(), value);
    }

    #[test]
    fn pretty_json_is_pythons() {
        // python3 -c 'import json; print(json.dumps({"a": [], "b": {}, "c": [{"d": 1}]}, indent=4))'
        let want =
            "{\n    \"a\": [],\n    \"b\": {},\n    \"c\": [\n        {\n            \"d\": 1\n        }\n    ]\n}";
        assert_eq!(pretty(&json!({"a": [], "b": {}, "c": [{"d": 1}]})), want);
    }

    #[test]
    fn broken_json_names_the_place_and_quotes_nothing() {
        let broken = parse::<Vec<u32>>("[1,\n \"canary\"]").unwrap_err();
        assert_eq!(broken.position, Some((2, 9)));
        let shown = broken.in_file(Path::new("/x/cache.json")).to_string();
        assert!(shown.starts_with("error: /x/cache.json:2:9: cannot read the file\n"), "{shown}");
        assert!(!shown.contains("canary"), "{shown}");
    }

    #[test]
    fn empty_text_and_byte_order_mark_are_no_obstacle() {
        assert_eq!(parse::<Value>(" \n").unwrap(), Value::Null);
        assert_eq!(parse::<Vec<u32>>("\u{feff}[1]").unwrap(), [1]);
    }
}
