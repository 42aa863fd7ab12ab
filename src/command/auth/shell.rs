//! `wrap auth shell`: a shell with the credentials.

use std::ffi::OsString;

use crate::{
    command::{level, sign_in},
    config::{Selection, variables},
    error::Result,
    system::{System, process::Invocation, user_shell},
    terraform::arguments,
};

/// Becomes the shell that is `wanted`, or the person's own, with the session of the identity; `words` are its arguments.
pub(crate) fn shell(
    system: &System,
    selection: &Selection,
    identity: Option<&str>,
    wanted: Option<&str>,
    min_remaining: Option<&str>,
    words: Vec<OsString>,
) -> Result<u8> {
    let min_remaining = min_remaining.map(arguments::duration).transpose()?;
    let variable = variables::SHELL.read(&system.env).map(|setting| setting.value);
    let wanted = wanted.or(variable);
    // Nobody signs in for a mistyped name.
    let program = user_shell::find(wanted, &system.env.variables, &system.env.directory)?;
    let identities = sign_in::project_identities(system, selection, identity)?;
    let session = sign_in::sign_in_all(system, &identities, min_remaining)?;
    let mut environment = session.environment(&system.env);
    let name = identities.own.name();
    // What is run in the shell is run as the same identity, whatever the configuration's default is.
    for variable in ["WRAP_IDENTITY", "ATMOS_IDENTITY"] {
        environment.insert(variable.into(), name.into());
    }
    environment.insert(level::VARIABLE.into(), level::next(&system.env).to_string().into());
    sign_in::apply(system, &session)?;
    if words.is_empty() {
        system.terminal.say(&format!("a shell of identity `{name}`: `exit` leaves it"));
    }
    // It is no login shell, as in Atmos: those read files that set PATH anew, where our `az` stands first.
    let directory = system.env.directory.clone();
    Err(Invocation { program, arguments: words, directory, environment }.become_it())
}
