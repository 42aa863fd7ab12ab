//! Choices: defaults, emptiness, kinds, failures.

use gotmpl::{Result, TemplateError, Value};

use super::{Call, Table, call::text, time};

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
    ("kindOf", |call| text(go_kind(call.value(0)?))),
    ("typeOf", |call| text(go_type(call.value(0)?))),
    ("typeIs", |call| Ok(Value::Bool(call.text(0)? == go_type(call.value(1)?)))),
    ("typeIsLike", |call| Ok(Value::Bool(call.text(0)?.trim_start_matches('*') == go_type(call.value(1)?)))),
    ("kindIs", |call| Ok(Value::Bool(call.text(0)? == go_kind(call.value(1)?)))),
    ("deepEqual", |call| Ok(Value::Bool(is_same(call.value(0)?, call.value(1)?)))),
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

/// Go's `reflect.DeepEqual`: a number is the same only when its type is.
pub(super) fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other.iter()).all(|(one, other)| is_same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            one.len() == other.len()
                && one.iter().zip(other.iter()).all(|(one, other)| one.0 == other.0 && is_same(one.1, other.1))
        }
        (Value::Function(_), Value::Function(_)) => time::rfc_3339(one) == time::rfc_3339(other),
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other) && one == other,
    }
}

fn go_kind(value: &Value) -> &'static str {
    match value {
        Value::Nil => "invalid",
        Value::List(_) => "slice",
        Value::Map(_) => "map",
        Value::Function(_) => "struct",
        scalar => go_type(scalar),
    }
}

/// What Go's `%T` says.
pub(super) fn go_type(value: &Value) -> &'static str {
    match value {
        Value::Nil => "<nil>",
        Value::Bool(_) => "bool",
        Value::Int(_) => "int",
        Value::Uint(_) => "uint64",
        Value::Float(_) => "float64",
        Value::String(_) => "string",
        Value::List(_) => "[]interface {}",
        Value::Map(_) => "map[string]interface {}",
        Value::Function(_) => "time.Time",
    }
}
