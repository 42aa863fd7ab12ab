//! Regular expressions: Go's syntax and that of the `regex` crate are both RE2's.

use gotmpl::{Result, Value};
use regex::Regex;

use super::{
    Call, Table,
    call::{list, text},
};

pub(super) const TABLE: Table = &[
    ("regexMatch", |call| Ok(Value::Bool(regex(call)?.is_match(call.text(1)?)))),
    ("mustRegexMatch", |call| Ok(Value::Bool(regex(call)?.is_match(call.text(1)?)))),
    ("regexFind", |call| text(regex(call)?.find(call.text(1)?).map_or("", |found| found.as_str()))),
    ("regexFindAll", find_all),
    ("regexReplaceAll", replace_all),
    ("mustRegexReplaceAll", replace_all),
    ("regexReplaceAllLiteral", |call| {
        text(regex(call)?.replace_all(call.text(1)?, regex::NoExpand(call.text(2)?)).into_owned())
    }),
    ("regexSplit", split),
    ("regexQuoteMeta", |call| text(regex::escape(call.text(0)?))),
    ("regexp.Match", |call| Ok(Value::Bool(regex(call)?.is_match(call.text(1)?)))),
    ("regexp.Replace", |call| text(regex(call)?.replace_all(call.text(2)?, call.text(1)?).into_owned())),
];

fn regex(call: &Call<'_>) -> Result<Regex> {
    Regex::new(call.text(0)?).map_err(|_| call.refusal(&format!("cannot read the expression `{}`", call.arguments[0])))
}

fn replace_all(call: &Call<'_>) -> Result<Value> {
    text(regex(call)?.replace_all(call.text(1)?, call.text(2)?).into_owned())
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
