//! `wrap describe component`: one component of a stack, resolved.

use std::sync::Arc;

use clap::Args;

use super::{Processing, map_node, text_node};
use crate::{
    chain,
    command::output::{self, TreeArguments, TreeFormat},
    config::Selection,
    config::{
        Config, auth,
        variables::{DESCRIBE_COMPONENT_FILTER, DESCRIBE_PROVENANCE},
        yaml::{Map, Node, Value},
    },
    error::{Error, Result},
    stack::Stacks,
    system::System,
};

/// Arguments of `wrap describe component`.
#[derive(Debug, Args)]
pub(crate) struct ComponentArguments {
    /// The component.
    component: String,
    /// The stack.
    #[arg(short, long)]
    stack: String,
    #[command(flatten)]
    tree: TreeArguments,
    #[command(flatten)]
    processing: Processing,
    /// Show the file and line of each value, as comments of YAML.
    #[arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    provenance: Option<bool>,
    /// Accepted for compatibility: describing never signs in.
    #[arg(short, long, num_args = 0..=1, default_missing_value = "", hide = true)]
    identity: Option<String>,
}

/// What the filter `schema` shows.
const SCHEMA: [&str; 11] = [
    "vars",
    "settings",
    "env",
    "backend",
    "metadata",
    "overrides",
    "providers",
    "imports",
    "dependencies",
    "component",
    "hooks",
];

/// Prints the component's document, or what the filter leaves of it.
pub(crate) fn component(system: &System, selection: &Selection, arguments: &ComponentArguments) -> Result<u8> {
    let config = arguments.processing.load(system, selection)?;
    let stacks = Stacks::open(&config, &system.env)?;
    let functions = arguments.processing.process_functions;
    let mut document = stacks.document(&arguments.stack, &arguments.component, functions)?;
    let at = document.get("vars").map_or(config.tree.at, |vars| vars.at);
    if let Some(auth) = document.get("auth").filter(|auth| !auth.is_empty() && !config.auth.is_empty()) {
        let auth = with_defaults(system, &config, auth);
        document.insert("auth", at, auth);
    }
    let is_filtered = arguments.tree.query.is_none() && filter(system, &config)? == "schema";
    let document = if is_filtered { only(&document, &SCHEMA) } else { document };
    let tree = without_empty(&config, &map_node(document, at));
    let provenance = match (arguments.provenance, DESCRIBE_PROVENANCE.read(&system.env)) {
        (Some(flag), _) => flag,
        (None, Some(setting)) => setting.boolean()?,
        (None, None) => false,
    };
    if provenance && arguments.tree.format == TreeFormat::Yaml && arguments.tree.query.is_none() {
        let text = output::yaml::annotated(&tree, &|node| {
            (!node.is_empty()).then(|| format!("{}:{}", node.at.file.display(), node.at.line))
        });
        output::write_text(system, arguments.tree.file.as_deref(), &text)?;
    } else {
        output::write(system, &arguments.tree, &tree)?;
    }
    Ok(0)
}

/// `describe.component.filter`, `schema` unless it is set.
fn filter(system: &System, config: &Config) -> Result<String> {
    let setting = DESCRIBE_COMPONENT_FILTER.read(&system.env);
    let written = config.tree.at_path(&["describe", "component", "filter"]);
    let (name, at) = match (&setting, written) {
        (Some(setting), _) => (setting.value, format!("`{}`", setting.variable)),
        (None, Some(node)) => (node.as_str().unwrap_or_default(), format!("{}: `describe.component.filter`", node.at)),
        (None, None) => ("", String::new()),
    };
    match name {
        "" | "schema" => Ok("schema".to_owned()),
        "full" => Ok("full".to_owned()),
        other => Err(Error::configuration(format!("{at} cannot be `{other}`")).help("write `schema` or `full`")),
    }
}

/// What Atmos fills in where the project has `auth`.
fn with_defaults(system: &System, config: &Config, auth: &Node) -> Node {
    let mut map = auth.as_map().cloned().unwrap_or_default();
    let empty = || text_node("", auth.at);
    let mut logs = Map::default();
    logs.insert("file", auth.at, empty());
    logs.insert("level", auth.at, empty());
    let realm = auth::AuthConfig {
        realm: auth.get("realm").and_then(Node::as_str).map(ToOwned::to_owned),
        ..auth::AuthConfig::default()
    };
    let realm = chain::realm(config, &realm, &system.env);
    for (key, node) in [("keyring", Node::empty_map(auth.at)), ("logs", map_node(logs, auth.at))] {
        if map.get(key).is_none() {
            map.insert(key, auth.at, node);
        }
    }
    map.insert("realm", auth.at, text_node(&realm, auth.at));
    map_node(map, auth.at)
}

fn only(document: &Map, keys: &[&str]) -> Map {
    let mut kept = Map::default();
    for (key, entry) in document.iter().filter(|(key, _)| keys.contains(&key.as_ref())) {
        kept.insert(Arc::clone(key), entry.key_at, entry.node.clone());
    }
    kept
}

/// `tree` without empty maps and texts where `describe.settings.include_empty` is `false`.
pub(super) fn without_empty(config: &Config, tree: &Node) -> Node {
    let setting = config.tree.at_path(&["describe", "settings", "include_empty"]);
    if setting.and_then(Node::as_bool) == Some(false) { pruned(tree) } else { tree.clone() }
}

fn pruned(node: &Node) -> Node {
    let Some(map) = node.as_map() else { return node.clone() };
    let mut kept = Map::default();
    for (key, entry) in map.iter() {
        let child = pruned(&entry.node);
        let is_empty = child.as_map().is_some_and(Map::is_empty) || child.as_str() == Some("");
        if !is_empty {
            kept.insert(Arc::clone(key), entry.key_at, child);
        }
    }
    Node { value: Value::Map(Arc::new(kept)), ..node.clone() }
}
