//! Which files differ from the base.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

use super::base::{Checkout, Repository};
use crate::{config::clean, error::Result};

/// The files that were changed, added or removed, committed or not.
pub(super) struct Changes {
    root: PathBuf,
    /// Absolute.
    files: BTreeSet<PathBuf>,
    /// The folders of modules that a folder uses, by folder.
    modules: RefCell<HashMap<PathBuf, bool>>,
}

impl Changes {
    pub(super) fn between(repository: &Repository, checkout: &Checkout<'_>) -> Result<Self> {
        let commit = commit_of(repository, checkout)?;
        let diff = ["diff", "--name-only", "--no-renames", "-z", "--end-of-options", &commit];
        let changed = repository.run(&diff, "compare with the base")?;
        let new = repository.run(&["ls-files", "--others", "--exclude-standard", "-z"], "list new files")?;
        let names = changed.split('\0').chain(new.split('\0')).filter(|name| !name.is_empty());
        let files = names.map(|name| repository.root.join(name)).collect();
        Ok(Self { root: repository.root.clone(), files, modules: RefCell::default() })
    }

    /// Whether something below `folder` changed.
    pub(super) fn touch(&self, folder: &Path) -> bool {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        self.files.range(folder.clone()..).next().is_some_and(|file| file.starts_with(&folder))
    }

    /// Whether a file or folder changed, which is named from the repository's root.
    pub(super) fn touch_named(&self, name: &str) -> bool {
        self.touch(&clean(&self.root.join(name)))
    }

    /// Whether a module that `folder` uses from a path changed, or one that such a module uses.
    pub(super) fn touch_modules_of(&self, folder: &Path) -> bool {
        if let Some(known) = self.modules.borrow().get(folder) {
            return *known;
        }
        // Modules that use each other end here.
        self.modules.borrow_mut().insert(folder.to_owned(), false);
        let is_touched = modules_of(folder).iter().any(|module| self.touch(module) || self.touch_modules_of(module));
        self.modules.borrow_mut().insert(folder.to_owned(), is_touched);
        is_touched
    }
}

fn commit_of(repository: &Repository, checkout: &Checkout<'_>) -> Result<String> {
    let folder = checkout.folder.to_string_lossy();
    let commit = repository.run(&["-C", &folder, "rev-parse", "HEAD"], "read the base's commit")?;
    Ok(commit.trim().to_owned())
}

/// The folders that `source = "./…"` and `"../…"` name in the `.tf` files of `folder`.
fn modules_of(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let texts = files.filter(|path| path.extension().is_some_and(|extension| extension == "tf"));
    let texts = texts.filter_map(|path| fs::read_to_string(path).ok());
    texts.flat_map(|text| sources(&text)).map(|source| clean(&folder.join(source))).collect()
}

fn sources(text: &str) -> Vec<String> {
    let values = text.lines().filter_map(|line| {
        let value = line.trim_start().strip_prefix("source")?.trim_start().strip_prefix('=')?.trim_start();
        value.strip_prefix('"')?.split('"').next()
    });
    values.filter(|value| value.starts_with("./") || value.starts_with("../")).map(ToOwned::to_owned).collect()
}
