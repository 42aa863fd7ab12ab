//! Every kind that a configuration may name: built ones with their constructor, documented ones by name.

use crate::{
    auth::{Identity, Provider},
    config::auth::{IdentityConfig, ProviderConfig},
    error::Result,
    system::Env,
};

/// The provider that `config` describes.
pub(crate) fn provider(_config: &ProviderConfig, _env: &Env) -> Result<Box<dyn Provider>> {
    todo!()
}

/// The identity that `config` describes.
pub(crate) fn identity(_config: &IdentityConfig, _env: &Env) -> Result<Box<dyn Identity>> {
    todo!()
}
