//! A session record: what a run leaves for the next one and for the shim, without the tokens
//! (those rest in MSAL's cache).

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::environment::stored;
use crate::{
    auth::ChainKey,
    credentials::{Azure, Principal, Proof, Target},
    error::Result,
    secret::{Secret, all_in_clear},
    session::cannot_read,
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
    /// The cloud: `public`, `usgovernment`, `china`, or what its metadata host said.
    #[serde(with = "stored")]
    pub(crate) environment: String,
    /// The tenant's GUID in lower case.
    pub(crate) tenant: String,
    pub(crate) client_id: String,
    pub(crate) principal: Principal,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) target: Option<Target>,
    /// Renews the tokens of a program: they have no refresh token, and the child's environment has
    /// neither its secret nor what leads to an assertion.
    pub(crate) proof: Proof,
    /// The Azure CLI's folder that holds the token cache; absolute.
    pub(crate) config_folder: PathBuf,
    /// The assertion for programs that sign in by themselves, when it has a file of its own;
    /// whoever renews puts the new one there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) assertion_file: Option<PathBuf>,
    /// Whether it uses a sign-in of the Azure CLI's own, which stays when it goes.
    #[serde(default, rename = "borrowed", skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_borrowed: bool,
    /// What the programs of the session do not see of the environment, for a `wrap` among them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", serialize_with = "all_in_clear")]
    pub(crate) variables: BTreeMap<String, Secret>,
}

/// What this version of the program writes, and the only one it reads.
const VERSION: u32 = 1;

/// Where the record of `key` lies: `<state>/sessions/<realm>/<name>.json`.
pub(crate) fn path(env: &Env, key: &ChainKey) -> Result<PathBuf> {
    Ok(folder(env)?.join(file_name(&key.realm)).join(file_name(&key.name) + ".json"))
}

/// Where the records of all projects lie, each in a folder of its realm.
pub(crate) fn folder(env: &Env) -> Result<PathBuf> {
    Ok(env.state_folder()?.join("sessions"))
}

/// `name` as a file name: letters, digits and `._-` stay, other bytes are percent-encoded. So is a
/// dot in front, which would hide the file or lead out of the folder.
pub(super) fn file_name(name: &str) -> String {
    let mut encoded = String::new();
    for (position, byte) in name.bytes().enumerate() {
        match byte {
            b'.' if position == 0 => encoded.push_str("%2E"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => encoded.push(byte.into()),
            _ => write!(encoded, "%{byte:02X}").expect("a String takes everything"),
        }
    }
    encoded
}

impl Record {
    /// The record of `credentials`, which the configuration behind `key` led to.
    pub(crate) fn from_credentials(credentials: &Azure, key: &ChainKey, config_folder: &Path) -> Self {
        Self {
            version: VERSION,
            identity: key.name.clone(),
            fingerprint: key.fingerprint.clone(),
            environment: credentials.environment.clone(),
            tenant: credentials.tenant.clone(),
            client_id: credentials.client_id.clone(),
            principal: credentials.principal.clone(),
            target: credentials.target.clone(),
            proof: credentials.proof.clone(),
            config_folder: config_folder.to_path_buf(),
            assertion_file: None,
            is_borrowed: key.manner.is_borrowed,
            variables: BTreeMap::new(),
        }
    }

    /// Reads a record; `None` when there is none. A text that is no record of this version counts
    /// as none: it only saves a sign-in, and the run writes it anew. A file that cannot be read at
    /// all is an error that names it, because then it cannot be mended by writing either.
    pub(crate) fn read(path: &Path) -> Result<Option<Self>> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(cannot_read(path, &error)),
        };
        let record: Option<Self> = serde_json::from_slice(&bytes).ok();
        Ok(record.filter(|record| record.version == VERSION))
    }

    /// The record as its file holds it.
    pub(crate) fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record is plain data") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cloud::azure::fixtures, credentials::PrincipalKind};

    fn record() -> Record {
        Record {
            version: VERSION,
            identity: "dev".into(),
            fingerprint: "f".into(),
            environment: "public".into(),
            tenant: "tenant".into(),
            client_id: "client".into(),
            principal: Principal {
                kind: PrincipalKind::ServicePrincipal,
                name: "client".into(),
                object_id: "object".into(),
                home_account_id: None,
            },
            target: None,
            proof: Proof::Secret("canary-secret".into()),
            config_folder: "/home/dev/.azure".into(),
            assertion_file: None,
            is_borrowed: false,
            variables: [("CORP_SECRET".into(), "canary-secret".into())].into(),
        }
    }

    #[test]
    fn record_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dev.json");
        fs::write(&path, record().to_text()).unwrap();
        let read = Record::read(&path).unwrap().unwrap();
        assert_eq!(read.to_text(), record().to_text());
        assert_eq!(read.proof, Proof::Secret("canary-secret".into()));
    }

    #[test]
    fn missing_broken_and_newer_records_count_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dev.json");
        assert!(Record::read(&path).unwrap().is_none());
        let newer = record().to_text().replace("\"version\": 1", "\"version\": 2");
        for text in [newer.as_bytes(), b"{", b"\xff"] {
            fs::write(&path, text).unwrap();
            assert!(Record::read(&path).unwrap().is_none());
        }
    }

    #[test]
    fn record_that_cannot_be_read_is_an_error_that_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let error = Record::read(folder.path()).unwrap_err();
        assert!(error.to_string().contains(&format!("`{}`", folder.path().display())), "{error}");
    }

    #[test]
    fn every_name_has_a_file_of_its_own_below_the_folder() {
        let env = Env { variables: [("XDG_STATE_HOME".into(), "/state".into())].into(), ..Env::default() };
        let shown = |name: &str, realm: &str| {
            let key = ChainKey { name: name.into(), realm: realm.into(), ..fixtures::key() };
            path(&env, &key).unwrap().display().to_string()
        };
        assert_eq!(shown("azure-dev_1.x", "0a1b"), "/state/wrap/sessions/0a1b/azure-dev_1.x.json");
        assert_eq!(shown("../é/%", ".."), "/state/wrap/sessions/%2E./%2E.%2F%C3%A9%2F%25.json");
    }
}
