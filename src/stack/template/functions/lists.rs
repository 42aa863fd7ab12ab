//! Lists.

use gotmpl::{Result, Value};

use super::{
    Call, Table,
    call::{integer, list, text},
    logic::is_same,
    strings::printed_items,
};
use crate::stack::template::print;

pub(super) const TABLE: Table = &[
    ("list", |call| list(call.arguments.iter().cloned())),
    ("tuple", |call| list(call.arguments.iter().cloned())),
    ("coll.Slice", |call| list(call.arguments.iter().cloned())),
    ("first", |call| Ok(call.list(0)?.first().cloned().unwrap_or(Value::Nil))),
    ("mustFirst", |call| Ok(call.list(0)?.first().cloned().unwrap_or(Value::Nil))),
    ("last", |call| Ok(call.list(0)?.last().cloned().unwrap_or(Value::Nil))),
    ("mustLast", |call| Ok(call.list(0)?.last().cloned().unwrap_or(Value::Nil))),
    ("rest", |call| list(call.list(0)?.iter().skip(1).cloned())),
    ("mustRest", |call| list(call.list(0)?.iter().skip(1).cloned())),
    ("initial", |call| list(call.list(0)?.split_last().map_or(&[][..], |(_, initial)| initial).iter().cloned())),
    ("mustInitial", |call| list(call.list(0)?.split_last().map_or(&[][..], |(_, initial)| initial).iter().cloned())),
    ("slice", slice),
    ("mustSlice", slice),
    ("index", |call| {
        call.arguments
            .get(1..)
            .unwrap_or_default()
            .iter()
            .try_fold(call.value(0)?.clone(), |found, index| found.index(index))
    }),
    ("append", |call| list(call.list(0)?.iter().chain([call.value(1)?]).cloned())),
    ("mustAppend", |call| list(call.list(0)?.iter().chain([call.value(1)?]).cloned())),
    ("push", |call| list(call.list(0)?.iter().chain([call.value(1)?]).cloned())),
    ("mustPush", |call| list(call.list(0)?.iter().chain([call.value(1)?]).cloned())),
    ("prepend", |call| list([call.value(1)?].into_iter().chain(call.list(0)?).cloned())),
    ("mustPrepend", |call| list([call.value(1)?].into_iter().chain(call.list(0)?).cloned())),
    ("concat", concat),
    ("reverse", |call| list(call.list(0)?.iter().rev().cloned())),
    ("mustReverse", |call| list(call.list(0)?.iter().rev().cloned())),
    ("compact", |call| list(call.list(0)?.iter().filter(|item| item.is_truthy()).cloned())),
    ("mustCompact", |call| list(call.list(0)?.iter().filter(|item| item.is_truthy()).cloned())),
    ("uniq", unique),
    ("mustUniq", unique),
    ("without", without),
    ("mustWithout", without),
    ("has", |call| Ok(Value::Bool(has(call)?))),
    ("mustHas", |call| Ok(Value::Bool(has(call)?))),
    ("sortAlpha", sorted),
    ("strings.Sort", sorted),
    ("chunk", chunks),
    ("mustChunk", chunks),
    ("until", |call| steps(0, call.whole(0)?, if call.whole(0)? < 0 { -1 } else { 1 })),
    ("untilStep", |call| steps(call.whole(0)?, call.whole(1)?, call.whole(2)?)),
    ("seq", sequence),
];

/// Sprig's, which hides Go's: lists only, and nothing of an empty one.
fn slice(call: &Call<'_>) -> Result<Value> {
    let items = call.list(0)?;
    let index = |at: usize, default: usize| match call.arguments.get(at) {
        Some(value) => usize::try_from(integer(value)).map_err(|_| call.refusal("needs indexes from 0")),
        None => Ok(default),
    };
    if items.is_empty() {
        return Ok(Value::Nil);
    }
    let part = items.get(index(1, 0)?..index(2, items.len())?);
    part.map(|part| Value::List(part.into())).ok_or_else(|| call.refusal("cuts outside of the list"))
}

fn without(call: &Call<'_>) -> Result<Value> {
    let unwanted = |item: &&Value| call.arguments[1..].iter().any(|other| is_same(item, other));
    list(call.list(0)?.iter().filter(|item| !unwanted(item)).cloned())
}

fn concat(call: &Call<'_>) -> Result<Value> {
    let lists = (0..call.arguments.len()).map(|index| call.list(index)).collect::<Result<Vec<_>>>()?;
    list(lists.concat())
}

fn unique(call: &Call<'_>) -> Result<Value> {
    let mut found: Vec<Value> = Vec::new();
    for item in call.list(0)? {
        call.context.charge(found.len() as u64)?;
        if !found.iter().any(|known| is_same(known, item)) {
            found.push(item.clone());
        }
    }
    list(found)
}

fn has(call: &Call<'_>) -> Result<bool> {
    if *call.value(1)? == Value::Nil {
        return Ok(false);
    }
    let wanted = call.value(0)?;
    Ok(call.list(1)?.iter().any(|item| is_same(item, wanted)))
}

fn sorted(call: &Call<'_>) -> Result<Value> {
    let mut items = match call.value(0)? {
        Value::Nil => vec!["<nil>".to_owned()],
        value => printed_items(value)?,
    };
    items.sort();
    list(items.into_iter().map(|item| Value::String(item.into())))
}

fn chunks(call: &Call<'_>) -> Result<Value> {
    let size = call.count(0)?;
    if size == 0 {
        return Err(call.refusal("needs a size above 0"));
    }
    list(call.list(1)?.chunks(size).map(|chunk| Value::List(chunk.into())))
}

fn steps(start: i64, end: i64, step: i64) -> Result<Value> {
    list(numbers(start, end, step).map(Value::Int))
}

/// From `start` towards `end` and not as far; nothing when `step` leads away from it.
fn numbers(start: i64, end: i64, step: i64) -> impl Iterator<Item = i64> {
    let goes_on = move |number: &i64| (step > 0 && *number < end) || (step < 0 && *number > end);
    std::iter::successors(Some(start), move |number| number.checked_add(step)).take_while(goes_on)
}

/// Sprig's `seq` is a text, as the Unix program prints it: `seq 3` is `1 2 3`.
fn sequence(call: &Call<'_>) -> Result<Value> {
    let (start, step, end) = match call.arguments.len() {
        1 => (1, if call.whole(0)? < 1 { -1 } else { 1 }, call.whole(0)?),
        2 => (call.whole(0)?, if call.whole(1)? < call.whole(0)? { -1 } else { 1 }, call.whole(1)?),
        3 => (call.whole(0)?, call.whole(1)?, call.whole(2)?),
        _ => return text(""),
    };
    let Value::List(items) = steps(start, end.saturating_add(step.signum()), step)? else { return text("") };
    text(items.iter().map(print::plain).collect::<Result<Vec<_>>>()?.join(" "))
}
