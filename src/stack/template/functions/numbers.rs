//! Numbers.

use gotmpl::{Result, Value};

use super::{
    Call, Table,
    call::{float, integer, list},
};

pub(super) const TABLE: Table = &[
    ("add", |call| whole(call, i64::checked_add)),
    ("add1", |call| number(call, call.number(0)?.checked_add(1))),
    ("sub", |call| whole(call, i64::checked_sub)),
    ("mul", |call| whole(call, i64::checked_mul)),
    ("div", |call| whole(call, i64::checked_div)),
    ("mod", |call| whole(call, i64::checked_rem)),
    ("max", |call| whole(call, |one, other| Some(one.max(other)))),
    ("min", |call| whole(call, |one, other| Some(one.min(other)))),
    ("addf", |call| fraction(call, |one, other| one + other)),
    ("subf", |call| fraction(call, |one, other| one - other)),
    ("mulf", |call| fraction(call, |one, other| one * other)),
    ("divf", |call| fraction(call, |one, other| one / other)),
    ("maxf", |call| fraction(call, f64::max)),
    ("minf", |call| fraction(call, f64::min)),
    ("floor", |call| Ok(Value::Float(float(call.value(0)?).floor()))),
    ("ceil", |call| Ok(Value::Float(float(call.value(0)?).ceil()))),
    ("round", round),
    ("int", |call| Ok(Value::Int(call.number(0)?))),
    ("int64", |call| Ok(Value::Int(call.number(0)?))),
    ("atoi", |call| Ok(Value::Int(call.text(0)?.parse().unwrap_or(0)))),
    ("float64", |call| Ok(Value::Float(float(call.value(0)?)))),
    ("conv.ToInt", |call| Ok(Value::Int(call.number(0)?))),
    ("conv.ToInt64", |call| Ok(Value::Int(call.number(0)?))),
    ("conv.ToFloat64", |call| Ok(Value::Float(float(call.value(0)?)))),
    ("conv.ToBool", |call| Ok(Value::Bool(is_true(call.value(0)?)))),
    ("conv.Bool", |call| Ok(Value::Bool(is_true(call.value(0)?)))),
    ("conv.ToInts", |call| list(call.arguments.iter().map(|value| Value::Int(integer(value))))),
];

fn whole(call: &Call<'_>, combine: fn(i64, i64) -> Option<i64>) -> Result<Value> {
    let mut result = Some(call.number(0)?);
    for value in &call.arguments[1..] {
        result = result.and_then(|result| combine(result, integer(value)));
    }
    number(call, result)
}

fn number(call: &Call<'_>, result: Option<i64>) -> Result<Value> {
    result.map(Value::Int).ok_or_else(|| call.refusal("divides by zero or makes a number that is too large"))
}

fn fraction(call: &Call<'_>, combine: fn(f64, f64) -> f64) -> Result<Value> {
    let first = float(call.value(0)?);
    Ok(Value::Float(call.arguments[1..].iter().fold(first, |result, value| combine(result, float(value)))))
}

fn round(call: &Call<'_>) -> Result<Value> {
    let digits = i32::try_from(call.number(1)?.clamp(0, 15)).unwrap_or(0);
    let scale = 10_f64.powi(digits);
    Ok(Value::Float((float(call.value(0)?) * scale).round() / scale))
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(value) => *value,
        Value::String(text) => ["1", "t", "true", "yes"].contains(&text.to_lowercase().as_str()),
        Value::Int(number) => *number == 1,
        Value::Float(number) => (number - 1.0).abs() < f64::EPSILON,
        _ => false,
    }
}
