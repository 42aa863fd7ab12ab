//! Floats as Go's `fmt` and `strconv` format them.

use super::format::{Flags, pad};

/// `number` as the verbs `v`, `e`, `f`, `g` and their capitals print it.
pub(super) fn write(out: &mut String, number: f64, verb: char, flags: Flags) {
    let (sign, digits) = signed(number, verb, flags);
    let sign = match (sign, flags.plus, flags.space) {
        ('-', _, _) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    };
    let width = flags.width.unwrap_or(0);
    if !number.is_finite() {
        let sign = if number.is_infinite() && sign.is_empty() { "+" } else { sign };
        return pad(out, &format!("{sign}{digits}"), Flags { zero: false, ..flags });
    }
    let digits = if flags.sharp { with_point(&digits, verb, flags) } else { digits };
    if flags.zero && !sign.is_empty() && !flags.minus {
        let zeros = "0".repeat(width.saturating_sub(digits.len() + 1));
        out.extend([sign, &zeros, &digits]);
    } else {
        pad(out, &format!("{sign}{digits}"), flags);
    }
}

fn signed(number: f64, verb: char, flags: Flags) -> (char, String) {
    let size = number.abs();
    let sign = if number.is_sign_negative() && !number.is_nan() { '-' } else { '+' };
    let digits = match verb {
        _ if number.is_nan() => "NaN".to_owned(),
        _ if number.is_infinite() => "Inf".to_owned(),
        'f' | 'F' => format!("{size:.*}", flags.precision.unwrap_or(6)),
        'e' => exponential(size, flags.precision.unwrap_or(6)),
        'E' => exponential(size, flags.precision.unwrap_or(6)).to_uppercase(),
        'G' => general(size, flags.precision).to_uppercase(),
        _ => general(size, flags.precision),
    };
    (sign, digits)
}

fn exponential(size: f64, precision: usize) -> String {
    go_exponent(&format!("{size:.precision$e}"))
}

/// `1e5` in Go: `1e+05`.
fn go_exponent(text: &str) -> String {
    let (digits, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
    format!("{digits}e{sign}{exponent:0>2}")
}

/// `%g`: without an exponent unless that is below -4 or above the precision.
fn general(size: f64, precision: Option<usize>) -> String {
    let text = match precision {
        None => format!("{size:e}"),
        Some(precision) => format!("{size:.*e}", precision.max(1) - 1),
    };
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    let count = i32::try_from(digits.chars().filter(char::is_ascii_digit).count()).unwrap_or(i32::MAX);
    let limit = match precision.map(|precision| i32::try_from(precision.max(1)).unwrap_or(i32::MAX)) {
        None => 6,
        Some(limit) if limit > count && count > exponent => count,
        Some(limit) => limit,
    };
    if size != 0.0 && (exponent < -4 || exponent >= limit) {
        return go_exponent(&format!("{digits}e{exponent}"));
    }
    format!("{size:.*}", usize::try_from(count - 1 - exponent).unwrap_or(0))
}

/// `%#g` keeps the point and the zeros behind it.
fn with_point(text: &str, verb: char, flags: Flags) -> String {
    let (digits, tail) = text.split_at(text.find(['e', 'E']).unwrap_or(text.len()));
    let mut pointed = digits.to_owned();
    if !digits.contains('.') {
        pointed.push('.');
    }
    if matches!(verb, 'g' | 'G' | 'v') {
        let significant = digits.trim_start_matches(['0', '.']).chars().filter(char::is_ascii_digit).count();
        let wanted = flags.precision.unwrap_or(6);
        pointed.push_str(&"0".repeat(wanted.saturating_sub(significant.max(usize::from(digits == "0")))));
    }
    pointed + tail
}
