//! What other programs and a crash may meet while files are written.

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use tempfile::TempDir;

use super::*;
use crate::{
    error::{Error, Kind},
    session::Change,
};

const PATIENCE: Patience = Patience { interval: Duration::from_millis(1), attempts: 60_000 };

fn edit(path: PathBuf, change: Change) -> FileEdit {
    let purpose = "a test".to_owned();
    FileEdit { path, purpose, mode: 0o600, locking: Locking::Msal, corrupt: Corrupt::Refuse, change }
}

/// Adds `line` to the file unless it is there.
fn added(line: String) -> Change {
    Box::new(move |old| {
        let old = old.unwrap_or_default();
        Ok((!old.lines().any(|present| present == line)).then(|| format!("{old}{line}\n")))
    })
}

/// Wants braces around the whole text.
fn braced(path: &Path) -> Change {
    let path = path.to_path_buf();
    Box::new(move |old| match old {
        Some(text) if !text.starts_with('{') => Err(text::unreadable(&path, Some((1, 1)), "it is not JSON")),
        _ => Ok(Some("{new}".to_owned())),
    })
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn new_file_is_private_in_a_private_folder() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a/b/cache.json");
    write(&edit(path.clone(), added("one".into()))).unwrap();
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
}

#[test]
fn drafts_of_killed_programs_are_removed_and_those_of_others_stay() {
    let home = tempfile::tempdir().unwrap();
    for (name, age) in [(".wrap-killed", 601), (".wrap-at-work", 0), ("old", 601)] {
        let file = fs::File::create(home.path().join(name)).unwrap();
        let made = file.metadata().unwrap().modified().unwrap();
        file.set_modified(made - Duration::from_secs(age)).unwrap();
    }
    write(&edit(home.path().join("cache.json"), added("one".into()))).unwrap();
    assert_eq!(names(&home), [".wrap-at-work", "cache.json", "old"]);
}

#[test]
fn msal_takes_every_version_for_newer_than_its_last_look() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("cache.json");
    write(&edit(path.clone(), added("one".into()))).unwrap();
    let looked = fs::File::create(home.path().join("now")).unwrap().metadata().unwrap().modified().unwrap();
    assert!(fs::metadata(path).unwrap().modified().unwrap() > looked);
}

#[test]
fn file_that_needs_no_change_is_neither_locked_nor_written() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("missing/cache.json");
    write(&edit(path, Box::new(|_| Ok(None)))).unwrap();
    assert_eq!(names(&home), [""; 0]);
}

#[test]
fn secret_file_becomes_private_and_public_file_keeps_its_mode() {
    let home = tempfile::tempdir().unwrap();
    for (file_mode, present, want) in [(0o600, 0o644, 0o600), (0o644, 0o664, 0o664), (0o644, 0o600, 0o600)] {
        let path = home.path().join("file");
        fs::write(&path, "").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(present)).unwrap();
        write(&FileEdit { mode: file_mode, ..edit(path.clone(), Box::new(|_| Ok(Some("new".into())))) }).unwrap();
        assert_eq!(mode(&path), want, "{file_mode:o} over {present:o}");
    }
}

#[test]
fn symlinks_are_followed_also_to_files_that_are_not_there_yet() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("elsewhere")).unwrap();
    symlink("elsewhere/cache.json", home.path().join("link")).unwrap();
    for line in ["one", "two"] {
        write(&edit(home.path().join("link"), added(line.into()))).unwrap();
    }
    assert!(home.path().join("link").is_symlink());
    assert_eq!(fs::read_to_string(home.path().join("elsewhere/cache.json")).unwrap(), "one\ntwo\n");
    assert_eq!(names(&home), ["elsewhere", "link"]);
}

#[test]
fn concurrent_writers_lose_nothing() {
    const LINES: usize = 40;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("cache.json");
    thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || {
                for line in 0..LINES {
                    write_patiently(&edit(path.clone(), added(format!("{writer}.{line}"))), PATIENCE).unwrap();
                }
            });
        }
    });
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 4 * LINES);
    assert_eq!(names(&home), ["cache.json"]);
}

#[test]
fn readers_without_a_lock_never_see_a_torn_file() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("cache.json");
    fs::write(&path, "a".repeat(300_000)).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for letter in ["b", "a"].into_iter().cycle().take(60) {
                let text = letter.repeat(300_000);
                write_patiently(&edit(path.clone(), Box::new(move |_| Ok(Some(text.clone())))), PATIENCE).unwrap();
            }
            done.store(true, Ordering::Release);
        });
        while !done.load(Ordering::Acquire) {
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text.len(), 300_000);
            assert!(text.bytes().all(|byte| byte == text.as_bytes()[0]), "a mixture of two versions");
        }
    });
}

#[test]
fn broken_file_is_refused_and_stays_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("cache.json");
    for bytes in [b"canary".as_slice(), b"\xff\xfe"] {
        fs::write(&path, bytes).unwrap();
        let error = write(&edit(path.clone(), braced(&path))).unwrap_err();
        assert_eq!(error.kind(), Kind::Store);
        assert!(error.to_string().contains("wrap auth login"), "{error}");
        assert!(!error.to_string().contains("canary"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    assert_eq!(names(&home), ["cache.json"]);
}

#[test]
fn broken_files_are_set_aside_one_after_the_other() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("cache.json");
    for (bytes, aside) in [(b"first".as_slice(), "cache.json.corrupt"), (b"\xff", "cache.json.corrupt.1")] {
        fs::write(&path, bytes).unwrap();
        let edit = FileEdit { corrupt: Corrupt::SetAside, ..edit(path.clone(), braced(&path)) };
        let aside = home.path().join(aside);
        assert_eq!(write(&edit).unwrap(), Some(format!("kept the broken file as `{}`", aside.display())));
        assert_eq!(fs::read(&aside).unwrap(), bytes);
        assert_eq!(mode(&aside), 0o600);
        assert_eq!(fs::read_to_string(&path).unwrap(), "{new}");
    }
}

#[test]
fn file_that_only_looked_broken_while_it_was_written_is_merged() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("cache.json");
    fs::write(&path, "half").unwrap();
    let held = Lockfile::take(&path, PATIENCE).unwrap();
    let seen = Arc::new(AtomicBool::new(false));
    thread::scope(|scope| {
        let (path, told) = (&path, Arc::clone(&seen));
        scope.spawn(move || {
            let strict = braced(path);
            let change: Change = Box::new(move |old| {
                told.store(true, Ordering::Release);
                strict(old)
            });
            assert_eq!(write_patiently(&edit(path.clone(), change), PATIENCE).unwrap(), None);
        });
        while !seen.load(Ordering::Acquire) {
            thread::yield_now();
        }
        fs::write(path, "{whole}").unwrap();
        drop(held);
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), "{new}");
}

#[test]
fn folder_that_cannot_be_made_is_an_error_that_names_the_file() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("file"), "").unwrap();
    let path = home.path().join("file/cache.json");
    let change: Change = Box::new(|_| Err(Error::new(Kind::Store, "not reached")));
    let error = write(&edit(path.clone(), change)).unwrap_err();
    assert_eq!(error.kind(), Kind::Store);
    assert!(error.to_string().contains(&format!("`{}`", path.display())), "{error}");
}
