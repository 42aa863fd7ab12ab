//! `!exec`: what a program prints, when the person who runs us allows that.

use std::ffi::OsString;

use crate::{
    config::yaml::Node,
    error::{Error, Kind, Result},
    system::{
        Env,
        process::{Invocation, find},
    },
};

/// Why the function in `node` does not run when nobody allows it.
pub(crate) fn refusal(node: &Node) -> Error {
    Error::configuration("`!exec` may not run programs")
        .at(node.at)
        .because("a repository cannot allow that itself")
        .help("add `--allow-exec`, or `functions: {exec: true}` to `~/.atmos/atmos.yaml`, if you trust it")
}

/// What the command line in `node` prints, run by a shell, without newlines at its end, as in `$(…)`. The caller checks that it may run.
pub(crate) fn output(env: &Env, node: &Node) -> Result<String> {
    let path = env.var_os("PATH").map(OsString::from).unwrap_or_default();
    let shell = find("sh", &path, &env.directory, None)
        .ok_or_else(|| Error::new(Kind::NotFound, "`!exec` needs a shell, and there is no `sh`").at(node.at))?;
    let invocation = Invocation {
        program: shell,
        arguments: ["-c", node.as_str().unwrap_or_default()].map(OsString::from).to_vec(),
        directory: env.directory.clone(),
        environment: env.variables.clone(),
    };
    match invocation.run_for_output()? {
        (0, output) => Ok(output.trim_end_matches('\n').to_owned()),
        (code, _) => Err(Error::configuration("the program of `!exec` failed")
            .at(node.at)
            .because(format!("it ended with exit code {code}"))),
    }
}
