//! `wrap git hooks`: git's hooks as the configuration says.

mod hook;
mod install;
mod push;
mod repository;
mod run;
mod snapshot;

pub(crate) use install::install;
pub(crate) use run::run;

use crate::{
    config::{
        self, Selection,
        yaml::{Map, Node, Value},
    },
    error::{Error, Result},
    system::Env,
};

/// `git.hooks` of the configuration: the hooks with their commands, in the order of the file.
fn configured(env: &Env, selection: &Selection) -> Result<Vec<(String, String)>> {
    let tree = config::tree(env, selection)?;
    let hooks = tree.at_path(&["git", "hooks"]).and_then(Node::as_map).into_iter().flat_map(Map::iter);
    let commands = hooks.filter_map(|(name, entry)| {
        let command = entry.node.get("command").filter(|command| command.value != Value::Null)?;
        let Some(text) = command.as_str().filter(|_| command.tag.is_none()) else {
            let error = Error::configuration(format!("`command` of hook `{name}` must be a text"));
            return Some(Err(error.at(command.at).help("write it as you would in a shell")));
        };
        // A command that says nothing is none.
        (!text.trim().is_empty()).then(|| Ok((name.as_ref().to_owned(), text.to_owned())))
    });
    commands.collect()
}
