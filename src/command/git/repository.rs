//! The git repository of the working folder, asked through `git`.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Kind, Result},
    system::{
        Env,
        process::{self, Invocation},
    },
};

pub(super) struct Repository<'a> {
    env: &'a Env,
    git: PathBuf,
}

impl<'a> Repository<'a> {
    pub(super) fn open(env: &'a Env) -> Result<Self> {
        let empty = OsString::new();
        let path = env.variables.get(OsStr::new("PATH")).unwrap_or(&empty);
        let git = process::find("git", path, &env.directory, None).ok_or_else(|| {
            Error::new(Kind::NotFound, "`git` was not found on PATH").help("install git, or add it to PATH")
        })?;
        let repository = Self { env, git };
        if repository.ask(&["rev-parse", "--git-dir"])?.is_none() {
            let error = Error::configuration(format!("`{}` is in no git repository", env.directory.display()));
            return Err(error.help("run this in the project's repository"));
        }
        Ok(repository)
    }

    /// Where hooks are looked for; all worktrees of a repository share it.
    pub(super) fn hooks_folder(&self) -> Result<PathBuf> {
        let folder = self.ask(&["rev-parse", "--git-path", "hooks"])?;
        folder.map(|folder| self.env.absolute(folder.trim_end())).ok_or_else(|| failure("find the folder of the hooks"))
    }

    /// `core.hooksPath`, when it is set.
    pub(super) fn hooks_path_setting(&self) -> Result<Option<String>> {
        Ok(self.ask(&["config", "core.hooksPath"])?.map(|path| path.trim_end().to_owned()))
    }

    /// The folder that git's paths start from.
    pub(super) fn root(&self) -> Result<PathBuf> {
        let root = self.ask(&["rev-parse", "--show-toplevel"])?;
        root.map(|root| PathBuf::from(root.trim_end())).ok_or_else(|| failure("find the root of the repository"))
    }

    /// The working folder below the root, empty at the root.
    pub(super) fn folder(&self) -> Result<String> {
        let folder = self.ask(&["rev-parse", "--show-prefix"])?;
        folder
            .map(|folder| folder.trim_end_matches('\n').trim_end_matches('/').to_owned())
            .ok_or_else(|| failure("find the root of the repository"))
    }

    /// The paths that differ between two commits; `None` when git does not have the first one.
    pub(super) fn changed(&self, before: &str, after: &str) -> Result<Option<Vec<String>>> {
        Ok(self.ask(&["diff", "--name-only", "--no-renames", "-z", before, after])?.map(|list| names(&list)))
    }

    /// The paths that the commits of `tip` change which no remote has; of merges, those that differ from any parent.
    pub(super) fn changed_by_new(&self, tip: &str) -> Result<Option<Vec<String>>> {
        Ok(self
            .ask(&["log", "-m", "--name-only", "--no-renames", "-z", "--format=", tip, "--not", "--remotes"])?
            .map(|list| names(&list)))
    }

    /// Writes the files of `commit` to `folder`, those of submodules that are checked out too, without touching
    /// an index or a working tree.
    pub(super) fn extract(&self, commit: &str, folder: &Path) -> Result<()> {
        let root = self.root()?;
        let index = folder.with_extension("index");
        let mut environment = self.environment();
        environment.insert("GIT_INDEX_FILE".into(), index.clone().into());
        let mut prefix = OsString::from("--prefix=");
        prefix.push(folder);
        prefix.push("/");
        for arguments in
            [vec!["read-tree".into(), commit.into()], vec!["checkout-index".into(), "--all".into(), prefix]]
        {
            let invocation = self.invocation(arguments, root.clone(), environment.clone());
            let (code, output) = invocation.run_quietly()?;
            if code != 0 {
                return Err(failure(&format!("read commit `{commit}`")).because(output.trim_end()));
            }
        }
        // It would lie among the files of the commit that a submodule belongs to.
        let _ = fs::remove_file(index);
        let listing = self.ask(&["ls-tree", "-r", "-z", "--full-tree", commit])?.unwrap_or_default();
        for (commit, path) in listing.split('\0').filter_map(submodule) {
            self.extract_submodule(&root.join(path), commit, &folder.join(path));
        }
        Ok(())
    }

    /// What is not checked out here cannot be shown.
    fn extract_submodule(&self, checkout: &Path, commit: &str, folder: &Path) {
        let mut env = Env { directory: checkout.to_path_buf(), ..self.env.clone() };
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            env.variables.remove(OsStr::new(name));
        }
        if checkout.join(".git").exists() {
            let _ = Repository { env: &env, git: self.git.clone() }.extract(commit, folder);
        }
    }

    /// The paths of all files of `commit`.
    pub(super) fn files(&self, commit: &str) -> Result<Vec<String>> {
        let list = self.ask(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit])?;
        list.map(|list| names(&list)).ok_or_else(|| failure(&format!("read commit `{commit}`")))
    }

    /// What git prints; `None` when it refuses.
    fn ask(&self, arguments: &[&str]) -> Result<Option<String>> {
        let arguments = arguments.iter().map(OsString::from).collect();
        let (code, output) =
            self.invocation(arguments, self.env.directory.clone(), self.environment()).run_quietly()?;
        Ok((code == 0).then_some(output))
    }

    /// In a hook of a linked worktree, git takes whatever folder it is started in for the worktree's root when
    /// `GIT_DIR` is set. It finds the repository without.
    fn environment(&self) -> BTreeMap<OsString, OsString> {
        let mut environment = self.env.variables.clone();
        let is_set = |name: &str| self.env.variables.contains_key(OsStr::new(name));
        if is_set("GIT_PREFIX") && !is_set("GIT_WORK_TREE") {
            environment.remove(OsStr::new("GIT_DIR"));
        }
        environment
    }

    fn invocation(
        &self,
        arguments: Vec<OsString>,
        directory: PathBuf,
        environment: BTreeMap<OsString, OsString>,
    ) -> Invocation {
        Invocation { program: self.git.clone(), arguments, directory, environment }
    }
}

fn names(list: &str) -> Vec<String> {
    list.split('\0').map(|name| name.trim_matches('\n')).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The commit and the path of a line of `git ls-tree` that is a submodule.
fn submodule(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("160000 commit ")?.split_once('\t')
}

fn failure(what: &str) -> Error {
    Error::new(Kind::CannotRun, format!("git could not {what}"))
}
