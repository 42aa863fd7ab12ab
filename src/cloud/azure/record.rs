//! A session record: what a run leaves for the next one and for the shim, without the tokens
//! (those rest in MSAL's cache).

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{
    auth::ChainKey,
    credentials::{Principal, Target},
    error::Result,
    secret::{self, Secret},
    system::Env,
};

/// The file that `WRAP_SESSION` names: JSON, mode 0600, one per identity of a project.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Record {
    /// 1
    pub(crate) version: u32,
    /// The identity's name, as `-i` takes it.
    pub(crate) identity: String,
    /// [`ChainKey::fingerprint`] of the configuration it was made from.
    pub(crate) fingerprint: String,
    /// The cloud: `public`, `usgovernment`, `china`.
    pub(crate) environment: String,
    /// The tenant's GUID in lower case.
    pub(crate) tenant: String,
    pub(crate) client_id: String,
    pub(crate) principal: Principal,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) target: Option<Target>,
    /// Renews the tokens of a service principal: they have no refresh token, and the child's
    /// environment has no secret.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "secret::in_clear")]
    pub(crate) client_secret: Option<Secret>,
    /// The Azure CLI's folder that holds the token cache; absolute.
    pub(crate) config_folder: PathBuf,
}

/// Where the record of `key` lies: `<state>/sessions/<realm>/<name>.json`.
pub(crate) fn path(_env: &Env, _key: &ChainKey) -> Result<PathBuf> {
    todo!()
}

impl Record {
    /// Reads a record; `None` when there is no file. A record that cannot be read is an error that
    /// names the file.
    pub(crate) fn read(_path: &Path) -> Result<Option<Self>> {
        todo!()
    }
}
