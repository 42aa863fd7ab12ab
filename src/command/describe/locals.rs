//! `wrap describe locals`: the values that only templates of their own manifest see.

use clap::Args;

use super::map_node;
use crate::{
    command::{
        output::{self, TreeArguments, TreeFormat},
        sign_in::configuration,
    },
    config::{Config, Selection, yaml::Map},
    error::{Error, Result},
    stack::Stacks,
    system::System,
};

/// Arguments of `wrap describe locals`.
#[derive(Debug, Args)]
pub(crate) struct LocalsArguments {
    /// Show what this component can use.
    #[arg(requires = "stack")]
    component: Option<String>,
    /// Only of this stack, or of this manifest.
    #[arg(short, long)]
    stack: Option<String>,
    #[command(flatten)]
    tree: TreeArguments,
}

/// Prints the locals of a stack or component as its manifest would have them; of all stacks, by name, when none is named.
pub(crate) fn locals(system: &System, selection: &Selection, arguments: &LocalsArguments) -> Result<u8> {
    let config = configuration(system, selection)?;
    let stacks = Stacks::open(&config, &system.env)?;
    let described = match (&arguments.stack, &arguments.component) {
        (Some(stack), Some(component)) => stacks.locals_of_component(stack, component)?,
        (Some(stack), None) => {
            let described = stacks.locals_of(stack)?;
            if described.is_empty() {
                return Err(Error::configuration(format!("stack `{stack}` has no locals")));
            }
            described
        }
        (None, _) => of_all(system, &config, &stacks)?,
    };
    output::write(system, &arguments.tree, TreeFormat::Yaml, &map_node(described, config.tree.at))?;
    Ok(0)
}

fn of_all(system: &System, config: &Config, stacks: &Stacks<'_>) -> Result<Map> {
    let mut all = Map::default();
    let (names, mut problems) = stacks.read_all(true);
    for stack in names {
        let described = stacks.locals_of(&stack).unwrap_or_else(|error| {
            problems.push(error);
            Map::default()
        });
        let at = described.iter().next().map(|(_, entry)| entry.key_at);
        if let Some(at) = at {
            all.insert(stack, at, map_node(described, at));
        }
    }
    output::report(system, config, "describe", problems)?;
    Ok(all)
}
