//! The hook `pre-push` without a command of its own: validates the commits that are pushed, not the working tree.

use std::{collections::BTreeSet, fs, path::Path};

use super::repository::Repository;
use crate::{
    command::validate::{self, Format},
    config::{self, Config, Selection},
    error::{Error, Kind, Result},
    system::{Env, System},
    validate::Scope,
};

/// Reads from stdin what is pushed, as git says it, and validates what concerns us.
pub(super) fn run(system: &System, selection: &Selection) -> Result<u8> {
    let refs = std::io::read_to_string(std::io::stdin())
        .map_err(|error| Error::new(Kind::CannotRun, "cannot read what is pushed").because(error))?;
    let pushed: Vec<Pushed<'_>> = refs.lines().filter_map(Pushed::read).collect();
    if pushed.is_empty() {
        return Ok(0);
    }
    let repository = Repository::open(&system.env)?;
    let watched = Watched::of(&system.env, selection, &repository.root()?);
    let mut commits = BTreeSet::new();
    for update in &pushed {
        if watched.concerns(update.changed(&repository)?.as_deref()) {
            commits.insert(update.commit);
        }
    }
    let mut worst = 0;
    for commit in commits {
        worst = worst.max(validate(system, &repository, commit)?);
    }
    Ok(worst)
}

/// A line of git: a commit that a ref of the remote is to name.
struct Pushed<'t> {
    commit: &'t str,
    /// What the remote's ref names now; `None` for a new one.
    before: Option<&'t str>,
}

impl<'t> Pushed<'t> {
    /// `None` for a ref that is deleted: nothing is pushed then.
    fn read(line: &'t str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let (_, commit, _, before) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let known = |id: &&str| id.bytes().any(|byte| byte != b'0');
        Some(Self { commit: Some(commit).filter(known)?, before: Some(before).filter(known) })
    }

    /// `None` when that cannot be known, such as after a push of others that was not fetched.
    fn changed(&self, repository: &Repository<'_>) -> Result<Option<Vec<String>>> {
        match self.before {
            Some(before) => repository.changed(before, self.commit),
            None => repository.changed_by_new(self.commit),
        }
    }
}

/// The paths, as git names them, that decide whether a project is valid.
struct Watched {
    /// `None` when the configuration cannot be read: then everything counts.
    folders: Option<Vec<String>>,
}

/// Configuration files and folders of them, wherever they lie.
const CONFIGURATION: [&str; 8] =
    ["atmos.yaml", ".atmos.yaml", "atmos.yml", ".atmos.yml", "wrap.yaml", "wrap.yml", "atmos.d", ".atmos.d"];

impl Watched {
    fn of(env: &Env, selection: &Selection, root: &Path) -> Self {
        // What is only looked at runs nothing.
        let selection = Selection { allows_exec: Some(false), ..selection.clone() };
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let below_root = |config: &Config| {
            let root = real(root);
            let folders = [&config.stacks.base_path, &config.terraform.base_path];
            folders.iter().map(|path| Some(real(path).strip_prefix(&root).ok()?.display().to_string())).collect()
        };
        Self { folders: config::load(env, &selection).ok().and_then(|config| below_root(&config)) }
    }

    fn concerns(&self, changed: Option<&[String]>) -> bool {
        let (Some(folders), Some(changed)) = (&self.folders, changed) else { return true };
        changed.iter().any(|path| {
            path.split('/').any(|part| CONFIGURATION.contains(&part))
                || folders.iter().any(|folder| Path::new(path).starts_with(folder))
        })
    }
}

fn validate(system: &System, repository: &Repository<'_>, commit: &str) -> Result<u8> {
    let refuse = |error| Error::new(Kind::Store, "cannot write what is pushed to a temporary folder").because(error);
    let temporary = tempfile::tempdir().map_err(refuse)?;
    let tree = temporary.path().join("tree");
    // The folder stands in for the root of the repository, where base paths may start.
    fs::create_dir_all(tree.join(".git")).map_err(refuse)?;
    repository.extract(commit, &tree)?;
    let root = repository.root()?;
    let here = system.env.directory.canonicalize().unwrap_or_else(|_| system.env.directory.clone());
    let below = here.strip_prefix(&root).unwrap_or(Path::new(""));
    let env = Env { directory: tree.join(below), ..system.env.clone() };
    let short = &commit[..commit.len().min(12)];
    system.terminal.say(&format!("wrap: validating {short}"));
    Ok(validate::report(system, &env, &Selection::default(), Scope::All, Format::Text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deleted_and_new_refs_are_told_apart() {
        let (zero, one, two) = ("0".repeat(40), "1".repeat(40), "2".repeat(40));
        assert!(Pushed::read(&format!("(delete) {zero} refs/heads/a {one}")).is_none());
        assert!(Pushed::read("").is_none());
        let new = format!("refs/heads/a {one} refs/heads/a {zero}");
        assert!(Pushed::read(&new).is_some_and(|pushed| pushed.before.is_none()));
        let update = format!("refs/heads/a {one} refs/heads/a {two}");
        assert!(Pushed::read(&update).is_some_and(|pushed| pushed.before == Some(two.as_str())));
    }

    #[test]
    fn only_the_projects_own_paths_concern_us() {
        let watched = Watched { folders: Some(vec!["infra/stacks".into(), "infra/components".into()]) };
        let concerns = |path: &str| watched.concerns(Some(&[path.to_owned()]));
        assert!(concerns("infra/stacks/dev.yaml") && concerns("infra/atmos.yaml") && concerns("x/atmos.d/a.yaml"));
        assert!(!concerns("README.md") && !concerns("infra/stacks-old/a.yaml"));
        assert!(watched.concerns(None));
        assert!(!watched.concerns(Some(&[])));
    }
}
