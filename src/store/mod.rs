//! Where secrets rest that nobody else keeps: the keyring of the system, or an encrypted file.

mod file;
#[cfg_attr(not(target_os = "linux"), path = "no_keyring.rs")]
mod keyring;
mod name;
mod password;
mod place;
mod vault;

pub(crate) use self::{
    name::{NAMES, is_name},
    password::unset_variable,
    place::{lasting, place},
};

use self::{file::File, keyring::Keyring};
use crate::{
    credentials::{StorePlace, StoredSecret},
    error::{Error, Result},
    secret::Secret,
    system::System,
};

/// A store of secrets, each of which has a name in its realm.
pub(crate) trait Store {
    /// The secret of this name; `None` when there is none. A store that is locked is an error.
    fn get(&self, realm: &str, name: &str) -> Result<Option<Secret>>;
    /// Keeps the secret in place of an older one of the same name.
    fn put(&self, realm: &str, name: &str, secret: &Secret) -> Result<()>;
    /// Removes the secret; `false` when there is none.
    fn delete(&self, realm: &str, name: &str) -> Result<bool>;
    /// The names in the realm, sorted. Needs no password.
    fn names(&self, realm: &str) -> Result<Vec<String>>;
}

/// The store, for all that needs no password which a person would have to enter.
pub(crate) fn open(system: &System, place: &StorePlace) -> Box<dyn Store> {
    match place {
        StorePlace::System => Box::new(Keyring::new(system)),
        StorePlace::File { path, password_variable } => {
            Box::new(File::new(path.clone(), password::known(&system.env, password_variable.as_deref())))
        }
    }
}

/// The store with its password, for which a person is asked where no variable holds it.
pub(crate) async fn unlock(system: &System, place: &StorePlace) -> Result<Box<dyn Store>> {
    match place {
        StorePlace::System => Ok(open(system, place)),
        StorePlace::File { path, password_variable } => {
            let password = password::obtain(system, path, password_variable.as_deref()).await?;
            Ok(Box::new(File::new(path.clone(), password)))
        }
    }
}

/// The secret that `stored` names.
pub(crate) async fn read(system: &System, stored: &StoredSecret) -> Result<Secret> {
    if let Some(secret) = &stored.value {
        return Ok(secret.clone());
    }
    let secret = unlock(system, &stored.store).await?.get(&stored.realm, &stored.name)?;
    secret.ok_or_else(|| missing(&stored.store, &stored.realm, &stored.name))
}

/// The error of a secret that is not there.
pub(crate) fn missing(place: &StorePlace, realm: &str, name: &str) -> Error {
    Error::configuration(format!("there is no secret `{name}` in {}", shown(place)))
        .because(format!("nobody has kept one of this name for the realm `{realm}`, which is this project's"))
        .help(format!("run `wrap auth secret set {name}`, or `wrap auth secret list` to see which there are"))
}

/// The store as people know it.
pub(crate) fn shown(place: &StorePlace) -> String {
    match place {
        StorePlace::System => "the keyring of the system".to_owned(),
        StorePlace::File { path, .. } => format!("`{}`", path.display()),
    }
}

/// The way out where there is no keyring.
const FILE_INSTEAD: &str =
    "or keep secrets in an encrypted file: set `auth.keyring.type: file` (or WRAP_KEYRING_TYPE=file)";
