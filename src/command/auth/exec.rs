//! `wrap auth exec`: any program with the credentials.

use std::ffi::OsString;

use crate::{
    chain::SignIn,
    cloud::session::Purpose,
    command::sign_in,
    config::Selection,
    error::{Error, Kind, Result},
    system::{
        System,
        process::{self, Invocation},
    },
};

/// Becomes `words` (a program and its arguments) with the session of the identity.
pub(crate) fn exec(system: &System, selection: &Selection, identity: Option<&str>, words: &[OsString]) -> Result<u8> {
    let Some((name, arguments)) = words.split_first() else {
        return Err(Error::usage("there is no program to run").help("name one after `--`"));
    };
    let chain = sign_in::project_chain(system, selection, identity)?;
    let signed_in = sign_in::sign_in(system, chain, SignIn::IfNeeded, Purpose::Run)?;
    let environment = signed_in.session.environment(&system.env);
    let path = environment.get(&OsString::from("PATH")).cloned().unwrap_or_default();
    // The folder with our own `az` need not exist yet, so it is made before the program is looked for.
    sign_in::apply(system, &signed_in.session)?;
    let name = name.to_string_lossy();
    let program = process::find(&name, &path, &system.env.directory, None)
        .ok_or_else(|| Error::new(Kind::NotFound, format!("`{name}` was not found on PATH")))?;
    let invocation =
        Invocation { program, arguments: arguments.to_vec(), directory: system.env.directory.clone(), environment };
    Err(invocation.become_it())
}
