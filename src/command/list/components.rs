//! `wrap list components`

use clap::Args;

use super::{
    columns, documents,
    filter::Filter,
    instances_of,
    layout::{self, Layout, ListFormat},
    print_table, rows,
};
use crate::{command::describe::Processing, config::Selection, error::Result, system::System};

/// Arguments of `wrap list components` and `wrap list instances`.
#[derive(Debug, Args)]
pub(crate) struct ComponentListArguments {
    /// Only what is in this stack, or in those that fit this pattern, such as `*-prod`.
    #[arg(short, long)]
    pub(super) stack: Option<String>,
    #[command(flatten)]
    pub(super) filter: Filter,
    #[command(flatten)]
    pub(super) layout: Layout,
    #[command(flatten)]
    pub(super) processing: Processing,
}

/// Prints each component with its type and in how many stacks it is.
pub(crate) fn components(system: &System, selection: &Selection, arguments: &ComponentListArguments) -> Result<u8> {
    let config = arguments.processing.load(system, selection)?;
    let instances = instances_of(system, &config, arguments)?;
    let layout = &arguments.layout.of(system);
    let usual = [("Component", "{{ .component }}"), ("Type", "{{ .type }}"), ("Stacks", "{{ .stack_count }}")];
    let paths: [&[&str]; 1] = [&["list", "components", "columns"]];
    let columns = columns::read(&config, &system.env, &layout.columns, &paths, &usual)?;
    let format = layout.format(&system.env, &config, &["components", "list", "format"])?;
    if let Some(format @ (ListFormat::Tree | ListFormat::Matrix)) = format {
        return Err(layout::refused("components", format));
    }
    let rows = if columns.show_only(&rows::OF_COMPONENT) && arguments.filter.is_of_names() {
        rows::of_components(&instances, None)
    } else {
        let documents = documents(system, &config, arguments)?;
        arguments.filter.kept(rows::of_components(&instances, Some(&documents)))?
    };
    print_table(system, layout, format, &columns, &rows)
}
