//! One who leaves, and what goes with them from the files that others use too.

use std::path::{Path, PathBuf};

use super::SignOut;
use crate::{
    cloud::azure::{
        environment::Environment, http_cache, msal_cache, profile, python_json::Broken, record::Record,
        service_principals, trace::Trace,
    },
    credentials::{PrincipalKind, Proof},
    error::Result,
    session::{self, Corrupt, FileEdit, Locking},
};

/// One who leaves, among all others.
pub(super) struct Departure<'a> {
    pub(super) realm: &'a str,
    pub(super) record: &'a Record,
    pub(super) leaving: &'a [Trace],
    pub(super) staying: &'a [Trace],
}

impl Departure<'_> {
    /// Adds to `all` what goes, and says what stays.
    pub(super) fn plan(&self, environment: &'static Environment, all: &mut SignOut) -> Result<()> {
        let (record, name) = (self.record, &self.record.principal.name);
        if record.is_borrowed || matches!(record.proof, Proof::AzureCli { .. }) {
            all.notes.push(format!("the Azure CLI's own sign-in of {name} stays: {}", az_logout(name)));
            return Ok(());
        }
        let others: Vec<&Trace> = self.neighbours(self.staying).filter(|other| self.is_same_principal(other)).collect();
        all.notes.extend(others.first().map(|other| self.still_needed(other)));
        if others.iter().filter_map(|other| other.record.as_ref()).any(|other| other.tenant == record.tenant) {
            return Ok(());
        }
        let leaver = self.leaver(environment, others.is_empty());
        let is_known = self.is_known_otherwise(&leaver)?;
        all.edits.push(self.cache(leaver));
        if is_known {
            all.notes.push(self.known_otherwise());
        } else {
            let leaver = self.leaver_of_profile(environment, others.is_empty());
            if ask(&profile::path(&record.config_folder), |text| profile::loses_default(text, &leaver))? {
                all.notes.push(NO_DEFAULT.to_owned());
            }
            all.edits.extend(self.service_principal());
            all.edits.push(self.profile(leaver));
        }
        all.edits.extend(self.http_cache(environment));
        Ok(())
    }

    /// Those of `traces` who keep their tokens in the same files.
    fn neighbours<'t>(&self, traces: &'t [Trace]) -> impl Iterator<Item = &'t Trace> {
        let (folder, environment) = (&self.record.config_folder, &self.record.environment);
        let is_near = move |record: &Record| record.config_folder == *folder && record.environment == *environment;
        traces.iter().filter(move |trace| trace.record.as_ref().is_some_and(is_near))
    }

    /// Whether one sign-in renews the tokens of both.
    fn is_same_principal(&self, other: &Trace) -> bool {
        let is_same = |record: &Record| record.client_id == self.record.client_id && home(record) == home(self.record);
        other.record.as_ref().is_some_and(is_same)
    }

    fn still_needed(&self, other: &Trace) -> String {
        let place = if other.realm == self.realm { "" } else { " of another project" };
        format!("{} stays signed in for identity `{}`{place}", self.record.principal.name, other.identity)
    }

    /// Who else signed in as the same person or program, with another application or with the Azure CLI.
    fn known_otherwise(&self) -> String {
        let is_person = |trace: &&Trace| trace.record.as_ref().and_then(home) == home(self.record);
        if let Some(other) = self.neighbours(self.staying).find(is_person).filter(|_| home(self.record).is_some()) {
            return self.still_needed(other);
        }
        let name = &self.record.principal.name;
        format!("the Azure CLI's own sign-in of {name} stays: {}", az_logout(name))
    }

    /// Whose tokens go; `is_last` when nobody else renews with the same sign-in.
    fn leaver(&self, environment: &Environment, is_last: bool) -> msal_cache::Leaver {
        let record = self.record;
        let is_staying = |client: &String| {
            let mut staying = self.neighbours(self.staying).filter_map(|trace| trace.record.as_ref());
            staying.any(|other| other.client_id == *client && home(other) == home(record))
        };
        // A person may leave with several applications at once.
        let leaving = self.neighbours(self.leaving).filter_map(|trace| trace.record.as_ref());
        let same = leaving.filter(|other| home(record).is_some() && home(other) == home(record));
        let others = same.map(|other| other.client_id.clone()).filter(|client| is_last && !is_staying(client));
        let mut client_ids: Vec<String> = std::iter::once(record.client_id.clone()).chain(others).collect();
        client_ids.dedup();
        msal_cache::Leaver {
            environment: environment.login_host.to_owned(),
            client_ids,
            home_account_id: home(record).map(ToOwned::to_owned),
            realm: (!is_last).then(|| record.tenant.clone()),
        }
    }

    fn leaver_of_profile(&self, environment: &'static Environment, is_last: bool) -> profile::Leaver {
        let Record { principal, tenant, .. } = self.record;
        let is_person = principal.kind == PrincipalKind::User;
        profile::Leaver {
            name: principal.name.clone(),
            kind: profile::user_type(principal.kind),
            cloud: environment.cli_name,
            tenant: (!is_person || !is_last).then(|| tenant.clone()),
        }
    }

    /// Whether the same person or program has signed in by other means as well.
    fn is_known_otherwise(&self, leaver: &msal_cache::Leaver) -> Result<bool> {
        let Record { config_folder, client_id, tenant, .. } = self.record;
        match leaver.home_account_id {
            Some(_) => msal_cache::ask(config_folder, |text| msal_cache::is_needed_by_others(text, leaver)),
            None => ask(&service_principals::path(config_folder), |text| {
                service_principals::is_foreign(text, client_id, tenant)
            }),
        }
    }

    fn cache(&self, leaver: msal_cache::Leaver) -> FileEdit {
        let path = msal_cache::path(&self.record.config_folder);
        edit(path, self.of("the tokens"), move |old| msal_cache::forget(old, &leaver))
    }

    fn profile(&self, leaver: profile::Leaver) -> FileEdit {
        let path = profile::path(&self.record.config_folder);
        edit(path, self.of("the subscriptions"), move |old| profile::forget(old, &leaver))
    }

    fn service_principal(&self) -> Option<FileEdit> {
        let Record { config_folder, client_id, tenant, principal, .. } = self.record;
        let (client_id, tenant) = (client_id.clone(), tenant.clone());
        let change = move |old: Option<&str>| service_principals::forget(old, &client_id, &tenant);
        let edit = || edit(service_principals::path(config_folder), self.of("the entry"), change);
        (principal.kind == PrincipalKind::ServicePrincipal).then(edit)
    }

    /// Where the tenant signs in, unless somebody else is signed in there.
    fn http_cache(&self, environment: &'static Environment) -> Option<FileEdit> {
        let is_here = |trace: &Trace| trace.record.as_ref().is_some_and(|record| record.tenant == self.record.tenant);
        if self.neighbours(self.staying).any(is_here) {
            return None;
        }
        let tenant = self.record.tenant.clone();
        let change = move |old: Option<&str>| Ok(old.and_then(|old| http_cache::forget(old, environment, &tenant)));
        let edit = edit(http_cache::path(&self.record.config_folder), "where the tenant signs in".to_owned(), change);
        Some(FileEdit { locking: Locking::None, corrupt: Corrupt::Leave, ..edit })
    }

    fn of(&self, what: &str) -> String {
        format!("{what} of {}", self.record.principal.name)
    }
}

fn edit(
    path: PathBuf,
    purpose: String,
    change: impl Fn(Option<&str>) -> std::result::Result<Option<String>, Broken> + 'static,
) -> FileEdit {
    let shown = path.clone();
    FileEdit {
        path,
        purpose,
        mode: 0o600,
        locking: Locking::Msal,
        corrupt: Corrupt::Refuse,
        change: Box::new(move |old| change(old).map_err(|broken| broken.in_file(&shown))),
    }
}

const NO_DEFAULT: &str =
    "the Azure CLI has no default subscription now: choose one with `az account set --subscription NAME`";

fn az_logout(name: &str) -> String {
    format!("`az logout --username {name}` ends it")
}

/// The account of a person; programs have none, whatever the record says.
fn home(record: &Record) -> Option<&str> {
    record.principal.home_account_id.as_deref().filter(|_| record.principal.kind == PrincipalKind::User)
}

/// What `question` finds in the file at `path`, when there is one.
fn ask(path: &Path, question: impl Fn(&str) -> std::result::Result<bool, Broken>) -> Result<bool> {
    let Some(text) = session::read(path)? else { return Ok(false) };
    question(&text).map_err(|broken| broken.in_file(path))
}
