//! `wrap describe stacks`: all stacks with their components, resolved.

use std::collections::BTreeMap;

use clap::Args;

use super::{Processing, documents, empty, map_node, only};
use crate::{
    command::output::{self, TreeArguments, TreeFormat},
    config::{
        Config, Selection,
        yaml::{Map, Node, Place},
    },
    error::Result,
    query,
    stack::{Kinds, Stacks, Wanted, each_stack},
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
        evaluates_functions: arguments.processing.evaluates_functions(system)?,
    };
    if arguments.tree.query.is_none() && arguments.tree.file.is_none() && !arguments.include_empty_stacks {
        return print_each(system, &config, arguments, &wanted);
    }
    let mut tree = Map::default();
    if arguments.include_empty_stacks {
        let (names, _) = Stacks::all_names(&config, &system.env, true)?;
        let is_wanted = |name: &String| arguments.stack.as_ref().is_none_or(|stack| stack == name);
        let nothing = described(Kinds::default(), &[], at);
        names.into_iter().filter(is_wanted).for_each(|name| tree.insert(name, at, nothing.clone()));
    }
    for (stack, kinds) in documents(system, &config, &wanted)? {
        if !kinds.is_empty() {
            tree.insert(stack, at, described(shown(&config, kinds), &arguments.sections, at));
        }
    }
    output::write(system, &arguments.tree, TreeFormat::Yaml, &map_node(tree, at))?;
    Ok(0)
}

/// Prints stack by stack, so that they need not fit into memory together.
fn print_each(system: &System, config: &Config, arguments: &StacksArguments, wanted: &Wanted) -> Result<u8> {
    let format = arguments.tree.format.unwrap_or(TreeFormat::Yaml);
    let order = if format == TreeFormat::Yaml { query::compare } else { str::cmp };
    let render = |stack: &str, kinds: Kinds| {
        let mut tree = Map::default();
        if !kinds.is_empty() {
            let kinds = shown(config, kinds);
            tree.insert(stack, config.tree.at, described(kinds, &arguments.sections, config.tree.at));
        }
        output::entries(format, &map_node(tree, config.tree.at))
    };
    let mut is_first = true;
    let problems = each_stack(config, &system.env, wanted, order, &render, &mut |text: String| {
        if !text.is_empty() {
            let start = if is_first { output::start(format) } else { output::separator(format) };
            system.terminal.write(start);
            system.terminal.write(&text);
            is_first = false;
        }
    })?;
    system.terminal.write(if is_first { "{}\n" } else { output::end(format) });
    output::report(system, config, "describe", problems)?;
    Ok(0)
}

/// The documents without their empty sections where the configuration wants none of them.
fn shown(config: &Config, mut kinds: Kinds) -> Kinds {
    if empty::are_shown(config) {
        return kinds;
    }
    for document in kinds.values_mut().flat_map(BTreeMap::values_mut) {
        *document = empty::without_sections(document);
    }
    kinds
}

fn described(kinds: Kinds, sections: &[String], at: Place) -> Node {
    let (mut components, mut described) = (Map::default(), Map::default());
    for (kind, documents) in kinds {
        let mut of_kind = Map::default();
        for (name, document) in documents {
            of_kind.insert(name, at, map_node(kept(document, sections), at));
        }
        components.insert(kind, at, map_node(of_kind, at));
    }
    described.insert("components", at, map_node(components, at));
    map_node(described, at)
}

fn kept(document: Map, sections: &[String]) -> Map {
    if sections.is_empty() { document } else { only(&document, sections) }
}
