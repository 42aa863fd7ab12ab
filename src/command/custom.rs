//! The project's own commands: what `commands:` of the configuration says.

use std::sync::Arc;

use super::{
    Selection,
    sign_in::configuration,
    steps::{Steps, environment, working_folder},
};
use crate::{
    config::{
        Config,
        yaml::{Map, Node, Place},
    },
    error::{Error, Result},
    stack::{
        Renderer, Stacks, evaluated,
        template::{Value, from_node, of_map},
    },
    system::{System, shell::quoted},
    target,
};

pub(crate) use crate::workflow::{
    Alias, Argument, CustomCommand, Definition, Flag, FlagKind, Signature, aliases, commands,
};

/// What the command line gives to a command.
#[derive(Debug, Default)]
pub(crate) struct Given {
    /// Values by the names of their arguments.
    pub(crate) arguments: Vec<(String, String)>,
    pub(crate) flags: Vec<(String, FlagValue)>,
    /// What follows `--`.
    pub(crate) trailing: Vec<String>,
    /// `--identity`
    pub(crate) identity: Option<String>,
}

/// The value of a flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FlagValue {
    Text(String),
    Switch(bool),
    Number(i64),
}

/// What a command takes and does.
pub(crate) fn definition(system: &System, selection: &Selection, command: &CustomCommand) -> Result<Definition> {
    let config = configuration(system, selection)?;
    command.definition(&system.env, &|node| evaluated(&config, &system.env, node))
}

/// Runs the steps of a command. Returns the exit code of the first one that failed.
pub(crate) fn run(system: &System, selection: &Selection, definition: &Definition, given: &Given) -> Result<u8> {
    let config = configuration(system, selection)?;
    let renderer = Renderer::new(&config, &system.env);
    let mut data = data(given);
    if let Some(pair) = &definition.component {
        let document = document(system, &config, &renderer, pair, (definition.at, &of_map(data.clone())))?;
        data.push(("ComponentConfig".into(), document));
    }
    let data = of_map(data);
    let render = |text: &str, at: Place| renderer.render(text, at, &data);
    let directory = definition.directory.as_deref().map(|folder| render(folder, definition.at)).transpose()?;
    let mut steps = Steps {
        system,
        selection,
        config: &config,
        directory: working_folder(system, &config, "the command", definition.at, directory.as_deref())?,
        environment: environment(system, selection, &config)?,
        stack: None,
        usual_stack: None,
        identity: given.identity.clone().or_else(|| definition.identity.clone()).filter(|name| !name.is_empty()),
        render: &render,
        is_announced: definition.is_verbose,
        is_dry: false,
    };
    steps.add(&definition.variables)?;
    Ok(steps.run(&definition.steps)?.map_or(0, |failure| failure.code))
}

/// What templates see, by name.
type Data = Vec<(Arc<str>, Value)>;

fn data(given: &Given) -> Data {
    let text = |text: &str| Value::String(text.into());
    let arguments = given.arguments.iter().map(|(name, value)| (Arc::from(name.as_str()), text(value)));
    let flags = given.flags.iter().map(|(name, value)| {
        let value = match value {
            FlagValue::Text(value) => text(value),
            FlagValue::Switch(value) => Value::Bool(*value),
            FlagValue::Number(value) => Value::Int(*value),
        };
        (Arc::from(name.as_str()), value)
    });
    let trailing: Vec<String> = given.trailing.iter().map(|word| quoted(word)).collect();
    vec![
        ("Arguments".into(), of_map(arguments)),
        ("Flags".into(), of_map(flags)),
        ("TrailingArgs".into(), text(&trailing.join(" "))),
    ]
}

/// The document of the component that `component_config` names.
fn document(
    system: &System,
    config: &Config,
    renderer: &Renderer<'_>,
    (component, stack): &(String, String),
    (at, data): (Place, &Value),
) -> Result<Value> {
    let named = |field: &str, text: &str| {
        let value = renderer.render(text, at, data)?;
        if !value.is_empty() && value != "<no value>" {
            return Ok(value);
        }
        Err(Error::configuration(format!("`component_config.{field}` comes to nothing"))
            .at(at)
            .because(format!("it is written `{text}`")))
    };
    let (component, stack) = (named("component", component)?, named("stack", stack)?);
    let stacks = Stacks::open(config, &system.env)?;
    let resolve = |name: &str| stacks.document(&stack, name, true);
    let document: Map = target::named(&stacks, config, &system.env, (&stack, &component), &resolve)?;
    Ok(from_node(&Node::map(at, document)))
}
