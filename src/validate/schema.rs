//! The shape of the configuration and of manifests: our own JSON Schemas, and the project's.

use std::{fs, path::Path};

use jsonschema::{
    JsonType, Validator,
    error::{TypeKind, ValidationErrorKind},
    paths::LocationSegment,
};
use serde_json::Value as Json;

use super::finding::Finding;
use crate::{
    config::{
        Config, clean,
        fields::list,
        yaml::{Node, Place, to_json},
    },
    error::Error,
    system::Env,
};

const RULE: &str = "schema";

/// What contradicts the schema of `atmos.yaml`.
pub(super) fn config(tree: &Node) -> Vec<Finding> {
    check(&own(include_str!("schema/config.json")), tree)
}

/// What contradicts the schema of manifests, and the one that the project names in `schemas.atmos.manifest`.
pub(super) fn manifests(config: &Config, env: &Env, tree: &Node, manifests: &[Node]) -> Vec<Finding> {
    let mut validators = vec![own(include_str!("schema/manifest.json"))];
    let mut findings = Vec::new();
    if let Some(named) = tree.at_path(&["schemas", "atmos", "manifest"]) {
        match project(config, env, named) {
            Ok(validator) => validators.extend(validator),
            Err(error) => findings.push(Finding::error(RULE, &error)),
        }
    }
    // The checks of one half of the manifests do not wait for those of the other.
    let (first, second) = manifests.split_at(manifests.len() / 2);
    let check_all = |manifests: &[Node]| -> Vec<Finding> {
        manifests
            .iter()
            .flat_map(|manifest| validators.iter().flat_map(|validator| check(validator, manifest)))
            .collect()
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| check_all(second));
        findings.extend(check_all(first));
        findings.extend(other.join().expect("a check does not panic"));
    });
    findings
}

fn own(text: &str) -> Validator {
    let schema = serde_json::from_str(text).expect("the schema is JSON, as the tests show");
    compile(&schema).expect("the schema is one, as the tests show")
}

fn compile(schema: &Json) -> Result<Validator, String> {
    // A schema that refers to another host's must not make this program ask there.
    jsonschema::options().offline().build(schema).map_err(|error| error.to_string())
}

/// The project's own; `None` when it is on another machine.
fn project(config: &Config, env: &Env, named: &Node) -> Result<Option<Validator>, Error> {
    let Some(name) = named.as_str().filter(|name| !name.contains("://")) else { return Ok(None) };
    let folder = config.file.parent().unwrap_or(Path::new("/"));
    let beside = clean(&folder.join(name));
    let path = if beside.is_file() { beside } else { clean(&config.base_path.join(name)) };
    let shown = env.shown(&path);
    let refuse =
        |cause: String| Error::configuration(format!("cannot use the schema `{shown}`")).at(named.at).because(cause);
    let text = fs::read_to_string(&path).map_err(|error| refuse(error.to_string()))?;
    let schema = serde_json::from_str(&text).map_err(|error| refuse(error.to_string()))?;
    compile(&schema).map(Some).map_err(refuse)
}

fn check(validator: &Validator, tree: &Node) -> Vec<Finding> {
    let json = to_json(tree);
    if validator.is_valid(&json) {
        return Vec::new();
    }
    let errors = validator.iter_errors(&json).filter_map(|error| {
        let path: Vec<String> = error.instance_path().segments().map(|segment| segment_text(&segment)).collect();
        let found = follow(tree, &path);
        // What a function gives is not known before it runs.
        if found.node.tag.is_some() {
            return None;
        }
        let (at, message) = explain(error.kind(), &found, &path.join("."), &error.masked().to_string());
        Some(Finding::error(RULE, &Error::configuration(message).at(at)))
    });
    errors.collect()
}

fn segment_text(segment: &LocationSegment<'_>) -> String {
    match segment {
        LocationSegment::Property(name) => name.to_string(),
        LocationSegment::Index(index) => index.to_string(),
    }
}

struct Found<'n> {
    node: &'n Node,
    at: Place,
}

/// The part of `tree` that a path leads to.
fn follow<'n>(tree: &'n Node, path: &[String]) -> Found<'n> {
    let mut found = Found { node: tree, at: tree.at };
    for part in path {
        let next = match found.node.as_list() {
            Some(items) => part.parse::<usize>().ok().and_then(|index| items.get(index)),
            None => found.node.get(part),
        };
        let Some(next) = next else { break };
        found = Found { node: next, at: next.at };
    }
    found
}

/// The message never repeats a value: it may be a secret.
fn explain(kind: &ValidationErrorKind, found: &Found<'_>, path: &str, otherwise: &str) -> (Place, String) {
    let name = if path.is_empty() { "the file".to_owned() } else { format!("`{path}`") };
    let message = match kind {
        ValidationErrorKind::Type { kind } => {
            let wanted = match kind {
                TypeKind::Single(kind) => type_name(*kind).to_owned(),
                TypeKind::Multiple(kinds) => {
                    kinds.iter().filter(|kind| *kind != JsonType::Null).map(type_name).collect::<Vec<_>>().join(" or ")
                }
            };
            format!("{name} must be {wanted}, not {}", found.node.value.kind())
        }
        ValidationErrorKind::Enum { options } => {
            let options = options.as_array().into_iter().flatten().filter_map(Json::as_str);
            format!("{name} must be one of {}", list(options))
        }
        ValidationErrorKind::Required { property } => {
            format!("{name} is missing `{}`", property.as_str().unwrap_or_default())
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let first = unexpected.first().and_then(|key| found.node.as_map()?.entry(key));
            let message = format!("{name} has no field {}", list(unexpected.iter().map(String::as_str)));
            return (first.map_or(found.at, |entry| entry.key_at), message);
        }
        _ => format!("{name}: {otherwise}"),
    };
    (found.at, message)
}

fn type_name(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Array => "a list",
        JsonType::Boolean => "`true` or `false`",
        JsonType::Integer | JsonType::Number => "a number",
        JsonType::Null => "nothing",
        JsonType::Object => "a map",
        JsonType::String => "a text",
    }
}
