//! `wrap describe`: what a project comes to, as data.

mod affected;
mod component;
mod config;
mod dependents;
mod empty;
mod locals;
mod processing;
mod stacks;
mod workflows;

pub(crate) use affected::{AffectedArguments, affected, instances as affected_instances, write_matrix};
pub(crate) use component::{ComponentArguments, component};
pub(crate) use config::config;
pub(crate) use dependents::{Asked, DependentsArguments, dependents, is_switched_off, written_dependencies};
pub(crate) use locals::{LocalsArguments, locals};
pub(crate) use processing::Processing;
pub(crate) use stacks::{StacksArguments, stacks};
pub(crate) use workflows::{WorkflowsArguments, workflows};

use std::sync::Arc;

use crate::{
    command::output,
    config::{
        Config,
        yaml::{Map, Node, Place},
    },
    error::Result,
    stack::{Documents, Stacks, Wanted},
    system::System,
};

const TERRAFORM: &str = "terraform";

/// The documents of what is wanted; what was wrong with some of them is said on stderr.
fn documents(system: &System, config: &Config, wanted: &Wanted) -> Result<Documents> {
    let (documents, problems) = Stacks::documents(config, &system.env, wanted)?;
    output::report(system, config, "describe", problems)?;
    Ok(documents)
}

/// `document` with only these sections.
fn only<T: AsRef<str>>(document: &Map, sections: &[T]) -> Map {
    let mut kept = Map::default();
    for (key, entry) in document.iter().filter(|(key, _)| sections.iter().any(|section| section.as_ref() == &***key)) {
        kept.insert(Arc::clone(key), entry.key_at, entry.node.clone());
    }
    kept
}

/// A map that is written at `at`.
pub(crate) fn map_node(map: Map, at: Place) -> Node {
    Node::map(at, map)
}

fn text_node(text: &str, at: Place) -> Node {
    Node::text(at, text)
}

fn list_node(items: Vec<Node>, at: Place) -> Node {
    Node::list(at, items)
}
