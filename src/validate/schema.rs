//! The shape of the configuration and of manifests: our own JSON Schemas, and the project's.

use std::{fs, path::Path};

use jsonschema::{
    JsonType, Validator,
    error::{TypeKind, ValidationErrorKind},
    paths::LocationSegment,
};
use serde_json::Value as Json;

use super::{finding::Finding, open::is_open};
use crate::{
    config::{
        Config, clean,
        fields::list,
        yaml::{Node, Place, to_json},
    },
    error::{Error, Result},
    system::Env,
};

const RULE: &str = "schema";

/// What contradicts the schema of `atmos.yaml`.
pub(super) fn config(tree: &Node) -> Vec<Finding> {
    own(include_str!("schema/config.json")).check(tree)
}

/// What every manifest is held against: our own schema, and the one that the project names in
/// `schemas.atmos.manifest`.
pub(super) struct Manifests {
    schemas: Vec<Schema>,
}

impl Manifests {
    /// With what is wrong with the project's schema.
    pub(super) fn new(config: &Config, env: &Env, tree: &Node) -> (Self, Vec<Finding>) {
        let mut schemas = vec![own(include_str!("schema/manifest.json"))];
        let named = tree.at_path(&["schemas", "atmos", "manifest"]).filter(|named| !named.is_empty());
        let Some(named) = named else { return (Self { schemas }, Vec::new()) };
        if let Some(url) = named.as_str().filter(|name| name.contains("://")) {
            // Atmos's own is the usual one, and ours says the same in our words.
            let is_usual = url.ends_with("/atmos-manifest.json");
            let found = (!is_usual).then(|| elsewhere(url, named.at));
            return (Self { schemas }, found.into_iter().collect());
        }
        let found = match project(config, env, named) {
            Ok(schema) => {
                schemas.push(schema);
                None
            }
            Err(error) => Some(Finding::error(RULE, &error)),
        };
        (Self { schemas }, found.into_iter().collect())
    }

    pub(super) fn check(&self, manifest: &Node) -> Vec<Finding> {
        self.schemas.iter().flat_map(|schema| schema.check(manifest)).collect()
    }
}

/// A schema that is ready to be used.
pub(super) struct Schema(Validator);

fn own(text: &str) -> Schema {
    Schema::read(text).expect("the schema is one, as the tests show")
}

/// The project's own, beside the configuration or below the base path.
fn project(config: &Config, env: &Env, named: &Node) -> Result<Schema> {
    let Some(name) = named.as_str().filter(|_| named.tag.is_none()) else {
        return Err(Error::configuration("`schemas.atmos.manifest` must be the path of a file").at(named.at));
    };
    let folder = config.file.parent().unwrap_or(Path::new("/"));
    let beside = clean(&folder.join(name));
    let path = if beside.is_file() { beside } else { clean(&config.base_path.join(name)) };
    Schema::read_file(env, &path).map_err(|error| error.at(named.at))
}

/// Nobody is asked what is right, and what nobody has looked at is not called right.
pub(super) fn elsewhere(name: &str, at: Place) -> Finding {
    let error = Error::configuration(format!("the schema `{name}` was not used"))
        .at(at)
        .because("schemas are read from files only, and no other machine is asked")
        .help("save it in the project, and name the file");
    Finding::warning(RULE, &error)
}

impl Schema {
    /// The schema in the file at `path`; the error has no place yet.
    pub(super) fn read_file(env: &Env, path: &Path) -> Result<Self> {
        let refuse = |cause: String| {
            let shown = env.shown(path);
            Error::configuration(format!("cannot use the schema `{shown}`")).because(cause)
        };
        let text = fs::read_to_string(path).map_err(|error| refuse(error.to_string()))?;
        Self::read(&text).map_err(refuse)
    }

    fn read(text: &str) -> std::result::Result<Self, String> {
        let schema: Json = serde_json::from_str(text).map_err(|error| error.to_string())?;
        // A schema that refers to another host's must not make this program ask there.
        jsonschema::options().offline().build(&schema).map(Self).map_err(|error| error.to_string())
    }

    /// What contradicts it in `tree`.
    pub(super) fn check(&self, tree: &Node) -> Vec<Finding> {
        let json = to_json(tree);
        if self.0.is_valid(&json) {
            return Vec::new();
        }
        let errors = self.0.iter_errors(&json).filter_map(|error| {
            let path: Vec<String> = error.instance_path().segments().map(|segment| segment_text(&segment)).collect();
            let found = follow(tree, &path);
            // What a function or a template gives is not known before it runs.
            if is_open(found) {
                return None;
            }
            let (at, message) = explain(error.kind(), found, &path.join("."), &error.masked().to_string());
            Some(Finding::error(RULE, &Error::configuration(message).at(at)))
        });
        errors.collect()
    }
}

fn segment_text(segment: &LocationSegment<'_>) -> String {
    match segment {
        LocationSegment::Property(name) => name.to_string(),
        LocationSegment::Index(index) => index.to_string(),
    }
}

/// The part of `tree` that a path leads to.
fn follow<'n>(tree: &'n Node, path: &[String]) -> &'n Node {
    let mut found = tree;
    for part in path {
        let next = match found.as_list() {
            Some(items) => part.parse::<usize>().ok().and_then(|index| items.get(index)),
            None => found.get(part),
        };
        let Some(next) = next else { break };
        found = next;
    }
    found
}

/// The message never repeats a value: it may be a secret.
fn explain(kind: &ValidationErrorKind, found: &Node, path: &str, otherwise: &str) -> (Place, String) {
    let name = if path.is_empty() { "the file".to_owned() } else { format!("`{path}`") };
    let message = match kind {
        ValidationErrorKind::Type { kind } => {
            let wanted = match kind {
                TypeKind::Single(kind) => type_name(*kind).to_owned(),
                TypeKind::Multiple(kinds) => {
                    kinds.iter().filter(|kind| *kind != JsonType::Null).map(type_name).collect::<Vec<_>>().join(" or ")
                }
            };
            format!("{name} must be {wanted}, not {}", found.value.kind())
        }
        ValidationErrorKind::Enum { options } => {
            let options =
                options.as_array().into_iter().flatten().filter_map(Json::as_str).filter(|option| !option.is_empty());
            format!("{name} must be one of {}", list(options))
        }
        ValidationErrorKind::Required { property } => {
            format!("{name} is missing `{}`", property.as_str().unwrap_or_default())
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let first = unexpected.first().and_then(|key| found.as_map()?.entry(key));
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
