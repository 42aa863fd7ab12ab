//! The arguments of a call, with the types that Go would insist on.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use gotmpl::{Result, TemplateError, Value};

use super::Context;
use crate::stack::template::{budget::LONGEST_LIST, print};

/// One call of a function.
pub(super) struct Call<'c> {
    pub(super) name: &'c str,
    pub(super) arguments: &'c [Value],
    pub(super) context: &'c Context,
}

impl<'c> Call<'c> {
    /// The argument at `index`.
    pub(super) fn value(&self, index: usize) -> Result<&'c Value> {
        self.arguments.get(index).ok_or_else(|| {
            let (name, given) = (self.name, self.arguments.len());
            TemplateError::Exec(format!("`{name}` needs more than the {given} arguments that it is given"))
        })
    }

    /// The last argument, which a pipe gives.
    pub(super) fn last(&self) -> Result<&'c Value> {
        self.value(self.arguments.len().saturating_sub(1))
    }

    /// A text; Go takes nothing else for one.
    pub(super) fn text(&self, index: usize) -> Result<&'c str> {
        let value = self.value(index)?;
        value.as_str().ok_or_else(|| self.wrong(value, "a text"))
    }

    /// Anything as a text, as Sprig prints it.
    pub(super) fn printed(&self, index: usize) -> Result<String> {
        print::plain(self.value(index)?)
    }

    /// A whole number, out of anything that Sprig takes for one.
    pub(super) fn number(&self, index: usize) -> Result<i64> {
        self.value(index).map(integer)
    }

    /// A whole number; Go takes nothing else for one. A literal `2.0` is one, too.
    pub(super) fn whole(&self, index: usize) -> Result<i64> {
        match self.value(index)? {
            Value::Int(number) => Ok(*number),
            Value::Float(number) if number.fract() == 0.0 => Ok(integer(&Value::Float(*number))),
            Value::Float(_) => Err(self.refusal("needs a whole number")),
            other => Err(self.wrong(other, "a whole number")),
        }
    }

    /// A number that says how many, from 0.
    pub(super) fn count(&self, index: usize) -> Result<usize> {
        Ok(usize::try_from(self.whole(index)?.max(0)).unwrap_or(usize::MAX))
    }

    pub(super) fn list(&self, index: usize) -> Result<&'c [Value]> {
        match self.value(index)? {
            Value::List(list) => Ok(list),
            other => Err(self.wrong(other, "a list")),
        }
    }

    pub(super) fn map(&self, index: usize) -> Result<&'c Arc<BTreeMap<Arc<str>, Value>>> {
        match self.value(index)? {
            Value::Map(map) => Ok(map),
            Value::Nil => Ok(NONE.get_or_init(Arc::default)),
            other => Err(self.wrong(other, "a map")),
        }
    }

    pub(super) fn wrong(&self, found: &Value, wanted: &str) -> TemplateError {
        self.refusal(&format!("needs {wanted}, found {}", kind(found)))
    }

    pub(super) fn refusal(&self, why: &str) -> TemplateError {
        TemplateError::Exec(format!("`{}` {why}", self.name))
    }
}

/// A text as a value.
#[expect(clippy::unnecessary_wraps, reason = "it is what a function returns")]
pub(super) fn text(text: impl Into<Arc<str>>) -> Result<Value> {
    Ok(Value::String(text.into()))
}

/// A list as a value, unless it is longer than any template needs.
pub(super) fn list(items: impl IntoIterator<Item = Value>) -> Result<Value> {
    let items: Vec<Value> = items.into_iter().take(LONGEST_LIST + 1).collect();
    if items.len() > LONGEST_LIST {
        return Err(super::super::budget::exhausted());
    }
    Ok(Value::List(items.into()))
}

/// Nothing, where a map is wanted.
static NONE: OnceLock<Arc<BTreeMap<Arc<str>, Value>>> = OnceLock::new();

/// Sprig's conversion (`cast.ToInt64`): what is no number is 0, what is too large wraps around.
pub(super) fn integer(value: &Value) -> i64 {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "Go truncates too")]
        Value::Float(number) if (-9.3e18..9.2e18).contains(number) => *number as i64,
        Value::Float(_) => i64::MIN,
        Value::Int(number) => *number,
        Value::Uint(number) => number.cast_signed(),
        Value::Bool(value) => i64::from(*value),
        Value::String(text) => written_integer(text).unwrap_or(0),
        _ => 0,
    }
}

/// Go's `ParseInt` with the base that the prefix says; zeros behind a point do not count.
fn written_integer(text: &str) -> Option<i64> {
    let whole = match text.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => text,
    };
    let (sign, digits) = match whole.strip_prefix(['-', '+']) {
        Some(digits) => (&whole[..1], digits),
        None => ("", whole),
    };
    let lowered = digits.to_ascii_lowercase();
    let (base, digits) = match lowered.as_bytes() {
        [b'0', b'x', ..] => (16, &lowered[2..]),
        [b'0', b'o', ..] => (8, &lowered[2..]),
        [b'0', b'b', ..] => (2, &lowered[2..]),
        [b'0', _, ..] => (8, &lowered[1..]),
        _ => (10, lowered.as_str()),
    };
    if digits.contains("__") || digits.starts_with(['+', '-']) || digits.ends_with('_') {
        return None;
    }
    i64::from_str_radix(&format!("{sign}{}", digits.replace('_', "")), base).ok()
}

/// Sprig's conversion: what is no number is 0.
pub(super) fn float(value: &Value) -> f64 {
    match value {
        Value::Bool(value) => f64::from(u8::from(*value)),
        Value::String(text) => text.parse().unwrap_or(0.0),
        other => other.as_float().unwrap_or(0.0),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Nil => "nothing",
        Value::Bool(_) => "a boolean",
        Value::Int(_) | Value::Uint(_) | Value::Float(_) => "a number",
        Value::String(_) => "a text",
        Value::List(_) => "a list",
        Value::Map(_) => "a map",
        Value::Function(_) => "a time or outputs",
    }
}
