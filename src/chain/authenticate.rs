//! From a chain to credentials: what an earlier run left, or a sign-in.

use super::Chain;
use crate::{
    auth::{Consent, Identity, Provider},
    cloud::{self, azure},
    credentials::Credentials,
    error::Result,
    system::{Env, System, lock::Lock, runtime},
};

/// When to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignIn {
    /// When tokens are missing or not fresh.
    IfNeeded,
    /// Renew or sign in even when all tokens are fresh (`wrap auth login`).
    Renew,
    /// Ask the person even when a silent renewal would do (`wrap auth login --force`).
    Anew,
}

/// The chain's credentials, with fresh tokens. Starts the runtime only when a request is needed;
/// one process at a time signs in for an identity, the others wait and use its result.
pub(crate) fn authenticate(system: &System, chain: &Chain, sign_in: SignIn) -> Result<Credentials> {
    let steps = Steps::of(chain, &system.env)?;
    if let Some(credentials) = steps.left(system, chain, sign_in)? {
        return Ok(credentials);
    }
    let _lock = Lock::wait(&system.env.state_folder()?.join("locks").join(lock_name(chain)))?;
    // Another process may have signed in while we waited.
    if let Some(credentials) = steps.left(system, chain, sign_in)? {
        return Ok(credentials);
    }
    let consent = if sign_in == SignIn::Anew { Consent::SignInAnew } else { Consent::AskIfNeeded };
    let credentials = runtime::run(steps.issue(system, chain, consent))?;
    keep(system, chain, &credentials)?;
    Ok(credentials)
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
    fn left(&self, system: &System, chain: &Chain, sign_in: SignIn) -> Result<Option<Credentials>> {
        if sign_in != SignIn::IfNeeded {
            return Ok(None);
        }
        let now = system.clock.now();
        Ok(self.provider.recall(system, &chain.key)?.filter(|credentials| match credentials {
            Credentials::Azure(azure) => azure::recall::is_fresh(azure, now),
        }))
    }

    async fn issue(&self, system: &System, chain: &Chain, consent: Consent) -> Result<Credentials> {
        let mut credentials = self.provider.issue(system, consent, &chain.key).await?;
        for identity in &self.identities {
            credentials = identity.assume(system, credentials).await?;
        }
        Ok(credentials)
    }
}

/// Writes the session while the lock is held, so that those who wait for it find the tokens.
fn keep(system: &System, chain: &Chain, credentials: &Credentials) -> Result<()> {
    let Credentials::Azure(azure) = credentials;
    let purpose = azure::session::Purpose::Run;
    let session = azure::session::session(azure, &chain.key, purpose, &system.env, system.clock.now())?;
    for note in session.apply()? {
        system.terminal.say(&format!("warning: {note}"));
    }
    Ok(())
}

/// Names may hold slashes. Two names that fall together only wait for each other.
fn lock_name(chain: &Chain) -> String {
    let name = format!("{}-{}.lock", chain.key.realm, chain.name());
    name.replace(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'), "_")
}
