//! What stands in one line of plain YAML: keys, scalars, and lists of scalars in brackets.
//!
//! `None` always means that the general parser has to read the text.

use super::{Node, Place, Value, scalar};

/// Whether every byte is one that means the same everywhere. Tabs, carriage returns, control characters and
/// other line breaks than `\n` do not.
pub(super) fn are_common(bytes: &[u8]) -> bool {
    // Two passes, because nearly every text ends with the first, which takes many bytes at once.
    let is_odd = |byte: u8| (byte < b' ' && byte != b'\n') || byte >= 0x7f;
    !bytes.iter().fold(false, |odd, byte| odd | is_odd(*byte))
        || bytes.iter().enumerate().all(|(at, byte)| match (byte, &bytes[at + 1..]) {
            (b'\n' | b' '..=0x7e, _) => true,
            // C1 controls with the next line, line and paragraph separators, byte order marks.
            (0xc2, [next, ..]) => *next >= 0xa0,
            (0xe2, [0x80, last, ..]) => !matches!(last, 0xa8 | 0xa9),
            (0xef, [0xbb, ..]) => false,
            (byte, _) => *byte >= 0x80,
        })
}

/// A key of few sorts of characters, and what follows its colon.
pub(super) fn split_key(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(|byte| is_word(*byte)).count();
    let is_key = (1..=256).contains(&length) && (text.as_bytes()[0].is_ascii_alphanumeric() || text.starts_with('_'));
    let value = text[length..].strip_prefix(':').filter(|value| value.is_empty() || value.starts_with(' '))?;
    is_key.then(|| (&text[..length], value))
}

/// How many spaces stand before the value; `None` when there is no value, or only a comment.
pub(super) fn start(text: &str) -> Option<usize> {
    let spaces = text.bytes().take_while(|byte| *byte == b' ').count();
    text.as_bytes().get(spaces).filter(|byte| **byte != b'#').map(|_| spaces)
}

/// The value of `text`, which ends with its line; `place` makes a place of an offset.
pub(super) fn read(text: &str, place: &dyn Fn(usize) -> Place) -> Option<Node> {
    let at = place(0);
    match text.as_bytes()[0] {
        b'"' | b'\'' => {
            let (quoted, rest) = quoted(text)?;
            ends(rest).then(|| Node::text(at, quoted))
        }
        b'{' => text.strip_prefix("{}").filter(|rest| ends(rest)).map(|_| Node::empty_map(at)),
        b'[' => list(text, place),
        b'!' => tagged(text, at),
        _ => plain(text).map(|text| Node::new(at, scalar::resolve(text))),
    }
}

/// The text in quotes without escapes, and what is behind it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (quote, bytes) = text.as_bytes().split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
    let end = bytes.iter().position(|byte| byte == quote)?;
    let (inner, rest) = (&text[1..=end], &text[end + 2..]);
    let is_escaped = if *quote == b'"' { inner.as_bytes().contains(&b'\\') } else { rest.starts_with('\'') };
    (!is_escaped).then_some((inner, rest))
}

/// Whether nothing but a comment follows.
fn ends(rest: &str) -> bool {
    let trimmed = rest.trim_start_matches(' ');
    trimmed.is_empty() || (trimmed.len() < rest.len() && trimmed.starts_with('#'))
}

/// A scalar without quotes that is alone in its line.
fn plain(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let (first, second) = (*bytes.first()?, bytes.get(1));
    let is_scalar = match first {
        b'-' => second.is_some_and(u8::is_ascii_alphanumeric),
        b'.' | b'/' | b'_' | b'~' | b'$' | b'(' | b'<' | b'=' | b'+' | b'^' | b'\\' => true,
        first => first.is_ascii_alphanumeric() || !first.is_ascii(),
    };
    // Where the text ends: before the blanks in front of a comment or of the end.
    let (mut end, mut before) = (0, b'x');
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'#' if before == b' ' => break,
            b' ' if before == b':' => return None,
            b' ' => {}
            _ => end = at + 1,
        }
        before = *byte;
    }
    (is_scalar && bytes[end - 1] != b':').then(|| &text[..end])
}

/// `!name argument`; the argument is not resolved.
fn tagged(text: &str, at: Place) -> Option<Node> {
    let (name, argument) = text[1..].split_once(' ')?;
    let argument = argument.trim_start_matches(' ');
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')) {
        return None;
    }
    let argument = match quoted(argument) {
        Some((argument, rest)) => Some(argument).filter(|_| ends(rest))?,
        None => plain(argument)?,
    };
    Some(Node { at, tag: Some(name.into()), value: Value::text(argument) })
}

/// `[a, "b"]`, of scalars only.
fn list(text: &str, place: &dyn Fn(usize) -> Place) -> Option<Node> {
    let (mut items, mut rest) = (Vec::new(), text[1..].trim_start_matches(' '));
    while !rest.starts_with(']') || !items.is_empty() {
        // Columns are counted in characters.
        if !text.is_ascii() {
            return None;
        }
        let at = place(text.len() - rest.len());
        let (value, behind) = if let Some((quoted, behind)) = quoted(rest) {
            (Value::text(quoted), behind)
        } else {
            let end = rest.bytes().take_while(|byte| is_word(*byte)).count();
            let word = Some(&rest[..end]).filter(|word| word.starts_with(|c: char| c.is_ascii_alphanumeric()))?;
            (scalar::resolve(word), &rest[end..])
        };
        items.push(Node::new(at, value));
        rest = behind.trim_start_matches(' ');
        match rest.strip_prefix(',') {
            Some(next) => rest = next.trim_start_matches(' '),
            None => break,
        }
    }
    ends(rest.strip_prefix(']')?).then(|| Node::list(place(0), items))
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/' | b'@' | b'+')
}
