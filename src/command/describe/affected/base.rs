//! The commit to compare with, and its files.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    config::Config,
    error::{Error, Kind, Result},
    system::{
        Env, System,
        process::{Invocation, find},
        temporary,
    },
};

/// The git repository of the working folder.
pub(super) struct Repository {
    git: PathBuf,
    environment: Env,
    pub(super) root: PathBuf,
}

/// The base's files in a folder; one of our own is removed in the end.
pub(super) struct Checkout<'r> {
    pub(super) folder: PathBuf,
    added: Option<(&'r Repository, tempfile::TempDir)>,
}

impl Repository {
    pub(super) fn of(system: &System) -> Result<Self> {
        let path = system.env.variables.get(&OsString::from("PATH")).cloned().unwrap_or_default();
        let git = find("git", &path, &system.env.directory, None)
            .ok_or_else(|| Error::new(Kind::NotFound, "found no `git`").help("install git"))?;
        let mut repository = Self { git, environment: system.env.clone(), root: system.env.directory.clone() };
        let root = repository
            .run(&["rev-parse", "--show-toplevel"], "find the git repository")
            .map_err(|error| error.help("run it in a checkout: git says what changed"))?;
        repository.root = fs::canonicalize(root.trim()).unwrap_or_else(|_| root.trim().into());
        Ok(repository)
    }

    /// The same repository, whose origin is reached with this SSH key.
    pub(super) fn with_key(mut self, key: Option<&Path>) -> Self {
        if let Some(key) = key {
            let file = self.environment.absolute(key).to_string_lossy().replace('\'', r"'\''");
            let command = format!("ssh -i '{file}' -o IdentitiesOnly=yes");
            self.environment.variables.insert("GIT_SSH_COMMAND".into(), command.into());
        }
        self
    }

    /// What git prints.
    pub(super) fn run(&self, words: &[&str], purpose: &str) -> Result<String> {
        let invocation = Invocation {
            program: self.git.clone(),
            arguments: words.iter().map(OsString::from).collect(),
            directory: self.root.clone(),
            environment: self.environment.variables.clone(),
        };
        match invocation.run_quietly()? {
            (0, text) => Ok(text),
            (_, text) => {
                let error = Error::configuration(format!("cannot {purpose}"));
                Err(text.lines().fold(error, Error::because))
            }
        }
    }

    /// The commit that was asked for, or the one that a pipeline of GitHub compares with, or that of the default branch.
    pub(super) fn base(&self, system: &System, asked: Option<&str>) -> Result<String> {
        let commit = match asked {
            Some(asked) => asked.to_owned(),
            None => self.base_of_pipeline(&system.env)?.unwrap_or_else(|| "refs/remotes/origin/HEAD".to_owned()),
        };
        let text = format!("{commit}^{{commit}}");
        let found = self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &text], "find the base");
        found.map(|text| text.trim().to_owned()).map_err(|_| {
            let error = Error::configuration(format!("found no commit `{commit}`"));
            let is_default = asked.is_none() && commit.ends_with("/HEAD");
            let error = if is_default { error.help("run `git remote set-head origin --auto`") } else { error };
            error.help("name one with `--base`, and fetch it first; actions/checkout needs `fetch-depth: 0`")
        })
    }

    /// The commit that `origin` has for `asked`, else for its default branch.
    pub(super) fn fetched(&self, asked: Option<&str>) -> Result<String> {
        let asked = asked.unwrap_or("HEAD");
        let name =
            asked.strip_prefix("refs/remotes/origin/").or_else(|| asked.strip_prefix("origin/")).unwrap_or(asked);
        let words = ["fetch", "--quiet", "--no-tags", "--end-of-options", "origin", name];
        self.run(&words, &format!("fetch `{name}` from `origin`"))?;
        self.run(&["rev-parse", "--verify", "FETCH_HEAD^{commit}"], "find the base").map(|text| text.trim().to_owned())
    }

    fn base_of_pipeline(&self, env: &Env) -> Result<Option<String>> {
        let target = env.var("GITHUB_BASE_REF").map(|branch| format!("refs/remotes/origin/{branch}"));
        match (env.var("GITHUB_EVENT_NAME"), target) {
            (Some("pull_request" | "pull_request_target"), Some(target)) => {
                let base = self
                    .run(&["merge-base", &target, "HEAD"], "find where the branch started")
                    .map_err(|error| error.help("fetch it first; actions/checkout needs `fetch-depth: 0`"))?;
                Ok(Some(base.trim().to_owned()))
            }
            (Some("push"), _) => Ok(env.var("GITHUB_EVENT_PATH").and_then(commit_before)),
            (Some("merge_group"), target) => Ok(target),
            _ => Ok(None),
        }
    }
}

/// `before` of a push; a new branch has none.
fn commit_before(path: &str) -> Option<String> {
    let event: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
    let before = event.get("before")?.as_str()?;
    Some(before.to_owned()).filter(|before| before.chars().any(|digit| digit != '0'))
}

impl<'r> Checkout<'r> {
    pub(super) fn existing(folder: PathBuf) -> Self {
        Self { folder: fs::canonicalize(&folder).unwrap_or(folder), added: None }
    }

    pub(super) fn add(repository: &'r Repository, commit: &str) -> Result<Self> {
        let parent = temporary::folder()?;
        let folder = parent.path().join("base");
        let words = ["-c", "core.hooksPath=/dev/null", "worktree", "add", "--quiet", "--detach"];
        let place = folder.to_string_lossy().into_owned();
        let words: Vec<&str> = words.into_iter().chain([place.as_str(), commit]).collect();
        repository.run(&words, "check out the base")?;
        let folder = fs::canonicalize(&folder).unwrap_or(folder);
        Ok(Self { folder, added: Some((repository, parent)) })
    }

    /// Makes `config` read the base's files.
    pub(super) fn adopt(&self, repository: &Repository, config: &mut Config) {
        let moved = |path: &Path| {
            let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            path.strip_prefix(&repository.root).map_or_else(|_| path.clone(), |below| self.folder.join(below))
        };
        config.base_path = moved(&config.base_path);
        config.stacks.base_path = moved(&config.stacks.base_path);
        config.terraform.base_path = moved(&config.terraform.base_path);
    }
}

impl Checkout<'_> {
    /// Adds what is wrong in the base to the `problems` of the head, unless it is wrong there too. Its files
    /// are named as git names those of a commit, because a folder of ours is soon gone.
    pub(super) fn add_problems(&self, old: Vec<Error>, problems: &mut Vec<Error>) {
        let folder = format!("{}/", self.folder.display());
        let known: BTreeSet<String> = problems.iter().map(ToString::to_string).collect();
        let is_new = |problem: &Error| !known.contains(&problem.to_string().replace(&folder, ""));
        let shown = if self.added.is_some() { "base:" } else { &folder };
        let named = |problem: Error| problem.with_texts(&|text| text.replace(&folder, shown));
        problems.extend(old.into_iter().filter(is_new).map(named));
    }
}

impl Drop for Checkout<'_> {
    fn drop(&mut self) {
        if let Some((repository, _)) = &self.added {
            let place = self.folder.to_string_lossy();
            // The folder itself goes in any case; what git remembers of it is pruned by git later.
            let _ = repository.run(&["worktree", "remove", "--force", &place], "remove the base");
        }
    }
}
