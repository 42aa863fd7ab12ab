//! `wrap list instances`

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args;

use super::{
    columns, components::ComponentListArguments, documents, instances_of, layout::ListFormat, print_table, rows,
};
use crate::{
    command::describe,
    config::{
        Selection,
        yaml::{Map, Node},
    },
    error::{Error, Result},
    system::System,
};

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
