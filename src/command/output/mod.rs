//! Data for stdout or a file: trees as YAML or JSON, with a query applied.

mod capital;
mod json;
pub(crate) mod yaml;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use clap::ValueEnum;

pub(crate) use capital::capitalised;

use crate::{
    config::{
        Config,
        yaml::{Node, Value},
    },
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
    #[arg(short, long, value_enum)]
    pub(crate) format: Option<TreeFormat>,
    /// Print only what this yq expression selects, such as `.vars.tags[0]`.
    #[arg(short, long, value_name = "EXPRESSION")]
    pub(crate) query: Option<String>,
    /// Write to this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<std::path::PathBuf>,
}

impl TreeArguments {
    /// What the query selects of `tree`.
    pub(crate) fn selected(&self, tree: &Node) -> Result<Node> {
        match &self.query {
            Some(query) => query::select(tree, query),
            None => Ok(tree.clone()),
        }
    }
}

/// Writes `tree`, or what the query selects of it; in the `usual` format when none is asked for.
pub(crate) fn write(system: &System, arguments: &TreeArguments, usual: TreeFormat, tree: &Node) -> Result<()> {
    let selected = arguments.selected(tree)?;
    let text = match (arguments.format.unwrap_or(usual), &selected.value) {
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

/// What was wrong with some of what is shown, as `error_mode` of `command` wants it: an error where it is
/// `strict`, nothing where it is `silent`, else warnings. Each is said once, because what stands in a
/// catalogue is wrong in every stack that imports it.
pub(crate) fn report(system: &System, config: &Config, command: &str, mut problems: Vec<Error>) -> Result<()> {
    let written = config.tree.at_path(&[command, "error_mode"]);
    match (written.and_then(Node::as_str).unwrap_or("warn"), written) {
        ("strict", _) => {
            problems.sort_by_cached_key(|problem| (problem.place(), problem.to_string()));
            problems.into_iter().next().map_or(Ok(()), Err)
        }
        ("silent", _) => Ok(()),
        ("warn", _) | (_, None) => {
            // Many stacks import one mistake, each in its own way.
            let same = |problem: &Error| (problem.place(), problem.message().to_owned());
            let sorted: BTreeSet<_> = problems.iter().map(|problem| (same(problem), problem.as_warning())).collect();
            // Of several the first stays, whichever thread met it first.
            let texts: BTreeMap<_, String> = sorted.into_iter().rev().collect();
            for text in texts.values() {
                system.terminal.say(text);
            }
            Ok(())
        }
        (other, Some(node)) => Err(Error::configuration(format!("`{command}.error_mode` cannot be `{other}`"))
            .at(node.at)
            .help("write `strict`, `warn` or `silent`")),
    }
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
