//! Numbers.

use gotmpl::{Result, Value};

use super::{
    Call, Table,
    call::{float, integer, list},
    decimal,
};

pub(super) const TABLE: Table = &[
    ("add", |call| Ok(whole(0, call.arguments, i64::wrapping_add))),
    ("add1", |call| Ok(Value::Int(call.number(0)?.wrapping_add(1)))),
    ("sub", |call| Ok(Value::Int(call.number(0)?.wrapping_sub(call.number(1)?)))),
    ("mul", |call| Ok(whole(call.number(0)?, &call.arguments[1..], i64::wrapping_mul))),
    ("div", |call| divided(call, i64::wrapping_div)),
    ("mod", |call| divided(call, i64::wrapping_rem)),
    ("max", |call| Ok(whole(call.number(0)?, &call.arguments[1..], Ord::max))),
    ("biggest", |call| Ok(whole(call.number(0)?, &call.arguments[1..], Ord::max))),
    ("min", |call| Ok(whole(call.number(0)?, &call.arguments[1..], Ord::min))),
    ("add1f", |call| decimal::fold(call, Some(1.0), decimal::add)),
    ("addf", |call| decimal::fold(call, Some(0.0), decimal::add)),
    ("subf", |call| decimal::fold(call, None, decimal::subtract)),
    ("mulf", |call| decimal::fold(call, None, decimal::multiply)),
    ("divf", |call| decimal::fold(call, None, decimal::divide)),
    ("maxf", |call| extreme(call, |one, other| one > other)),
    ("minf", |call| extreme(call, |one, other| one < other)),
    ("floor", |call| Ok(Value::Float(float(call.value(0)?).floor()))),
    ("ceil", |call| Ok(Value::Float(float(call.value(0)?).ceil()))),
    ("round", round),
    ("toDecimal", from_octal),
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

fn whole(first: i64, others: &[Value], combine: fn(i64, i64) -> i64) -> Value {
    Value::Int(others.iter().fold(first, |result, value| combine(result, integer(value))))
}

fn divided(call: &Call<'_>, divide: fn(i64, i64) -> i64) -> Result<Value> {
    match call.number(1)? {
        0 => Err(call.refusal("divides by zero")),
        divisor => Ok(Value::Int(divide(call.number(0)?, divisor))),
    }
}

/// Go's `math.Max` and `math.Min`: what is no number wins.
fn extreme(call: &Call<'_>, wins: fn(f64, f64) -> bool) -> Result<Value> {
    let numbers = call.arguments.iter().map(float);
    let found = numbers.reduce(|best, next| if next.is_nan() || wins(next, best) { next } else { best });
    found.map(Value::Float).ok_or_else(|| call.refusal("needs a number"))
}

/// Sprig rounds down what is below zero: `round -2.5 0` is -3.
fn round(call: &Call<'_>) -> Result<Value> {
    let scale = 10_f64.powi(i32::try_from(call.whole(1)?.clamp(-300, 300)).unwrap_or(0));
    let scaled = float(call.value(0)?) * scale;
    let limit = call.arguments.get(2).map_or(0.5, float);
    Ok(Value::Float(if scaled.fract() >= limit { scaled.ceil() } else { scaled.floor() } / scale))
}

/// Sprig's `toDecimal`: the digits are octal.
fn from_octal(call: &Call<'_>) -> Result<Value> {
    Ok(Value::Int(i64::from_str_radix(&call.printed(0)?, 8).unwrap_or(0)))
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
