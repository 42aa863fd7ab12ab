//! `.tf.json` files: the same blocks as JSON.

use std::path::Path;

use hcl_edit::parser::parse_expr;

use super::{Literal, Module, Settings, Variable, unparsable};
use crate::{
    config::yaml::{Entry, Map, Node, Value, parse},
    error::Result,
    place::Place,
    validate::{constraint::Constraint, open::is_open},
};

pub(super) fn read(module: &mut Module, file: &'static &'static Path, text: &str) -> Result<()> {
    let tree = tree(file, text)?;
    for (name, entry) in blocks(&tree, "variable").into_iter().flat_map(Map::iter) {
        module.declare(name, variable(entry));
    }
    for (name, entry) in blocks(&tree, "provider").into_iter().flat_map(Map::iter) {
        for map in maps(&entry.node) {
            module.configure(settings(name, entry.key_at, map));
        }
    }
    for terraform in blocks(&tree, "terraform") {
        let named = terraform.get("backend").map(maps).unwrap_or_default().into_iter().flat_map(Map::iter);
        let cloud = terraform.entry("cloud").map(|cloud| ("cloud", cloud));
        let all = named.map(|(name, entry)| (name.as_ref(), entry)).chain(cloud);
        let blocks = all
            .flat_map(|(name, entry)| maps(&entry.node).into_iter().map(move |map| settings(name, entry.key_at, map)));
        module.keep_state(blocks.collect());
    }
    Ok(())
}

pub(super) fn read_values(module: &mut Module, file: &'static &'static Path, text: &str) -> Result<()> {
    let tree = tree(file, text)?;
    module.given.extend(tree.as_map().into_iter().flat_map(Map::keys).map(ToOwned::to_owned));
    Ok(())
}

/// JSON is YAML to our parser, which knows the places. What only YAML allows is not JSON, though.
fn tree(file: &'static &'static Path, text: &str) -> Result<Node> {
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).max(1);
        let at = Place { file, line: count(error.line()), column: count(error.column()) };
        let cause = error.to_string();
        // The place is said already.
        return Err(unparsable(at, cause.split(" at line ").next().unwrap_or_default()));
    }
    let tree = parse(file, text)?;
    match tree.value {
        Value::Map(_) => Ok(tree),
        ref other => Err(unparsable(tree.at, &format!("it must be a map, not {}", other.kind()))),
    }
}

/// The blocks of this type: one map, or a list of them.
fn blocks<'n>(tree: &'n Node, kind: &str) -> Vec<&'n Map> {
    tree.get(kind).map(maps).unwrap_or_default()
}

fn maps(node: &Node) -> Vec<&Map> {
    match &node.value {
        Value::Map(map) => vec![map],
        Value::List(list) => list.iter().filter_map(Node::as_map).collect(),
        _ => Vec::new(),
    }
}

fn variable(entry: &Entry) -> Variable {
    let block = maps(&entry.node).into_iter().next();
    let value = |key: &str| block.and_then(|block| block.get(key));
    let is_true = |key: &str| value(key).and_then(Node::as_bool) == Some(true);
    // The type is an expression in a text.
    let kind = value("type").and_then(Node::as_str).and_then(|kind| parse_expr(kind).ok());
    Variable {
        at: entry.key_at,
        constraint: kind.map_or(Constraint::Any, |kind| Constraint::read(&kind)),
        type_at: entry.key_at,
        is_nullable: value("nullable").and_then(Node::as_bool),
        has_default: value("default").is_some(),
        is_sensitive: is_true("sensitive") || is_true("ephemeral"),
    }
}

pub(super) fn settings(name: &str, at: Place, block: &Map) -> Settings {
    let (mut literals, mut others) = (Vec::new(), Vec::new());
    for (key, entry) in block.iter() {
        let key = key.as_ref().to_owned();
        match &entry.node.value {
            _ if is_open(&entry.node) => others.push(key),
            // What holds `${…}` is an expression.
            Value::Str(text) if !text.contains("${") => {
                literals.push((key, entry.key_at, Literal::Text(text.as_ref().to_owned())));
            }
            Value::Bool(value) => literals.push((key, entry.key_at, Literal::Boolean(*value))),
            _ => others.push(key),
        }
    }
    let alias = block.get("alias").map(|alias| alias.as_str().unwrap_or_default().to_owned());
    Settings { name: name.to_owned(), at, alias, literals, others }
}
