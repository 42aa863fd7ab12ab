//! From an identity's name to its chain of steps, and from the chain to credentials.

mod authenticate;
mod choose;
mod fingerprint;
mod manner;
mod realm;
mod resolve;

pub(crate) use authenticate::{SignIn, authenticate, lock, recall};
pub(crate) use choose::{Choice, choose};
pub(crate) use realm::realm;
pub(crate) use resolve::{find_provider, resolve};

use crate::{
    auth::ChainKey,
    config::auth::{IdentityConfig, ProviderConfig},
};

/// A provider and the identities assumed one after the other; the last one is what was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub(crate) provider: ProviderConfig,
    /// Empty when the identity stands alone and issues its credentials itself.
    pub(crate) identities: Vec<IdentityConfig>,
    pub(crate) key: ChainKey,
    /// How many seconds the credentials must last, or else be renewable, for a run to start.
    pub(crate) min_remaining: Option<i64>,
}

impl Chain {
    /// The name that was asked for.
    pub(crate) fn name(&self) -> &str {
        self.identities.last().map_or(&self.provider.name, |identity| &identity.name)
    }
}
