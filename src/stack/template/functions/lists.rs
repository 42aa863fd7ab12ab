//! Lists.

use gotmpl::{Result, Value};

use super::{
    Call, Table,
    call::{list, text},
    strings::printed_items,
};
use crate::stack::template::print;

pub(super) const TABLE: Table = &[
    ("list", |call| list(call.arguments.iter().cloned())),
    ("tuple", |call| list(call.arguments.iter().cloned())),
    ("coll.Slice", |call| list(call.arguments.iter().cloned())),
    ("first", |call| Ok(call.list(0)?.first().cloned().unwrap_or(Value::Nil))),
    ("last", |call| Ok(call.list(0)?.last().cloned().unwrap_or(Value::Nil))),
    ("rest", |call| list(call.list(0)?.iter().skip(1).cloned())),
    ("initial", |call| list(call.list(0)?.split_last().map_or(&[][..], |(_, initial)| initial).iter().cloned())),
    ("append", |call| list(call.list(0)?.iter().chain([call.value(1)?]).cloned())),
    ("push", |call| list(call.list(0)?.iter().chain([call.value(1)?]).cloned())),
    ("prepend", |call| list([call.value(1)?].into_iter().chain(call.list(0)?).cloned())),
    ("concat", concat),
    ("reverse", |call| list(call.list(0)?.iter().rev().cloned())),
    ("compact", |call| list(call.list(0)?.iter().filter(|item| item.is_truthy()).cloned())),
    ("uniq", unique),
    ("without", |call| list(call.list(0)?.iter().filter(|item| !call.arguments[1..].contains(item)).cloned())),
    ("has", |call| Ok(Value::Bool(has(call)?))),
    ("sortAlpha", sorted),
    ("strings.Sort", sorted),
    ("chunk", chunks),
    ("until", |call| steps(0, call.number(0)?, if call.number(0)? < 0 { -1 } else { 1 })),
    ("untilStep", |call| steps(call.number(0)?, call.number(1)?, call.number(2)?)),
    ("seq", sequence),
];

fn concat(call: &Call<'_>) -> Result<Value> {
    let lists = (0..call.arguments.len()).map(|index| call.list(index)).collect::<Result<Vec<_>>>()?;
    list(lists.concat())
}

fn unique(call: &Call<'_>) -> Result<Value> {
    let mut found: Vec<Value> = Vec::new();
    for item in call.list(0)? {
        call.context.charge(found.len() as u64)?;
        if !found.contains(item) {
            found.push(item.clone());
        }
    }
    list(found)
}

fn has(call: &Call<'_>) -> Result<bool> {
    match call.value(1)? {
        Value::Nil => Ok(false),
        _ => Ok(call.list(1)?.contains(call.value(0)?)),
    }
}

fn sorted(call: &Call<'_>) -> Result<Value> {
    let mut items = printed_items(call.value(0)?)?;
    items.sort();
    list(items.into_iter().map(|item| Value::String(item.into())))
}

fn chunks(call: &Call<'_>) -> Result<Value> {
    let size = call.count(0)?.max(1);
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
        1 => (1, if call.number(0)? < 1 { -1 } else { 1 }, call.number(0)?),
        2 => (call.number(0)?, if call.number(1)? < call.number(0)? { -1 } else { 1 }, call.number(1)?),
        3 => (call.number(0)?, call.number(1)?, call.number(2)?),
        _ => return text(""),
    };
    let Value::List(items) = steps(start, end.saturating_add(step.signum()), step)? else { return text("") };
    text(items.iter().map(print::plain).collect::<Result<Vec<_>>>()?.join(" "))
}
