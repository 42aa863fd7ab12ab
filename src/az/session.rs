//! The session that the answers come from: the record that `WRAP_SESSION` names.

use std::path::{Path, PathBuf};

use crate::{
    cloud::azure::{environment::Environment, record::Record},
    error::{Error, Kind, Result},
    system::Env,
};

/// Names the record; every program that `wrap` starts has it.
pub(super) const VARIABLE: &str = "WRAP_SESSION";

/// A session as the shim needs it.
pub(super) struct Session {
    pub(super) record: Record,
    pub(super) environment: &'static Environment,
}

impl Session {
    /// Reads the record at `path`.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let problem = || {
            Error::new(Kind::Store, format!("cannot use the session record `{}`", path.display()))
                .help("run the program through `wrap terraform …` or `wrap auth exec -i NAME -- …` again")
        };
        let record = Record::read(path)?
            .ok_or_else(|| problem().because("it is missing, or no record of this version of wrap"))?;
        let environment = Environment::named(&record.environment)
            .ok_or_else(|| problem().because(format!("there is no cloud `{}`", record.environment)))?;
        Ok(Self { record, environment })
    }
}

/// The record's file; `None` outside of a session.
pub(super) fn path(env: &Env) -> Option<PathBuf> {
    env.var_os(VARIABLE).map(|path| env.absolute(path))
}
