//! `wrap auth exec`: any program with the credentials.

use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
};

use crate::{
    command::sign_in,
    config::Selection,
    error::{Error, Kind, Result},
    system::{
        Env, System,
        process::{self, Invocation},
    },
    terraform::arguments,
};

/// Becomes `words` (a program and its arguments) with the session of the identity.
pub(crate) fn exec(
    system: &System,
    selection: &Selection,
    identity: Option<&str>,
    min_remaining: Option<&str>,
    words: &[OsString],
) -> Result<u8> {
    let (name, rest) = words.split_first().expect("the command line has at least one word here");
    let min_remaining = min_remaining.map(arguments::duration).transpose()?;
    let identities = sign_in::project_identities(system, selection, identity)?;
    let name = name.to_string_lossy();
    if name != "az" {
        // Nobody signs in for a mistyped name. Our own `az` is there only after the sign-in.
        find(&name, system.env.var_os("PATH"), &system.env)?;
    }
    let session = sign_in::sign_in_all(system, &identities, min_remaining)?;
    let environment = session.environment(&system.env);
    sign_in::apply(system, &session)?;
    let program = find(&name, environment.get(OsStr::new("PATH")).map(OsString::as_os_str), &system.env)?;
    let invocation =
        Invocation { program, arguments: rest.to_vec(), directory: system.env.directory.clone(), environment };
    Err(invocation.become_it())
}

fn find(name: &str, path: Option<&OsStr>, env: &Env) -> Result<PathBuf> {
    let path = path.unwrap_or_default().to_owned();
    process::find(name, &path, &env.directory, None).ok_or_else(|| {
        if !name.contains('/') {
            return Error::new(Kind::NotFound, format!("`{name}` was not found on PATH"));
        }
        if env.directory.join(name).is_file() {
            return Error::new(Kind::CannotRun, format!("cannot run `{name}`: it is not executable"))
                .help(format!("run `chmod +x {name}`"));
        }
        Error::new(Kind::NotFound, format!("there is no program `{name}`"))
    })
}
