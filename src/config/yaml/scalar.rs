//! Plain scalars as Go's yaml.v3 resolves them (`resolve.go`), and how Go prints them.

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::{Value, timestamp};

/// The value of a plain, untagged scalar.
pub(crate) fn resolve(text: &str) -> Value {
    // Numbers and timestamps hold no `/` as addresses do.
    let is_text = text.bytes().next().is_some_and(|first| !b"+-.0123456789nNtTfF~".contains(&first))
        || text.bytes().any(|byte| byte == b'/');
    if is_text { None } else { name(text).or_else(|| number(text)) }.unwrap_or_else(|| Value::text(text))
}

/// The value of a scalar with core tag `!!tag`; `None` when the text is none of that kind, or the
/// tag is not one for scalars.
pub(super) fn resolve_as(tag: &str, text: &str) -> Option<Value> {
    let value = resolve(text);
    match (tag, &value) {
        ("str", _) => Some(Value::text(text)),
        ("binary", _) => decoded(text).map(Value::text),
        #[expect(clippy::cast_precision_loss, reason = "Go converts in the same way")]
        ("float", Value::Int(number)) => Some(Value::Float(*number as f64)),
        ("null", Value::Null) | ("bool", Value::Bool(_)) | ("int", Value::Int(_)) | ("float", Value::Float(_)) => {
            Some(value)
        }
        ("timestamp", Value::Time(_)) if timestamp::normalize(text).is_some() => Some(value),
        _ => None,
    }
}

/// What the base64 of a `!!binary` says; lines and spaces in it are layout.
fn decoded(text: &str) -> Option<String> {
    let bytes = STANDARD.decode(text.split_whitespace().collect::<String>()).ok()?;
    String::from_utf8(bytes).ok()
}

/// A scalar as Go prints it with `%v`; `None` for nothing, lists and maps.
pub(crate) fn print(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Str(text) | Value::Time(text) => Some(Cow::Borrowed(text)),
        Value::Bool(value) => Some(Cow::Borrowed(if *value { "true" } else { "false" })),
        Value::Int(number) => Some(Cow::Owned(number.to_string())),
        Value::Float(number) => Some(Cow::Owned(print_float(*number))),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// Go's `%v`: the shortest digits that read back, with an exponent when it is below -4 or above 5 (`%g`).
pub(crate) fn print_float(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "+Inf" } else { "-Inf" }.to_owned();
    }
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').expect("`{:e}` writes an e");
    if number == 0.0 || exponent.parse().is_ok_and(|exponent: i32| (-4..6).contains(&exponent)) {
        return number.to_string();
    }
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
    format!("{digits}e{sign}{exponent:0>2}")
}

fn name(text: &str) -> Option<Value> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Some(Value::Null),
        "true" | "True" | "TRUE" => Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => Some(Value::Bool(false)),
        ".nan" | ".NaN" | ".NAN" => Some(Value::Float(f64::NAN)),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Some(Value::Float(f64::INFINITY)),
        "-.inf" | "-.Inf" | "-.INF" => Some(Value::Float(f64::NEG_INFINITY)),
        _ => None,
    }
}

fn number(text: &str) -> Option<Value> {
    if text.starts_with('.') {
        return float(text);
    }
    if !text.starts_with(|first: char| "+-0123456789".contains(first)) {
        return None;
    }
    if let Some(timestamp) = timestamp::normalize(text) {
        return Some(Value::Time(timestamp.into()));
    }
    let plain = if text.contains('_') { Cow::Owned(text.replace('_', "")) } else { Cow::Borrowed(text) };
    integer(&plain).or_else(|| float(&plain))
}

/// Go's `ParseInt` and `ParseUint` with base 0: a leading 0 means octal, and the sign decides
/// whether the upper half of 64 bits is open.
fn integer(plain: &str) -> Option<Value> {
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    let (radix, digits) = match unsigned.as_bytes() {
        [b'0', b'x' | b'X', _, ..] => (16, &unsigned[2..]),
        [b'0', b'o' | b'O', _, ..] => (8, &unsigned[2..]),
        [b'0', b'b' | b'B', _, ..] => (2, &unsigned[2..]),
        [b'0', _, ..] => (8, &unsigned[1..]),
        _ => (10, unsigned),
    };
    // `from_str_radix` would take a second sign.
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    let magnitude = i128::from(u64::from_str_radix(digits, radix).ok()?);
    let (number, highest) = match plain.as_bytes()[0] {
        b'-' => (-magnitude, 0),
        b'+' => (magnitude, i128::from(i64::MAX)),
        _ => (magnitude, i128::from(u64::MAX)),
    };
    (i128::from(i64::MIN)..=highest).contains(&number).then_some(Value::Int(number))
}

/// yaml.v3's `yamlStyleFloat`: no hexadecimal floats, and what is too large stays a text.
fn float(plain: &str) -> Option<Value> {
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        None => (unsigned, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let lacks_digits = whole.len() + fraction.len() == 0 || exponent.is_empty();
    if lacks_digits || ![whole, fraction, exponent].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    plain.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Float)
}

#[cfg(test)]
mod tests;
