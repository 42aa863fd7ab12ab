//! What plain scalars are, as Go's YAML library reads them.

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
