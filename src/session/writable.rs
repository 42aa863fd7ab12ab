//! Whether a file could be written, asked before anybody signs in for nothing.

use std::path::Path;

use nix::unistd::{AccessFlags, access};

use super::draft::cannot_write;
use crate::error::Result;

/// Refuses when the folder of `path` is there and closed to us. A missing folder is made later.
pub(crate) fn check(path: &Path) -> Result<()> {
    match path.parent().filter(|folder| folder.is_dir()) {
        Some(folder) => access(folder, AccessFlags::W_OK | AccessFlags::X_OK)
            .map_err(|error| cannot_write(path, &std::io::Error::from(error))),
        None => Ok(()),
    }
}
