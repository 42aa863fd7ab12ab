//! A folder for the time that the program runs.

use tempfile::TempDir;

use crate::error::{Error, Kind, Result};

/// A new folder, which is removed with all its files when it is dropped.
pub(crate) fn folder() -> Result<TempDir> {
    tempfile::tempdir().map_err(|error| {
        // The name that was tried says nothing, because nobody chose it.
        let text = error.to_string();
        let cause = text.split_once(" at path ").map_or(text.as_str(), |(cause, _)| cause);
        let parent = tempfile::env::temp_dir();
        Error::new(Kind::Store, format!("cannot make a temporary folder in `{}`", parent.display()))
            .because(cause)
            .help("export TMPDIR=FOLDER, with a folder that you can write")
    })
}
