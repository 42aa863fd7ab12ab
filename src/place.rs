//! Where something was written: file, line and column.

use std::{fmt, path::Path};

/// Where a value or key was written.
///
/// The path is interned for the life of the process (there are as many as files read), so that a
/// place is `Copy` and a tree can be shared without counting references to its file names. It is
/// behind a second reference because that one takes half the room, and every value has places.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) file: &'static &'static Path,
    /// 1-based; 0 for what is written in no file.
    pub(crate) line: u32,
    /// 1-based, in characters.
    pub(crate) column: u32,
}

impl Place {
    /// A place in a file that is not YAML text, such as a default or the command line.
    pub(crate) fn start_of(file: &'static Path) -> Self {
        Self { file: Box::leak(Box::new(file)), line: 1, column: 1 }
    }

    /// Whether it is in a file, so that it has a line.
    pub(crate) fn is_in_file(&self) -> bool {
        self.line > 0
    }

    /// What is written in no file, such as the value of the variable or flag `name`.
    pub(crate) fn outside(name: &'static str) -> Self {
        Self { line: 0, column: 0, ..Self::start_of(Path::new(name)) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}", self.file.display()),
            _ => write!(f, "{}:{}:{}", self.file.display(), self.line, self.column),
        }
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
