//! A run: the files to write, the steps to take, and the program to become.

use std::path::PathBuf;

use super::{
    description,
    generated::{GeneratedFile, write_all},
    init::{self, Init},
    workspace::Workspace,
};
use crate::{
    error::{Error, Kind, Result},
    system::{Env, System, lock::Lock, process::Invocation},
};

/// Everything that happens after the sign-in, as data.
#[derive(Debug)]
pub(crate) struct Run {
    pub(super) files: Vec<GeneratedFile>,
    /// Terraform refuses a plugin cache that does not exist.
    pub(super) plugin_cache: Option<PathBuf>,
    pub(super) init: Option<Init>,
    pub(super) workspace: Option<Workspace>,
    /// Whether the last program is `init` itself, so that an earlier one no longer counts.
    pub(super) forgets: bool,
    pub(super) last: Invocation,
    /// Whether the last program is not Terraform but a shell.
    pub(super) is_shell: bool,
    /// The program's name as the user knows it.
    pub(super) program: String,
    pub(super) data_folder: PathBuf,
}

/// What came of everything before the last program.
#[derive(Debug)]
pub(super) enum Settled {
    /// The folder is ready, and ours until the lock is dropped.
    Ready(Lock),
    /// A step failed with this exit code, and said why.
    Failed(u8),
}

impl Run {
    /// Writes the files, takes the steps, and becomes the last program. Returns the exit code of
    /// a step that failed; an error only when something could not be tried.
    pub(crate) fn execute(self, system: &System) -> Result<u8> {
        if self.is_alone() {
            self.write()?;
            return Err(self.last.become_it());
        }
        match self.settle(system)? {
            Settled::Failed(code) => Ok(code),
            Settled::Ready(lock) => {
                let error = self.last.become_it();
                drop(lock);
                Err(error)
            }
        }
    }

    /// Whether the last program is all there is, and the folder nobody's to hold.
    fn is_alone(&self) -> bool {
        self.files.is_empty() && self.init.is_none() && self.workspace.is_none() && !self.forgets
    }

    /// Everything but the last program.
    ///
    /// The lock keeps runs in one folder from writing its files, initialising it and selecting its
    /// workspace at the same time. It is released when the last program replaces this one, so
    /// it does not protect Terraform's first moments: a run of another stack that starts then may
    /// select its workspace before Terraform has read ours. Who runs several stacks in one folder
    /// at once gives each its own `TF_DATA_DIR` (through `env:` of the stack).
    pub(super) fn settle(&self, system: &System) -> Result<Settled> {
        let lock =
            Lock::wait_aloud(&self.data_folder.join("wrap.lock"), &*system.terminal, "prepares a run in this folder")?;
        self.write()?;
        let mut is_selected = self.workspace.as_ref().is_none_or(Workspace::is_selected);
        if let Some(init) = self.init.as_ref().filter(|init| init.is_needed(&self.files)) {
            let code = init.run(&self.files)?;
            if code != 0 {
                system.terminal.say(&format!("error: `{} init` ended with exit code {code}", self.program));
                return Ok(Settled::Failed(code));
            }
            // `init` starts in the default workspace, and its backend may be another one now.
            is_selected = false;
        }
        let workspace = self.workspace.as_ref().filter(|_| !is_selected);
        if let Some(failure) = workspace.map(Workspace::select).transpose()?.flatten() {
            system.terminal.say(&failure.error.to_string());
            return Ok(Settled::Failed(failure.code));
        }
        Ok(Settled::Ready(lock))
    }

    fn write(&self) -> Result<()> {
        if let Some(folder) = &self.plugin_cache {
            std::fs::create_dir_all(folder).map_err(|error| {
                let message = format!("cannot make the plugin cache `{}`", folder.display());
                Error::new(Kind::Store, message).because(error).help("set TF_PLUGIN_CACHE_DIR to another folder")
            })?;
        }
        write_all(&self.files)?;
        if self.forgets { init::forget(&self.data_folder) } else { Ok(()) }
    }

    /// Terraform by the name that people know it by, or a shell by its path.
    fn last_program(&self) -> String {
        if self.is_shell { self.last.program.display().to_string() } else { self.program.clone() }
    }

    /// What would be written and run, a line each, for `--dry-run`. Nothing is changed.
    pub(crate) fn describe(&self, env: &Env) -> Vec<String> {
        let mut lines: Vec<String> =
            self.files.iter().map(|file| format!("write {}", description::word(&env.shown(&file.path)))).collect();
        lines.push(format!("cd {}", description::word(&env.shown(&self.last.directory))));
        let init = self.init.as_ref().filter(|init| init.is_needed(&self.files));
        let is_selected = |workspace: &&Workspace| init.is_none() && workspace.is_selected();
        let workspace = self.workspace.as_ref().filter(|workspace| !is_selected(workspace));
        let steps = [init.map(|init| &init.invocation), workspace.map(|workspace| &workspace.select)];
        lines.extend(steps.into_iter().flatten().map(|step| description::command(&self.program, &step.arguments)));
        lines.push(description::command(&self.last_program(), &self.last.arguments));
        lines
    }
}
