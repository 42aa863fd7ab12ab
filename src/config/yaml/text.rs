//! The text of a file, which must be UTF-8.

use std::{fs, path::Path};

use crate::error::{Error, Result};

/// Reads `file`; `shown` is its path as messages name it.
pub(crate) fn read_text(file: &Path, shown: &str) -> Result<String> {
    let bytes =
        fs::read(file).map_err(|error| Error::configuration(format!("cannot read `{shown}`")).because(error))?;
    String::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Error::configuration(format!("{shown}:{line}:{column}: the text is not UTF-8")).help("save the file as UTF-8")
    })
}
