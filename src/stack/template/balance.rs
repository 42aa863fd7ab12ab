//! Whether every block has its `end`. The engine's parser stops at a lonely `end` without a word,
//! and takes the end of the text for one.

use std::borrow::Cow;

/// What is wrong with the blocks of a template, and at which byte.
pub(super) fn problem(text: &str, delimiters: &[String; 2]) -> Option<(usize, String)> {
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut from = 0;
    while let Some((start, action, end)) = next_action(text, from, delimiters) {
        if let Some(at) = foreign_space(text, (start, end), delimiters) {
            return Some((at, "`-` trims ASCII white space only, and this is another".to_owned()));
        }
        match action.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default() {
            word @ ("if" | "range" | "with" | "define" | "block") => open.push((start, word)),
            "end" if open.pop().is_none() => return Some((start, "`end` closes nothing".to_owned())),
            "else" if open.is_empty() => return Some((start, "`else` belongs to nothing".to_owned())),
            _ => {}
        }
        from = end;
    }
    let (start, word) = open.pop()?;
    Some((start, format!("`{word}` has no `end`")))
}

/// The first action from `from` on: where its delimiter is, what is inside, and where it ends.
pub(super) fn next_action<'t>(
    text: &'t str,
    from: usize,
    [left, right]: &[String; 2],
) -> Option<(usize, &'t str, usize)> {
    let start = from + text.get(from..)?.find(left.as_str())?;
    let inside = start + left.len();
    let length = inner_length(&text[inside..], right)?;
    let action = text[inside..inside + length].trim_start_matches('-').trim();
    Some((start, action, inside + length + right.len()))
}

/// White space that Go does not trim and the engine does.
fn foreign_space(text: &str, (start, end): (usize, usize), [left, right]: &[String; 2]) -> Option<usize> {
    let is_ascii = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let before = text[..start].trim_end_matches(is_ascii);
    let after = text[end..].trim_start_matches(is_ascii);
    let inner = &text[start + left.len()..end - right.len()];
    let is_left = inner.starts_with('-') && before.ends_with(char::is_whitespace);
    let is_right = inner.ends_with('-') && after.starts_with(char::is_whitespace);
    (is_left || is_right).then_some(start)
}

/// `text` with empty texts instead of its comments, which the engine does not trim as Go does. All
/// else stays where it is.
pub(super) fn without_comments<'t>(text: &'t str, delimiters: &[String; 2]) -> Cow<'t, str> {
    let mut result = Cow::Borrowed(text);
    let mut from = 0;
    while let Some((start, action, end)) = next_action(text, from, delimiters) {
        let is_comment = action.starts_with("/*");
        if is_comment
            && let Some(open) = text[start..end].find("/*")
            && let Some(length) = action.find("*/")
        {
            let comment = start + open..start + open + length + 2;
            let blanks = text[comment.start + 2..comment.end].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' });
            let empty: String = "\"\"".chars().chain(blanks).collect();
            result.to_mut().replace_range(comment, &empty);
        }
        from = end;
    }
    result
}

/// How long an action is before its closing delimiter, which texts and comments may hold too.
fn inner_length(text: &str, right: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if rest.starts_with(right) {
            return Some(at);
        }
        let skipped = match rest.chars().next()? {
            '"' => 1 + quoted_length(&rest[1..], '"')?,
            '\'' => 1 + quoted_length(&rest[1..], '\'')?,
            '`' => 2 + rest[1..].find('`')?,
            '/' if rest.starts_with("/*") => rest.find("*/")? + 2,
            other => other.len_utf8(),
        };
        at += skipped;
    }
}

fn quoted_length(text: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    for (index, c) in text.char_indices() {
        if c == quote && !is_escaped {
            return Some(index + 1);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    None
}
