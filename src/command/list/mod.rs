//! `wrap list`: names, for people and scripts.

mod columns;
mod print;
mod rows;
mod workflows;

use std::collections::{BTreeMap, BTreeSet};

use clap::{Args, ValueEnum};

pub(crate) use self::workflows::{WorkflowListArguments, workflows};

use self::print::Table;
use super::{describe::Processing, output, sign_in::configuration};
use crate::{
    config::{Config, Selection, yaml::Map},
    error::{Error, Result},
    stack::{Columns, Documents, Listed, Stacks, Wanted},
    system::System,
};

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Commas between values, a line of names first.
    Csv,
    /// Tabs between values, a line of names first.
    Tsv,
    /// A list of objects.
    Json,
    /// A list of maps.
    Yaml,
    /// Components below their stacks.
    Tree,
}

/// What every list can be told.
#[derive(Debug, Args)]
struct Layout {
    /// How to print it.
    #[arg(short, long, value_enum)]
    format: Option<ListFormat>,
    /// What to show: `Name={{ .field }}`, or a field; may be repeated.
    #[arg(long, value_name = "NAME=TEMPLATE", value_delimiter = ',')]
    columns: Vec<String>,
    /// Sort by columns, such as `Stack:asc,Component:desc`.
    #[arg(long, value_name = "COLUMN:ORDER")]
    sort: Option<String>,
    /// What stands between values instead of a comma or a tab.
    #[arg(long, value_name = "TEXT")]
    delimiter: Option<String>,
}

/// Arguments of `wrap list stacks`.
#[derive(Debug, Args)]
pub(crate) struct StackListArguments {
    /// Only stacks that have this component.
    #[arg(long)]
    component: Option<String>,
    #[command(flatten)]
    layout: Layout,
}

/// Arguments of `wrap list components` and `wrap list instances`.
#[derive(Debug, Args)]
pub(crate) struct ComponentListArguments {
    /// Only what is in this stack, or in those that fit this pattern, such as `*-prod`.
    #[arg(short, long)]
    stack: Option<String>,
    #[command(flatten)]
    layout: Layout,
    #[command(flatten)]
    processing: Processing,
}

/// Prints the names of all stacks.
pub(crate) fn stacks(system: &System, selection: &Selection, arguments: &StackListArguments) -> Result<u8> {
    let config = configuration(system, selection)?;
    let component = arguments.component.as_deref();
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
    let layout = &arguments.layout;
    let columns = columns::read(&config, &system.env, &layout.columns, &[&["stacks", "list", "columns"]], &usual)?;
    let format = format(&config, layout, &["stacks", "list", "format"])?;
    if format == Some(ListFormat::Tree) {
        refuse_rows(layout)?;
        for name in &names {
            system.terminal.print(name);
        }
        return Ok(0);
    }
    print_table(system, layout, format, &columns, &rows::of_stacks(&names, component))
}

/// Prints each component with its type and in how many stacks it is.
pub(crate) fn components(system: &System, selection: &Selection, arguments: &ComponentListArguments) -> Result<u8> {
    let config = arguments.processing.load(system, selection)?;
    let instances = instances_of(system, &config, arguments)?;
    let layout = &arguments.layout;
    let usual = [("Component", "{{ .component }}"), ("Type", "{{ .type }}"), ("Stacks", "{{ .stack_count }}")];
    let paths: [&[&str]; 1] = [&["list", "components", "columns"]];
    let columns = columns::read(&config, &system.env, &layout.columns, &paths, &usual)?;
    let format = format(&config, layout, &["components", "list", "format"])?;
    if format == Some(ListFormat::Tree) {
        return Err(
            Error::usage("components cannot be shown as a tree").help("run `wrap list instances --format tree`")
        );
    }
    let rows = if columns.show_only(&rows::OF_COMPONENT) {
        rows::of_components(&instances, None)
    } else {
        rows::of_components(&instances, Some(&documents(system, &config, arguments)?))
    };
    print_table(system, layout, format, &columns, &rows)
}

/// Prints each component of each stack.
pub(crate) fn instances(system: &System, selection: &Selection, arguments: &ComponentListArguments) -> Result<u8> {
    let config = arguments.processing.load(system, selection)?;
    let mut instances = instances_of(system, &config, arguments)?;
    instances.sort_by(|left, right| (&left.name, &left.stack).cmp(&(&right.name, &right.stack)));
    let layout = &arguments.layout;
    let format = format(&config, layout, &["list", "instances", "format"])?.unwrap_or(ListFormat::Csv);
    if format == ListFormat::Tree {
        refuse_rows(layout)?;
        print_tree(system, &instances);
        return Ok(0);
    }
    let usual = [("Component", "{{ .component }}"), ("Stack", "{{ .stack }}")];
    let paths: [&[&str]; 2] = [&["list", "instances", "columns"], &["components", "list", "columns"]];
    let columns = columns::read(&config, &system.env, &layout.columns, &paths, &usual)?;
    let rows = if columns.show_only(&rows::OF_INSTANCE) {
        rows::of_listed(&instances)
    } else {
        rows::of_documents(&instances, &documents(system, &config, arguments)?)
    };
    print_table(system, layout, Some(format), &columns, &rows)
}

/// The instances that are wanted, by stack. What several manifests of a stack declare is one.
fn instances_of(system: &System, config: &Config, arguments: &ComponentListArguments) -> Result<Vec<Listed>> {
    let (instances, problems) = Stacks::listed(config, &system.env)?;
    output::report(system, config, "list", problems)?;
    let pattern = arguments.stack.as_deref();
    let is_wanted =
        |instance: &Listed| !instance.is_abstract && pattern.is_none_or(|pattern| fits(pattern, &instance.stack));
    let key = |instance: &Listed| (instance.stack.clone(), instance.kind.clone(), instance.name.clone());
    let wanted = instances.into_iter().filter(is_wanted).map(|instance| (key(&instance), instance));
    Ok(wanted.collect::<BTreeMap<_, _>>().into_values().collect())
}

/// Whether `stack` is called `pattern`, or fits it as the name of a file would.
fn fits(pattern: &str, stack: &str) -> bool {
    let glob = || globset::GlobBuilder::new(pattern).literal_separator(true).build();
    pattern == stack || glob().is_ok_and(|glob| glob.compile_matcher().is_match(stack))
}

fn documents(system: &System, config: &Config, arguments: &ComponentListArguments) -> Result<Documents> {
    let is_name = |pattern: &&String| !pattern.contains(['*', '?', '[', '{']);
    let stack = arguments.stack.as_ref().filter(is_name).cloned();
    let wanted = Wanted { stack, ..Wanted::all(arguments.processing.process_functions) };
    let (documents, problems) = Stacks::documents(config, &system.env, &wanted)?;
    output::report(system, config, "list", problems)?;
    Ok(documents)
}

/// The format of the flag, else that of the configuration at `path`, where `table` is none.
fn format(config: &Config, layout: &Layout, path: &[&str]) -> Result<Option<ListFormat>> {
    let Some(written) = config.tree.at_path(path).filter(|_| layout.format.is_none()) else { return Ok(layout.format) };
    match written.as_str().unwrap_or_default() {
        "" | "table" => Ok(None),
        name => ListFormat::from_str(name, false).map(Some).map_err(|_| {
            let message = format!("`{}` cannot be `{name}`", path.join("."));
            Error::configuration(message).at(written.at).help("write `csv`, `tsv`, `json`, `yaml` or `tree`")
        }),
    }
}

fn print_table(
    system: &System,
    layout: &Layout,
    format: Option<ListFormat>,
    columns: &Columns,
    rows: &[Map],
) -> Result<u8> {
    let names = columns.names().into_iter().map(ToOwned::to_owned).collect();
    let rows = rows.iter().map(|row| columns.cells(row)).collect::<Result<_>>()?;
    let mut table = Table { names, rows };
    if let Some(order) = &layout.sort {
        table.sort(order)?;
    }
    table.print(system, format, layout.delimiter.as_deref())?;
    Ok(0)
}

/// A tree has neither columns nor an order of its own.
fn refuse_rows(layout: &Layout) -> Result<()> {
    let given = [
        ("--columns", !layout.columns.is_empty()),
        ("--sort", layout.sort.is_some()),
        ("--delimiter", layout.delimiter.is_some()),
    ];
    match given.into_iter().find(|(_, is_given)| *is_given) {
        Some((flag, _)) => {
            Err(Error::usage(format!("`{flag}` is for rows, and a tree has none")).help("leave out `--format tree`"))
        }
        None => Ok(()),
    }
}

fn print_tree(system: &System, instances: &[Listed]) {
    let mut stacks: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for instance in instances {
        stacks.entry(&instance.stack).or_default().push(&instance.name);
    }
    for (stack, names) in stacks {
        system.terminal.print(stack);
        for (index, name) in names.iter().enumerate() {
            let branch = if index + 1 == names.len() { "└──" } else { "├──" };
            system.terminal.print(&format!("{branch} {name}"));
        }
    }
}
