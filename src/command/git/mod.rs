//! `wrap git hooks`: git's hooks as the configuration says.

mod install;
mod push;
mod repository;
mod run;

pub(crate) use install::install;
pub(crate) use run::run;

use crate::{
    config::{
        self, Selection,
        yaml::{Map, Node},
    },
    error::Result,
    system::Env,
};

/// `git.hooks` of the configuration: the hooks with their commands, in the order of the file.
fn configured(env: &Env, selection: &Selection) -> Result<Vec<(String, String)>> {
    let tree = config::tree(env, selection)?;
    let hooks = tree.at_path(&["git", "hooks"]).and_then(Node::as_map).into_iter().flat_map(Map::iter);
    let commands = hooks.filter_map(|(name, entry)| {
        let command = entry.node.get("command")?.as_str().filter(|command| !command.trim().is_empty())?;
        Some((name.as_ref().to_owned(), command.to_owned()))
    });
    Ok(commands.collect())
}
