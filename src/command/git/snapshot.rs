//! A commit as a project of its own: its files in a temporary folder, and the environment that finds them there.

use std::{
    ffi::{OsStr, OsString},
    fs,
    os::unix::ffi::{OsStrExt as _, OsStringExt as _},
    path::{Path, PathBuf},
};

use super::repository::Repository;
use crate::{
    error::{Error, Kind, Result},
    system::{Env, temporary},
};

pub(super) struct Snapshot {
    /// What the working tree's environment is where the commit stands in for the working tree.
    pub(super) env: Env,
    /// The folder that paths of the repository start from.
    pub(super) root: PathBuf,
    working_tree: PathBuf,
    /// Removes the files in the end.
    _folder: tempfile::TempDir,
}

impl Snapshot {
    pub(super) fn of(commit: &str, repository: &Repository<'_>, env: &Env) -> Result<Self> {
        let refuse =
            |error| Error::new(Kind::Store, "cannot write what is pushed to a temporary folder").because(error);
        let folder = temporary::folder()?;
        let root = folder.path().canonicalize().map_err(refuse)?.join("tree");
        // The folder stands in for the root of the repository, where base paths may start.
        fs::create_dir_all(root.join(".git")).map_err(refuse)?;
        repository.extract(commit, &root)?;
        let working_tree = repository.root()?;
        let here = env.directory.canonicalize().unwrap_or_else(|_| env.directory.clone());
        let directory = root.join(here.strip_prefix(&working_tree).unwrap_or(Path::new("")));
        let mut env = Env { directory, ..env.clone() };
        for (name, value) in &mut env.variables {
            // A variable that names the project's folder must not lead back to the working tree.
            if [&b"WRAP_"[..], b"ATMOS_"].iter().any(|prefix| name.as_bytes().starts_with(prefix)) {
                *value = moved(value, &working_tree, &root);
            }
        }
        Ok(Self { env, root, working_tree, _folder: folder })
    }

    /// `text` with the names that its paths have in the working tree: nobody knows the temporary ones.
    pub(super) fn shown(&self, text: &str) -> String {
        text.replace(&*self.root.to_string_lossy(), &self.working_tree.to_string_lossy())
    }
}

/// `value`, one path or several with commas, with the paths below `from` below `to`.
fn moved(value: &OsStr, from: &Path, to: &Path) -> OsString {
    let paths = value.as_bytes().split(|byte| *byte == b',').map(|path| {
        match Path::new(OsStr::from_bytes(path)).strip_prefix(from) {
            Ok(below) => to.join(below).into_os_string().into_vec(),
            Err(_) => path.to_vec(),
        }
    });
    OsString::from_vec(paths.collect::<Vec<_>>().join(&b','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_below_the_working_tree_are_moved() {
        let moved = |value: &str| moved(OsStr::new(value), Path::new("/tree/a"), Path::new("/tmp/t"));
        assert_eq!(moved("/tree/a/infra,/tree/ab,x"), "/tmp/t/infra,/tree/ab,x");
        assert_eq!(moved("debug"), "debug");
    }
}
