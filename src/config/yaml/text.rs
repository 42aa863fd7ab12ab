//! The text of a file, which must be UTF-8.

use std::{
    fs::OpenOptions,
    io::Read as _,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use nix::fcntl::OFlag;

use crate::{
    error::{Error, Result},
    place::Place,
};

/// No file of a configuration is larger; a device would never end.
const LARGEST: u64 = 64 << 20;

/// Reads `file`; `shown` is its path as messages name it.
pub(crate) fn read_text(file: &Path, shown: &str) -> Result<String> {
    let cannot_read = |why: &dyn std::fmt::Display| Error::configuration(format!("cannot read `{shown}`")).because(why);
    // A pipe that nobody writes to would otherwise never open.
    let opened = OpenOptions::new().read(true).custom_flags(OFlag::O_NONBLOCK.bits()).open(file);
    let opened = opened.map_err(|error| cannot_read(&error))?;
    let about = opened.metadata().map_err(|error| cannot_read(&error))?;
    if !about.is_file() {
        return Err(cannot_read(&"it is no file"));
    }
    if about.len() > LARGEST {
        return Err(cannot_read(&format!("it is larger than {} MB", LARGEST >> 20)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default());
    // A file's own `read_to_end` would ask for its size again.
    opened.take(LARGEST).read_to_end(&mut bytes).map_err(|error| cannot_read(&error))?;
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
