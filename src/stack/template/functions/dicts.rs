//! Maps, which Sprig calls dicts.

use std::{collections::BTreeMap, sync::Arc};

use gotmpl::{Result, Value};

use super::{
    Call, Table,
    call::{list, text},
};
use crate::stack::template::print;

type Dict = BTreeMap<Arc<str>, Value>;

pub(super) const TABLE: Table = &[
    ("dict", dict),
    ("coll.Dict", dict),
    ("get", |call| call.map(0)?.get(call.text(1)?).cloned().map_or_else(|| text(""), Ok)),
    ("set", set),
    ("unset", |call| changed(call, |map| call.text(1).map(|key| drop(map.remove(key))))),
    ("hasKey", |call| Ok(Value::Bool(call.map(0)?.contains_key(call.text(1)?)))),
    ("coll.Has", |call| Ok(Value::Bool(call.map(0)?.contains_key(call.text(1)?)))),
    ("keys", keys),
    ("coll.Keys", keys),
    ("values", |call| list(call.map(0)?.values().cloned())),
    ("coll.Values", |call| list(call.map(0)?.values().cloned())),
    ("pick", |call| changed(call, |map| names(call).map(|names| map.retain(|key, _| names.contains(&&**key))))),
    ("omit", |call| changed(call, |map| names(call).map(|names| map.retain(|key, _| !names.contains(&&**key))))),
    ("pluck", pluck),
    ("merge", |call| merged(call, false)),
    ("mustMerge", |call| merged(call, false)),
    ("mustMergeOverwrite", |call| merged(call, true)),
    ("coll.Merge", |call| merged(call, false)),
    ("mergeOverwrite", |call| merged(call, true)),
    ("deepCopy", copied),
    ("mustDeepCopy", copied),
    ("dig", dig),
];

fn dict(call: &Call<'_>) -> Result<Value> {
    let mut map = Dict::new();
    for pair in call.arguments.chunks(2) {
        let value = pair.get(1).cloned().unwrap_or_else(|| Value::String("".into()));
        map.insert(print::plain(&pair[0])?.into(), value);
    }
    Ok(Value::Map(Arc::new(map)))
}

/// A changed copy of the first argument. `tree::mutation` lets a variable have it, as in Go.
fn changed(call: &Call<'_>, change: impl FnOnce(&mut Dict) -> Result<()>) -> Result<Value> {
    let mut map = Dict::clone(call.map(0)?);
    change(&mut map)?;
    Ok(Value::Map(Arc::new(map)))
}

fn set(call: &Call<'_>) -> Result<Value> {
    let (key, value) = (call.text(1)?, call.value(2)?);
    changed(call, |map| {
        map.insert(key.into(), value.clone());
        Ok(())
    })
}

fn names<'c>(call: &Call<'c>) -> Result<Vec<&'c str>> {
    (1..call.arguments.len()).map(|index| call.text(index)).collect()
}

/// Go gives the keys in any order; ours are sorted.
fn keys(call: &Call<'_>) -> Result<Value> {
    let maps = (0..call.arguments.len()).map(|index| call.map(index)).collect::<Result<Vec<_>>>()?;
    list(maps.into_iter().flat_map(|map| map.keys()).map(|key| Value::String(Arc::clone(key))))
}

fn pluck(call: &Call<'_>) -> Result<Value> {
    let key = call.text(0)?;
    let maps = (1..call.arguments.len()).map(|index| call.map(index)).collect::<Result<Vec<_>>>()?;
    list(maps.into_iter().filter_map(|map| map.get(key)).cloned())
}

fn merged(call: &Call<'_>, overwrites: bool) -> Result<Value> {
    let mut map = Dict::clone(call.map(0)?);
    for index in 1..call.arguments.len() {
        merge(&mut map, call.map(index)?, overwrites);
    }
    Ok(Value::Map(Arc::new(map)))
}

/// As Go's `mergo` does it: what is empty counts as not set.
fn merge(base: &mut Dict, other: &Dict, overwrites: bool) {
    for (key, value) in other {
        match (base.get_mut(key), value) {
            (Some(Value::Map(lower)), Value::Map(upper)) => merge(Arc::make_mut(lower), upper, overwrites),
            (Some(known), Value::Map(_)) if known.is_truthy() => {}
            (Some(known), _) if known.is_truthy() && !overwrites => {}
            _ => drop(base.insert(Arc::clone(key), value.clone())),
        }
    }
}

/// Nothing changes a value in place here, so it need not be copied.
fn copied(call: &Call<'_>) -> Result<Value> {
    match call.value(0)? {
        Value::Nil => Err(call.refusal("needs something to copy")),
        value => Ok(value.clone()),
    }
}

/// `dig "a" "b" default map`
fn dig(call: &Call<'_>) -> Result<Value> {
    let Some(count) = call.arguments.len().checked_sub(2).filter(|count| *count > 0) else {
        return Err(call.refusal("needs keys, a default and a map"));
    };
    let mut found = call.last()?;
    for index in 0..count {
        let Value::Map(map) = found else { return Err(call.wrong(found, "a map")) };
        match map.get(call.text(index)?) {
            Some(next) => found = next,
            None => return Ok(call.arguments[count].clone()),
        }
    }
    Ok(found.clone())
}
