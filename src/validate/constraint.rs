//! The type of a Terraform variable, and whether a value can become one of it.

use std::collections::BTreeMap;

use hcl_edit::expr::Expression;

use super::open::is_open;
use crate::config::yaml::{Map, Node, Value};

/// `type = …` as far as values of manifests can contradict it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Constraint {
    /// `any`, none, or one that is not understood.
    Any,
    Text,
    Number,
    Boolean,
    List(Box<Constraint>),
    Map(Box<Constraint>),
    /// Each field with whether it must be given.
    Object(Vec<(String, bool, Constraint)>),
    Tuple(Vec<Constraint>),
}

impl Constraint {
    pub(super) fn read(expression: &Expression) -> Self {
        if let Some(name) = expression.as_variable() {
            return match name.as_str() {
                "string" => Self::Text,
                "number" => Self::Number,
                "bool" => Self::Boolean,
                "list" | "set" => Self::List(Box::new(Self::Any)),
                "map" => Self::Map(Box::new(Self::Any)),
                _ => Self::Any,
            };
        }
        let Some(call) = expression.as_func_call() else { return Self::Any };
        let of = call.args.iter().next();
        let inner = || Box::new(of.map_or(Self::Any, Self::read));
        match call.name.name.as_str() {
            "list" | "set" => Self::List(inner()),
            "map" => Self::Map(inner()),
            "tuple" => match of.and_then(Expression::as_array) {
                Some(items) => Self::Tuple(items.iter().map(Self::read).collect()),
                None => Self::Any,
            },
            "object" => of.map_or(Self::Any, Self::read_object),
            "optional" => *inner(),
            _ => Self::Any,
        }
    }

    fn read_object(fields: &Expression) -> Self {
        let Some(object) = fields.as_object() else { return Self::Any };
        let fields = object.iter().filter_map(|(key, value)| {
            let name = key.as_ident().map(|name| name.as_str().to_owned())?;
            let call = value.expr().as_func_call();
            let is_optional = call.is_some_and(|call| call.name.name.as_str() == "optional");
            Some((name, !is_optional, Self::read(value.expr())))
        });
        Self::Object(fields.collect())
    }

    /// The first part of `value` that cannot become what is wanted there, and what is wanted.
    pub(super) fn contradiction<'n>(&self, value: &'n Node) -> Option<(&'n Node, String)> {
        if is_open(value) || value.value == Value::Null {
            return None;
        }
        let refused = || Some((value, self.wanted()));
        match (self, &value.value) {
            (Self::Any, _) | (Self::Number, Value::Int(_) | Value::Float(_)) | (Self::Boolean, Value::Bool(_)) => None,
            (Self::Text, other) if !matches!(other, Value::List(_) | Value::Map(_)) => None,
            (Self::Number, Value::Str(text)) if text.parse::<f64>().is_ok_and(|number| !number.is_nan()) => None,
            (Self::Boolean, Value::Str(text)) if ["true", "false", "1", "0"].contains(&text.as_ref()) => None,
            (Self::List(of), Value::List(items)) => of.contradiction_of_items(items.iter().collect()),
            (Self::Map(of), Value::Map(map)) => {
                of.contradiction_of_items(map.iter().map(|(_, entry)| &entry.node).collect())
            }
            (Self::Tuple(of), Value::List(items)) if of.len() == items.len() => {
                of.iter().zip(items.iter()).find_map(|(of, item)| of.contradiction(item))
            }
            (Self::Object(fields), Value::Map(map)) => contradicted_field(fields, map, value),
            _ => refused(),
        }
    }

    /// Each item by itself, and where `any` stands all of them together: it means one type.
    fn contradiction_of_items<'n>(&self, items: Vec<&'n Node>) -> Option<(&'n Node, String)> {
        let alone = items.iter().find_map(|item| self.contradiction(item));
        alone.or_else(|| Some(self.odd_one(items)?).map(|(odd, first)| (odd, format!("{first} like the first one"))))
    }

    /// The first of `items` that cannot have the type of those before it, and what those are.
    fn odd_one<'n>(&self, items: Vec<&'n Node>) -> Option<(&'n Node, &'static str)> {
        match self {
            Self::Any => odd_one(items),
            Self::Map(of) | Self::List(of) => {
                of.odd_one(items.into_iter().flat_map(children).map(|(_, item)| item).collect())
            }
            Self::Object(fields) => fields
                .iter()
                .find_map(|(name, _, of)| of.odd_one(items.iter().filter_map(|item| item.get(name)).collect())),
            Self::Tuple(of) => of.iter().enumerate().find_map(|(index, of)| {
                of.odd_one(items.iter().filter_map(|item| item.as_list()?.get(index)).collect())
            }),
            Self::Text | Self::Number | Self::Boolean => None,
        }
    }

    fn wanted(&self) -> String {
        match self {
            Self::Any => "anything",
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Boolean => "`true` or `false`",
            Self::List(_) => "a list",
            Self::Tuple(of) => return format!("a list of {}", of.len()),
            Self::Map(_) | Self::Object(_) => "a map",
        }
        .to_owned()
    }
}

/// Numbers, texts and booleans become each other; lists, maps and those do not. What stands at the same place in
/// two items must have one type too.
fn odd_one(items: Vec<&Node>) -> Option<(&Node, &'static str)> {
    let known: Vec<&Node> = items.into_iter().filter(|item| !is_open(item) && item.value != Value::Null).collect();
    let shape = |node: &Node| match node.value {
        Value::List(_) => 1,
        Value::Map(_) => 2,
        _ => 0,
    };
    let first = known.first()?;
    if let Some(odd) = known.iter().find(|item| shape(item) != shape(first)) {
        return Some((odd, first.value.kind()));
    }
    let mut by_place: BTreeMap<String, Vec<&Node>> = BTreeMap::new();
    for (place, child) in known.into_iter().flat_map(children) {
        by_place.entry(place).or_default().push(child);
    }
    by_place.into_values().find_map(odd_one)
}

/// The parts of a list or of a map with what tells them apart.
fn children(node: &Node) -> Vec<(String, &Node)> {
    match &node.value {
        Value::List(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        Value::Map(map) => map.iter().map(|(key, entry)| (key.as_ref().to_owned(), &entry.node)).collect(),
        _ => Vec::new(),
    }
}

fn contradicted_field<'n>(
    fields: &[(String, bool, Constraint)],
    map: &'n Map,
    value: &'n Node,
) -> Option<(&'n Node, String)> {
    fields.iter().find_map(|(name, is_required, constraint)| match map.get(name) {
        Some(field) => constraint.contradiction(field),
        None if *is_required => Some((value, format!("a map with `{name}`"))),
        None => None,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::yaml::parse;

    fn contradiction(kind: &str, value: &str) -> Option<String> {
        let expression = hcl_edit::parser::parse_expr(kind).unwrap();
        let value = parse(Path::new("a.yaml"), value).unwrap();
        Constraint::read(&expression).contradiction(&value).map(|(node, wanted)| format!("{} {wanted}", node.at))
    }

    #[test]
    fn terraform_converts_scalars_and_nothing_else() {
        for (kind, value) in [
            ("string", "1"),
            ("string", "true"),
            ("number", "'1.5'"),
            ("bool", "'true'"),
            ("any", "[a]"),
            ("list(string)", "[a, 1]"),
            ("set(number)", "[]"),
            ("map(string)", "{a: 1}"),
            ("number", "!env X"),
            ("list(string)", "'{{ .vars.x }}'"),
            ("list(string)", "null"),
            ("object({a = string, b = optional(number, 1)})", "{a: x, c: y}"),
            ("tuple([string, number])", "[a, '1']"),
            ("list(any)", "[a, 1, true, null]"),
            ("list(any)", "[{a: 1}, {b: x}, !env X]"),
            ("map(object({a = any}))", "{a: {a: 1, b: 1}, b: {a: 2, b: [1]}}"),
        ] {
            assert_eq!(contradiction(kind, value), None, "{kind}: {value}");
        }
    }

    #[test]
    fn what_cannot_be_converted_is_found_where_it_is_written() {
        for (kind, value, want) in [
            ("string", "[a]", "a.yaml:1:1 a text"),
            ("number", "x", "a.yaml:1:1 a number"),
            ("bool", "'yes'", "a.yaml:1:1 `true` or `false`"),
            ("list(string)", "a", "a.yaml:1:1 a list"),
            ("list(number)", "[1, x]", "a.yaml:1:5 a number"),
            ("map(string)", "[a]", "a.yaml:1:1 a map"),
            ("map(list(string))", "{a: b}", "a.yaml:1:5 a list"),
            ("object({a = string})", "{b: x}", "a.yaml:1:1 a map with `a`"),
            ("number", "nan", "a.yaml:1:1 a number"),
            ("tuple([string, number])", "[a]", "a.yaml:1:1 a list of 2"),
            ("tuple([string, number])", "[a, b]", "a.yaml:1:5 a number"),
            ("list(any)", "[a, [b]]", "a.yaml:1:5 a text like the first one"),
            ("map(map(any))", "{a: {x: 1}, b: {y: [1]}}", "a.yaml:1:20 a number like the first one"),
            ("list(any)", "[{a: 1}, {a: [1]}]", "a.yaml:1:14 a number like the first one"),
        ] {
            assert_eq!(contradiction(kind, value).as_deref(), Some(want), "{kind}: {value}");
        }
    }
}
