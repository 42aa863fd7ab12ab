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
    ("regexMatch", |call| Ok(Value::Bool(regex(call)?.is_match(call.text(1)?)))),
    ("mustRegexMatch", |call| Ok(Value::Bool(regex(call)?.is_match(call.text(1)?)))),
    ("regexFind", |call| text(regex(call)?.find(call.text(1)?).map_or("", |found| found.as_str()))),
    ("regexFindAll", find_all),
    ("regexReplaceAll", replace_all),
    ("mustRegexReplaceAll", replace_all),
    ("regexReplaceAllLiteral", |call| replaced(call, call.text(1)?, &call.text(2)?.replace('$', "$$"))),
    ("regexSplit", split),
    ("regexQuoteMeta", |call| text(regex::escape(call.text(0)?))),
    ("regexp.Match", |call| Ok(Value::Bool(regex(call)?.is_match(call.text(1)?)))),
    ("regexp.Replace", |call| replaced(call, call.text(2)?, call.text(1)?)),
];

fn regex(call: &Call<'_>) -> Result<Regex> {
    Regex::new(call.text(0)?).map_err(|_| call.refusal(&format!("cannot read the expression `{}`", call.arguments[0])))
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
    let most = usize::try_from(call.number(2)?).unwrap_or(usize::MAX);
    list(regex(call)?.find_iter(call.text(1)?).take(most).map(|found| Value::String(found.as_str().into())))
}

fn split(call: &Call<'_>) -> Result<Value> {
    let (regex, whole) = (regex(call)?, call.text(1)?);
    let value = |part: &str| Value::String(part.into());
    match usize::try_from(call.number(2)?) {
        Ok(most) => list(regex.splitn(whole, most).map(value)),
        Err(_) => list(regex.split(whole).map(value)),
    }
}
