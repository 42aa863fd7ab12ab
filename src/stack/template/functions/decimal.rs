//! Sums and products of floats in decimal, as Sprig does them: `addf 0.1 0.2` is 0.3.

use gotmpl::{Result, Value};

use super::{Call, call::float};

/// `units * 10^exponent`
#[derive(Clone, Copy)]
pub(super) struct Decimal {
    units: i128,
    exponent: i32,
}

/// Digits behind the point of a quotient (`decimal.DivisionPrecision`).
const PRECISION: i32 = 16;

/// All arguments, and before them `first`, combined one after the other.
pub(super) fn fold(
    call: &Call<'_>,
    first: Option<f64>,
    combine: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Result<Value> {
    let numbers = first.into_iter().chain(call.arguments.iter().map(float));
    let decimals: Option<Vec<Decimal>> = numbers.map(of).collect();
    let mut decimals = decimals.ok_or_else(|| call.refusal("takes finite numbers only"))?.into_iter();
    let first = decimals.next().ok_or_else(|| call.refusal("needs a number"))?;
    let result = decimals.try_fold(first, combine);
    let result = result.ok_or_else(|| call.refusal("divides by zero or makes a number that is too large"))?;
    let written = format!("{}e{}", result.units, result.exponent);
    Ok(Value::Float(written.parse().unwrap_or(0.0)))
}

/// The shortest digits that read back as `number`.
fn of(number: f64) -> Option<Decimal> {
    let written = format!("{number:e}");
    let (digits, exponent) = written.split_once('e')?;
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    let exponent: i32 = exponent.parse().ok()?;
    Some(Decimal { units: digits.replace('.', "").parse().ok()?, exponent: exponent - i32::try_from(places).ok()? })
}

pub(super) fn add(one: Decimal, other: Decimal) -> Option<Decimal> {
    let exponent = one.exponent.min(other.exponent);
    Some(Decimal { units: units(one, exponent)?.checked_add(units(other, exponent)?)?, exponent })
}

pub(super) fn subtract(one: Decimal, other: Decimal) -> Option<Decimal> {
    add(one, Decimal { units: -other.units, ..other })
}

pub(super) fn multiply(one: Decimal, other: Decimal) -> Option<Decimal> {
    Some(Decimal { units: one.units.checked_mul(other.units)?, exponent: one.exponent + other.exponent })
}

/// Halves are rounded away from zero.
pub(super) fn divide(one: Decimal, other: Decimal) -> Option<Decimal> {
    let shift = one.exponent - other.exponent + PRECISION;
    let (dividend, divisor) = if shift >= 0 {
        (one.units.checked_mul(power(shift)?)?, other.units)
    } else {
        (one.units, other.units.checked_mul(power(-shift)?)?)
    };
    let (quotient, rest) = (dividend.checked_div(divisor)?, dividend.checked_rem(divisor)?);
    let is_half = rest.unsigned_abs() >= divisor.unsigned_abs().div_ceil(2);
    let correction = if is_half && rest != 0 { dividend.signum() * divisor.signum() } else { 0 };
    Some(Decimal { units: quotient + correction, exponent: -PRECISION })
}

fn units(decimal: Decimal, exponent: i32) -> Option<i128> {
    decimal.units.checked_mul(power(decimal.exponent - exponent)?)
}

fn power(exponent: i32) -> Option<i128> {
    10_i128.checked_pow(u32::try_from(exponent).ok()?)
}
