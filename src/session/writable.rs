//! Whether a file of the Azure CLI's folder could be read and written, asked before anybody signs in for nothing.

use std::{fs::File, io, path::Path};

use nix::unistd::{AccessFlags, access};

use super::{
    draft::{cannot_write, folder, there},
    permission::cannot_read,
};
use crate::error::Result;

/// Refuses when the file is closed to us, or its folder: that of the nearest parent while it is missing.
pub(crate) fn check(path: &Path) -> Result<()> {
    let flags = AccessFlags::W_OK | AccessFlags::X_OK;
    let elsewhere = "or set AZURE_CONFIG_DIR to a folder that you can write";
    access(there(folder(path)), flags).map_err(|error| cannot_write(path, &io::Error::from(error)).help(elsewhere))?;
    match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(cannot_read(path, &error).help(elsewhere)),
        _ => Ok(()),
    }
}
