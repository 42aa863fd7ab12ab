//! Choices: defaults, emptiness, kinds, failures.

use gotmpl::{Result, TemplateError, Value};

use super::{Call, Table, call::text};

pub(super) const TABLE: Table = &[
    ("default", default),
    ("conv.Default", default),
    ("coalesce", coalesce),
    ("empty", |call| Ok(Value::Bool(!call.value(0)?.is_truthy()))),
    ("ternary", ternary),
    ("all", |call| Ok(Value::Bool(call.arguments.iter().all(Value::is_truthy)))),
    ("any", |call| Ok(Value::Bool(call.arguments.iter().any(Value::is_truthy)))),
    ("fail", fail),
    ("required", required),
    ("kindOf", |call| text(go_kind(call.value(0)?, "map", "slice"))),
    ("typeOf", |call| text(go_kind(call.value(0)?, "map[string]interface {}", "[]interface {}"))),
    ("typeIs", |call| {
        Ok(Value::Bool(call.text(0)? == go_kind(call.value(1)?, "map[string]interface {}", "[]interface {}")))
    }),
    ("kindIs", |call| Ok(Value::Bool(call.text(0)? == go_kind(call.value(1)?, "map", "slice")))),
];

/// The value behind it, or the first argument when that is empty or was not given.
fn default(call: &Call<'_>) -> Result<Value> {
    let value = call.arguments.get(1).filter(|value| value.is_truthy());
    Ok(value.unwrap_or(call.value(0)?).clone())
}

#[expect(clippy::unnecessary_wraps, reason = "all functions may fail")]
fn coalesce(call: &Call<'_>) -> Result<Value> {
    Ok(call.arguments.iter().find(|value| value.is_truthy()).cloned().unwrap_or(Value::Nil))
}

fn ternary(call: &Call<'_>) -> Result<Value> {
    match call.value(2)? {
        Value::Bool(true) => Ok(call.value(0)?.clone()),
        Value::Bool(false) => Ok(call.value(1)?.clone()),
        other => Err(call.wrong(other, "a boolean as its last argument")),
    }
}

fn fail(call: &Call<'_>) -> Result<Value> {
    Err(TemplateError::Exec(call.text(0)?.to_owned()))
}

fn required(call: &Call<'_>) -> Result<Value> {
    match call.value(1)? {
        Value::Nil => fail(call),
        Value::String(text) if text.is_empty() => fail(call),
        value => Ok(value.clone()),
    }
}

fn go_kind(value: &Value, map: &'static str, list: &'static str) -> &'static str {
    match value {
        Value::Nil => "invalid",
        Value::Bool(_) => "bool",
        Value::Int(_) => "int",
        Value::Uint(_) => "uint64",
        Value::Float(_) => "float64",
        Value::String(_) => "string",
        Value::List(_) => list,
        Value::Map(_) => map,
        Value::Function(_) => "func",
    }
}
