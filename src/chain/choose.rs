//! Which identity a command uses.

use crate::{config::auth::AuthConfig, error::Result, system::System};

/// The outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// This identity.
    Identity(String),
    /// No authentication: switched off (`-i false`) or nothing is configured.
    Disabled,
}

/// Chooses by precedence: the flag, `WRAP_IDENTITY`, `ATMOS_IDENTITY`, the defaults of `auth`.
/// `auth` has the component's and stack's levels merged in already.
pub(crate) fn choose(_auth: &AuthConfig, _flag: Option<&str>, _system: &System) -> Result<Choice> {
    todo!()
}
