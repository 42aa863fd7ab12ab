//! The secrets that somebody has kept with `wrap auth secret set` for those who are signed out.

use std::fmt;

use crate::{
    chain,
    cloud::azure::trace::Trace,
    config::{auth::AuthConfig, yaml::Node},
    credentials::{Proof, StorePlace},
    error::{Error, Kind, Result},
    store,
    system::System,
};

/// A secret in a store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kept {
    place: StorePlace,
    realm: String,
    name: String,
}

impl Kept {
    /// The one that a sign-in was made with.
    pub(super) fn of_trace(trace: &Trace) -> Option<Self> {
        match &trace.record.as_ref()?.proof {
            Proof::StoredSecret(stored) => {
                Some(Self { place: stored.store.clone(), realm: stored.realm.clone(), name: stored.name.clone() })
            }
            _ => None,
        }
    }

    /// The one that the identity's provider names, if it is there.
    pub(super) fn of_identity(system: &System, auth: &AuthConfig, name: &str, realm: &str) -> Result<Option<Self>> {
        // An identity that cannot be resolved can be signed out all the same.
        let Ok(chain) = chain::resolve(auth, name, realm) else { return Ok(None) };
        let Some(name) = chain.provider.fields.get("client_secret_store").and_then(Node::as_str) else {
            return Ok(None);
        };
        let place = store::lasting(&chain.provider.keyring, &system.env)?;
        Ok(Some(Self { place, realm: realm.to_owned(), name: name.to_owned() }))
    }

    /// Asks whether they may go; whoever says no changes nothing.
    pub(super) fn confirm(system: &System, all: &[Self]) -> Result<()> {
        let names = all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        if !system.terminal.is_interactive() {
            return Err(Error::usage(format!("cannot ask whether to delete {names}: there is no terminal"))
                .help("add `--force` to delete without asking"));
        }
        let choices = ["No, change nothing", "Yes, delete for good"].map(ToOwned::to_owned);
        match system.terminal.choose(&format!("Delete {names}?"), &choices)? {
            1 => Ok(()),
            _ => Err(Error::new(Kind::Interrupted, "nothing was changed")),
        }
    }

    pub(super) fn delete(&self, system: &System) -> Result<()> {
        let is_deleted = store::open(system, &self.place).delete(&self.realm, &self.name)?;
        let said = if is_deleted { format!("deleted {self}") } else { format!("{self} was not there") };
        system.terminal.say(&said);
        Ok(())
    }

    /// That it is still there, and how it goes.
    pub(super) fn stays(&self) -> String {
        format!("{self} stays: `--keychain` deletes it")
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "secret `{}` in {}", self.name, store::shown(&self.place))
    }
}
