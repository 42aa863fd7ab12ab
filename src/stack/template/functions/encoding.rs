//! JSON, YAML, base64 and digests.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use gotmpl::{Result, TemplateError, Value};
use ring::digest::{self, Algorithm};

use super::{Call, Table, call::text, time, yaml};
use crate::{
    config::yaml::{parse, print_float},
    stack::template::{data::from_node, print},
};

pub(super) const TABLE: Table = &[
    ("toJson", |call| text(json(call.value(0)?, None, true).or_else(or_nothing)?)),
    ("toJSON", |call| text(json(call.value(0)?, None, true)?)),
    ("data.ToJSON", |call| text(json(call.value(0)?, None, true)?)),
    ("mustToJson", |call| text(json(call.value(0)?, None, true)?)),
    ("toRawJson", |call| text(json(call.value(0)?, None, false)?)),
    ("mustToRawJson", |call| text(json(call.value(0)?, None, false)?)),
    ("toPrettyJson", |call| text(json(call.value(0)?, Some("  "), true).or_else(or_nothing)?)),
    ("mustToPrettyJson", |call| text(json(call.value(0)?, Some("  "), true)?)),
    ("toJSONPretty", pretty_json),
    ("data.ToJSONPretty", pretty_json),
    ("fromJson", |call| call.text(0).map(|_| from_json(call).unwrap_or(Value::Nil))),
    ("mustFromJson", from_json),
    ("json", from_yaml),
    ("jsonArray", from_yaml),
    ("data.JSON", from_yaml),
    ("data.JSONArray", from_yaml),
    ("fromYaml", from_yaml),
    ("yaml", from_yaml),
    ("data.YAML", from_yaml),
    ("toYaml", |call| text(yaml::print(call.value(0)?)?.trim_end_matches('\n'))),
    ("toYAML", |call| text(yaml::print(call.value(0)?)?)),
    ("data.ToYAML", |call| text(yaml::print(call.value(0)?)?)),
    ("b64enc", |call| text(STANDARD.encode(call.text(0)?))),
    ("base64.Encode", |call| text(STANDARD.encode(call.text(0)?))),
    ("b64dec", decode),
    ("base64.Decode", decode),
    ("sha256sum", |call| text(digest_of(&digest::SHA256, call.text(0)?))),
    ("crypto.SHA256", |call| text(digest_of(&digest::SHA256, call.text(0)?))),
    ("sha512sum", |call| text(digest_of(&digest::SHA512, call.text(0)?))),
    ("adler32sum", |call| text(adler_32(call.text(0)?).to_string())),
    ("sha1sum", |call| text(digest_of(&digest::SHA1_FOR_LEGACY_USE_ONLY, call.text(0)?))),
];

const NO_NUMBER: &str = "JSON knows neither infinity nor what is no number";

/// Sprig says nothing when it cannot write a number; what is in Terraform's state is an error all the same.
fn or_nothing(error: TemplateError) -> Result<String> {
    if matches!(&error, TemplateError::Exec(message) if message == NO_NUMBER) { Ok(String::new()) } else { Err(error) }
}

/// JSON as Go's `encoding/json` writes it.
fn json(value: &Value, indent: Option<&str>, escapes_html: bool) -> Result<String> {
    let mut writer = Json { text: String::new(), indent, escapes_html };
    writer.write(value, 1)?;
    Ok(writer.text)
}

fn pretty_json(call: &Call<'_>) -> Result<Value> {
    let indent = call.text(0)?;
    if indent.len() > LONGEST_INDENT {
        return Err(call.refusal("takes a shorter indent"));
    }
    text(json(call.value(1)?, Some(indent), true)?)
}

const LONGEST_INDENT: usize = 32;

struct Json<'j> {
    text: String,
    indent: Option<&'j str>,
    escapes_html: bool,
}

impl Json<'_> {
    fn write(&mut self, value: &Value, depth: usize) -> Result<()> {
        match value {
            Value::Nil => self.text.push_str("null"),
            Value::Float(number) if !number.is_finite() => return Err(TemplateError::Exec(NO_NUMBER.to_owned())),
            Value::Float(number) => self.text.push_str(&json_float(*number)),
            Value::String(text) => self.write_text(text),
            Value::List(list) if list.is_empty() => self.text.push_str("[]"),
            Value::List(list) => self.write_items('[', ']', depth, list.iter().map(|item| (None, item)))?,
            Value::Map(map) if map.is_empty() => self.text.push_str("{}"),
            Value::Map(map) => {
                self.write_items('{', '}', depth, map.iter().map(|(key, item)| (Some(key.as_ref()), item)))?;
            }
            Value::Function(_) => match time::rfc_3339(value) {
                Some(written) => self.write_text(&written),
                None => return Err(print::needs_terraform()),
            },
            other => self.text.push_str(&print::plain(other)?),
        }
        Ok(())
    }

    fn write_items<'v>(
        &mut self,
        open: char,
        close: char,
        depth: usize,
        items: impl Iterator<Item = (Option<&'v str>, &'v Value)>,
    ) -> Result<()> {
        self.text.push(open);
        for (index, (key, item)) in items.enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            self.break_line(depth);
            if let Some(key) = key {
                self.write_text(key);
                self.text.push_str(if self.indent.is_some() { ": " } else { ":" });
            }
            self.write(item, depth + 1)?;
        }
        self.break_line(depth - 1);
        self.text.push(close);
        Ok(())
    }

    fn break_line(&mut self, depth: usize) {
        if let Some(indent) = self.indent {
            self.text.push('\n');
            self.text.push_str(&indent.repeat(depth));
        }
    }

    fn write_text(&mut self, text: &str) {
        let plain = serde_json::Value::from(text).to_string();
        for c in plain.chars() {
            match c {
                '<' | '>' | '&' if !self.escapes_html => self.text.push(c),
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(c));
                }
                c => self.text.push(c),
            }
        }
    }
}

/// Go writes floats without an exponent between 1e-6 and 1e21.
fn json_float(number: f64) -> String {
    if number == 0.0 || (1e-6..1e21).contains(&number.abs()) {
        return number.to_string();
    }
    print_float(number).replace("e-0", "e-")
}

/// All numbers are floats, as in Go.
fn from_json(call: &Call<'_>) -> Result<Value> {
    let parsed: std::result::Result<serde_json::Value, _> = serde_json::from_str(call.text(0)?);
    parsed.map(|json| from_serde(&json)).map_err(|error| call.refusal(&format!("cannot read JSON: {error}")))
}

fn from_serde(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Nil,
        serde_json::Value::Bool(value) => Value::Bool(*value),
        serde_json::Value::Number(number) => Value::Float(number.as_f64().unwrap_or(0.0)),
        serde_json::Value::String(text) => Value::String(text.as_str().into()),
        serde_json::Value::Array(list) => Value::List(list.iter().map(from_serde).collect()),
        serde_json::Value::Object(map) => {
            crate::stack::template::of_map(map.iter().map(|(key, value)| (key.as_str().into(), from_serde(value))))
        }
    }
}

fn from_yaml(call: &Call<'_>) -> Result<Value> {
    let parsed = parse(std::path::Path::new("text"), call.text(0)?);
    // What it could not read may be a secret, and the parser's message may quote it.
    parsed.map(|node| from_node(&node)).map_err(|_| call.refusal("cannot read the text it is given"))
}

fn decode(call: &Call<'_>) -> Result<Value> {
    let bytes = STANDARD.decode(call.text(0)?).map_err(|error| call.refusal(&format!("cannot decode: {error}")))?;
    text(String::from_utf8(bytes).map_err(|_| call.refusal("decodes to bytes that are no text"))?)
}

fn adler_32(text: &str) -> u32 {
    let (low, high) = text
        .bytes()
        .fold((1, 0), |(low, high), byte| ((low + u32::from(byte)) % 65521, (high + low + u32::from(byte)) % 65521));
    high << 16 | low
}

fn digest_of(algorithm: &'static Algorithm, text: &str) -> String {
    hex(digest::digest(algorithm, text.as_bytes()).as_ref())
}

/// Two digits for each byte.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
