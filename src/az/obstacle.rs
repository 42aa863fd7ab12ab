//! Why a command has no answer.

use crate::error::Error;

/// What keeps a command from being answered here.
#[derive(Debug)]
pub(super) enum Obstacle {
    /// The Azure CLI says no too, in these words.
    Refusal(String),
    /// Only the real Azure CLI can answer; what it is that is not known here. Names options, never
    /// their values: those may be secrets.
    Foreign(String),
    /// Something went wrong.
    Failure(Error),
}

impl Obstacle {
    /// Something that is not known here.
    pub(super) fn foreign(what: impl Into<String>) -> Self {
        Self::Foreign(what.into())
    }
}

impl From<Error> for Obstacle {
    fn from(error: Error) -> Self {
        Self::Failure(error)
    }
}
