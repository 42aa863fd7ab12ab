//! `wrap list`: names, for people and scripts.

mod columns;

use std::collections::BTreeMap;

use clap::{Args, ValueEnum};

use crate::{
    command::output,
    config::Selection,
    config::{
        self,
        yaml::{Map, Node, Value},
    },
    error::{Error, Result},
    stack::{Listed, Stacks},
    system::System,
};

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Commas between values, a line of names first.
    Csv,
    /// Tabs between values.
    Tsv,
    /// A list of objects.
    Json,
    /// A list of maps.
    Yaml,
    /// Components below their stacks.
    Tree,
}

/// Arguments of every `wrap list`.
#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    /// How to print it.
    #[arg(short, long, value_enum)]
    format: Option<ListFormat>,
    /// Only what is in this stack.
    #[arg(short, long)]
    stack: Option<String>,
    /// What to show, such as `Component={{ .atmos_component }}`; may be repeated.
    #[arg(long, value_name = "NAME=TEMPLATE")]
    columns: Vec<String>,
}

/// Prints the names of all stacks.
pub(crate) fn stacks(system: &System, selection: &Selection, arguments: &ListArguments) -> Result<u8> {
    let config = config::load(&system.env, selection)?;
    let (names, unreadable) = Stacks::all_names(&config, &system.env)?;
    warn(system, &unreadable);
    let rows = names.into_iter().map(|name| vec![name]).collect::<Vec<_>>();
    print(system, arguments.format.unwrap_or(ListFormat::Tsv), None, &["stack"], &rows)
}

/// Prints each component with its type and in how many stacks it is.
pub(crate) fn components(system: &System, selection: &Selection, arguments: &ListArguments) -> Result<u8> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for instance in instances_of(system, selection, arguments)? {
        *counts.entry((instance.name, instance.kind)).or_default() += 1;
    }
    let rows = counts.into_iter().map(|((name, kind), count)| vec![name, kind, count.to_string()]).collect::<Vec<_>>();
    print(system, arguments.format.unwrap_or(ListFormat::Tsv), None, &["component", "type", "count"], &rows)
}

/// Prints each component of each stack.
pub(crate) fn instances(system: &System, selection: &Selection, arguments: &ListArguments) -> Result<u8> {
    let mut instances = instances_of(system, selection, arguments)?;
    instances.sort_by(|left, right| (&left.name, &left.stack).cmp(&(&right.name, &right.stack)));
    let format = arguments.format.unwrap_or(ListFormat::Csv);
    if format == ListFormat::Tree {
        print_tree(system, &instances);
        return Ok(0);
    }
    let columns = columns::read(&arguments.columns)?;
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let rows = instances.iter().map(|instance| columns.iter().map(|column| column.value(instance)).collect());
    print(system, format, Some(&names), &names, &rows.collect::<Result<Vec<Vec<String>>>>()?)
}

fn instances_of(system: &System, selection: &Selection, arguments: &ListArguments) -> Result<Vec<Listed>> {
    let config = config::load(&system.env, selection)?;
    let (instances, problems) = Stacks::listed(&config, &system.env)?;
    warn(system, &problems);
    let is_wanted = |instance: &Listed| {
        !instance.is_abstract && arguments.stack.as_ref().is_none_or(|stack| *stack == instance.stack)
    };
    Ok(instances.into_iter().filter(is_wanted).collect())
}

fn warn(system: &System, problems: &[Error]) {
    for problem in problems {
        let text = problem.to_string();
        system.terminal.say(&format!("warning: {}", text.strip_prefix("error: ").unwrap_or(&text)));
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

fn print(
    system: &System,
    format: ListFormat,
    header: Option<&[&str]>,
    names: &[&str],
    rows: &[Vec<String>],
) -> Result<u8> {
    let lines: Vec<String> = match format {
        ListFormat::Csv => {
            let header = [names.iter().map(ToString::to_string).collect::<Vec<_>>()];
            header
                .iter()
                .chain(rows)
                .map(|row| row.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(","))
                .collect()
        }
        ListFormat::Tsv | ListFormat::Tree => {
            header.iter().map(|header| header.join("\t")).chain(rows.iter().map(|row| row.join("\t"))).collect()
        }
        ListFormat::Json | ListFormat::Yaml => {
            let format = if format == ListFormat::Json { output::TreeFormat::Json } else { output::TreeFormat::Yaml };
            let arguments = output::TreeArguments { format: Some(format), query: None, file: None };
            output::write(system, &arguments, format, &objects(names, rows))?;
            return Ok(0);
        }
    };
    if !lines.is_empty() {
        system.terminal.print(&lines.join("\n"));
    }
    Ok(0)
}

fn objects(names: &[&str], rows: &[Vec<String>]) -> Node {
    let at = config::yaml::Place::start_of(std::path::Path::new(""));
    let object = |row: &Vec<String>| {
        let mut map = Map::default();
        for (name, value) in names.iter().zip(row) {
            map.insert(*name, at, Node::new(at, Value::Str(value.as_str().into())));
        }
        Node::new(at, Value::Map(map.into()))
    };
    let rows: Vec<Node> = match names {
        [_] => rows.iter().flatten().map(|name| Node::new(at, Value::Str(name.as_str().into()))).collect(),
        _ => rows.iter().map(object).collect(),
    };
    Node::new(at, Value::List(rows.into()))
}

/// A value of CSV, in quotes where it needs them.
fn quoted(value: &str) -> String {
    if value.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}
