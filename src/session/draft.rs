//! A draft: the new text next to the old file, until a rename puts it in its place.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, fchown},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tempfile::NamedTempFile;

use super::permission::with_opening;
use crate::error::{Error, Kind, Result};

/// A complete new version of a file, on disk, that nobody sees yet; removed unless it is persisted.
pub(super) struct Draft {
    file: NamedTempFile,
    target: PathBuf,
}

impl Draft {
    /// Writes `text` into the folder of `path` (or of what it links to).
    pub(super) fn write(path: &Path, text: &str, mode: u32) -> Result<Self> {
        let target = followed(path);
        sweep(folder(&target));
        let file = write(&target, text, mode).map_err(|error| cannot_write(path, &error))?;
        Ok(Self { file, target })
    }

    /// Makes MSAL read the file again. It does so when the file's time is later than its own last look, and takes
    /// that look's time after it has read: what was put in place between the two would be lost with its next write.
    /// The kernel's times lag behind besides, by some milliseconds.
    #[expect(clippy::disallowed_methods, reason = "no clock exists where files are written")]
    pub(super) fn announce(&self) {
        let _ = self.file.as_file().set_modified(SystemTime::now() + Duration::from_secs(1));
    }

    /// Puts the draft in the file's place: readers see the old text or the new one, nothing between.
    pub(super) fn persist(self) -> Result<()> {
        let Self { file, target } = self;
        // Its text is on disk already, so a power cut leaves either version whole. Which one does not matter:
        // a token that is lost is renewed, and waiting for the folder costs as much as the request for it.
        file.persist(&target).map_err(|error| cannot_write(&target, &error.error))?;
        Ok(())
    }
}

const PREFIX: &str = ".wrap-";
/// Nobody takes as long over a draft.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(600);

/// Removes the drafts of programs that were killed: they hold secrets, and nobody else would.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_draft = entry.file_name().as_encoded_bytes().starts_with(PREFIX.as_bytes());
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if is_draft && age().is_some_and(|age| age > FORGOTTEN_AFTER) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn write(target: &Path, text: &str, mode: u32) -> io::Result<NamedTempFile> {
    let old = fs::metadata(target).ok();
    let mut file = tempfile::Builder::new()
        .prefix(PREFIX)
        // `tempfile_in` would put the name that it tried into its errors, which nobody chose.
        .make_in(folder(target), |path| OpenOptions::new().write(true).create_new(true).mode(mode).open(path))?;
    if let Some(old) = old {
        let new = file.as_file().metadata()?;
        if is_public(mode) && new.mode() != old.mode() {
            file.as_file().set_permissions(old.permissions())?;
        }
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            // Under sudo the file would become root's and lock its owner out. Others may not
            // give files away, and need not.
            let _ = fchown(file.as_file(), Some(old.uid()), Some(old.gid()));
        }
    }
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn is_public(mode: u32) -> bool {
    mode & 0o077 != 0
}

/// Keeps `bytes`, the present content of the file at `path`, in a new file next to it:
/// `<file>.corrupt`, or the first of `.corrupt.1`, `.corrupt.2`, … that is free.
pub(super) fn keep_aside(path: &Path, bytes: &[u8]) -> Result<PathBuf> {
    let names = std::iter::once(String::new()).chain((1..).map(|number| format!(".{number}")));
    for name in names {
        let aside = PathBuf::from(format!("{}.corrupt{name}", path.display()));
        match create_private(&aside, bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(cannot_write(&aside, &error)),
            Ok(()) => return Ok(aside),
        }
    }
    unreachable!("numbers do not end")
}

fn create_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The error for a file that cannot be written.
pub(super) fn cannot_write(path: &Path, error: &io::Error) -> Error {
    let problem = Error::new(Kind::Store, format!("cannot write `{}`", path.display())).because(error);
    match error.kind() {
        io::ErrorKind::PermissionDenied => with_opening(problem, there(folder(path))),
        _ => problem,
    }
}

/// `folder`, or the nearest of its parents that exists.
pub(super) fn there(folder: &Path) -> &Path {
    folder.ancestors().find(|folder| folder.exists()).unwrap_or(folder)
}

pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What `path` links to in the end, whether it exists or not: people keep these files in another
/// place, and a rename over the link would separate the two.
fn followed(path: &Path) -> PathBuf {
    /// Linux gives up after as many.
    const LINKS: usize = 40;
    let mut target = path.to_path_buf();
    for _ in 0..LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder(&target).join(next),
            Err(_) => break,
        }
    }
    target
}
