//! MSAL's lock file: `<file>.lockfile`, as msal-extensions 1.3.1 (`CrossPlatLock`) takes it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    error::{Error, Kind, Result},
    system::process,
};

/// How long to wait for another holder, in each of the protocol's two steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    pub(super) interval: Duration,
    pub(super) attempts: u32,
}

impl Patience {
    /// As long as msal-extensions waits, 5 s. It tries every 0.25 s, which is long for a lock that is
    /// held for milliseconds when a hundred programs want it.
    pub(super) const MSAL: Self = Self { interval: Duration::from_millis(25), attempts: 200 };

    /// Tries until something comes of it or patience ends.
    fn wait_for<T>(self, mut attempt: impl FnMut() -> io::Result<Option<T>>) -> io::Result<Option<T>> {
        for _ in 0..self.attempts {
            if let Some(outcome) = attempt()? {
                return Ok(Some(outcome));
            }
            pause(self.interval);
        }
        attempt()
    }
}

/// The lock on one file; given back when dropped. A dead holder's lock ends with its process, but
/// its lock file stays and costs the next one the first step's wait.
#[derive(Debug)]
pub(super) struct Lockfile {
    file: File,
    path: PathBuf,
}

impl Lockfile {
    /// Waits for the lock on the file at `guarded`, whose folder must exist.
    pub(super) fn take(guarded: &Path, patience: Patience) -> Result<Self> {
        let path = PathBuf::from(format!("{}.lockfile", guarded.display()));
        match Self::acquire(&path, patience) {
            Ok(Some(file)) => Ok(Self { file, path }),
            Ok(None) => Err(busy(guarded, &path)),
            Err(error) => Err(super::draft::cannot_write(guarded, &error)),
        }
    }

    /// First creates the file, which only one can. Then locks it, created or not: a file that has
    /// outlived its holder is in nobody's way.
    fn acquire(path: &Path, patience: Patience) -> io::Result<Option<File>> {
        let mut unheld = 0;
        let mut created = patience
            .wait_for(|| match create(path)? {
                None if is_abandoned(path, &mut unheld) => Ok(Some(None)),
                created => Ok(created.map(Some)),
            })?
            .flatten();
        patience.wait_for(|| {
            let file = match created.take() {
                Some(file) => file,
                None => open(path)?,
            };
            locked(file, path)
        })
    }

    /// Whether others still meet this lock. MSAL unlocks before it unlinks, so the file that we
    /// locked may have been unlinked by the holder before us, and a third program may have made a new one.
    pub(super) fn is_current(&self) -> bool {
        is_same(&self.file, &self.path).unwrap_or(false)
    }
}

impl Drop for Lockfile {
    fn drop(&mut self) {
        // Unlinked before the lock ends with the open file: nobody can lock what we then unlink.
        if self.is_current() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn create(path: &Path) -> io::Result<Option<File>> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(error),
    }
}

/// Attempts after which an empty lock file that nobody has locked counts as abandoned: a second.
const FORGOTTEN_AFTER: u32 = 40;

/// Whether the lock file's holder was killed: it is gone, and so is its lock. MSAL would wait for
/// five seconds all the same. An empty file belongs to somebody who is about to lock it, or was
/// killed just then; `unheld` counts how often it was met so.
fn is_abandoned(path: &Path, unheld: &mut u32) -> bool {
    let Ok(text) = fs::read_to_string(path) else { return false };
    let holder: Option<i32> = text.split_whitespace().next().and_then(|id| id.parse().ok());
    let is_gone = if let Some(id) = holder {
        id > 0 && process::is_gone(id)
    } else {
        *unheld += 1;
        *unheld >= FORGOTTEN_AFTER
    };
    is_gone && open(path).is_ok_and(|file| file.try_lock().is_ok())
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)
}

/// `file` locked, when nobody else holds it and `path` still names it.
fn locked(mut file: File, path: &Path) -> io::Result<Option<File>> {
    match file.try_lock() {
        Ok(()) if is_same(&file, path)? => {}
        Ok(()) | Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    // Who holds it, for people and for other programs' messages.
    file.set_len(0)?;
    write!(file, "{} wrap", std::process::id())?;
    Ok(Some(file))
}

fn is_same(file: &File, path: &Path) -> io::Result<bool> {
    let ours = file.metadata()?;
    match fs::metadata(path) {
        Ok(theirs) => Ok((ours.dev(), ours.ino()) == (theirs.dev(), theirs.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn busy(guarded: &Path, lock: &Path) -> Error {
    let error = Error::new(Kind::TryAgain, format!("cannot lock `{}`", guarded.display()))
        .help("run the command again when that program has ended");
    match fs::read_to_string(lock) {
        Ok(holder) if !holder.is_empty() => error.because(format!("another program holds it: process {holder}")),
        _ => error.because("another program holds it"),
    }
}

#[expect(clippy::disallowed_methods, reason = "no runtime exists where files are written")]
fn pause(interval: Duration) {
    std::thread::sleep(interval);
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, thread};

    use super::*;

    const QUICK: Patience = Patience { interval: Duration::from_millis(1), attempts: 5 };
    const LONG: Patience = Patience { interval: Duration::from_millis(1), attempts: 60_000 };

    #[test]
    fn lock_names_its_holder_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cache.json");
        let lock = Lockfile::take(&file, QUICK).unwrap();
        let text = fs::read_to_string(folder.path().join("cache.json.lockfile")).unwrap();
        assert_eq!(text, format!("{} wrap", std::process::id()));
        drop(lock);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn stale_lock_file_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("cache.json.lockfile"), "999999 /opt/a/long/path/to/az").unwrap();
        let lock = Lockfile::take(&folder.path().join("cache.json"), QUICK).unwrap();
        assert_eq!(fs::read_to_string(&lock.path).unwrap(), format!("{} wrap", std::process::id()));
        drop(lock);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn held_lock_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cache.json");
        let held = Lockfile::take(&file, QUICK).unwrap();
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(|| sender.send(Lockfile::take(&file, LONG).map(|_| ())).unwrap());
            assert!(receiver.recv_timeout(Duration::from_millis(30)).is_err(), "two hold one lock");
            drop(held);
            receiver.recv().unwrap().unwrap();
        });
    }

    #[test]
    fn lock_that_is_never_given_back_is_an_error_that_names_file_and_holder() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cache.json");
        let held = File::create(folder.path().join("cache.json.lockfile")).unwrap();
        held.lock().unwrap();
        (&held).write_all(b"42 az").unwrap();
        let error = Lockfile::take(&file, QUICK).unwrap_err();
        assert_eq!(error.kind(), Kind::TryAgain);
        let want = format!(
            "error: cannot lock `{}`\n  caused by: another program holds it: process 42 az\n\
                 help: run the command again when that program has ended",
            file.display()
        );
        assert_eq!(error.to_string(), want);
    }

    #[test]
    fn lock_on_an_unlinked_file_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lockfile::take(&folder.path().join("cache.json"), QUICK).unwrap();
        fs::remove_file(&lock.path).unwrap();
        fs::write(&lock.path, "1 az").unwrap();
        assert!(!lock.is_current());
        drop(lock);
        assert_eq!(fs::read_to_string(folder.path().join("cache.json.lockfile")).unwrap(), "1 az");
    }
}
