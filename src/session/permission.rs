//! Files and folders that are closed to us, and the command that opens them.

use std::{fs, io, os::unix::fs::MetadataExt as _, path::Path};

use nix::unistd::{AccessFlags, Uid, access};

use crate::error::{Error, Kind};

/// The error for a file that cannot be read.
pub(crate) fn cannot_read(path: &Path, error: &io::Error) -> Error {
    let problem = Error::new(Kind::Store, format!("cannot read `{}`", path.display())).because(error);
    if error.kind() == io::ErrorKind::PermissionDenied { with_opening(problem, blocking(path)) } else { problem }
}

/// Adds the command that opens `path` to us: what a program under `sudo` made is root's. Nothing is said about what
/// stands in a folder of somebody else, because that may be theirs on purpose.
pub(super) fn with_opening(error: Error, path: &Path) -> Error {
    let shown = path.display();
    if is_ours(path) {
        error.help(format!("run `chmod u+rwX {shown}`"))
    } else if path.parent().is_some_and(is_ours) {
        error.help(format!("run `sudo chown -R \"$(id -u)\" {shown}`"))
    } else {
        error
    }
}

fn is_ours(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.uid() == Uid::effective().as_raw())
}

/// The first folder on the way to `path` that cannot be entered, or `path` itself.
fn blocking(path: &Path) -> &Path {
    let closed = |folder: &&Path| access(*folder, AccessFlags::X_OK).is_err();
    path.ancestors().skip(1).filter(closed).last().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(path: &Path) -> String {
        with_opening(Error::new(Kind::Store, "cannot write"), path).to_string()
    }

    #[test]
    fn what_is_ours_is_opened_by_us_and_what_a_program_left_in_our_folder_by_root() {
        let folder = tempfile::tempdir().unwrap();
        let shown = folder.path().display();
        assert_eq!(opened(folder.path()), format!("error: cannot write\nhelp: run `chmod u+rwX {shown}`"));
        // Whoever made a file that is not ours: here there is none.
        let theirs = folder.path().join("root's");
        let command = format!("sudo chown -R \"$(id -u)\" {}", theirs.display());
        assert_eq!(opened(&theirs), format!("error: cannot write\nhelp: run `{command}`"));
        assert_eq!(opened(&theirs.join("inner")), "error: cannot write");
    }
}
