//! Other programs: an invocation is data until it is run or become.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    os::unix::process::{CommandExt as _, ExitStatusExt as _},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

use nix::sys::signal::{SigSet, Signal};

use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
};

/// A program to run: everything about it is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Invocation {
    /// The program's file, found on PATH already.
    pub(crate) program: PathBuf,
    /// Arguments without `argv[0]`. Never a secret.
    pub(crate) arguments: Vec<OsString>,
    /// The working folder.
    pub(crate) directory: PathBuf,
    /// The whole environment, nothing is inherited besides.
    pub(crate) environment: BTreeMap<OsString, OsString>,
}

/// What a program printed.
#[derive(Debug)]
pub(crate) struct Output {
    /// Its exit code (128 + n when signalled).
    pub(crate) status: u8,
    pub(crate) stdout: Secret,
    pub(crate) stderr: String,
}

impl Invocation {
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.directory).env_clear().envs(&self.environment);
        command
    }

    /// Runs the program and waits. What it prints on stdout goes to our stderr, because stdout
    /// belongs to the last program of a run. Returns its exit code (128 + n when signalled).
    pub(crate) fn run(&self) -> Result<u8> {
        let child = self.command().stdout(Stdio::from(std::io::stderr())).spawn();
        let status = child.and_then(|mut child| outliving(|| child.wait()));
        status.map(exit_code).map_err(|error| self.cannot_run(&error))
    }

    /// Runs the program with our terminal, stdout included, and waits. Returns its exit code (128 + n
    /// when signalled).
    pub(crate) fn run_openly(&self) -> Result<u8> {
        let status = self.command().spawn().and_then(|mut child| outliving(|| child.wait()));
        status.map(exit_code).map_err(|error| self.cannot_run(&error))
    }

    /// Runs the program without a terminal and returns its exit code with what it printed
    /// (stdout and stderr, one after the other).
    pub(crate) fn run_quietly(&self) -> Result<(u8, String)> {
        let output = self.capture()?;
        Ok((output.status, output.stdout.expose().to_owned() + &output.stderr))
    }

    /// Runs the program without a terminal and returns what it printed; stdout may be a secret.
    pub(crate) fn capture(&self) -> Result<Output> {
        let mut command = self.command();
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let output = child.and_then(|child| outliving(|| child.wait_with_output()));
        let output = output.map_err(|error| self.cannot_run(&error))?;
        Ok(Output {
            status: exit_code(output.status),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned().into(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }

    /// Runs the program without a terminal and returns its exit code with what it printed on stdout;
    /// its stderr is ours.
    pub(crate) fn run_for_output(&self) -> Result<(u8, String)> {
        let mut command = self.command();
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn();
        let output = child.and_then(|child| outliving(|| child.wait_with_output()));
        let output = output.map_err(|error| self.cannot_run(&error))?;
        Ok((exit_code(output.status), String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    /// Replaces this process by the program (same pid): returns only when that fails.
    pub(crate) fn become_it(&self) -> Error {
        let error = self.command().exec();
        self.cannot_run(&error)
    }

    pub(super) fn cannot_run(&self, error: &std::io::Error) -> Error {
        let kind = if error.kind() == std::io::ErrorKind::NotFound { Kind::NotFound } else { Kind::CannotRun };
        Error::new(kind, format!("cannot run `{}`", self.program.display())).because(error)
    }
}

/// Whether there is no process `id` on this machine.
pub(crate) fn is_gone(id: i32) -> bool {
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(id), None) == Err(nix::errno::Errno::ESRCH)
}

/// Waits for a child with signals held back: Ctrl-C reaches the child too, which may take its time
/// to stop in good order, and must not be left behind by a parent that dies at once. Whatever came
/// meanwhile is delivered afterwards. The child was started before, so it does not inherit this.
fn outliving<T>(wait: impl FnOnce() -> T) -> T {
    let held: SigSet = [Signal::SIGINT, Signal::SIGQUIT, Signal::SIGTERM].into_iter().collect();
    // Without the mask we only lose the good order.
    let is_held = held.thread_block().is_ok();
    let result = wait();
    if is_held {
        let _ = held.thread_unblock();
    }
    result
}

pub(super) fn exit_code(status: ExitStatus) -> u8 {
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(u8::MAX)
}

/// The first executable file called `name` in the folders of `path` (a PATH value), taken from
/// `directory`; a `name` with a slash is a path. Files in `skipped` do not count.
pub(crate) fn find(name: &str, path: &OsString, directory: &Path, skipped: Option<&Path>) -> Option<PathBuf> {
    let candidates = which::which_in_all(name, Some(path), directory).ok()?;
    candidates.into_iter().find(|candidate| skipped.is_none_or(|folder| candidate.parent() != Some(folder)))
}
