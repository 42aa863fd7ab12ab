//! What a sign-in left of itself on this machine: its session record, and a folder of its own if it has one.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{
    assertion_file, folder,
    record::{self, Record, file_name},
};
use crate::{error::Result, system::Env};

/// What the sign-ins of one identity of one project left.
pub(crate) struct Trace {
    /// The realm as it is part of a file's name, and the identity's name.
    pub(crate) realm: String,
    pub(crate) identity: String,
    /// Where the session record lies, if there is one.
    path: PathBuf,
    /// `None` when there is none, or none that this version reads.
    pub(crate) record: Option<Record>,
    /// Where an Azure CLI folder of the identity's own lies, if it has one.
    folder: PathBuf,
}

impl Trace {
    /// What the identity `name` of the project `realm` left.
    pub(crate) fn of_identity(env: &Env, realm: &str, name: &str) -> Result<Self> {
        let trace = Self::of_files(env, &file_name(realm), &file_name(name))?;
        Ok(Self { identity: name.to_owned(), ..trace })
    }

    /// What all identities of the project left, also those that are not configured any more.
    pub(crate) fn of_project(env: &Env, realm: &str) -> Result<Vec<Self>> {
        Self::of_folder(env, &file_name(realm))
    }

    /// What all identities of all projects left.
    pub(crate) fn of_everybody(env: &Env) -> Result<Vec<Self>> {
        let mut realms = names(&record::folder(env)?);
        realms.extend(names(&folder::isolated_folders(env)?));
        let traces = realms.iter().map(|realm| Self::of_folder(env, realm)).collect::<Result<Vec<_>>>()?;
        Ok(traces.into_iter().flatten().collect())
    }

    fn of_folder(env: &Env, realm: &str) -> Result<Vec<Self>> {
        let files = names(&record::folder(env)?.join(realm));
        // A list of a run's records has a `+` in its name, and no identity has.
        let identities = files.iter().filter_map(|file| file.strip_suffix(".json")).filter(|name| !name.contains('+'));
        let mut identities: BTreeSet<String> = identities.map(ToOwned::to_owned).collect();
        identities.extend(names(&folder::isolated_folders(env)?.join(realm)));
        identities.iter().map(|identity| Self::of_files(env, realm, identity)).collect()
    }

    /// By the names of the realm's folder and of the identity's files.
    fn of_files(env: &Env, realm: &str, identity: &str) -> Result<Self> {
        let path = record::folder(env)?.join(realm).join(format!("{identity}.json"));
        let record = Record::read(&path)?;
        Ok(Self {
            realm: realm.to_owned(),
            identity: record.as_ref().map_or(identity, |record| &record.identity).to_owned(),
            folder: folder::isolated_folders(env)?.join(realm).join(identity),
            path,
            record,
        })
    }

    /// Reads the record again, which somebody may have changed.
    pub(crate) fn read_again(&mut self) -> Result<()> {
        self.record = Record::read(&self.path)?;
        Ok(())
    }

    /// Whether there is anything.
    pub(crate) fn is_there(&self) -> bool {
        !self.files().is_empty()
    }

    /// Whether there is a record that this version does not read.
    pub(crate) fn is_unreadable(&self) -> bool {
        self.record.is_none() && self.path.exists()
    }

    pub(crate) fn is_of_same_identity(&self, other: &Self) -> bool {
        self.path == other.path
    }

    /// Whether the files of the Azure CLI that it signed in with are in a folder of its own.
    pub(crate) fn is_isolated(&self) -> bool {
        self.record.as_ref().is_some_and(|record| record.config_folder == self.folder)
    }

    /// What nobody else uses: the folder, the assertion, the lists of runs that it was the identity of, and last the
    /// record, so that what could not be removed is found again.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mut files = vec![self.folder.clone(), assertion_file::path(&self.path)];
        files.extend(self.lists());
        files.push(self.path.clone());
        files.retain(|path| path.symlink_metadata().is_ok());
        files
    }

    fn lists(&self) -> Vec<PathBuf> {
        let (Some(folder), Some(stem)) = (self.path.parent(), self.path.file_stem()) else { return Vec::new() };
        let start = format!("{}+", stem.to_string_lossy());
        names(folder).iter().filter(|name| name.starts_with(&start)).map(|name| folder.join(name)).collect()
    }
}

/// The names in a folder; none when there is no folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::fake;

    fn env(home: &Path) -> Env {
        fake::env(&[("HOME", home.to_str().unwrap())])
    }

    fn write(home: &Path, name: &str) {
        let path = home.join(".local/state/wrap").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "{}").unwrap();
    }

    #[test]
    fn traces_are_found_by_their_files_whoever_is_configured() {
        let home = tempfile::tempdir().unwrap();
        for name in
            ["sessions/r/a%2Fb.json", "sessions/r/a%2Fb+0f.json", "sessions/r/a%2Fb.assertion", "azure/r/c/config"]
        {
            write(home.path(), name);
        }
        write(home.path(), "sessions/other/d.json");
        let env = env(home.path());
        let names = |traces: Vec<Trace>| traces.into_iter().map(|trace| trace.identity).collect::<Vec<_>>();
        assert_eq!(names(Trace::of_project(&env, "r").unwrap()), ["a%2Fb", "c"]);
        assert_eq!(names(Trace::of_everybody(&env).unwrap()), ["d", "a%2Fb", "c"]);
        let trace = Trace::of_identity(&env, "r", "a/b").unwrap();
        let files: Vec<_> = trace.files().iter().map(|path| path.file_name().unwrap().to_owned()).collect();
        assert_eq!(files, ["a%2Fb.assertion", "a%2Fb+0f.json", "a%2Fb.json"]);
        assert!(trace.is_there() && !Trace::of_identity(&env, "r", "d").unwrap().is_there());
    }
}
