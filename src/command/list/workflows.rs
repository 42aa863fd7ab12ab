//! `wrap list workflows`

use clap::Args;

use super::{
    columns,
    layout::{Layout, ListFormat},
    print_table,
    rows::texts,
};
use crate::{
    command::{Selection, sign_in::configuration},
    config::yaml::{Map, print},
    error::{Error, Result},
    system::System,
    workflow::{File, files},
};

/// Arguments of `wrap list workflows`.
#[derive(Debug, Args)]
pub(crate) struct WorkflowListArguments {
    /// Only those of this file, below `workflows.base_path`.
    #[arg(long)]
    file: Option<String>,
    #[command(flatten)]
    layout: Layout,
}

/// Prints each workflow with its file and what it says about itself.
pub(crate) fn workflows(system: &System, selection: &Selection, arguments: &WorkflowListArguments) -> Result<u8> {
    let config = configuration(system, selection)?;
    let (files, problems) = match &arguments.file {
        Some(name) => (vec![File::named(&config, &system.env, name)?], Vec::new()),
        None => files(&config, &system.env)?,
    };
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem);
    }
    let usual = [("File", "{{ .file }}"), ("Workflow", "{{ .workflow }}"), ("Description", "{{ .description }}")];
    let layout = &arguments.layout.of(system);
    let paths: [&[&str]; 1] = [&["workflows", "list", "columns"]];
    let columns = columns::read(&config, &system.env, &layout.columns, &paths, &usual)?;
    let format = layout.format(&system.env, &config, &["workflows", "list", "format"])?;
    if matches!(format, Some(ListFormat::Tree | ListFormat::Matrix)) {
        return Err(Error::usage("workflows are not shown as a tree or a matrix").help("write `--format table`"));
    }
    let rows: Vec<Map> = files.iter().flat_map(rows).collect();
    print_table(system, layout, format, &columns, &rows)
}

fn rows(file: &File) -> impl Iterator<Item = Map> {
    file.workflows().map(|(name, node)| {
        let about = node.get("description").and_then(|about| print(&about.value)).unwrap_or_default();
        // A table has one line for each.
        let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
        texts([("file", file.name.as_str()), ("workflow", name), ("description", &about)])
    })
}
