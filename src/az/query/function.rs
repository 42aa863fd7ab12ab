//! The functions of `JMESPath` (jmespath.py 1.0, `functions.py`).

use std::cmp::Ordering;

use serde_json::Number;

use super::{expression::Expression, search::search};
use crate::az::item::{Fields, Item};

/// What function `name` makes of its arguments; `None` when there is no such function, or when it
/// does not take them.
pub(super) fn call(name: &str, arguments: &[Expression], item: &Item) -> Option<Item> {
    match (name, arguments) {
        ("map", [Expression::Reference(each), list]) => {
            list_of(search(list, item)?)?.iter().map(|item| search(each, item)).collect::<Option<_>>().map(Item::List)
        }
        ("sort_by" | "min_by" | "max_by", [list, Expression::Reference(key)]) => {
            by_key(name, list_of(search(list, item)?)?, key)
        }
        _ => {
            let values = arguments.iter().map(|argument| search(argument, item)).collect::<Option<Vec<_>>>()?;
            of_values(name, values)
        }
    }
}

fn of_values(name: &str, mut values: Vec<Item>) -> Option<Item> {
    match (name, values.as_mut_slice()) {
        ("not_null", [_, ..]) => Some(values.into_iter().find(|value| !value.is_null()).unwrap_or(Item::Null)),
        ("merge", [_, ..]) => merge(values),
        ("contains", [Item::List(items), wanted]) => Some(Item::Bool(items.contains(wanted))),
        ("contains", [Item::Text(text), Item::Text(part)]) => Some(Item::Bool(text.contains(part.as_str()))),
        ("starts_with", [Item::Text(text), Item::Text(part)]) => Some(Item::Bool(text.starts_with(part.as_str()))),
        ("ends_with", [Item::Text(text), Item::Text(part)]) => Some(Item::Bool(text.ends_with(part.as_str()))),
        ("join", [Item::Text(between), Item::List(items)]) => Some(Item::Text(texts(items)?.join(between))),
        (_, [value]) => of_value(name, std::mem::replace(value, Item::Null)),
        _ => None,
    }
}

fn of_value(name: &str, value: Item) -> Option<Item> {
    Some(match (name, value) {
        ("length", Item::Text(text)) => Item::Number(text.chars().count().into()),
        ("length", Item::List(items)) => Item::Number(items.len().into()),
        ("length", Item::Fields(fields)) => Item::Number(fields.entries.len().into()),
        ("keys", Item::Fields(fields)) => {
            Item::List(fields.entries.into_iter().map(|(name, _)| Item::Text(name)).collect())
        }
        ("values", Item::Fields(fields)) => Item::List(fields.entries.into_iter().map(|(_, value)| value).collect()),
        ("reverse", Item::Text(text)) => Item::Text(text.chars().rev().collect()),
        ("reverse", Item::List(items)) => Item::List(items.into_iter().rev().collect()),
        ("sort", Item::List(items)) => Item::List(sorted(items)?),
        ("min", Item::List(items)) => sorted(items)?.into_iter().next().unwrap_or(Item::Null),
        ("max", Item::List(items)) => sorted(items)?.pop().unwrap_or(Item::Null),
        ("sum", Item::List(items)) => Item::Number(sum(&items)?),
        ("avg", Item::List(items)) if items.is_empty() => Item::Null,
        #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
        ("avg", Item::List(items)) => float(sum(&items)?.as_f64()? / items.len() as f64)?,
        ("abs", Item::Number(number)) => match number.as_i64() {
            Some(whole) => Item::Number(whole.unsigned_abs().into()),
            None => float(number.as_f64()?.abs())?,
        },
        ("ceil", Item::Number(number)) => whole(number.as_f64()?.ceil()),
        ("floor", Item::Number(number)) => whole(number.as_f64()?.floor()),
        ("type", value) => Item::Text(kind(&value).to_owned()),
        ("to_array", value @ Item::List(_))
        | ("to_string", value @ Item::Text(_))
        | ("to_number", value @ Item::Number(_)) => value,
        ("to_array", value) => Item::List(vec![value]),
        ("to_string", value) => Item::Text(python(&value)),
        ("to_number", Item::Text(text)) => to_number(text.trim()),
        ("to_number", _) => Item::Null,
        _ => return None,
    })
}

fn list_of(item: Item) -> Option<Vec<Item>> {
    match item {
        Item::List(items) => Some(items),
        _ => None,
    }
}

fn texts(items: &[Item]) -> Option<Vec<&str>> {
    items.iter().map(|item| if let Item::Text(text) = item { Some(text.as_str()) } else { None }).collect()
}

fn merge(values: Vec<Item>) -> Option<Item> {
    let mut merged = Fields::default();
    for value in values {
        let Item::Fields(fields) = value else { return None };
        fields.entries.into_iter().for_each(|(name, item)| merged.set(&name, item));
    }
    Some(Item::Fields(merged))
}

fn by_key(name: &str, items: Vec<Item>, key: &Expression) -> Option<Item> {
    let keys = items.iter().map(|item| search(key, item)).collect::<Option<Vec<_>>>()?;
    check_order(&keys)?;
    let mut pairs: Vec<(Item, Item)> = keys.into_iter().zip(items).collect();
    let compare = |(one, _): &(Item, Item), (other, _): &(Item, Item)| order(one, other);
    Some(match name {
        "sort_by" => {
            pairs.sort_by(compare);
            Item::List(pairs.into_iter().map(|(_, item)| item).collect())
        }
        "min_by" => pairs.into_iter().min_by(compare).map_or(Item::Null, |(_, item)| item),
        // Of equal ones the first, as in Python.
        _ => pairs.into_iter().rev().max_by(compare).map_or(Item::Null, |(_, item)| item),
    })
}

fn sorted(mut items: Vec<Item>) -> Option<Vec<Item>> {
    check_order(&items)?;
    items.sort_by(order);
    Some(items)
}

/// Only numbers alone or texts alone have an order.
fn check_order(items: &[Item]) -> Option<()> {
    let are = |is: fn(&Item) -> bool| items.iter().all(is);
    (are(|item| matches!(item, Item::Number(_))) || are(|item| matches!(item, Item::Text(_)))).then_some(())
}

fn order(one: &Item, other: &Item) -> Ordering {
    match (one, other) {
        (Item::Number(one), Item::Number(other)) => {
            one.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal)
        }
        (Item::Text(one), Item::Text(other)) => one.cmp(other),
        _ => Ordering::Equal,
    }
}

fn sum(items: &[Item]) -> Option<Number> {
    let numbers: Vec<&Number> = items
        .iter()
        .map(|item| if let Item::Number(number) = item { Some(number) } else { None })
        .collect::<Option<_>>()?;
    match numbers.iter().map(|number| number.as_i64()).sum::<Option<i64>>() {
        Some(whole) => Some(whole.into()),
        None => Number::from_f64(numbers.iter().filter_map(|number| number.as_f64()).sum()),
    }
}

fn float(value: f64) -> Option<Item> {
    Number::from_f64(value).map(Item::Number)
}

#[expect(clippy::cast_possible_truncation, reason = "it is whole, and no number here is that large")]
fn whole(value: f64) -> Item {
    Item::Number((value as i64).into())
}

fn to_number(text: &str) -> Item {
    let whole = text.parse::<i64>().ok().map(Number::from);
    let number = whole.or_else(|| text.parse::<f64>().ok().and_then(Number::from_f64));
    number.map_or(Item::Null, Item::Number)
}

fn kind(value: &Item) -> &'static str {
    match value {
        Item::Null => "null",
        Item::Bool(_) => "boolean",
        Item::Number(_) => "number",
        Item::Text(_) => "string",
        Item::List(_) => "array",
        Item::Fields(_) => "object",
    }
}

/// `json.dumps(value, separators=(",", ":"))`, which escapes what is not ASCII.
fn python(value: &Item) -> String {
    crate::cloud::azure::python_json::ascii(&value.to_json().to_string())
}
