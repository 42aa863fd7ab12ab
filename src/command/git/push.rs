//! The hook `pre-push` without a command of its own: validates the commits that are pushed, not the working tree.

use std::{collections::BTreeMap, path::Path};

use super::{repository::Repository, snapshot::Snapshot};
use crate::{
    command::validate::{Format, report},
    config::{self, Config, Selection},
    error::{Error, Kind, Result},
    system::System,
    validate::{self, Finding, Scope},
};

/// Reads from stdin what is pushed, as git says it, and validates what concerns us.
pub(super) fn run(system: &System, selection: &Selection) -> Result<u8> {
    let refs = std::io::read_to_string(std::io::stdin())
        .map_err(|error| Error::new(Kind::Store, "cannot read what is pushed").because(error))?;
    let mut pushed: BTreeMap<&str, Vec<Pushed<'_>>> = BTreeMap::new();
    for update in refs.lines().filter_map(Pushed::read) {
        pushed.entry(update.commit).or_default().push(update);
    }
    if pushed.is_empty() {
        return Ok(0);
    }
    let repository = Repository::open(&system.env)?;
    let mut worst = 0;
    for (commit, updates) in pushed {
        worst = worst.max(check(system, selection, &repository, (commit, &updates))?);
    }
    Ok(worst)
}

/// Validates `commit`, unless nothing of ours changes where it is pushed to.
fn check(
    system: &System,
    selection: &Selection,
    repository: &Repository<'_>,
    (commit, updates): (&str, &[Pushed<'_>]),
) -> Result<u8> {
    let changes: Vec<Option<Vec<String>>> =
        updates.iter().map(|update| update.changed(repository)).collect::<Result<_>>()?;
    if changes.iter().all(|changed| changed.as_ref().is_some_and(Vec::is_empty)) {
        return Ok(0);
    }
    let snapshot = Snapshot::of(commit, repository, &system.env)?;
    let watched = Watched::of(&snapshot, selection);
    if !changes.iter().any(|changed| watched.concerns(changed.as_deref())) {
        return Ok(0);
    }
    let short = &commit[..commit.len().min(12)];
    let gone = changes.iter().flatten().flatten().any(|path| is_configuration(path));
    if watched.folders.is_none() && !gone && !repository.files(commit)?.iter().any(|path| is_configuration(path)) {
        system.terminal.say(&format!("wrap: {short} holds no configuration, so there is nothing to validate"));
        return Ok(0);
    }
    system.terminal.say(&format!("wrap: validating {short}"));
    let mut validation = validate::validate(&snapshot.env, selection, Scope::All);
    let shown = |finding: Finding| finding.with_texts(&|text| snapshot.shown(text));
    validation.findings = validation.findings.into_iter().map(shown).collect();
    Ok(report(system, &validation, Scope::All, Format::Text))
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

/// Files that manifests include and configurations import, wherever they lie.
const INCLUDED: [&str; 8] = ["env", "hcl", "json", "tf", "tfvars", "tmpl", "yaml", "yml"];

impl Watched {
    fn of(snapshot: &Snapshot, selection: &Selection) -> Self {
        // What is only looked at runs nothing.
        let selection = Selection { allows_exec: Some(false), ..selection.clone() };
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let below_root = |config: &Config| {
            let folders = [&config.stacks.base_path, &config.terraform.base_path];
            let below = |path| Some(real(path).strip_prefix(&snapshot.root).ok()?.display().to_string());
            folders.into_iter().map(|path| below(path)).collect()
        };
        Self { folders: config::load(&snapshot.env, &selection).ok().and_then(|config| below_root(&config)) }
    }

    fn concerns(&self, changed: Option<&[String]>) -> bool {
        let (Some(folders), Some(changed)) = (&self.folders, changed) else { return true };
        changed.iter().any(|path| {
            let ending = path.rsplit('.').next().unwrap_or_default();
            is_configuration(path)
                || INCLUDED.contains(&ending)
                || folders.iter().any(|folder| Path::new(path).starts_with(folder))
        })
    }
}

fn is_configuration(path: &str) -> bool {
    path.split('/').any(|part| CONFIGURATION.contains(&part))
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
        assert!(concerns("shared/values.json"));
        assert!(!concerns("README.md") && !concerns("infra/stacks-old/a.md"));
        assert!(watched.concerns(None));
        assert!(!watched.concerns(Some(&[])));
    }
}
