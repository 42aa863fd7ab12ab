//! Who runs the steps of a case. Root can write everywhere, so a case with read-only paths would show
//! nothing: somebody else runs it then.

use std::{
    fs, io,
    os::unix::fs::{MetadataExt as _, lchown},
    path::{Path, PathBuf},
    process::Command,
};

use crate::case::Case;

/// The program under test, as Cargo built it.
pub(crate) const WRAP: &str = env!("CARGO_BIN_EXE_wrap");

/// The user and the group that own nothing (`nobody`).
const NOBODY: u32 = 65534;

/// The user who must run `case`; `None` when it can be who runs the tests, the owner of `own`.
pub(crate) fn of(case: &Case, own: &Path) -> io::Result<Option<u32>> {
    let is_root = fs::metadata(own)?.uid() == 0;
    Ok((is_root && !case.file.read_only.is_empty()).then_some(NOBODY))
}

/// Puts the program at `place`: another user may not get to where Cargo built it. It stays who runs
/// the tests' own, because a link is the same file.
pub(crate) fn link_program(place: &Path) -> io::Result<()> {
    // Only on another disk it has to be a copy, which is large.
    fs::hard_link(WRAP, place).or_else(|_| copy_programs(&[WRAP.into()], place))
}

/// Copies programs that will be run into a folder, or one to its own place.
pub(crate) fn copy_programs(programs: &[PathBuf], target: &Path) -> io::Result<()> {
    // Not by this process: a child that another case starts meanwhile would hold the file open for
    // writing, and such a program cannot be run ("text file busy").
    let status = Command::new("cp").args(programs).arg(target).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("cp: {status}"))) }
}

/// Makes `user` the owner of everything below `path`; links are not followed.
pub(crate) fn hand_over(path: &Path, user: u32) -> io::Result<()> {
    lchown(path, Some(user), Some(user))?;
    if path.symlink_metadata()?.is_dir() {
        for entry in fs::read_dir(path)? {
            hand_over(&entry?.path(), user)?;
        }
    }
    Ok(())
}
