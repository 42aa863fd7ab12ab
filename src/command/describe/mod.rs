//! `wrap describe`: what a project comes to, as data.

mod affected;
mod component;
mod config;
mod dependents;
mod locals;
mod stacks;

pub(crate) use affected::{AffectedArguments, affected, members as affected_members};
pub(crate) use component::{ComponentArguments, component};
pub(crate) use config::config;
pub(crate) use dependents::{Asked, DependentsArguments, dependents, is_switched_off, written_dependencies};
pub(crate) use locals::locals;
pub(crate) use stacks::{StacksArguments, stacks};

use std::sync::Arc;

use clap::{ArgAction, Args};

use crate::{
    config::{
        self as configuration, Config, Selection,
        yaml::{Map, Node, Place, Value},
    },
    error::{Error, Result},
    stack::{Documents, Stacks, Wanted},
    system::System,
};

/// What is done to a component before it is described.
#[derive(Clone, Debug, Args)]
pub(crate) struct Processing {
    /// Whether Go templates are rendered.
    #[arg(long, value_name = "BOOL", default_value_t = true, action = ArgAction::Set, num_args = 0..=1, default_missing_value = "true")]
    process_templates: bool,
    /// Whether functions such as `!env` are evaluated.
    #[arg(long, value_name = "BOOL", default_value_t = true, action = ArgAction::Set, num_args = 0..=1, default_missing_value = "true")]
    process_functions: bool,
}

impl Processing {
    /// Templates are rendered, functions are not evaluated.
    fn templates_only() -> Self {
        Self { process_templates: true, process_functions: false }
    }

    /// The configuration with this applied.
    fn load(&self, system: &System, selection: &Selection) -> Result<Config> {
        let mut config = configuration::load(&system.env, selection)?;
        config.warnings.iter().for_each(|warning| system.terminal.say(warning));
        config.templates_enabled &= self.process_templates;
        Ok(config)
    }
}

/// The documents of a wanted; what was wrong with some of them is said on stderr.
fn documents(system: &System, config: &Config, wanted: &Wanted) -> Result<Documents> {
    let (documents, problems) = Stacks::documents(config, &system.env, wanted)?;
    warn(system, &problems);
    Ok(documents)
}

/// Says each problem once: what stands in a catalogue is wrong in every stack, whatever way it is imported.
fn warn(system: &System, problems: &[Error]) {
    let mut texts: Vec<(String, String)> = problems
        .iter()
        .map(|problem| (format!("{:?} {}", problem.place(), problem.message()), problem.to_string()))
        .collect();
    texts.sort();
    texts.dedup_by(|one, other| one.0 == other.0);
    for (_, text) in texts {
        system.terminal.say(&format!("warning: {}", text.strip_prefix("error: ").unwrap_or(&text)));
    }
}

pub(crate) fn map_node(map: Map, at: Place) -> Node {
    Node::new(at, Value::Map(Arc::new(map)))
}

fn text_node(text: &str, at: Place) -> Node {
    Node::new(at, Value::Str(text.into()))
}

fn list_node(items: Vec<Node>, at: Place) -> Node {
    Node::new(at, Value::List(Arc::new(items)))
}
