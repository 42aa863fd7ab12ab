//! The steps of a chain, from the identity up to its provider.

use super::Chain;
use crate::{config::auth::AuthConfig, error::Result};

/// The chain of identity `name` (looked up without regard to case).
pub(crate) fn resolve(_auth: &AuthConfig, _name: &str, _realm: &str) -> Result<Chain> {
    todo!()
}

/// A chain of a provider alone.
pub(crate) fn provider_chain(_auth: &AuthConfig, _name: &str, _realm: &str) -> Result<Chain> {
    todo!()
}
