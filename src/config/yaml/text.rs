//! The text of a file, which must be UTF-8.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    place::Place,
};

/// Reads `file`; `shown` is its path as messages name it.
pub(crate) fn read_text(file: &Path, shown: &str) -> Result<String> {
    let bytes =
        fs::read(file).map_err(|error| Error::configuration(format!("cannot read `{shown}`")).because(error))?;
    String::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        // Places refer to it as long as the process lives; such a file is the exception.
        let start = Place::start_of(Box::leak(PathBuf::from(shown).into_boxed_path()));
        let at = Place { line: count(line), column: count(column), ..start };
        Error::configuration("the text is not UTF-8").at(at).help("save the file as UTF-8")
    })
}
