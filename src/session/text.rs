//! The present text of a file that other programs write too.

use std::{fs, io, path::Path};

use super::{
    lockfile::{Lockfile, Patience},
    permission::cannot_read,
};
use crate::error::{Error, Kind, Result};

/// The text of the file at `path`; `None` when there is no file.
pub(crate) fn read(path: &Path) -> Result<Option<String>> {
    bytes(path)?.map(|bytes| decode(path, bytes)).transpose()
}

/// The text of the file at `path`, read while no other program writes it. MSAL truncates a file
/// before it writes, so a reader without the lock may see an empty or half-written one.
pub(crate) fn read_settled(path: &Path) -> Result<Option<String>> {
    let _lock = Lockfile::take(path, Patience::MSAL)?;
    read(path)
}

/// The bytes of the file at `path`; `None` when there is no file.
pub(super) fn bytes(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(cannot_read(path, &error)),
    }
}

/// `bytes` of the file at `path` as text.
pub(super) fn decode(path: &Path, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| unreadable(path, None, "it is not UTF-8 text"))
}

/// The error for a file that has been read and does not hold what it should. Nothing of its text
/// is quoted, because that may be a secret.
pub(crate) fn unreadable(path: &Path, position: Option<(usize, usize)>, reason: &str) -> Error {
    let shown = path.display();
    let message = match position {
        Some((line, column)) => format!("{shown}:{line}:{column}: cannot read the file"),
        None => format!("cannot read `{shown}`"),
    };
    Error::new(Kind::Store, message)
        .because(reason)
        .help(format!("run `wrap auth login`, which keeps the broken file as `{shown}.corrupt`"))
}
