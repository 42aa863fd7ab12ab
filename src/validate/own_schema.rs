//! `settings.validation`: schemas that a component brings along for itself.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use super::{
    finding::Finding,
    schema::{Schema, elsewhere},
};
use crate::{
    config::{
        Config, clean,
        fields::suggest,
        yaml::{Map, Node, Place, Value},
    },
    error::{Error, Result},
    system::Env,
};

const RULE: &str = "schema";

/// The schemas of all components, each compiled once.
pub(super) struct OwnSchemas<'a> {
    config: &'a Config,
    env: &'a Env,
    compiled: Mutex<HashMap<PathBuf, Arc<Result<Schema>>>>,
}

impl<'a> OwnSchemas<'a> {
    pub(super) fn new(config: &'a Config, env: &'a Env) -> Self {
        Self { config, env, compiled: Mutex::default() }
    }

    /// What contradicts the schemas of a component.
    pub(super) fn check(&self, whole: &Node) -> Vec<Finding> {
        let validation = whole.at_path(&["settings", "validation"]);
        let entries = validation.and_then(Node::as_map).into_iter().flat_map(Map::iter);
        let is_on = |node: &Node| node.get("disabled").and_then(Node::as_bool) != Some(true);
        let all = entries.filter(|(_, entry)| is_on(&entry.node));
        all.flat_map(|(name, entry)| self.check_one(whole, name, &entry.node)).collect()
    }

    /// What contradicts the schema that the command line names.
    pub(super) fn check_also(&self, whole: &Node, written: &str) -> Vec<Finding> {
        let place = Place::outside("--schema-path");
        if written.contains("://") {
            return vec![elsewhere(written, place)];
        }
        let path = self.path(written);
        let because = format!("`--schema-path` holds it against `{}`", self.env.shown(&path));
        match self.compiled(&path).as_ref() {
            Ok(schema) => schema.check(whole).into_iter().map(|finding| finding.because(because.clone())).collect(),
            Err(error) => vec![Finding { place: Some(place), ..Finding::error(RULE, error) }],
        }
    }

    fn check_one(&self, whole: &Node, name: &str, validation: &Node) -> Vec<Finding> {
        match text(validation, name, "schema_type") {
            Ok("jsonschema") => {}
            Ok(kind @ ("opa" | "cue")) => return vec![not_built(kind, name, validation)],
            Ok(kind) => {
                let message = format!("validation `{name}` has the unknown `schema_type` `{kind}`");
                let error = Error::configuration(message).at(validation.at);
                return vec![Finding::error(RULE, &error.help(suggest(kind, &["jsonschema", "opa", "cue"])))];
            }
            Err(error) => return vec![Finding::error(RULE, &error)],
        }
        let path = match text(validation, name, "schema_path") {
            Ok(path) if path.contains("://") => return vec![elsewhere(path, validation.at)],
            Ok(path) => self.path(path),
            Err(error) => return vec![Finding::error(RULE, &error)],
        };
        match self.compiled(&path).as_ref() {
            Ok(schema) => {
                let because = because(name, validation, &self.env.shown(&path));
                let explained = |finding: Finding| finding.because(because.clone());
                schema.check(whole).into_iter().map(explained).collect()
            }
            Err(error) => {
                let at = validation.get("schema_path").map_or(validation.at, |path| path.at);
                vec![Finding { place: Some(at), ..Finding::error(RULE, error) }]
            }
        }
    }

    /// As it is written when there is such a file, else below `schemas.jsonschema.base_path`.
    fn path(&self, written: &str) -> PathBuf {
        let here = clean(&self.env.directory.join(written));
        if here.is_file() {
            return here;
        }
        let folder = self.config.tree.at_path(&["schemas", "jsonschema", "base_path"]).and_then(Node::as_str);
        clean(&self.config.base_path.join(folder.unwrap_or_default()).join(written))
    }

    fn compiled(&self, path: &Path) -> Arc<Result<Schema>> {
        let mut compiled = self.compiled.lock().expect("a check does not panic");
        let read = || Arc::new(Schema::read_file(self.env, path));
        Arc::clone(compiled.entry(path.to_path_buf()).or_insert_with(read))
    }
}

fn text<'n>(validation: &'n Node, name: &str, key: &str) -> Result<&'n str> {
    match validation.get(key) {
        Some(Node { value: Value::Str(text), tag: None, .. }) if !text.is_empty() => Ok(text),
        found => {
            let error = Error::configuration(format!("validation `{name}` has no `{key}`"));
            let at = found.map_or(validation.at, |found| found.at);
            Err(error.at(at).help(format!("add `{key}: …`, or `disabled: true`")))
        }
    }
}

fn not_built(kind: &str, name: &str, validation: &Node) -> Finding {
    let message = format!("validation `{name}` was not used: `schema_type: {kind}` is not built yet");
    let help = "write the rule as a JSON Schema, with `schema_type: jsonschema`";
    Finding::warning(RULE, &Error::configuration(message).at(validation.at).help(help))
}

fn because(name: &str, validation: &Node, path: &str) -> String {
    let description = validation.get("description").and_then(Node::as_str).filter(|text| !text.is_empty());
    let description = description.map(|text| format!(": {}", text.lines().next().unwrap_or_default()));
    format!("validation `{name}` holds it against `{path}`{}", description.unwrap_or_default())
}
