//! `wrap list`: names, for people and scripts.

mod columns;
mod filter;
mod layout;
mod print;
mod rows;
mod workflows;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use clap::Args;

pub(crate) use self::workflows::{WorkflowListArguments, workflows};
use self::{
    filter::Filter,
    layout::{Layout, ListFormat},
    print::Table,
};
use super::{
    describe::{self, Processing},
    output,
};
use crate::{
    config::{
        Config, Selection,
        variables::{COMPONENT, STACK},
        yaml::{Map, Node},
    },
    error::{Error, Result},
    stack::{Columns, Documents, Listed, Stacks, Wanted},
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

/// Arguments of `wrap list instances`.
#[derive(Debug, Args)]
pub(crate) struct InstanceListArguments {
    #[command(flatten)]
    list: ComponentListArguments,
    /// Add a matrix to this file as `matrix=…` and `count=…`.
    #[arg(short, long, value_name = "FILE")]
    output_file: Option<PathBuf>,
    #[arg(long, hide = true)]
    upload: bool,
}

/// Arguments of `wrap list components` and `wrap list instances`.
#[derive(Debug, Args)]
pub(crate) struct ComponentListArguments {
    /// Only what is in this stack, or in those that fit this pattern, such as `*-prod`.
    #[arg(short, long)]
    stack: Option<String>,
    #[command(flatten)]
    filter: Filter,
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

/// Prints each component of each stack.
pub(crate) fn instances(system: &System, selection: &Selection, arguments: &InstanceListArguments) -> Result<u8> {
    if arguments.upload {
        return Err(Error::usage("`--upload` is not built yet"));
    }
    let list = &arguments.list;
    let config = list.processing.load(system, selection)?;
    let mut instances = instances_of(system, &config, list)?;
    instances.sort_by(|left, right| (&left.name, &left.stack).cmp(&(&right.name, &right.stack)));
    let layout = &list.layout.of(system);
    let format = layout.format(&system.env, &config, &["list", "instances", "format"])?.unwrap_or(ListFormat::Csv);
    if format != ListFormat::Matrix && arguments.output_file.is_some() {
        return Err(Error::usage("`--output-file` is for a matrix").help("add `--format matrix`"));
    }
    let usual = [("Component", "{{ .component }}"), ("Stack", "{{ .stack }}")];
    let paths: [&[&str]; 2] = [&["list", "instances", "columns"], &["components", "list", "columns"]];
    let columns = columns::read(&config, &system.env, &layout.columns, &paths, &usual)?;
    let is_of_names = format == ListFormat::Tree || columns.show_only(&rows::OF_INSTANCE);
    let rows = if is_of_names && list.filter.is_of_names() && format != ListFormat::Matrix {
        rows::of_listed(&instances)
    } else {
        list.filter.kept(rows::of_documents(&instances, &documents(system, &config, list)?))?
    };
    match format {
        ListFormat::Tree => {
            layout.refuse_rows("tree")?;
            print_tree(system, &rows);
            Ok(0)
        }
        ListFormat::Matrix => {
            layout.refuse_rows("matrix")?;
            let jobs: Vec<_> = rows.iter().map(rows::job).collect();
            describe::write_matrix(system, &config, arguments.output_file.as_deref(), &jobs).map(|()| 0)
        }
        format => print_table(system, layout, Some(format), &columns, &rows),
    }
}

/// The instances that are wanted, by stack. What several manifests of a stack declare is one.
fn instances_of(system: &System, config: &Config, arguments: &ComponentListArguments) -> Result<Vec<Listed>> {
    let (instances, problems) = Stacks::listed(config, &system.env)?;
    output::report(system, config, "list", problems)?;
    let variable = STACK.read(&system.env).map(|setting| setting.value);
    let pattern = arguments.stack.as_deref().or(variable);
    let is_wanted = |instance: &Listed| {
        arguments.filter.has_type(instance) && pattern.is_none_or(|pattern| fits(pattern, &instance.stack))
    };
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
    let wanted = Wanted { stack, ..Wanted::all(arguments.processing.evaluates_functions(system)?) };
    let (documents, problems) = Stacks::documents(config, &system.env, &wanted)?;
    output::report(system, config, "list", problems)?;
    Ok(documents)
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

fn print_tree(system: &System, rows: &[Map]) {
    let mut stacks: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows {
        let [stack, name] = ["stack", "component"].map(|key| row.get(key).and_then(Node::as_str).unwrap_or_default());
        stacks.entry(stack).or_default().push(name);
    }
    for (stack, names) in stacks {
        system.terminal.print(stack);
        for (index, name) in names.iter().enumerate() {
            let branch = if index + 1 == names.len() { "└──" } else { "├──" };
            system.terminal.print(&format!("{branch} {name}"));
        }
    }
}
