//! A session: the files and variables that make other programs use the credentials.

mod apply;
mod description;
mod draft;
mod link;
mod lockfile;
mod permission;
mod removal;
mod text;
pub(crate) mod writable;

pub(crate) use apply::write;
pub(crate) use link::link_as;
pub(crate) use permission::cannot_read;
pub(crate) use removal::remove;
pub(crate) use text::{read, read_settled, unreadable};

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

use crate::{error::Result, secret::Secret, system::Env};

/// Everything that is changed for a run, as data. Producing it is pure; [`Session::apply`] writes.
pub(crate) struct Session {
    /// Files to bring up to date.
    pub(crate) edits: Vec<FileEdit>,
    /// Links to make: link path → what it points to. Their folders are private (0700).
    pub(crate) links: Vec<(PathBuf, PathBuf)>,
    /// Variables to set for the child.
    pub(crate) set: BTreeMap<String, Secret>,
    /// Variables the child must not see: names, or prefixes that end in `*`. `set` wins.
    pub(crate) removed: Vec<&'static str>,
    /// The variables that hold the secrets of the sign-in; removed as well.
    pub(crate) hidden: Vec<String>,
    /// A folder to put first on the child's PATH.
    pub(crate) path_front: Option<PathBuf>,
}

/// What becomes of a file: its new text, or `None` to leave it as it is.
pub(crate) type Change = Box<dyn Fn(Option<&str>) -> Result<Option<String>>>;

/// A file that other programs write too. It is merged, never replaced: `change` gets the present
/// text (`None` when there is no file) and returns the new one.
pub(crate) struct FileEdit {
    /// Where; a symlink is followed.
    pub(crate) path: PathBuf,
    /// What is written, for people: `access tokens for management, graph, vault`.
    pub(crate) purpose: String,
    /// Permissions of the file. A mode that opens it to others is lessened by the umask and given
    /// to new files only; a private one (0600) holds for every file that is written.
    pub(crate) mode: u32,
    /// How the other writers of this file keep out of each other's way.
    pub(crate) locking: Locking,
    /// What becomes of a file that `change` cannot read.
    pub(crate) corrupt: Corrupt,
    /// Old text → new text. Called again inside the lock, so it must not remember anything. Its
    /// only failure is a text it cannot read.
    pub(crate) change: Change,
}

/// What becomes of a file whose text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Corrupt {
    /// The file stays as it is and the run fails: nobody asked to lose what may be mended.
    Refuse,
    /// The file is kept under another name and a new one is begun.
    SetAside,
    /// The file stays as it is and the run goes on: nothing depends on it.
    Leave,
}

/// Who else writes the file, and how they lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Locking {
    /// Nobody locks it; the rename alone keeps readers safe.
    None,
    /// MSAL's `<file>.lockfile` protocol (msal-extensions 1.3.1 `CrossPlatLock`).
    Msal,
}

impl Session {
    /// A session of nobody, in which this program answers to `name` too.
    pub(crate) fn answering_to(name: &str, env: &Env) -> Result<Self> {
        let link = link_as(name, env)?;
        Ok(Self {
            edits: Vec::new(),
            set: BTreeMap::new(),
            removed: Vec::new(),
            hidden: Vec::new(),
            path_front: link.parent().map(Path::to_path_buf),
            links: vec![(link, env.program.clone())],
        })
    }

    /// The child's environment: `env` without what would win over the session, with what makes
    /// it known. Every command uses this one function.
    pub(crate) fn environment(&self, env: &Env) -> BTreeMap<OsString, OsString> {
        let mut variables = env.variables.clone();
        variables.retain(|name, _| name.to_str().is_none_or(|name| !self.removes(name)));
        for (name, value) in &self.set {
            variables.insert(name.into(), value.expose().into());
        }
        if let Some(folder) = &self.path_front {
            let path = front(folder, variables.get(&OsString::from("PATH")));
            variables.insert("PATH".into(), path);
        }
        variables
    }

    fn removes(&self, name: &str) -> bool {
        if self.hidden.iter().any(|hidden| hidden == name) {
            return true;
        }
        self.removed.iter().any(|pattern| match pattern.strip_suffix('*') {
            Some(prefix) => name.starts_with(prefix),
            None => name == *pattern,
        })
    }
}

/// `folder` first, then the folders of `path` without it.
fn front(folder: &Path, path: Option<&OsString>) -> OsString {
    let rest: Vec<PathBuf> = path.map(|path| std::env::split_paths(path).collect()).unwrap_or_default();
    let rest = rest.into_iter().filter(|other| other != folder);
    let all = std::iter::once(folder.to_path_buf()).chain(rest);
    std::env::join_paths(all).unwrap_or_else(|_| folder.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn environment_removes_sets_and_puts_the_folder_first_once() {
        let session = Session {
            edits: vec![],
            links: vec![],
            set: BTreeMap::from([("ARM_USE_CLI".to_owned(), Secret::from("true"))]),
            removed: vec!["ARM_CLIENT_SECRET", "ARM_OIDC_*"],
            hidden: vec!["CORP_SECRET".into()],
            path_front: Some("/private".into()),
        };
        let variables = [
            ("ARM_CLIENT_SECRET", "canary"),
            ("ARM_OIDC_TOKEN", "canary"),
            ("CORP_SECRET", "canary"),
            ("CORP_SECRETS", "kept"),
            ("HOME", "/home/dev"),
            ("PATH", "/bin:/private:/usr/bin"),
        ];
        let env =
            Env { variables: variables.map(|(name, value)| (name.into(), value.into())).into(), ..Env::default() };
        let want = [
            ("ARM_USE_CLI", "true"),
            ("CORP_SECRETS", "kept"),
            ("HOME", "/home/dev"),
            ("PATH", "/private:/bin:/usr/bin"),
        ];
        assert_eq!(session.environment(&env), want.map(|(name, value)| (name.into(), value.into())).into());
    }
}
