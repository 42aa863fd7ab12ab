//! The session that the answers come from: the record that `WRAP_SESSION` names.

use std::path::{Path, PathBuf};

use crate::{
    cloud::azure::{environment::Environment, record::Record, records},
    error::{Error, Kind, Result},
    system::Env,
};

/// Names the record; every program that `wrap` starts has it.
pub(super) const VARIABLE: &str = "WRAP_SESSION";

/// A session as the shim needs it.
pub(super) struct Session {
    /// Of the identity that the run is for.
    pub(super) record: Record,
    /// Of the identities that are signed in besides.
    pub(super) others: Vec<Record>,
    pub(super) environment: &'static Environment,
}

impl Session {
    /// Reads the record at `path`.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let problem = || {
            Error::new(Kind::Store, format!("cannot use the session record `{}`", path.display()))
                .help("run the program through `wrap terraform …` or `wrap auth exec -i NAME -- …` again")
        };
        let mut records = records::read(path)?.into_iter();
        let record =
            records.next().ok_or_else(|| problem().because("it is missing, or no record of this version of wrap"))?;
        let environment = Environment::named(&record.environment)
            .ok_or_else(|| problem().because(format!("there is no cloud `{}`", record.environment)))?;
        Ok(Self { record, others: records.collect(), environment })
    }
}

impl Session {
    /// The record of the identity that answers for this subscription (id or name) and tenant.
    pub(super) fn record_for(&self, subscription: Option<&str>, tenant: Option<&str>) -> &Record {
        let all: Vec<&Record> = std::iter::once(&self.record).chain(&self.others).collect();
        records::route(&all, subscription, tenant).unwrap_or(&self.record)
    }
}

/// The record's file; `None` outside of a session.
pub(super) fn path(env: &Env) -> Option<PathBuf> {
    env.var_os(VARIABLE).map(|path| env.absolute(path))
}
