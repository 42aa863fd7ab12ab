//! YAML functions of the configuration whose values are needed before it is merged.
//!
//! `!env` and what is not known stay as they are: whoever reads the value resolves or refuses them.

use std::{fs, path::Path, sync::Arc};

use super::{
    clean,
    yaml::{Map, Node, Value, parse},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// The sections that are read. What stands in others is no concern of ours, even when it is broken.
const READ: [&str; 15] = [
    "auth",
    "base_path",
    "components",
    "describe",
    "env",
    "functions",
    "git",
    "import",
    "integrations",
    "logs",
    "profiles",
    "schemas",
    "settings",
    "stacks",
    "templates",
];

/// `root`, a configuration file's map, with its functions evaluated.
pub(super) fn evaluate(env: &Env, root: &Node) -> Result<Node> {
    let Some(map) = root.as_map() else { return Ok(root.clone()) };
    let mut evaluated = Map::default();
    for (key, entry) in map.iter() {
        let node = if READ.contains(&key.as_ref()) { tree(env, &entry.node)? } else { entry.node.clone() };
        evaluated.insert(Arc::clone(key), entry.key_at, node);
    }
    Ok(Node { value: Value::Map(Arc::new(evaluated)), ..root.clone() })
}

fn tree(env: &Env, node: &Node) -> Result<Node> {
    if let Some(tag) = node.tag.as_deref().filter(|_| node.as_str().is_some()) {
        return call(env, tag, node);
    }
    let value = match &node.value {
        Value::List(list) => Value::List(Arc::new(list.iter().map(|item| tree(env, item)).collect::<Result<_>>()?)),
        Value::Map(map) => {
            let mut evaluated = Map::default();
            for (key, entry) in map.iter() {
                evaluated.insert(Arc::clone(key), entry.key_at, tree(env, &entry.node)?);
            }
            Value::Map(Arc::new(evaluated))
        }
        other => other.clone(),
    };
    Ok(Node { value, ..node.clone() })
}

fn call(env: &Env, tag: &str, node: &Node) -> Result<Node> {
    let argument = node.as_str().unwrap_or_default().trim();
    let text = |path: &Path| Node::new(node.at, Value::Str(path.to_string_lossy().into()));
    match tag {
        "literal" => Ok(Node { tag: None, ..node.clone() }),
        "cwd" => Ok(text(&clean(&env.directory.join(argument)))),
        "repo-root" | "git.root" => {
            let root = env.directory.ancestors().find(|folder| folder.join(".git").exists());
            let fallback = Some(Path::new(argument)).filter(|_| !argument.is_empty());
            root.or(fallback).map(text).ok_or_else(|| {
                Error::configuration(format!("`!{tag}` found no git repository"))
                    .at(node.at)
                    .help(format!("write `!{tag} .` to name a folder for this case"))
            })
        }
        "include" | "include.raw" => include(env, argument, tag == "include.raw", node),
        _ => Ok(node.clone()),
    }
}

/// The content of another file; its path is relative to the file that includes it.
fn include(env: &Env, name: &str, is_raw: bool, node: &Node) -> Result<Node> {
    let refused = |error: Error| error.context(format!("cannot include `{name}`")).at(node.at);
    if name.contains("://") || name.contains("::") {
        return Err(refused(Error::configuration("files from elsewhere are not built yet")));
    }
    let beside = env.absolute(node.at.file);
    let path = clean(&beside.parent().unwrap_or(&env.directory).join(name));
    let shown = env.shown(&path);
    let text = fs::read_to_string(&path)
        .map_err(|error| refused(Error::configuration(format!("cannot read `{shown}`")).because(error)))?;
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("yaml" | "yml" | "json") if !is_raw => parse(Path::new(&shown), &text).map_err(refused),
        Some("env" | "tf" | "tfvars" | "hcl") if !is_raw => {
            Err(refused(Error::configuration("only YAML, JSON and plain text can be included in the configuration")))
        }
        _ => Ok(Node::new(node.at, Value::Str(text.into()))),
    }
}
