//! Locks between processes: `flock(2)`, released by death.

use std::{
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
    time::Duration,
};

use crate::{
    error::{Error, Kind, Result},
    system::Terminal,
};

/// A lock that is held until it is dropped or the process dies.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "the lock lives as long as the file is open")] File);

impl Lock {
    /// Waits for the lock file at `path`, making it and its folder (0700) when they are missing.
    /// The file stays: removing it would let two processes hold two different files.
    pub(crate) fn wait(path: &Path) -> Result<Self> {
        let file = open(path)?;
        file.lock().map_err(|error| cannot_lock(path, &error))?;
        Ok(Self(file))
    }

    /// Like [`Lock::wait`], and says so when somebody else holds the lock for longer than a moment;
    /// `doing` is what they do with it.
    pub(crate) fn wait_aloud(path: &Path, terminal: &dyn Terminal, doing: &str) -> Result<Self> {
        let file = open(path)?;
        for _ in 0..MOMENTS {
            match file.try_lock() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::WouldBlock) => pause(),
                Err(TryLockError::Error(error)) => return Err(cannot_lock(path, &error)),
            }
        }
        terminal.say(&format!("waiting for another wrap that {doing}"));
        file.lock().map_err(|error| cannot_lock(path, &error))?;
        Ok(Self(file))
    }
}

/// How many pauses nobody needs to be told about: 0.2 seconds.
const MOMENTS: u32 = 20;

#[expect(clippy::disallowed_methods, reason = "no runtime exists where locks are taken")]
fn pause() {
    std::thread::sleep(Duration::from_millis(10));
}

fn open(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        private_folder(folder).map_err(|error| cannot_lock(path, &error))?;
    }
    let file = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path);
    file.map_err(|error| cannot_lock(path, &error))
}

fn cannot_lock(path: &Path, error: &std::io::Error) -> Error {
    let folder = path.parent().unwrap_or(path).display();
    Error::new(Kind::Store, format!("cannot lock `{}`", path.display()))
        .because(error)
        .help(format!("make `{folder}` a folder that you can write"))
}

/// Makes `folder` and its parents, readable by the owner only, unless they are there.
pub(crate) fn private_folder(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, thread};

    use crate::system::terminal::Answer;

    use super::*;

    /// A terminal that passes on what is said.
    struct Ears(mpsc::Sender<String>);

    impl Terminal for Ears {
        fn say(&self, line: &str) {
            self.0.send(line.to_owned()).unwrap();
        }

        fn print(&self, _line: &str) {}

        fn is_interactive(&self) -> bool {
            false
        }

        fn choose(&self, _question: &str, _choices: &[String]) -> Result<usize> {
            panic!("nobody is there")
        }

        fn ask<'a>(&'a self, _question: &'a str) -> Answer<'a> {
            panic!("nobody is there")
        }
    }

    #[test]
    fn who_has_to_wait_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("locks/dev.lock");
        let (sender, said) = mpsc::channel();
        let held = Lock::wait_aloud(&path, &Ears(sender.clone()), "signs in").unwrap();
        assert!(said.try_recv().is_err(), "nobody had to wait");
        thread::scope(|scope| {
            let waiting = scope.spawn(|| Lock::wait_aloud(&path, &Ears(sender), "signs in").map(drop));
            assert_eq!(said.recv().unwrap(), "waiting for another wrap that signs in");
            drop(held);
            waiting.join().unwrap().unwrap();
        });
    }
}
