//! Other programs: an invocation is data until it is run or become.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    os::unix::process::{CommandExt as _, ExitStatusExt as _},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

use crate::error::{Error, Kind, Result};

/// A program to run: everything about it is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Invocation {
    /// The program's file, found on PATH already.
    pub(crate) program: PathBuf,
    /// Arguments without argv[0]. Never a secret.
    pub(crate) arguments: Vec<OsString>,
    /// The working folder.
    pub(crate) directory: PathBuf,
    /// The whole environment, nothing is inherited besides.
    pub(crate) environment: BTreeMap<OsString, OsString>,
}

impl Invocation {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.directory).env_clear().envs(&self.environment);
        command
    }

    /// Runs the program and waits. What it prints on stdout goes to our stderr, because stdout
    /// belongs to the last program of a run. Returns its exit code (128 + n when signalled).
    pub(crate) fn run(&self) -> Result<u8> {
        let status = self.command().stdout(Stdio::from(std::io::stderr())).status();
        status.map(exit_code).map_err(|error| self.cannot_run(&error))
    }

    /// Runs the program without a terminal and returns its exit code with what it printed
    /// (stdout and stderr, one after the other).
    pub(crate) fn run_quietly(&self) -> Result<(u8, String)> {
        let output = self.command().stdin(Stdio::null()).output().map_err(|error| self.cannot_run(&error))?;
        let text = [output.stdout, output.stderr].concat();
        Ok((exit_code(output.status), String::from_utf8_lossy(&text).into_owned()))
    }

    /// Replaces this process by the program (same pid): returns only when that fails.
    pub(crate) fn become_it(&self) -> Error {
        let error = self.command().exec();
        self.cannot_run(&error)
    }

    fn cannot_run(&self, error: &std::io::Error) -> Error {
        let kind = if error.kind() == std::io::ErrorKind::NotFound { Kind::NotFound } else { Kind::CannotRun };
        Error::new(kind, format!("cannot run `{}`", self.program.display())).because(error)
    }
}

fn exit_code(status: ExitStatus) -> u8 {
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(u8::MAX)
}

/// The first executable file called `name` in the folders of `path` (a PATH value), taken from
/// `directory`; a `name` with a slash is a path. Files in `skipped` do not count.
pub(crate) fn find(name: &str, path: &OsString, directory: &Path, skipped: Option<&Path>) -> Option<PathBuf> {
    let candidates = which::which_in_all(name, Some(path), directory).ok()?;
    candidates.into_iter().find(|candidate| skipped.is_none_or(|folder| candidate.parent() != Some(folder)))
}
