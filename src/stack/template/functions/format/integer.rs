//! Whole numbers for `printf`, as Go's `fmt/format.go` writes them.

use super::{Flags, pad};
use crate::stack::template::functions::quoting::{ascii, is_printable, quoted};

pub(super) fn write(out: &mut String, is_negative: bool, magnitude: u64, verb: char, flags: Flags) {
    let rune = || u32::try_from(magnitude).ok().filter(|_| !is_negative).and_then(char::from_u32).unwrap_or('\u{fffd}');
    let (digits, prefix) = match verb {
        'c' => return pad(out, &rune().to_string(), flags),
        'q' => return pad(out, &quoted_rune(rune(), flags), flags),
        'U' => {
            return pad(out, &code_point(if is_negative { magnitude.wrapping_neg() } else { magnitude }, flags), flags);
        }
        'b' => (format!("{magnitude:b}"), "0b"),
        'o' => (format!("{magnitude:o}"), "0"),
        'O' => (format!("{magnitude:o}"), "0o"),
        'x' => (format!("{magnitude:x}"), "0x"),
        'X' => (format!("{magnitude:X}"), "0X"),
        _ => (magnitude.to_string(), ""),
    };
    let sign = match (is_negative, flags.plus, flags.space) {
        (true, _, _) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    };
    let length = match (flags.precision, flags.width) {
        (Some(0), _) if magnitude == 0 => return pad(out, "", Flags { zero: false, ..flags }),
        (Some(precision), _) => precision,
        (None, Some(width)) if flags.zero => width.saturating_sub(sign.len()),
        _ => 0,
    };
    let digits = format!("{digits:0>length$}");
    let is_prefixed = verb == 'O' || (flags.sharp && !(verb == 'o' && digits.starts_with('0')));
    let whole = format!("{sign}{}{digits}", if is_prefixed { prefix } else { "" });
    pad(out, &whole, Flags { zero: false, ..flags });
}

fn quoted_rune(rune: char, flags: Flags) -> String {
    let inner = match rune {
        '\'' => "\\'".to_owned(),
        '"' => "\"".to_owned(),
        rune => quoted(&rune.to_string()).trim_matches('"').to_owned(),
    };
    format!("'{}'", if flags.plus { ascii(&inner) } else { inner })
}

fn code_point(magnitude: u64, flags: Flags) -> String {
    let digits = flags.precision.unwrap_or(0).max(4);
    let rune = u32::try_from(magnitude).ok().and_then(char::from_u32).filter(|c| flags.sharp && is_printable(*c));
    format!("U+{magnitude:0>digits$X}{}", rune.map_or(String::new(), |rune| format!(" '{rune}'")))
}
