//! The next program on PATH with a name that we answer to: what we do not know goes there.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use super::Env;

/// Another program of that name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Namesake {
    pub(crate) program: PathBuf,
    /// The value of the variable for it: who handed the call over so far, us included.
    pub(crate) passed: OsString,
}

/// How often one program may be among those: a script of that name that calls us again must end.
const LIMIT: usize = 3;

/// The next `name` on PATH that is not this program; `variable` holds who handed the call over. `None`
/// when there is none.
pub(crate) fn next(name: &str, variable: &str, env: &Env) -> Option<Namesake> {
    let own = resolved(&env.program);
    let passed = env.var_os(variable).map(|list| std::env::split_paths(list).collect());
    let mut passed: Vec<PathBuf> = passed.unwrap_or_default();
    if passed.iter().filter(|program| **program == own).count() >= LIMIT {
        return None;
    }
    passed.push(own);
    let mut candidates = which::which_in_all(name, env.var_os("PATH"), &env.directory).ok()?;
    let program = candidates.find(|candidate| !passed.contains(&resolved(candidate)))?;
    Some(Namesake { program, passed: std::env::join_paths(&passed).unwrap_or_default() })
}

/// A link to this program is this program.
fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}
