//! Credentials to a session: the Azure CLI's files and the environment.

use crate::{
    auth::ChainKey,
    credentials::Azure,
    error::Result,
    session::Session,
    system::{Env, clock::Seconds},
};

/// What a session is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A run: the user's default subscription stays what it is.
    Run,
    /// `wrap auth login`: the identity's subscription becomes the default, as `az login` does.
    Login,
}

/// The session of `credentials`. Pure: nothing is read or written here.
pub(crate) fn session(
    _credentials: &Azure,
    _key: &ChainKey,
    _purpose: Purpose,
    _env: &Env,
    _now: Seconds,
) -> Result<Session> {
    todo!()
}
