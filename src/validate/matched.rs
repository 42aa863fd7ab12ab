//! `schemas.<name>` with `schema` and `matches`: files of the project that are held against a schema of its own.

use std::{fs, path::Path, sync::Arc};

use super::{
    finding::Finding,
    schema::{Schema, elsewhere},
};
use crate::{
    config::{
        Config, clean,
        fields::list,
        yaml::{Entry, Map, Node, Value, parse},
    },
    error::{Error, Result},
    stack::Pattern,
    system::Env,
};

const RULE: &str = "schema";

/// The same as [`findings`] for somebody who asks for it: that there are no such schemas is worth a word.
pub(super) fn asked(config: &Config, env: &Env, tree: &Node, only: Option<&str>) -> Vec<Finding> {
    if only.is_some() || !named(tree).is_empty() {
        return findings(config, env, tree, only);
    }
    let error = Error::configuration("no schema of the project names files, so that none were looked at");
    vec![Finding::warning(RULE, &error.help("add `schemas.NAME` with `schema` and `matches` to the configuration"))]
}

fn named(tree: &Node) -> Vec<(&Arc<str>, &Entry)> {
    let entries = tree.get("schemas").and_then(Node::as_map).into_iter().flat_map(Map::iter);
    entries.filter(|(_, entry)| entry.node.get("matches").is_some()).collect()
}

/// What contradicts the schema `only`, or any.
pub(super) fn findings(config: &Config, env: &Env, tree: &Node, only: Option<&str>) -> Vec<Finding> {
    let named = named(tree);
    let is_meant = |name: &str| only.is_none_or(|only| only.eq_ignore_ascii_case(name));
    let meant: Vec<_> = named.iter().filter(|(name, _)| is_meant(name)).collect();
    match only {
        Some(only) if meant.is_empty() => {
            let error = Error::usage(format!("there is no schema `{only}`"));
            let known = named.iter().map(|(name, _)| &***name);
            let error = if named.is_empty() {
                error.help(format!("add `schemas.{only}` with `schema` and `matches` to the configuration"))
            } else {
                error.help(format!("the schemas are {}", list(known)))
            };
            vec![Finding::error(RULE, &error)]
        }
        _ => meant.into_iter().flat_map(|(name, entry)| of_one(config, env, name, &entry.node)).collect(),
    }
}

fn of_one(config: &Config, env: &Env, name: &str, written: &Node) -> Vec<Finding> {
    let source = match written.get("schema") {
        Some(Node { value: Value::Str(text), tag: None, .. }) if !text.is_empty() => text,
        found => {
            let error = Error::configuration(format!("`schemas.{name}` has no `schema`"));
            let at = found.map_or(written.at, |found| found.at);
            return vec![Finding::error(RULE, &error.at(at).help("name a file that holds a JSON Schema"))];
        }
    };
    let at = written.get("schema").map_or(written.at, |schema| schema.at);
    if source.contains("://") {
        return vec![elsewhere(source, at)];
    }
    let schema = match Schema::read_file(env, &beside(config, source)) {
        Ok(schema) => schema,
        Err(error) => return vec![Finding::error(RULE, &error.at(at))],
    };
    let patterns = written.get("matches").and_then(Node::as_list).unwrap_or_default();
    let because = format!("`schemas.{name}` holds it against `{source}`");
    let mut findings = Vec::new();
    for pattern in patterns {
        match files(config, pattern) {
            Ok(paths) => findings.extend(paths.iter().flat_map(|path| of_file(env, &schema, &because, path))),
            Err(error) => findings.push(Finding::error(RULE, &error.at(pattern.at))),
        }
    }
    findings
}

/// As it is written beside the configuration when there is such a file, else below the base path.
fn beside(config: &Config, written: &str) -> std::path::PathBuf {
    let beside = clean(&config.file.parent().unwrap_or(Path::new("/")).join(written));
    if beside.is_file() { beside } else { clean(&config.base_path.join(written)) }
}

fn files(config: &Config, pattern: &Node) -> Result<Vec<std::path::PathBuf>> {
    let text = pattern.as_str().ok_or_else(|| Error::configuration("a pattern of `matches` is a text"))?;
    Pattern::new(&config.base_path, text)?.files()
}

fn of_file(env: &Env, schema: &Schema, because: &str, path: &Path) -> Vec<Finding> {
    let shown = env.shown(path);
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let error = Error::configuration(format!("cannot read `{shown}`")).because(error);
            return vec![Finding::error(RULE, &error)];
        }
    };
    match parse(Path::new(&shown), &text) {
        Ok(tree) => schema.check(&tree).into_iter().map(|finding| finding.because(because.to_owned())).collect(),
        Err(error) => vec![Finding::error("configuration", &error)],
    }
}
