//! The environment of this process, taken once as a value.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use crate::error::{Error, Kind, Result};

/// Variables, working folder, own path and arguments: a snapshot that is passed around and never
/// changes. Paths of the user are derived from it, so a test owns them by owning `HOME`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Env {
    /// Environment variables, by name.
    pub(crate) variables: BTreeMap<OsString, OsString>,
    /// The working folder; absolute.
    pub(crate) directory: PathBuf,
    /// This program's own file; absolute.
    pub(crate) program: PathBuf,
    /// The arguments, `argv[0]` first.
    pub(crate) arguments: Vec<OsString>,
}

impl Env {
    /// The environment of this process.
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    pub(crate) fn snapshot() -> Self {
        Self {
            variables: std::env::vars_os().collect(),
            directory: std::env::current_dir().unwrap_or_default(),
            program: std::env::current_exe().unwrap_or_default(),
            arguments: std::env::args_os().collect(),
        }
    }

    /// The value of variable `name`, when it is set, not empty and UTF-8.
    pub(crate) fn var(&self, name: &str) -> Option<&str> {
        self.var_os(name).and_then(OsStr::to_str)
    }

    /// The value of variable `name`, when it is set and not empty.
    pub(crate) fn var_os(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(OsStr::new(name)).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    /// The user's home folder.
    pub(crate) fn home(&self) -> Result<&Path> {
        self.var_os("HOME").or_else(|| self.var_os("USERPROFILE")).map(Path::new).ok_or_else(|| {
            Error::new(Kind::Store, "cannot tell where your files are: HOME is not set")
                .help("set HOME, or AZURE_CONFIG_DIR and XDG_STATE_HOME")
        })
    }

    /// Where programs keep their settings: `$XDG_CONFIG_HOME`, else `~/.config`, on every system.
    pub(crate) fn settings_folder(&self) -> Result<PathBuf> {
        self.base_folder("XDG_CONFIG_HOME", ".config")
    }

    /// Where `wrap` keeps its own state (session records, locks, links): `$XDG_STATE_HOME/wrap`,
    /// else `~/.local/state/wrap`, on every system.
    pub(crate) fn state_folder(&self) -> Result<PathBuf> {
        Ok(self.base_folder("XDG_STATE_HOME", ".local/state")?.join("wrap"))
    }

    /// Where programs keep what they can make again: `$XDG_CACHE_HOME`, else `~/.cache`, on every system.
    pub(crate) fn cache_folder(&self) -> Result<PathBuf> {
        self.base_folder("XDG_CACHE_HOME", ".cache")
    }

    /// A base folder of the XDG specification, which ignores a relative path.
    fn base_folder(&self, variable: &str, below_home: &str) -> Result<PathBuf> {
        match self.var_os(variable).map(Path::new).filter(|path| path.is_absolute()) {
            Some(base) => Ok(base.to_owned()),
            None => Ok(self.home()?.join(below_home)),
        }
    }

    /// Whether a CI system runs us (`CI` is set to anything but `false` or `0`): no prompts then.
    pub(crate) fn is_ci(&self) -> bool {
        self.var("CI").is_some_and(|value| !matches!(value, "false" | "0"))
    }

    /// `path` made absolute against the working folder.
    pub(crate) fn absolute(&self, path: impl AsRef<Path>) -> PathBuf {
        self.directory.join(path)
    }

    /// A path as people write it: `~/` is the home, and what is relative starts at the working folder.
    pub(crate) fn written(&self, path: &str) -> PathBuf {
        match (path.strip_prefix("~/"), self.home()) {
            (Some(rest), Ok(home)) => home.join(rest),
            _ => self.absolute(path),
        }
    }

    /// The root of the git repository around the working folder.
    pub(crate) fn git_root(&self) -> Option<&Path> {
        self.directory.ancestors().find(|folder| folder.join(".git").exists())
    }

    /// `path` as people like to read it: relative to the working folder where it lies below it.
    pub(crate) fn shown(&self, path: &Path) -> String {
        match path.strip_prefix(&self.directory) {
            Ok(relative) if !relative.as_os_str().is_empty() => relative.display().to_string(),
            _ => path.display().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::system::fake::env;

    #[test]
    fn base_folders_are_those_of_xdg_where_they_are_absolute() {
        let folders = |variables: &[(&str, &str)]| {
            let env = env(variables);
            let folders = [env.settings_folder(), env.state_folder(), env.cache_folder()];
            folders.map(|folder| folder.unwrap().to_str().unwrap().to_owned())
        };
        let usual = ["/h/.config", "/h/.local/state/wrap", "/h/.cache"];
        let of = |value: &str| {
            let names = ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"];
            let set: Vec<(&str, &str)> = [("HOME", "/h")].into_iter().chain(names.map(|name| (name, value))).collect();
            folders(&set)
        };
        assert_eq!(folders(&[("HOME", "/h")]), usual);
        assert_eq!(of("/x"), ["/x", "/x/wrap", "/x"]);
        // The specification calls a relative path invalid, to be ignored.
        assert_eq!(of("x"), usual);
    }
}
