//! Texts as Go writes them in its source.

/// Go's `strconv.Quote`.
pub(super) fn quoted(plain: &str) -> String {
    let mut quoted = String::from("\"");
    for c in plain.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            '\u{7}' => quoted.push_str("\\a"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            '\u{b}' => quoted.push_str("\\v"),
            c if is_printable(c) => quoted.push(c),
            c => quoted.push_str(&code(c)),
        }
    }
    quoted + "\""
}

/// What is quoted already, with codes for everything that is not ASCII.
pub(super) fn ascii(quoted: &str) -> String {
    quoted.chars().map(|c| if c.is_ascii() { c.to_string() } else { code(c) }).collect()
}

fn code(c: char) -> String {
    match u32::from(c) {
        number @ 0..0x80 => format!("\\x{number:02x}"),
        number @ 0x80..0x1_0000 => format!("\\u{number:04x}"),
        number => format!("\\U{number:08x}"),
    }
}

/// Go's `strconv.IsPrint`: no white space but the blank.
pub(super) fn is_printable(c: char) -> bool {
    match c {
        ' '..='~' => true,
        c if c.is_ascii() => false,
        // A mark that stands alone would be escaped, so it gets a letter to stand on.
        c => String::from_iter(['a', c]).escape_debug().count() == 2,
    }
}
