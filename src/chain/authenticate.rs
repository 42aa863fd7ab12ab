//! From a chain to credentials: what an earlier run left, or a sign-in.

use super::Chain;
use crate::{credentials::Credentials, error::Result, system::System};

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
pub(crate) fn authenticate(_system: &System, _chain: &Chain, _sign_in: SignIn) -> Result<Credentials> {
    todo!()
}

/// What an earlier run left, fresh or not. Reads files only.
pub(crate) fn recall(_system: &System, _chain: &Chain) -> Result<Option<Credentials>> {
    todo!()
}
