//! Regular expressions: Go's syntax and that of the `regex` crate are both RE2's.

use gotmpl::{Result, Value};
use regex::{Captures, Regex};

use super::{
    Call, Table,
    call::{list, text},
    strings::bound,
};
use crate::stack::template::budget::LONGEST_TEXT;

pub(super) const TABLE: Table = &[
    ("regexMatch", |call| {
        Ok(Value::Bool(regex(call).is_ok_and(|regex| call.text(1).is_ok_and(|text| regex.is_match(text)))))
    }),
    ("mustRegexMatch", |call| Ok(Value::Bool(regex(call)?.is_match(call.text(1)?)))),
    ("regexFind", |call| text(regex(call)?.find(call.text(1)?).map_or("", |found| found.as_str()))),
    ("mustRegexFind", |call| text(regex(call)?.find(call.text(1)?).map_or("", |found| found.as_str()))),
    ("regexFindAll", find_all),
    ("mustRegexFindAll", find_all),
    ("regexReplaceAll", replace_all),
    ("mustRegexReplaceAll", replace_all),
    ("regexReplaceAllLiteral", |call| replaced(call, call.text(1)?, &call.text(2)?.replace('$', "$$"))),
    ("mustRegexReplaceAllLiteral", |call| replaced(call, call.text(1)?, &call.text(2)?.replace('$', "$$"))),
    ("regexSplit", split),
    ("mustRegexSplit", split),
    ("regexQuoteMeta", quote_meta),
    ("regexp.Match", |call| Ok(Value::Bool(regex(call)?.is_match(call.text(1)?)))),
    ("regexp.Replace", |call| replaced(call, call.text(2)?, call.text(1)?)),
];

fn regex(call: &Call<'_>) -> Result<Regex> {
    Regex::new(&translated(call.text(0)?))
        .map_err(|_| call.refusal(&format!("cannot read the expression `{}`", call.arguments[0])))
}

fn replace_all(call: &Call<'_>) -> Result<Value> {
    replaced(call, call.text(1)?, call.text(2)?)
}

/// Stops before the text grows beyond all measure: a group may be written many times.
fn replaced(call: &Call<'_>, whole: &str, replacement: &str) -> Result<Value> {
    bound(call, replacement.matches('$').count().saturating_mul(whole.len()))?;
    let mut length = whole.len();
    let replaced = regex(call)?.replace_all(whole, |found: &Captures<'_>| {
        let mut expanded = String::new();
        if length <= LONGEST_TEXT {
            found.expand(replacement, &mut expanded);
            length = length.saturating_add(expanded.len());
        }
        expanded
    });
    bound(call, length)?;
    text(replaced.into_owned())
}

fn find_all(call: &Call<'_>) -> Result<Value> {
    let most = usize::try_from(call.whole(2)?).unwrap_or(usize::MAX);
    list(regex(call)?.find_iter(call.text(1)?).take(most).map(|found| Value::String(found.as_str().into())))
}

/// Go's `Regexp.Split`.
fn split(call: &Call<'_>) -> Result<Value> {
    let (regex, whole) = (regex(call)?, call.text(1)?);
    let most = usize::try_from(call.whole(2)?).unwrap_or(usize::MAX);
    if most == 0 || (whole.is_empty() && !call.text(0)?.is_empty()) {
        return list((most > 0).then(|| Value::String("".into())));
    }
    let (mut parts, mut start, mut end) = (Vec::new(), 0, 0);
    for found in regex.find_iter(whole) {
        if parts.len() + 1 == most {
            break;
        }
        end = found.start();
        if found.end() != 0 {
            parts.push(&whole[start..end]);
        }
        start = found.end();
    }
    if end != whole.len() {
        parts.push(&whole[start..]);
    }
    list(parts.into_iter().map(|part| Value::String(part.into())))
}

fn quote_meta(call: &Call<'_>) -> Result<Value> {
    let is_special = |c: char| "\\.+*?()|[]{}^$".contains(c);
    text(call.text(0)?.chars().flat_map(|c| is_special(c).then_some('\\').into_iter().chain([c])).collect::<String>())
}

/// Go's `\d`, `\w`, `\s` and `\b` are ASCII's, and its classes know no operators.
fn translated(expression: &str) -> String {
    let mut out = String::new();
    let mut rest = expression.chars().peekable();
    let mut is_class = false;
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some(class @ ('d' | 'w' | 's' | 'D' | 'W' | 'S')) => out.push_str(&ascii(class, is_class)),
                Some(edge @ ('b' | 'B')) if !is_class => out.extend(["(?-u:\\", edge.encode_utf8(&mut [0; 4]), ")"]),
                next => out.extend(['\\'].into_iter().chain(next)),
            },
            '[' if is_class && rest.peek() == Some(&':') => {
                out.push('[');
                for c in rest.by_ref() {
                    out.push(c);
                    if c == ']' {
                        break;
                    }
                }
            }
            '[' if !is_class => {
                is_class = true;
                out.push('[');
                out.extend(rest.next_if_eq(&'^'));
                if rest.next_if_eq(&']').is_some() {
                    out.push_str("\\]");
                }
            }
            '[' | '&' | '~' if is_class => out.extend(['\\', c]),
            c => {
                is_class &= c != ']';
                out.push(c);
            }
        }
    }
    out
}

fn ascii(class: char, is_in_class: bool) -> String {
    let members = match class.to_ascii_lowercase() {
        'd' => "0-9",
        'w' => "0-9A-Za-z_",
        _ => "\\t\\n\\f\\r ",
    };
    match (class.is_ascii_lowercase(), is_in_class) {
        (true, true) => members.to_owned(),
        (true, false) => format!("[{members}]"),
        (false, _) => format!("[^{members}]"),
    }
}
