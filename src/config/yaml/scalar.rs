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
mod tests {
    use super::*;

    #[test]
    fn integers_are_read_as_go_reads_them() {
        let cases = [
            ("0", 0),
            ("-0", 0),
            ("12", 12),
            ("+12", 12),
            ("-12", -12),
            ("1_000_000", 1_000_000),
            ("0777", 511),
            ("-0777", -511),
            ("0o17", 15),
            ("0O17", 15),
            ("0b101", 5),
            ("-0b101", -5),
            ("0xFf", 255),
            ("-0x10", -16),
            ("9223372036854775807", i128::from(i64::MAX)),
            ("-9223372036854775808", i128::from(i64::MIN)),
            ("18446744073709551615", i128::from(u64::MAX)),
        ];
        for (text, expected) in cases {
            assert_eq!(resolve(text), Value::Int(expected), "{text}");
        }
    }

    #[test]
    fn floats_are_read_as_go_reads_them() {
        let cases = [
            ("1.0", 1.0),
            ("1.", 1.0),
            (".5", 0.5),
            ("-.5", -0.5),
            ("1e3", 1000.0),
            ("1E-3", 0.001),
            ("08", 8.0),
            ("09.5", 9.5),
            ("1_0.5", 10.5),
            (".inf", f64::INFINITY),
            ("-.Inf", f64::NEG_INFINITY),
            ("18446744073709551616", 18_446_744_073_709_551_616.0),
            ("+18446744073709551615", 18_446_744_073_709_551_615.0),
        ];
        for (text, expected) in cases {
            assert_eq!(resolve(text), Value::Float(expected), "{text}");
        }
        assert!(matches!(resolve(".NaN"), Value::Float(number) if number.is_nan()));
    }

    #[test]
    fn only_two_words_are_booleans_and_five_are_null() {
        for text in ["true", "True", "TRUE"] {
            assert_eq!(resolve(text), Value::Bool(true), "{text}");
        }
        for text in ["false", "False", "FALSE"] {
            assert_eq!(resolve(text), Value::Bool(false), "{text}");
        }
        for text in ["", "~", "null", "Null", "NULL"] {
            assert_eq!(resolve(text), Value::Null, "{text}");
        }
    }

    #[test]
    fn everything_else_is_text() {
        for text in [
            "yes",
            "no",
            "on",
            "off",
            "y",
            "n",
            "tRUE",
            "nULL",
            "-",
            "+",
            ".",
            "..",
            "0x",
            "0xg",
            "0b2",
            "0o8",
            "1.2.3",
            "1e",
            "1e999",
            ".e5",
            "._5",
            ".5_0",
            "--1",
            "+-1",
            "0x1p3",
            "10.0.0.0/16",
            "12:30:45",
            "1a",
            "é",
        ] {
            assert_eq!(resolve(text), Value::text(text), "{text}");
        }
    }

    #[test]
    fn unquoted_dates_become_rfc_3339_times() {
        assert_eq!(resolve("2024-01-01"), Value::Time("2024-01-01T00:00:00Z".into()));
        assert_eq!(resolve("2024-1-1 1:2:3"), Value::Time("2024-01-01T01:02:03Z".into()));
        assert_eq!(resolve("2024-02-30"), Value::text("2024-02-30"));
    }

    #[test]
    fn core_tags_decide_and_refuse() {
        assert_eq!(resolve_as("str", "123"), Some(Value::text("123")));
        assert_eq!(resolve_as("str", "2024-01-01"), Some(Value::text("2024-01-01")));
        assert_eq!(resolve_as("float", "1"), Some(Value::Float(1.0)));
        assert_eq!(resolve_as("int", "1.5"), None);
        assert_eq!(resolve_as("bool", "yes"), None);
        assert_eq!(resolve_as("timestamp", "2024-01-01"), Some(Value::Time("2024-01-01T00:00:00Z".into())));
        assert_eq!(resolve_as("binary", "aGVs\n  bG8="), Some(Value::Str("hello".into())));
        assert_eq!(resolve_as("binary", "?"), None);
        assert_eq!(resolve_as("set", "x"), None);
    }

    #[test]
    fn scalars_print_as_go_prints_them() {
        let cases = [
            (Value::Float(1.0), "1"),
            (Value::Float(1.5), "1.5"),
            (Value::Float(0.0), "0"),
            (Value::Float(123_456.0), "123456"),
            (Value::Float(1_000_000.0), "1e+06"),
            (Value::Float(-12_345_678.5), "-1.23456785e+07"),
            (Value::Float(0.0001), "0.0001"),
            (Value::Float(1e21), "1e+21"),
            (Value::Float(1.5e-7), "1.5e-07"),
            (Value::Float(f64::INFINITY), "+Inf"),
            (Value::Bool(true), "true"),
            (Value::Int(-5), "-5"),
        ];
        for (value, expected) in cases {
            assert_eq!(print(&value).as_deref(), Some(expected));
        }
        assert_eq!(print(&Value::Null), None);
    }
}
