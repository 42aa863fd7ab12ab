//! Credentials to a session, whatever their cloud.

pub(crate) use super::azure::session::Purpose;

use super::azure;
use crate::{
    auth::ChainKey,
    credentials::Credentials,
    error::Result,
    session::Session,
    system::{Env, clock::Seconds},
};

/// The session of `credentials`. Pure.
pub(crate) fn session(
    credentials: &Credentials,
    key: &ChainKey,
    purpose: Purpose,
    env: &Env,
    now: Seconds,
) -> Result<Session> {
    match credentials {
        Credentials::Azure(credentials) => azure::session::session(credentials, key, purpose, env, now),
    }
}
