//! Systems whose keyring is not supported yet.

use super::{FILE_INSTEAD, Store};
use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
    system::System,
};

/// A keyring that says so.
pub(super) struct Keyring;

impl Keyring {
    pub(super) fn new(_system: &System) -> Self {
        Self
    }
}

fn unsupported() -> Error {
    Error::new(Kind::Store, "cannot use the keyring of the system")
        .because("it is not supported on this operating system yet")
        .help(FILE_INSTEAD)
}

impl Store for Keyring {
    fn get(&self, _realm: &str, _name: &str) -> Result<Option<Secret>> {
        Err(unsupported())
    }

    fn put(&self, _realm: &str, _name: &str, _secret: &Secret) -> Result<()> {
        Err(unsupported())
    }

    fn delete(&self, _realm: &str, _name: &str) -> Result<bool> {
        Err(unsupported())
    }

    fn names(&self, _realm: &str) -> Result<Vec<String>> {
        Err(unsupported())
    }
}
