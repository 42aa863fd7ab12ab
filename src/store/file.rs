//! An encrypted file of secrets, for machines without a keyring.

use std::path::PathBuf;

use super::{
    Store,
    password::{self, Known, Password},
    vault::{Trouble, Vault},
};
use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
    session::{self, Corrupt, FileEdit, Locking},
    system::lock::Lock,
};

/// The file, with what is known about its password.
pub(super) struct File {
    path: PathBuf,
    password: Known,
}

/// Shorter ones are guessed, whatever is made of them. Atmos wants as many.
const SHORTEST_PASSWORD: usize = 8;

impl File {
    pub(super) fn new(path: PathBuf, password: Known) -> Self {
        Self { path, password }
    }

    fn vault(&self) -> Result<Option<Vault>> {
        let text = session::read(&self.path)?;
        text.map(|text| Vault::parse(&text).map_err(|trouble| self.explained(&trouble))).transpose()
    }

    fn password(&self) -> Result<&Password> {
        match &self.password {
            Known::Password(password) => Ok(password),
            Known::Not { variable } => Err(password::unknown(&self.path, variable)),
        }
    }

    /// Writes what `change` makes of the vault, while nobody else does.
    fn edit(&self, change: impl FnOnce(&mut Vault) -> Result<()>) -> Result<()> {
        let _lock = Lock::wait(&self.path.with_extension("lock"))?;
        let mut vault = match self.vault()? {
            Some(vault) => vault,
            None => Vault::new().map_err(|trouble| self.explained(&trouble))?,
        };
        change(&mut vault)?;
        let text = vault.to_text();
        let edit = FileEdit {
            path: self.path.clone(),
            purpose: "secrets, encrypted".to_owned(),
            mode: 0o600,
            locking: Locking::None,
            corrupt: Corrupt::Refuse,
            change: Box::new(move |_| Ok(Some(text.clone()))),
        };
        session::write(&edit).map(|_| ())
    }

    fn explained(&self, trouble: &Trouble) -> Error {
        let shown = self.path.display();
        match (trouble, &self.password) {
            (Trouble::WrongPassword, Known::Password(password)) => password::wrong(&self.path, password),
            (Trouble::NoRandomness, _) => {
                Error::new(Kind::Internal, "cannot get random numbers from the operating system")
            }
            _ => Error::new(Kind::Store, format!("cannot read the secrets in `{shown}`"))
                .because("this version of wrap has not written it like that")
                .help(format!("remove `{shown}` and run `wrap auth secret set NAME` for each secret")),
        }
    }
}

impl Store for File {
    fn get(&self, realm: &str, name: &str) -> Result<Option<Secret>> {
        let Some(vault) = self.vault()? else { return Ok(None) };
        let entry = entry(realm, name);
        if !vault.entries().any(|other| other == entry) {
            return Ok(None);
        }
        vault.get(&entry, &self.password()?.text).map_err(|trouble| self.explained(&trouble))
    }

    fn put(&self, realm: &str, name: &str, secret: &Secret) -> Result<()> {
        let password = &self.password()?.text;
        self.edit(|vault| {
            if vault.entries().next().is_none() && password.expose().chars().count() < SHORTEST_PASSWORD {
                let message = format!("cannot encrypt secrets in `{}` with this password", self.path.display());
                return Err(Error::usage(message)
                    .because(format!("it is shorter than {SHORTEST_PASSWORD} characters"))
                    .help("choose a longer one"));
            }
            vault.put(&entry(realm, name), secret, password).map_err(|trouble| self.explained(&trouble))
        })
    }

    fn delete(&self, realm: &str, name: &str) -> Result<bool> {
        if self.vault()?.is_none() {
            return Ok(false);
        }
        let mut is_deleted = false;
        self.edit(|vault| {
            is_deleted = vault.delete(&entry(realm, name));
            Ok(())
        })?;
        Ok(is_deleted)
    }

    fn names(&self, realm: &str) -> Result<Vec<String>> {
        let Some(vault) = self.vault()? else { return Ok(Vec::new()) };
        let names = vault.entries().filter_map(|entry| entry.strip_prefix(realm)?.strip_prefix('/'));
        Ok(names.map(str::to_owned).collect())
    }
}

/// A realm has no slash.
fn entry(realm: &str, name: &str) -> String {
    format!("{realm}/{name}")
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, thread};

    use super::*;

    fn store(folder: &Path, password: Option<&str>) -> File {
        let known = match password {
            Some(text) => Known::Password(Password { text: text.into(), variable: Some("PASSWORD".into()) }),
            None => Known::Not { variable: "PASSWORD".into() },
        };
        File::new(folder.join("keys/secrets.json"), known)
    }

    #[test]
    fn secrets_are_kept_by_realm_in_a_private_file() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path(), Some("canary-password"));
        assert_eq!((store.get("r", "a").unwrap(), store.names("r").unwrap()), (None, vec![]));
        for (realm, name) in [("r", "b/c"), ("r", "a"), ("r2", "a")] {
            store.put(realm, name, &format!("canary-{realm}-{name}").as_str().into()).unwrap();
        }
        assert_eq!(store.get("r", "a").unwrap().unwrap().expose(), "canary-r-a");
        assert_eq!(store.get("r2", "a").unwrap().unwrap().expose(), "canary-r2-a");
        assert_eq!(store.names("r").unwrap(), ["a", "b/c"]);
        assert_eq!((store.delete("r", "a").unwrap(), store.delete("r", "a").unwrap()), (true, false));
        assert_eq!((store.get("r", "a").unwrap(), store.names("r2").unwrap()), (None, vec!["a".to_owned()]));
        assert_eq!(fs::metadata(&store.path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn names_and_removal_need_no_password() {
        let folder = tempfile::tempdir().unwrap();
        store(folder.path(), Some("canary-password")).put("r", "a", &"canary".into()).unwrap();
        let without = store(folder.path(), None);
        assert_eq!(without.names("r").unwrap(), ["a"]);
        let error = without.get("r", "a").unwrap_err();
        assert_eq!((error.kind(), error.helps().to_vec()), (Kind::Store, vec!["export PASSWORD=…".to_owned()]));
        assert_eq!(without.get("r", "none").unwrap(), None);
        assert!(without.delete("r", "a").unwrap());
    }

    #[test]
    fn writers_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        thread::scope(|scope| {
            for name in ["a", "b", "c", "d"] {
                let path = folder.path();
                scope.spawn(move || store(path, Some("canary-password")).put("r", name, &"canary".into()).unwrap());
            }
        });
        assert_eq!(store(folder.path(), None).names("r").unwrap(), ["a", "b", "c", "d"]);
    }
}
