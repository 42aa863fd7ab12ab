//! Scalars in the style that yaml.v3 chooses for them.

use std::{borrow::Cow, fmt::Write as _};

use crate::config::yaml::{self, Value, is_timestamp, resolve};

/// A scalar, or an empty list or map; `depth` is where the lines of a block start.
pub(super) fn print(value: &Value, depth: usize) -> Cow<'_, str> {
    match value {
        Value::Null => "null".into(),
        Value::List(_) => "[]".into(),
        Value::Map(_) => "{}".into(),
        Value::Str(text) => self::text(text, depth),
        Value::Float(number) if number.is_nan() => ".nan".into(),
        Value::Float(number) if number.is_infinite() => if *number > 0.0 { ".inf" } else { "-.inf" }.into(),
        other => yaml::print(other).unwrap_or_default(),
    }
}

/// A text as a value.
pub(super) fn text(text: &str, depth: usize) -> Cow<'_, str> {
    if is_common(text) {
        return Cow::Borrowed(text);
    }
    let looks = Looks::of(text);
    if text.contains('\n') {
        return if looks.may_be_block { block(text, depth) } else { double_quoted(text) }.into();
    }
    flow(text, &looks)
}

/// A text as a key.
pub(super) fn key(text: &str) -> Cow<'_, str> {
    match text {
        text if is_common(text) => Cow::Borrowed(text),
        text if text.contains('\n') => double_quoted(text).into(),
        text => flow(text, &Looks::of(text)),
    }
}

fn flow<'t>(text: &'t str, looks: &Looks) -> Cow<'t, str> {
    match (is_plain_text(text), looks.may_be_plain, looks.may_be_single_quoted) {
        (false, _, _) | (true, false, false) => double_quoted(text).into(),
        (true, true, _) => Cow::Borrowed(text),
        (true, false, true) => format!("'{}'", text.replace('\'', "''")).into(),
    }
}

/// Whether this is one of the many texts that need no quotes, which is found out faster than of others: words that
/// mean nothing else, and addresses such as `10.0.0.0/16`.
fn is_common(text: &str) -> bool {
    let first = text.bytes().next().unwrap_or_default();
    let is_text = match first {
        b'0'..=b'9' => text.contains('/'),
        first => first.is_ascii_alphabetic() && !(is_old_boolean(text) || is_new_name(text)),
    };
    let is_harmless = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'_' | b'-' | b'.' | b'/');
    is_text && text.bytes().all(is_harmless) && !text.ends_with(' ')
}

fn is_old_boolean(text: &str) -> bool {
    matches!(
        text,
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF"
    )
}

fn is_new_name(text: &str) -> bool {
    matches!(text, "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
}

/// Whether it would be read back as a text, by YAML 1.1 too.
fn is_plain_text(text: &str) -> bool {
    matches!(resolve(text), Value::Str(_))
        && !is_timestamp(text)
        && !is_old_boolean(text)
        && !is_base_60(text)
        && text != "<<"
}

/// `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`
fn is_base_60(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut parts = text.split(':');
    let first = parts.next().unwrap_or_default();
    let mut rest: Vec<&str> = parts.collect();
    let Some(last) = rest.pop() else { return false };
    let (last, fraction) = last.split_once('.').unwrap_or((last, ""));
    rest.push(last);
    let are_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '_');
    let is_sixtieth = |part: &&str| match part.as_bytes() {
        [digit] => digit.is_ascii_digit(),
        [tens, digit] => (b'0'..=b'5').contains(tens) && digit.is_ascii_digit(),
        _ => false,
    };
    first.starts_with(|c: char| c.is_ascii_digit())
        && are_digits(first)
        && are_digits(fraction)
        && rest.iter().all(is_sixtieth)
}

/// What the characters of a text allow (`yaml_emitter_analyze_scalar`).
struct Looks {
    may_be_plain: bool,
    may_be_single_quoted: bool,
    may_be_block: bool,
}

impl Looks {
    fn of(text: &str) -> Self {
        let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let has_special = text.chars().any(|c| c != '\t' && !is_break(c) && !is_printable(c));
        let spaces_before_break = text.char_indices().any(|(at, c)| is_break(c) && text[..at].ends_with(' '));
        let spaces_after_break = text.char_indices().any(|(at, c)| c == ' ' && text[..at].ends_with(is_break));
        let has_tabs = text.contains('\t');
        let has_outer_space = text.starts_with(' ') || text.ends_with(' ');
        let has_breaks = text.chars().any(is_break);
        let is_quotable = !(spaces_before_break || has_tabs || has_special || spaces_after_break);
        Self {
            may_be_plain: is_quotable && !has_outer_space && !has_breaks && !has_indicators(text) && !text.is_empty(),
            may_be_single_quoted: is_quotable,
            may_be_block: !text.ends_with(' ') && !spaces_before_break && !has_special && !text.is_empty(),
        }
    }
}

/// Whether a character has a meaning where it stands, outside of brackets.
fn has_indicators(text: &str) -> bool {
    if text.starts_with("---") || text.starts_with("...") {
        return true;
    }
    let characters: Vec<char> = text.chars().collect();
    let is_blank = |c: Option<&char>| c.is_none_or(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
    characters.iter().enumerate().any(|(index, character)| {
        let is_followed_by_blank = is_blank(characters.get(index + 1));
        match character {
            '#' | ',' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`'
                if index == 0 =>
            {
                true
            }
            '?' | '-' if index == 0 => is_followed_by_blank,
            ':' => is_followed_by_blank,
            '#' => is_blank(characters.get(index - 1)),
            _ => false,
        }
    })
}

fn is_printable(c: char) -> bool {
    matches!(c, '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
        && c != '\u{feff}'
}

/// A literal block: `|`, with `-` when it ends without a line break and `+` when it ends with several.
fn block(text: &str, depth: usize) -> String {
    let mut out = "|".to_owned();
    if text.starts_with([' ', '\n']) {
        out.push('2');
    }
    match text.strip_suffix('\n') {
        None => out.push('-'),
        Some(rest) if rest.is_empty() || rest.ends_with('\n') => out.push('+'),
        Some(_) => {}
    }
    let indent = "  ".repeat(depth.max(1));
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(&indent);
            out.push_str(line);
        }
    }
    out
}

fn double_quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\0' => out.push_str("\\0"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{b}' => out.push_str("\\v"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\u{1b}' => out.push_str("\\e"),
            '\u{85}' => out.push_str("\\N"),
            '\u{2028}' => out.push_str("\\L"),
            '\u{2029}' => out.push_str("\\P"),
            _ if is_printable(character) => out.push(character),
            _ => {
                let code = u32::from(character);
                // Writing to a text cannot fail.
                let _ = if code <= 0xff { write!(out, "\\x{code:02X}") } else { write!(out, "\\u{code:04X}") };
            }
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_like_something_else_are_quoted() {
        for text in ["", "123", "1.5", "true", "null", "~", "yes", "2024-01-02", "0x1f", "1:30", ".inf", "<<"] {
            assert_eq!(self::text(text, 1), format!("\"{text}\""));
        }
        for text in
            ["a b", "10.0.0.0/16", "a:b", "a#b", "-a", "?a", "{{x".strip_prefix("{{").unwrap(), "é", "a'b", "1.2.3"]
        {
            assert_eq!(self::text(text, 1), text);
        }
    }

    #[test]
    fn texts_that_are_known_at_once_are_written_as_all_others() {
        let parts = [
            "",
            "a",
            "no",
            "NULL",
            "1",
            "10.0.0.0/16",
            "1/2",
            "-",
            ".",
            " ",
            "_x",
            "y",
            "2024-01-02",
            "true",
            "/",
            "é",
        ];
        for (one, other) in parts.iter().flat_map(|one| parts.iter().map(move |other| (one, other))) {
            let text = format!("{one}{other}");
            assert_eq!(flow(&text, &Looks::of(&text)), self::text(&text, 1), "{text}");
        }
    }

    #[test]
    fn texts_with_indicators_are_in_single_quotes_and_odd_ones_in_double() {
        for text in ["{{ .x }}", "a: b", "a #b", "- a", "*a", " a", "a ", "@a", "'a", "a:", "!env X", "---"] {
            assert_eq!(self::text(text, 1), format!("'{}'", text.replace('\'', "''")));
        }
        assert_eq!(self::text("a\tb", 1), "\"a\\tb\"");
        assert_eq!(self::text("\u{1b}[0m", 1), "\"\\e[0m\"");
    }
}
