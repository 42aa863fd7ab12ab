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

/// The session of a run with several identities: the files of all, the variables of the first, and
/// an `az` that answers for each of them.
pub(crate) fn joined(members: &[(&Credentials, &ChainKey)], env: &Env, now: Seconds) -> Result<Option<Session>> {
    let mut joined: Option<Session> = None;
    for (credentials, key) in members {
        let session = session(credentials, key, Purpose::Run, env, now)?;
        match &mut joined {
            None => joined = Some(session),
            Some(joined) => {
                joined.edits.extend(session.edits);
                joined.hidden.extend(session.hidden);
            }
        }
    }
    let keys = members.iter().map(|(_, key)| *key);
    if let Some(session) = &mut joined {
        azure::session::list_records(session, keys, env)?;
    }
    Ok(joined)
}
