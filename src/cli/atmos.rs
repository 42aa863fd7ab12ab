//! This program under the name `atmos`: what is not ours goes to the next program of that name.

use std::path::Path;

use crate::{
    error::{Error, Kind, Result},
    system::{Env, System, namesake, process::Invocation},
};

/// The name that steps of projects made for Atmos call.
const NAME: &str = "atmos";

/// The programs that handed a call over on its way here, as a PATH value.
const PASSED: &str = "WRAP_ATMOS_PASSED";

/// Becomes the next `atmos` on PATH; `None` when this program was not called so.
pub(super) fn handed_over(system: &System) -> Option<Result<u8>> {
    let env = &system.env;
    let called = env.arguments.first().and_then(|program| Path::new(program).file_name());
    if called.is_none_or(|name| name != NAME) {
        return None;
    }
    Some(Err(match next(env) {
        Some(invocation) => invocation.become_it(),
        None => missing(env),
    }))
}

fn next(env: &Env) -> Option<Invocation> {
    let next = namesake::next(NAME, PASSED, env)?;
    let mut environment = env.variables.clone();
    environment.insert(PASSED.into(), next.passed);
    let arguments = env.arguments.iter().skip(1).cloned().collect();
    Some(Invocation { program: next.program, arguments, directory: env.directory.clone(), environment })
}

/// Only the words up to the first flag are shown: what follows may be a secret.
fn missing(env: &Env) -> Error {
    let words = env.arguments.iter().skip(1).map_while(|word| word.to_str());
    let words: Vec<&str> = words.take_while(|word| !word.starts_with('-')).take(2).collect();
    Error::new(Kind::NotFound, format!("cannot run `{NAME} {}`", words.join(" ")))
        .because("`wrap` has no such command, and there is no other `atmos` on PATH")
        .help("install Atmos, or change the step")
}
