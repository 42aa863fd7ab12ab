//! `wrap describe component`: one component of a stack, resolved.

use clap::Args;

use super::{Processing, TERRAFORM, empty, map_node, only, text_node};
use crate::{
    chain,
    command::output::{self, TreeArguments, TreeFormat},
    config::{
        Config, Selection, auth,
        variables::{DESCRIBE_COMPONENT_FILTER, DESCRIBE_PROVENANCE},
        yaml::{Map, Node},
    },
    error::{Error, Result},
    stack::{Stacks, Wanted},
    system::System,
    target,
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
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL")]
    provenance: Option<bool>,
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
    let shows_provenance = shows_provenance(system, &config, arguments)?;
    let mut document = document(system, &config, arguments)?;
    let at = document.get("vars").map_or(config.tree.at, |vars| vars.at);
    if let Some(auth) = document.get("auth").filter(|auth| !auth.is_empty() && !config.auth.is_empty()) {
        let auth = with_defaults(system, &config, auth);
        document.insert("auth", at, auth);
    }
    let is_filtered = arguments.tree.query.is_none() && filter(system, &config)? == "schema";
    let document = if is_filtered { only(&document, &SCHEMA) } else { document };
    let document = if empty::are_shown(&config) { document } else { empty::without_values(&document) };
    let tree = map_node(document, at);
    if shows_provenance {
        let place = |node: &Node| Some(format!("{}:{}", node.at.file.display(), node.at.line));
        let text = output::yaml::annotated(&arguments.tree.selected(&tree)?, &place);
        output::write_text(system, arguments.tree.file.as_deref(), &text)?;
    } else {
        output::write(system, &arguments.tree, TreeFormat::Yaml, &tree)?;
    }
    Ok(0)
}

/// The document of the component, whose name may be the path of its folder. Components of other
/// tools are looked for when Terraform has none of this name.
fn document(system: &System, config: &Config, arguments: &ComponentArguments) -> Result<Map> {
    let (env, stack, name) = (&system.env, arguments.stack.as_str(), arguments.component.as_str());
    let evaluates_functions = arguments.processing.evaluates_functions(system)?;
    let stacks = Stacks::open(config, env)?;
    let resolve = |name: &str| stacks.document(stack, name, evaluates_functions);
    target::named(&stacks, config, env, (stack, name), &resolve).or_else(|error| {
        let wanted = Wanted {
            stack: Some(stack.to_owned()),
            components: vec![name.to_owned()],
            ..Wanted::all(evaluates_functions)
        };
        let (mut documents, _) = Stacks::documents(config, env, &wanted)?;
        let kinds = documents.remove(stack).unwrap_or_default();
        let mut others = kinds.into_iter().filter(|(kind, _)| kind != TERRAFORM);
        others.find_map(|(_, mut components)| components.remove(name)).ok_or(error)
    })
}

/// Whether the place of each value is shown: the flag says so, else the variable, else the configuration.
fn shows_provenance(system: &System, config: &Config, arguments: &ComponentArguments) -> Result<bool> {
    let is_yaml = arguments.tree.format != Some(TreeFormat::Json);
    if arguments.provenance == Some(true) && !is_yaml {
        let error = Error::usage("`--provenance` is written as comments, which JSON does not have");
        return Err(error.help("leave out `--format json`"));
    }
    let written = config.tree.at_path(&["describe", "provenance"]).and_then(Node::as_bool);
    let is_wanted = match (arguments.provenance, DESCRIBE_PROVENANCE.read(&system.env)) {
        (Some(flag), _) => flag,
        (None, Some(setting)) => setting.boolean()?,
        (None, None) => written == Some(true),
    };
    Ok(is_wanted && is_yaml)
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
