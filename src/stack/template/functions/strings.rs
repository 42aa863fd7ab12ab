//! Texts: cut, joined, searched, quoted. Sprig takes the text last, and so does gomplate.

use std::sync::Arc;

use gotmpl::{Result, Value};

use super::{
    Call, Table,
    call::{list, text},
    quoting::quoted,
    words::{one_lower, one_upper},
};
use crate::stack::template::{budget::LONGEST_TEXT, data::of_map, print};

pub(super) const TABLE: Table = &[
    ("upper", |call| text(call.text(0)?.chars().map(one_upper).collect::<String>())),
    ("lower", |call| text(call.text(0)?.chars().map(one_lower).collect::<String>())),
    ("trim", |call| text(call.text(0)?.trim())),
    ("trimAll", |call| text(trimmed(call)?)),
    ("trimall", |call| text(trimmed(call)?)),
    ("trimPrefix", |call| text(without_prefix(call)?)),
    ("trimSuffix", |call| text(without_suffix(call)?)),
    ("replace", replace),
    ("contains", |call| Ok(Value::Bool(call.text(1)?.contains(call.text(0)?)))),
    ("hasPrefix", |call| Ok(Value::Bool(call.text(1)?.starts_with(call.text(0)?)))),
    ("hasSuffix", |call| Ok(Value::Bool(call.text(1)?.ends_with(call.text(0)?)))),
    ("quote", |call| text(each(call, |printed| quoted(&printed))?)),
    ("squote", |call| text(each(call, |printed| format!("'{printed}'"))?)),
    ("cat", |call| text(each(call, |printed| printed)?)),
    ("indent", |call| text(indented(call)?)),
    ("nindent", |call| text(format!("\n{}", indented(call)?))),
    ("nospace", |call| text(call.text(0)?.split_whitespace().collect::<String>())),
    ("repeat", repeat),
    ("abbrev", |call| text(abbreviated(call)?)),
    ("initials", |call| {
        text(call.text(0)?.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>())
    }),
    ("plural", |call| Ok(call.value(usize::from(call.whole(2)? != 1))?.clone())),
    ("trunc", truncate),
    ("substr", substring),
    ("split", split_to_map),
    ("splitn", split_to_map_of),
    ("splitList", |call| list(parts(call.text(1)?, call.text(0)?))),
    ("join", join),
    ("toString", |call| text(call.printed(0)?)),
    ("toStrings", |call| list(printed_items(call.value(0)?)?.into_iter().map(|item| Value::String(item.into())))),
];

/// gomplate's, where the order of the arguments or the meaning is the same.
pub(super) const GOMPLATE: Table = &[
    ("strings.ToUpper", |call| text(call.printed(0)?.to_uppercase())),
    ("strings.ToLower", |call| text(call.printed(0)?.to_lowercase())),
    ("toUpper", |call| text(call.printed(0)?.to_uppercase())),
    ("toLower", |call| text(call.printed(0)?.to_lowercase())),
    ("strings.TrimSpace", |call| text(call.text(0)?.trim())),
    ("strings.Trim", |call| text(trimmed(call)?)),
    ("strings.TrimPrefix", |call| text(without_prefix(call)?)),
    ("strings.TrimSuffix", |call| text(without_suffix(call)?)),
    ("strings.ReplaceAll", replace),
    ("replaceAll", replace),
    ("strings.Contains", |call| Ok(Value::Bool(call.text(1)?.contains(call.text(0)?)))),
    ("strings.HasPrefix", |call| Ok(Value::Bool(call.text(1)?.starts_with(call.text(0)?)))),
    ("strings.HasSuffix", |call| Ok(Value::Bool(call.text(1)?.ends_with(call.text(0)?)))),
    ("strings.Quote", |call| text(quoted(&call.printed(0)?))),
    ("strings.Squote", |call| text(format!("'{}'", call.printed(0)?.replace('\'', "''")))),
    ("strings.Split", |call| list(parts(call.text(1)?, call.text(0)?))),
    ("strings.Repeat", repeat),
    ("strings.Trunc", truncate),
    ("strings.Indent", gomplate_indent),
    ("conv.ToString", |call| text(call.printed(0)?)),
    ("conv.Join", join),
];

fn trimmed<'c>(call: &Call<'c>) -> Result<&'c str> {
    let cut = call.text(0)?;
    Ok(call.text(1)?.trim_matches(|c| cut.contains(c)))
}

fn without_prefix<'c>(call: &Call<'c>) -> Result<&'c str> {
    let whole = call.text(1)?;
    Ok(whole.strip_prefix(call.text(0)?).unwrap_or(whole))
}

fn without_suffix<'c>(call: &Call<'c>) -> Result<&'c str> {
    let whole = call.text(1)?;
    Ok(whole.strip_suffix(call.text(0)?).unwrap_or(whole))
}

fn replace(call: &Call<'_>) -> Result<Value> {
    let (old, new, whole) = (call.text(0)?, call.text(1)?, call.text(2)?);
    bound(call, whole.matches(old).count().saturating_mul(new.len()).saturating_add(whole.len()))?;
    text(whole.replace(old, new))
}

/// All arguments that are something, changed and joined with blanks.
fn each(call: &Call<'_>, change: fn(String) -> String) -> Result<String> {
    let given = call.arguments.iter().filter(|value| !matches!(value, Value::Nil));
    Ok(given.map(|value| print::plain(value).map(change)).collect::<Result<Vec<_>>>()?.join(" "))
}

fn indented(call: &Call<'_>) -> Result<String> {
    let (margin, lines) = (call.count(0)?, call.text(1)?);
    bound(call, margin.saturating_mul(lines.matches('\n').count() + 1))?;
    let margin = " ".repeat(margin);
    Ok(format!("{margin}{}", lines.replace('\n', &format!("\n{margin}"))))
}

/// `strings.Indent [width] [indent] input`
fn gomplate_indent(call: &Call<'_>) -> Result<Value> {
    let (width, unit) = match call.arguments {
        [_] => (1, " "),
        [Value::String(unit), _] => (1, unit.as_ref()),
        [_, _] => (call.count(0)?, " "),
        _ => (call.count(0)?, call.text(1)?),
    };
    let lines = call.last()?.as_str().ok_or_else(|| call.refusal("needs a text"))?;
    bound(call, width.saturating_mul(unit.len()).saturating_mul(lines.matches('\n').count() + 1))?;
    let margin = unit.repeat(width);
    let indent = |line: &str| if line.trim_end().is_empty() { line.to_owned() } else { format!("{margin}{line}") };
    text(lines.split_inclusive('\n').map(indent).collect::<String>())
}

fn repeat(call: &Call<'_>) -> Result<Value> {
    let (times, unit) = (call.count(0)?, call.text(1)?);
    if call.whole(0)? < 0 {
        return Err(call.refusal("cannot repeat a text less than never"));
    }
    bound(call, times.saturating_mul(unit.len()))?;
    text(unit.repeat(times))
}

/// Refuses a text of this length before it is made.
pub(super) fn bound(call: &Call<'_>, length: usize) -> Result<()> {
    if length > LONGEST_TEXT { Err(call.refusal("makes a text that is too long")) } else { Ok(()) }
}

/// Nothing is shorter than a letter and three points.
fn abbreviated<'c>(call: &Call<'c>) -> Result<std::borrow::Cow<'c, str>> {
    let (width, whole) = (call.whole(0)?, call.text(1)?);
    match usize::try_from(width) {
        Ok(width) if width >= 4 && width < whole.len() => {
            let kept = whole.get(..width - 3).ok_or_else(|| call.refusal("cuts a character apart"))?;
            Ok(format!("{kept}...").into())
        }
        _ => Ok(whole.into()),
    }
}

/// The first bytes, or with a number below 0 the last ones.
fn truncate(call: &Call<'_>) -> Result<Value> {
    let (wanted, whole) = (call.whole(0)?, call.text(1)?);
    let length = usize::try_from(wanted.unsigned_abs()).unwrap_or(usize::MAX).min(whole.len());
    let kept = if wanted < 0 { whole.get(whole.len() - length..) } else { whole.get(..length) };
    text(kept.ok_or_else(|| call.refusal("cuts a character apart"))?)
}

fn substring(call: &Call<'_>) -> Result<Value> {
    let (start, end, whole) = (call.whole(0)?, call.whole(1)?, call.text(2)?);
    let end = match usize::try_from(end) {
        Ok(end) if start < 0 || end <= whole.len() => end,
        _ if start < 0 => return Err(call.refusal("cuts outside of the text")),
        _ => whole.len(),
    };
    let start = usize::try_from(start).unwrap_or(0);
    text(whole.get(start..end).ok_or_else(|| call.refusal("cuts outside of the text"))?)
}

fn parts(whole: &str, separator: &str) -> Vec<Value> {
    let characters = || whole.chars().map(|c| Value::String(c.to_string().into())).collect();
    if separator.is_empty() {
        characters()
    } else {
        whole.split(separator).map(|part| Value::String(part.into())).collect()
    }
}

/// Sprig's `split`: a map with `_0`, `_1` and so on.
fn split_to_map(call: &Call<'_>) -> Result<Value> {
    Ok(numbered(parts(call.text(1)?, call.text(0)?)))
}

fn split_to_map_of(call: &Call<'_>) -> Result<Value> {
    let (separator, whole) = (call.text(0)?, call.text(2)?);
    let count = usize::try_from(call.whole(1)?).unwrap_or(usize::MAX);
    if separator.is_empty() {
        let cut = whole.char_indices().nth(count.saturating_sub(1)).map_or(whole.len(), |(cut, _)| cut);
        let rest = (count > 0 && cut < whole.len()).then(|| Value::String(whole[cut..].into()));
        return Ok(numbered(parts(if count == 0 { "" } else { &whole[..cut] }, "").into_iter().chain(rest).collect()));
    }
    Ok(numbered(whole.splitn(count, separator).map(|part| Value::String(part.into())).collect()))
}

fn numbered(parts: Vec<Value>) -> Value {
    of_map(parts.into_iter().enumerate().map(|(index, part)| (Arc::from(format!("_{index}")), part)))
}

/// Sprig's order is `join separator list`; gomplate's the other way round.
fn join(call: &Call<'_>) -> Result<Value> {
    let (separator, items) = match call.value(0)? {
        Value::List(_) => (call.text(1)?, call.value(0)?),
        _ => (call.text(0)?, call.value(1)?),
    };
    let items = printed_items(items)?;
    bound(call, items.len().saturating_mul(separator.len()))?;
    text(items.join(separator))
}

/// The items of a list as texts, without those that are nothing; anything else is the only item.
pub(super) fn printed_items(value: &Value) -> Result<Vec<String>> {
    match value {
        Value::Nil => Ok(Vec::new()),
        Value::List(items) => items.iter().filter(|item| !matches!(item, Value::Nil)).map(print::plain).collect(),
        other => Ok(vec![print::plain(other)?]),
    }
}
