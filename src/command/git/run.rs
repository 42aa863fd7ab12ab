//! `wrap git hooks run`: what an installed hook calls.

use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
};

use super::{configured, hook, push, repository::Repository};
use crate::{
    config::Selection,
    error::Result,
    system::{System, process::Invocation},
};

/// The hook that does something although nothing is configured.
pub(super) const PRE_PUSH: &str = "pre-push";

/// Becomes the command of the hook `name`, with its arguments and its stdin. Without a command,
/// `pre-push` validates what is pushed, and every other hook of git agrees.
pub(crate) fn run(system: &System, selection: &Selection, name: &str, arguments: &[OsString]) -> Result<u8> {
    // A broken configuration must not pass because its hooks cannot be read: it is what validation is for.
    let command = match configured(&system.env, selection) {
        Ok(hooks) => {
            hook::check(name, hooks.iter().map(|(hook, _)| hook.as_str()))?;
            hooks.into_iter().find(|(hook, _)| hook == name).map(|(_, command)| command)
        }
        Err(_) if name == PRE_PUSH => None,
        Err(error) => return Err(error),
    };
    match command {
        Some(command) => Err(invocation(system, &command, name, arguments).become_it()),
        None if name == PRE_PUSH => push::run(system, selection),
        None => Ok(0),
    }
}

fn invocation(system: &System, command: &str, name: &str, arguments: &[OsString]) -> Invocation {
    let script = format!("{command} \"$@\"");
    let words = [OsStr::new("-c"), OsStr::new(&script), OsStr::new(name)].map(OsString::from);
    Invocation {
        program: PathBuf::from("/bin/sh"),
        arguments: words.into_iter().chain(arguments.iter().cloned()).collect(),
        // As git starts it, also where the project is below the root.
        directory: Repository::open(&system.env)
            .and_then(|repository| repository.root())
            .unwrap_or_else(|_| system.env.directory.clone()),
        environment: system.env.variables.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
    }
}
