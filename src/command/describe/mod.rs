//! `wrap describe`: what a project comes to, as data.

mod affected;
mod component;
mod config;
mod dependents;
mod empty;
mod locals;
mod processing;
mod stacks;

pub(crate) use affected::{AffectedArguments, affected, members as affected_members};
pub(crate) use component::{ComponentArguments, component};
pub(crate) use config::config;
pub(crate) use dependents::{Asked, DependentsArguments, dependents, is_switched_off, written_dependencies};
pub(crate) use locals::{LocalsArguments, locals};
pub(crate) use processing::Processing;
pub(crate) use stacks::{StacksArguments, stacks};

use std::sync::Arc;

use crate::{
    command::output,
    config::{
        Config,
        yaml::{Map, Node, Place, Value},
    },
    error::Result,
    stack::{Documents, Stacks, Wanted},
    system::System,
};

/// The documents of what is wanted; what was wrong with some of them is said on stderr.
fn documents(system: &System, config: &Config, wanted: &Wanted) -> Result<Documents> {
    let (documents, problems) = Stacks::documents(config, &system.env, wanted)?;
    output::report(system, config, "describe", problems)?;
    Ok(documents)
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
