//! `wrap list stacks`

use std::collections::BTreeSet;

use clap::Args;

use super::{
    columns,
    layout::{self, Layout, ListFormat},
    print_table, rows,
};
use crate::{
    command::{describe::Processing, output},
    config::{Selection, variables::COMPONENT},
    error::Result,
    stack::Stacks,
    system::System,
};

/// Arguments of `wrap list stacks`.
#[derive(Debug, Args)]
pub(crate) struct StackListArguments {
    /// Only stacks that have this component.
    #[arg(short, long)]
    component: Option<String>,
    #[command(flatten)]
    layout: Layout,
    #[command(flatten)]
    processing: Processing,
}

/// Prints the names of all stacks.
pub(crate) fn stacks(system: &System, selection: &Selection, arguments: &StackListArguments) -> Result<u8> {
    let config = arguments.processing.load(system, selection)?;
    let variable = COMPONENT.read(&system.env).map(|setting| setting.value);
    let component = arguments.component.as_deref().or(variable);
    let (names, problems) = match component {
        None => Stacks::all_names(&config, &system.env, false)?,
        Some(component) => {
            let (instances, problems) = Stacks::listed(&config, &system.env)?;
            let having = instances.into_iter().filter(|instance| instance.name == component);
            let names: BTreeSet<String> = having.map(|instance| instance.stack).collect();
            (names.into_iter().collect(), problems)
        }
    };
    output::report(system, &config, "list", problems)?;
    let mut usual = vec![("Stack", "{{ .stack }}")];
    usual.extend(component.map(|_| ("Component", "{{ .component }}")));
    let layout = &arguments.layout.of(system);
    let columns = columns::read(&config, &system.env, &layout.columns, &[&["stacks", "list", "columns"]], &usual)?;
    let format = layout.format(&system.env, &config, &["stacks", "list", "format"])?;
    if format == Some(ListFormat::Matrix) {
        return Err(layout::refused("stacks", ListFormat::Matrix));
    }
    if format == Some(ListFormat::Tree) {
        layout.refuse_rows("tree")?;
        for name in &names {
            system.terminal.print(name);
        }
        return Ok(0);
    }
    print_table(system, layout, format, &columns, &rows::of_stacks(&names, component))
}
