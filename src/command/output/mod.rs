//! Data for stdout or a file: trees as YAML or JSON, with a query applied.

mod json;
pub(crate) mod yaml;

use std::{fs, path::Path};

use clap::ValueEnum;

use crate::{
    config::yaml::{Node, Value},
    error::{Error, Result},
    query,
    system::System,
};

/// How a tree is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TreeFormat {
    /// YAML, keys sorted with numbers by their value.
    Yaml,
    /// JSON, keys sorted by bytes.
    Json,
}

/// What every command that prints a tree can be told.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct TreeArguments {
    /// How to print it.
    #[arg(short, long, value_enum, default_value_t = TreeFormat::Yaml)]
    pub(crate) format: TreeFormat,
    /// Print only what this yq expression selects, such as `.vars.tags[0]`.
    #[arg(short, long, value_name = "EXPRESSION")]
    pub(crate) query: Option<String>,
    /// Write to this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<std::path::PathBuf>,
}

/// Writes `tree`, or what the query selects of it.
pub(crate) fn write(system: &System, arguments: &TreeArguments, tree: &Node) -> Result<()> {
    let selected = match &arguments.query {
        Some(query) => query::select(tree, query)?,
        None => tree.clone(),
    };
    let text = match (arguments.format, &selected.value) {
        // A single text is printed as it is, so that scripts can use it.
        (TreeFormat::Yaml, Value::Str(text)) if arguments.query.is_some() => format!("{text}\n"),
        (TreeFormat::Yaml, _) => yaml::text(&selected),
        (TreeFormat::Json, _) => json::text(&selected),
    };
    write_text(system, arguments.file.as_deref(), &text)
}

/// The entries of `tree`, a map, as they stand between others; nothing when there are none.
pub(crate) fn entries(format: TreeFormat, tree: &Node) -> String {
    match format {
        _ if tree.is_empty() => String::new(),
        TreeFormat::Yaml => yaml::text(tree),
        TreeFormat::Json => {
            let text = json::text(tree);
            let inner = text.strip_prefix("{\n").and_then(|text| text.strip_suffix("\n}\n"));
            inner.map(ToOwned::to_owned).unwrap_or_default()
        }
    }
}

/// What stands before, between and behind such entries.
pub(crate) fn start(format: TreeFormat) -> &'static str {
    if format == TreeFormat::Json { "{\n" } else { "" }
}

pub(crate) fn separator(format: TreeFormat) -> &'static str {
    if format == TreeFormat::Json { ",\n" } else { "" }
}

pub(crate) fn end(format: TreeFormat) -> &'static str {
    if format == TreeFormat::Json { "\n}\n" } else { "" }
}

/// Writes `text`, which ends with a newline, to `file` or standard output.
pub(crate) fn write_text(system: &System, file: Option<&Path>, text: &str) -> Result<()> {
    match file {
        None => system.terminal.print(text.strip_suffix('\n').unwrap_or(text)),
        Some(file) => fs::write(system.env.absolute(file), text)
            .map_err(|error| Error::configuration(format!("cannot write `{}`", file.display())).because(error))?,
    }
    Ok(())
}

/// Two spaces for each level.
fn indent(depth: usize, out: &mut String) {
    const SPACES: &str = "                                                                ";
    let mut rest = depth * 2;
    while rest > 0 {
        let some = rest.min(SPACES.len());
        out.push_str(&SPACES[..some]);
        rest -= some;
    }
}

/// A value whose function was not evaluated, as it is written.
fn written(node: &Node) -> Option<String> {
    let tag = node.tag.as_deref().filter(|tag| !matches!(*tag, "append" | "literal" | "deferred"))?;
    let argument = node.as_str().unwrap_or_default();
    Some(format!("!{tag} {argument}").trim_end().to_owned())
}
