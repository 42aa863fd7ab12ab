//! `init`, when it is needed.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use super::{
    generated::GeneratedFile,
    stamp::{self, Inputs},
};
use crate::{
    error::{Error, Kind, Result},
    system::{lock::Lock, process::Invocation},
};

/// The step that prepares a component's folder.
#[derive(Debug)]
pub(super) struct Init {
    pub(super) invocation: Invocation,
    pub(super) data_folder: PathBuf,
    /// What distinguishes this `init` from another one in the same folder, see [`stamp`].
    pub(super) stamped: Vec<OsString>,
    /// Held while `init` runs: Terraform's plugin cache is not safe for two of them.
    pub(super) cache_lock: Option<PathBuf>,
}

impl Init {
    /// Whether the last `init` here was another one, failed, or there was none.
    pub(super) fn is_needed(&self, files: &[GeneratedFile]) -> bool {
        let there = std::fs::read_to_string(stamp_path(&self.data_folder));
        there.map_or(true, |stamp| stamp != self.stamp(files))
    }

    /// Runs `init` and remembers it when it succeeds; returns its exit code.
    pub(super) fn run(&self, files: &[GeneratedFile]) -> Result<u8> {
        forget(&self.data_folder)?;
        let _lock = self.cache_lock.as_deref().map(Lock::wait).transpose()?;
        let code = self.invocation.run()?;
        if code == 0 {
            // Computed anew: `init` writes the lock file and the list of modules.
            let stamp = GeneratedFile::new(stamp_path(&self.data_folder), self.stamp(files));
            stamp.write()?;
        }
        Ok(code)
    }

    fn stamp(&self, files: &[GeneratedFile]) -> String {
        stamp::compute(&Inputs {
            program: &self.invocation.program,
            folder: &self.invocation.directory,
            data_folder: &self.data_folder,
            arguments: &self.stamped,
            variables: &self.invocation.environment,
            files,
        })
    }
}

/// Forgets the last `init` (this one may fail halfway) and the selected workspace: `init` asks
/// what to do when that one does not exist in the backend.
pub(super) fn forget(data_folder: &Path) -> Result<()> {
    for path in [stamp_path(data_folder), data_folder.join("environment")] {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::new(Kind::Store, format!("cannot remove `{}`", path.display())).because(error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn stamp_path(data_folder: &Path) -> PathBuf {
    data_folder.join("wrap-init")
}
