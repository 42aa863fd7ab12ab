//! From a chain to credentials: what an earlier run left, or a sign-in.

use super::Chain;
use crate::{
    auth::{Consent, Identity, Provider},
    cloud::{
        self, azure,
        session::{Purpose, session},
    },
    credentials::{Credentials, Proof},
    error::{Kind, Result},
    session::writable,
    system::{Env, System, lock::Lock, runtime},
};

/// When to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignIn<'a> {
    /// When tokens are missing or not fresh.
    IfNeeded,
    /// Renew or sign in even when all tokens are fresh (`wrap auth login`).
    Renew,
    /// Ask the person even when a silent renewal would do (`wrap auth login --force`).
    Anew,
    /// The same, and meet what a service demanded (`--claims-challenge`).
    Meet(&'a str),
}

/// The chain's credentials, with fresh tokens. Starts the runtime only when a request is needed;
/// one process at a time signs in for an identity, the others wait and use its result.
pub(crate) fn authenticate(system: &System, chain: &Chain, sign_in: SignIn<'_>) -> Result<Credentials> {
    let steps = Steps::of(chain, &system.env)?;
    if let Some(credentials) = steps.left(system, chain, sign_in)? {
        return Ok(credentials);
    }
    let _lock = lock(system, &chain.key.realm, chain.name())?;
    // Another process may have signed in while we waited.
    if let Some(credentials) = steps.left(system, chain, sign_in)? {
        return Ok(credentials);
    }
    writable::check(&azure::msal_cache::path(&azure::folder::folder_of(&system.env, &chain.key)?))?;
    let issue = |consent| runtime::run(steps.issue(system, chain, consent));
    let credentials = match sign_in {
        SignIn::IfNeeded => issue(Consent::AskIfNeeded)?,
        SignIn::Renew => match issue(Consent::AskIfNeeded) {
            // What an earlier sign-in left is broken. It is set aside when the new one is kept.
            Err(error) if error.kind() == Kind::Store => issue(Consent::SignInAnew)?,
            outcome => outcome?,
        },
        SignIn::Anew => issue(Consent::SignInAnew)?,
        SignIn::Meet(demand) => issue(Consent::Meet(demand))?,
    };
    let purpose = if sign_in == SignIn::IfNeeded { Purpose::Run } else { Purpose::Login };
    keep(system, chain, &credentials, purpose)?;
    Ok(credentials)
}

/// Waits until nobody else signs in for the identity `name`, or out of it.
pub(crate) fn lock(system: &System, realm: &str, name: &str) -> Result<Lock> {
    let path = system.env.state_folder()?.join("locks").join(lock_name(realm, name));
    Lock::wait_aloud(&path, &*system.terminal, &format!("signs in to `{name}`"))
        .map_err(|error| error.help("or set XDG_STATE_HOME to a folder that you can write"))
}

/// What an earlier run left, fresh or not. Reads files only.
pub(crate) fn recall(system: &System, chain: &Chain) -> Result<Option<Credentials>> {
    Steps::of(chain, &system.env)?.provider.recall(system, &chain.key)
}

/// The chain with its kinds made; mistakes in the configuration show before anybody signs in.
struct Steps {
    provider: Box<dyn Provider>,
    identities: Vec<Box<dyn Identity>>,
}

impl Steps {
    fn of(chain: &Chain, env: &Env) -> Result<Self> {
        for identity in &chain.identities {
            cloud::check_pair(&chain.provider, identity)?;
        }
        let provider = cloud::provider(&chain.provider, env)?;
        let identities = chain.identities.iter().map(|config| cloud::identity(config, env));
        Ok(Self { provider, identities: identities.collect::<Result<_>>()? })
    }

    /// What an earlier run left, when that is good enough.
    fn left(&self, system: &System, chain: &Chain, sign_in: SignIn<'_>) -> Result<Option<Credentials>> {
        if sign_in != SignIn::IfNeeded {
            return Ok(None);
        }
        let Some(Credentials::Azure(mut azure)) = self.provider.recall(system, &chain.key)? else { return Ok(None) };
        if !azure::recall::is_fresh(&azure, system.clock.now()) {
            return Ok(None);
        }
        if chain.key.manner.is_native && matches!(azure.proof, Proof::StoredSecret(_)) {
            runtime::run(azure::proof::reveal(system, &mut azure.proof))?;
        }
        Ok(Some(Credentials::Azure(azure)))
    }

    async fn issue(&self, system: &System, chain: &Chain, consent: Consent<'_>) -> Result<Credentials> {
        let mut credentials = self.provider.issue(system, consent, &chain.key).await?;
        for identity in &self.identities {
            credentials = identity.assume(system, credentials).await?;
        }
        Ok(credentials)
    }
}

/// Writes the session while the lock is held, so that those who wait for it find the tokens.
fn keep(system: &System, chain: &Chain, credentials: &Credentials, purpose: Purpose) -> Result<()> {
    let session = session(credentials, &chain.key, purpose, &system.env, system.clock.now())?;
    let Credentials::Azure(azure) = credentials;
    let mut notes = match purpose {
        Purpose::Run => Vec::new(),
        Purpose::Login => azure::rival::notes(azure, &chain.key, &system.env)?,
    };
    notes.extend(session.apply()?);
    for note in notes {
        system.terminal.say(&format!("note: {note}"));
    }
    Ok(())
}

/// Names may hold slashes. Two names that fall together only wait for each other.
fn lock_name(realm: &str, name: &str) -> String {
    let name = format!("{realm}-{name}.lock");
    name.replace(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'), "_")
}

#[cfg(test)]
mod tests;
