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

/// The folders that `source = "./…"` and `"../…"` name in Terraform's files in `folder`.
fn modules_of(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_code = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        [".tf", ".tofu", ".tf.json", ".tofu.json"].iter().any(|ending| name.ends_with(ending))
    };
    let texts = files.filter(is_code).filter_map(|path| fs::read_to_string(path).ok());
    texts.flat_map(|text| sources(&text)).map(|source| clean(&folder.join(source))).collect()
}

/// Wherever they stand in their lines, quoted as in JSON or not. One too many does no harm: who asks for what is
/// affected misses nothing then.
fn sources(text: &str) -> Vec<String> {
    let values = text.match_indices("source").filter_map(|(start, word)| {
        let is_part = text[..start].ends_with(|before: char| before.is_alphanumeric() || "_-".contains(before));
        let value = text[start + word.len()..].trim_start_matches('"').trim_start().strip_prefix(['=', ':'])?;
        value.trim_start().strip_prefix('"')?.split('"').next().filter(|_| !is_part)
    });
    values.filter(|value| value.starts_with("./") || value.starts_with("../")).map(ToOwned::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::sources;

    #[test]
    fn sources_are_found_in_one_line_and_in_json() {
        assert_eq!(sources("module \"a\" { source = \"../a\" }\n"), ["../a"]);
        assert_eq!(sources("module \"a\" {\n  source=\"./a\"\n  other_source = \"./b\"\n}"), ["./a"]);
        assert_eq!(sources(r#"{"module": {"a": {"source": "../a"}, "b": {"source": "git::x"}}}"#), ["../a"]);
    }
}
