//! Locks between processes: `flock(2)`, released by death.

use std::{
    fs::{File, OpenOptions},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

use crate::error::{Error, Kind, Result};

/// A lock that is held until it is dropped or the process dies.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "the lock lives as long as the file is open")] File);

impl Lock {
    /// Waits for the lock file at `path`, making it and its folder (0700) when they are missing.
    /// The file stays: removing it would let two processes hold two different files.
    pub(crate) fn wait(path: &Path) -> Result<Self> {
        let problem =
            |error: std::io::Error| Error::new(Kind::Store, format!("cannot lock `{}`", path.display())).because(error);
        if let Some(folder) = path.parent() {
            private_folder(folder).map_err(problem)?;
        }
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path).map_err(problem)?;
        file.lock().map_err(problem)?;
        Ok(Self(file))
    }
}

/// Makes `folder` and its parents, readable by the owner only, unless they are there.
pub(crate) fn private_folder(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
