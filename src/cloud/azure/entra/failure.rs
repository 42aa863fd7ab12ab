//! Why there is no token.

use crate::{
    cloud::azure::refusal::{Asker, Refusal},
    error::{Error, Kind},
};

/// What became of a request.
pub(crate) type Outcome<T> = std::result::Result<T, Failure>;

/// Why there is no token.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Entra ID said no, or not yet.
    Refused(Refusal),
    /// There was no sensible answer.
    Failed(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl Failure {
    /// The failure in the words of the person who asked.
    pub(crate) fn into_error(self, asker: &Asker<'_>) -> Error {
        match self {
            Self::Refused(refusal) => refusal.error(asker),
            Self::Failed(error) => error,
        }
    }

    /// The failure where nobody in particular asked.
    pub(crate) fn into_plain_error(self) -> Error {
        match self {
            Self::Refused(refusal) => Error::new(Kind::Denied, refusal.text()),
            Self::Failed(error) => error,
        }
    }

    /// One line that says why.
    pub(crate) fn summary(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.text().to_owned(),
            Self::Failed(error) => {
                let text = error.to_string();
                let line = text.lines().next().unwrap_or_default();
                line.trim_start_matches("error: ").to_owned()
            }
        }
    }
}
