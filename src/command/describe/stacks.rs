//! `wrap describe stacks`: all stacks with their components, resolved.

use std::sync::Arc;

use clap::Args;

use super::{Processing, component::without_empty, documents, map_node};
use crate::{
    command::output::{self, TreeArguments},
    config::Selection,
    config::yaml::Map,
    error::Result,
    stack::{Stacks, Wanted},
    system::System,
};

/// Arguments of `wrap describe stacks`.
#[derive(Debug, Args)]
pub(crate) struct StacksArguments {
    /// Only this stack, or the one of this manifest.
    #[arg(short, long)]
    stack: Option<String>,
    /// Only these components, and those that inherit from them.
    #[arg(long, value_delimiter = ',')]
    components: Vec<String>,
    /// Only components of these types, such as `terraform`.
    #[arg(long, value_delimiter = ',')]
    component_types: Vec<String>,
    /// Only these sections, such as `vars,settings`.
    #[arg(long, value_delimiter = ',')]
    sections: Vec<String>,
    /// Show stacks without components too.
    #[arg(long)]
    include_empty_stacks: bool,
    #[command(flatten)]
    tree: TreeArguments,
    #[command(flatten)]
    processing: Processing,
}

/// Prints stacks, types of components, components and their sections.
pub(crate) fn stacks(system: &System, selection: &Selection, arguments: &StacksArguments) -> Result<u8> {
    let config = arguments.processing.load(system, selection)?;
    let at = config.tree.at;
    let wanted = Wanted {
        stack: arguments.stack.clone(),
        components: arguments.components.clone(),
        kinds: arguments.component_types.clone(),
        evaluates_functions: arguments.processing.process_functions,
    };
    let mut tree = Map::default();
    if arguments.include_empty_stacks {
        let (names, _) = Stacks::all_names(&config, &system.env)?;
        let is_wanted = |name: &String| arguments.stack.as_ref().is_none_or(|stack| stack == name);
        names.into_iter().filter(is_wanted).for_each(|name| tree.insert(name, at, map_node(Map::default(), at)));
    }
    for (stack, kinds) in documents(system, &config, &wanted)? {
        let (mut components, mut described) = (Map::default(), Map::default());
        for (kind, documents) in kinds {
            let mut of_kind = Map::default();
            for (name, document) in documents {
                of_kind.insert(name, at, map_node(kept(document, &arguments.sections), at));
            }
            components.insert(kind, at, map_node(of_kind, at));
        }
        described.insert("components", at, map_node(components, at));
        tree.insert(stack, at, map_node(described, at));
    }
    output::write(system, &arguments.tree, &without_empty(&config, &map_node(tree, at)))?;
    Ok(0)
}

fn kept(document: Map, sections: &[String]) -> Map {
    if sections.is_empty() {
        return document;
    }
    let mut kept = Map::default();
    for (key, entry) in document.iter().filter(|(key, _)| sections.iter().any(|section| **section == ***key)) {
        kept.insert(Arc::clone(key), entry.key_at, entry.node.clone());
    }
    kept
}
