//! What an expression finds (jmespath.py 1.0, `visitor.py`).

use super::{expression::Expression, function, token::Token};
use crate::az::item::{Fields, Item};

/// What `expression` finds in `item`; `None` when it asks for what cannot be.
pub(super) fn search(expression: &Expression, item: &Item) -> Option<Item> {
    Some(match expression {
        Expression::Current => item.clone(),
        Expression::Literal(literal) => literal.clone(),
        Expression::Field(name) => match item {
            Item::Fields(fields) => fields.get(name).cloned().unwrap_or(Item::Null),
            _ => Item::Null,
        },
        Expression::Index(index) => at(item, *index),
        Expression::Slice(parts) => slice(item, *parts)?,
        Expression::Then(first, then) | Expression::Indexed(first, then) => search(then, &search(first, item)?)?,
        Expression::Each(list, each) => match search(list, item)? {
            Item::List(items) => each_of(items.iter(), each)?,
            _ => Item::Null,
        },
        Expression::EachValue(object, each) => match search(object, item)? {
            Item::Fields(fields) => each_of(fields.entries.iter().map(|(_, value)| value), each)?,
            _ => Item::Null,
        },
        Expression::Filter(list, each, condition) => match search(list, item)? {
            Item::List(items) => each_of(matching(&items, condition)?.into_iter(), each)?,
            _ => Item::Null,
        },
        Expression::Flatten(list) => match search(list, item)? {
            Item::List(items) => Item::List(items.into_iter().flat_map(opened).collect()),
            _ => Item::Null,
        },
        Expression::Compare(comparison, one, other) => compare(comparison, &search(one, item)?, &search(other, item)?)?,
        Expression::Or(one, other) => match search(one, item)? {
            found if is_false(&found) => search(other, item)?,
            found => found,
        },
        Expression::And(one, other) => match search(one, item)? {
            found if is_false(&found) => found,
            _ => search(other, item)?,
        },
        Expression::Not(inner) => Item::Bool(is_false(&search(inner, item)?)),
        Expression::List(_) | Expression::Fields(_) if item.is_null() => Item::Null,
        Expression::List(items) => {
            Item::List(items.iter().map(|expression| search(expression, item)).collect::<Option<_>>()?)
        }
        Expression::Fields(chosen) => {
            let mut fields = Fields { is_ordered: true, ..Fields::default() };
            for (name, expression) in chosen {
                fields.set(name, search(expression, item)?);
            }
            Item::Fields(fields)
        }
        Expression::Call(name, arguments) => function::call(name, arguments, item)?,
        // Only functions have a use for it.
        Expression::Reference(_) => return None,
    })
}

/// A list leaves out what is not there.
fn each_of<'a>(items: impl Iterator<Item = &'a Item>, each: &Expression) -> Option<Item> {
    let found: Vec<Item> = items.map(|item| search(each, item)).collect::<Option<_>>()?;
    Some(Item::List(found.into_iter().filter(|item| !item.is_null()).collect()))
}

fn matching<'a>(items: &'a [Item], condition: &Expression) -> Option<Vec<&'a Item>> {
    let mut matching = Vec::new();
    for item in items {
        if !is_false(&search(condition, item)?) {
            matching.push(item);
        }
    }
    Some(matching)
}

fn opened(item: Item) -> Vec<Item> {
    match item {
        Item::List(items) => items,
        other => vec![other],
    }
}

fn is_false(item: &Item) -> bool {
    match item {
        Item::Null | Item::Bool(false) => true,
        Item::Text(text) => text.is_empty(),
        Item::List(items) => items.is_empty(),
        Item::Fields(fields) => fields.entries.is_empty(),
        Item::Bool(true) | Item::Number(_) => false,
    }
}

/// Numbers and texts have an order; comparing one with the other is a mistake.
fn compare(comparison: &Token, one: &Item, other: &Item) -> Option<Item> {
    let order = match (one, other) {
        _ if *comparison == Token::Equal => return Some(Item::Bool(one == other)),
        _ if *comparison == Token::NotEqual => return Some(Item::Bool(one != other)),
        (Item::Number(one), Item::Number(other)) => one.as_f64().partial_cmp(&other.as_f64())?,
        (Item::Text(one), Item::Text(other)) => one.cmp(other),
        (Item::Number(_), Item::Text(_)) | (Item::Text(_), Item::Number(_)) => return None,
        _ => return Some(Item::Null),
    };
    Some(Item::Bool(match comparison {
        Token::Sign('<') => order.is_lt(),
        Token::LessOrEqual => order.is_le(),
        Token::Sign('>') => order.is_gt(),
        _ => order.is_ge(),
    }))
}

/// A negative index counts from the end.
fn at(item: &Item, index: i64) -> Item {
    let Item::List(items) = item else { return Item::Null };
    let index = if index < 0 { index.saturating_add_unsigned(items.len() as u64) } else { index };
    usize::try_from(index).ok().and_then(|index| items.get(index)).cloned().unwrap_or(Item::Null)
}

/// `[start:end:step]` as Python slices; a step of nothing is a mistake.
fn slice(item: &Item, [start, end, step]: [Option<i64>; 3]) -> Option<Item> {
    let Item::List(items) = item else { return Some(Item::Null) };
    let length = i64::try_from(items.len()).ok()?;
    let stride = step.unwrap_or(1);
    // Where a walk may begin and end: before the first item only on the way back.
    let (lowest, highest) = if stride < 0 { (-1, length - 1) } else { (0, length) };
    let place = |at: i64| (if at < 0 { at.saturating_add(length) } else { at }).clamp(lowest, highest);
    let (first, last) = if stride < 0 { (highest, lowest) } else { (lowest, highest) };
    let (mut at, end) = (start.map_or(first, place), end.map_or(last, place));
    let mut taken = Vec::new();
    while (stride > 0 && at < end) || (stride < 0 && at > end) {
        taken.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at = at.saturating_add(stride);
    }
    (stride != 0).then_some(Item::List(taken))
}
