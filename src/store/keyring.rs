//! The keyring of the system: Secret Service (GNOME Keyring, KDE's wallet and others).

use std::{collections::HashMap, sync::mpsc, thread, time::Duration};

use dbus_secret_service::{EncryptionType, SecretService};
use dbus_secret_service_keyring_store::Store as Native;
use keyring_core::{Entry, Error as Refusal, api::CredentialStoreApi as _};

use super::{FILE_INSTEAD, Store, name};
use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
    system::System,
};

/// The keyring of the person whose session this is.
pub(super) struct Keyring {
    has_bus: bool,
    /// Whether somebody sees the window in which a locked keyring asks for its password.
    is_watched: bool,
}

/// What all our entries have in common; their user is `realm/name`.
const SERVICE: &str = "wrap";

/// Where libdbus finds the session bus. Without it there is none, unless one is started for us.
const BUS: &str = "DBUS_SESSION_BUS_ADDRESS";

/// How long a person may take to unlock the keyring.
const PATIENCE: Duration = Duration::from_secs(60);

type Outcome<T> = std::result::Result<T, Refusal>;

impl Keyring {
    pub(super) fn new(system: &System) -> Self {
        let has_window = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| system.env.var_os(name).is_some());
        let has_bus = system.env.var_os(BUS).is_some();
        Self { has_bus, is_watched: has_window && system.terminal.is_watched() }
    }

    /// Asks the keyring. A locked one looks empty to those who may not unlock it, and blocks those
    /// who may until somebody does, so both are ruled out first.
    fn ask<T: Send + 'static>(&self, question: impl FnOnce(&Native) -> Outcome<T> + Send + 'static) -> Result<T> {
        if !self.has_bus {
            return Err(unreachable(&format!("there is no session bus: {BUS} is not set")));
        }
        let is_locked = is_locked().map_err(|reason| unreachable(&reason))?;
        if is_locked && !self.is_watched {
            return Err(locked("nobody is here to unlock it"));
        }
        let (sender, answer) = mpsc::channel();
        thread::spawn(move || {
            let outcome = Native::new().and_then(|store| question(&store));
            // Nobody listens any more when it took too long.
            let _ = sender.send(outcome);
        });
        match answer.recv_timeout(PATIENCE) {
            Ok(outcome) => outcome.map_err(|refusal| explained(&refusal)),
            Err(_) => Err(locked("nobody unlocked it for a minute")),
        }
    }
}

/// Whether the default collection is locked, asked without any prompt. One that is not there yet will
/// be made when it is unlocked for the first time.
fn is_locked() -> std::result::Result<bool, String> {
    let service = SecretService::connect_with_max_prompt_timeout(EncryptionType::Plain, 0);
    let service = service.map_err(|error| error.to_string())?;
    match service.get_default_collection() {
        Ok(collection) => collection.is_locked().map_err(|error| error.to_string()),
        Err(dbus_secret_service::Error::NoResult) => Ok(true),
        Err(error) => Err(error.to_string()),
    }
}

impl Store for Keyring {
    fn get(&self, realm: &str, name: &str) -> Result<Option<Secret>> {
        let user = name::entry(realm, name);
        self.ask(move |store| match entry(store, &user)?.get_password() {
            Ok(text) => Ok(Some(text.into())),
            Err(Refusal::NoEntry) => Ok(None),
            Err(refusal) => Err(refusal),
        })
    }

    fn put(&self, realm: &str, name: &str, secret: &Secret) -> Result<()> {
        let (user, secret) = (name::entry(realm, name), secret.clone());
        self.ask(move |store| entry(store, &user)?.set_password(secret.expose()))
    }

    fn delete(&self, realm: &str, name: &str) -> Result<bool> {
        let user = name::entry(realm, name);
        self.ask(move |store| match entry(store, &user)?.delete_credential() {
            Ok(()) => Ok(true),
            Err(Refusal::NoEntry) => Ok(false),
            Err(refusal) => Err(refusal),
        })
    }

    fn names(&self, realm: &str) -> Result<Vec<String>> {
        let prefix = name::entry(realm, "");
        self.ask(move |store| {
            let entries = store.search(&HashMap::from([("service", SERVICE)]))?;
            let users = entries.iter().filter_map(Entry::get_specifiers).map(|(_, user)| user);
            let mut names: Vec<String> =
                users.filter_map(|user| user.strip_prefix(&prefix).map(str::to_owned)).collect();
            names.sort();
            Ok(names)
        })
    }
}

/// The entry as keyring programs show it.
fn entry(store: &Native, user: &str) -> Outcome<Entry> {
    store.build(SERVICE, user, Some(&HashMap::from([("label", format!("wrap: {user}").as_str())])))
}

/// Nothing of a refusal's data is shown: it may be the secret.
fn explained(refusal: &Refusal) -> Error {
    match refusal {
        Refusal::NoStorageAccess(_) => locked("it was not unlocked"),
        Refusal::PlatformFailure(error) => unreachable(&error.to_string()),
        Refusal::BadEncoding(_) => unreachable("the secret is no UTF-8 text"),
        Refusal::Ambiguous(_) => unreachable("it holds several secrets of this name"),
        other => unreachable(&other.to_string()),
    }
}

fn locked(reason: &str) -> Error {
    Error::new(Kind::Store, "the keyring of the system is locked")
        .because(reason)
        .help("unlock it: sign in to the desktop, or run `gnome-keyring-daemon --unlock`")
        .help(FILE_INSTEAD)
}

fn unreachable(reason: &str) -> Error {
    Error::new(Kind::Store, "cannot use the keyring of the system")
        .because(reason)
        .help("run it in a session that has a keyring (GNOME Keyring, KWallet)")
        .help(FILE_INSTEAD)
}

#[cfg(test)]
mod tests {
    use super::*;

    const INSTEAD: &str = "help: unlock it: sign in to the desktop, or run `gnome-keyring-daemon --unlock`\nhelp: ";
    const ELSEWHERE: &str = "help: run it in a session that has a keyring (GNOME Keyring, KWallet)\nhelp: ";

    fn error(refusal: &Refusal) -> String {
        explained(refusal).to_string()
    }

    #[test]
    fn locked_keyring_says_why_and_how_to_unlock_it() {
        let wanted = |reason: &str| {
            format!("error: the keyring of the system is locked\n  caused by: {reason}\n{INSTEAD}{FILE_INSTEAD}")
        };
        assert_eq!(locked("nobody is here to unlock it").to_string(), wanted("nobody is here to unlock it"));
        assert_eq!(error(&Refusal::NoStorageAccess("dismissed".into())), wanted("it was not unlocked"));
    }

    #[test]
    fn what_a_refusal_holds_is_not_shown() {
        let wanted = |reason: &str| {
            format!("error: cannot use the keyring of the system\n  caused by: {reason}\n{ELSEWHERE}{FILE_INSTEAD}")
        };
        let secret = b"canary-secret".to_vec();
        assert_eq!(error(&Refusal::BadEncoding(secret)), wanted("the secret is no UTF-8 text"));
        assert_eq!(error(&Refusal::Ambiguous(Vec::new())), wanted("it holds several secrets of this name"));
        assert_eq!(error(&Refusal::PlatformFailure("no reply".into())), wanted("no reply"));
    }
}
