//! `wrap describe workflows`: what there is to be run.

use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{list_node, map_node, text_node};
use crate::{
    command::{
        output::{self, TreeArguments, TreeFormat},
        sign_in::configuration,
    },
    config::{
        Selection,
        yaml::{Map, Node, Place},
    },
    error::Result,
    system::System,
    workflow::{File, files},
};

/// Arguments of `wrap describe workflows`.
#[derive(Debug, Args)]
pub(crate) struct WorkflowsArguments {
    /// How much of them to show.
    #[arg(short, long, value_enum, default_value_t = Extent::List)]
    output: Extent,
    #[command(flatten)]
    tree: TreeArguments,
}

/// How much of the workflows is shown.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Extent {
    /// Files and names, one after the other.
    List,
    /// Names by file.
    Map,
    /// The files as they are written.
    All,
}

/// Prints the project's workflows.
pub(crate) fn workflows(system: &System, selection: &Selection, arguments: &WorkflowsArguments) -> Result<u8> {
    let config = configuration(system, selection)?;
    let (files, problems) = files(&config, &system.env)?;
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem);
    }
    let at = config.tree.at;
    let tree = match arguments.output {
        Extent::List => list_node(files.iter().flat_map(|file| items(file, at)).collect(), at),
        Extent::Map => {
            by_file(&files, at, &|file| list_node(file.workflows().map(|(name, _)| text_node(name, at)).collect(), at))
        }
        Extent::All => by_file(&files, at, &|file| file.tree.clone()),
    };
    output::write(system, &arguments.tree, TreeFormat::Yaml, &tree)?;
    Ok(0)
}

fn items(file: &File, at: Place) -> impl Iterator<Item = Node> {
    file.workflows().map(move |(name, _)| {
        let mut item = Map::default();
        item.insert("file", at, text_node(&file.name, at));
        item.insert("workflow", at, text_node(name, at));
        map_node(item, at)
    })
}

fn by_file(files: &[File], at: Place, shown: &dyn Fn(&File) -> Node) -> Node {
    let mut map = Map::default();
    for file in files {
        map.insert(Arc::<str>::from(file.name.as_str()), at, shown(file));
    }
    map_node(map, at)
}
