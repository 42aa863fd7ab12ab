//! A program's proof, made ready to be shown to Entra ID.

use super::{
    certificate::{Certificate, Signed, client_assertion},
    entra::{Entra, Failure, Grant},
    federation, guid,
    refusal::Asker,
};
use crate::{
    auth::assertion,
    credentials::Proof,
    error::{Error, Kind, Result},
    secret::Secret,
};

/// What is shown to get tokens.
pub(crate) enum Shown {
    /// A person's, of an earlier sign-in; `uid.utid` says whose.
    RefreshToken {
        token: Secret,
        home_account_id: String,
    },
    Secret(Secret),
    /// Signed with the program's own certificate.
    Signature(Secret),
    /// A token of another issuer, known by its name in `token_source.type`.
    Assertion {
        token: Secret,
        issuer: String,
    },
}

impl Shown {
    /// What a program shows in a conversation with Entra ID; assertions are made or fetched anew.
    pub(crate) async fn of_program(entra: &Entra<'_>, proof: &Proof) -> Result<Self> {
        match proof {
            Proof::Secret(secret) => Ok(Self::Secret(secret.clone())),
            Proof::Certificate(files) => {
                let signed = Signed {
                    client_id: &entra.client_id,
                    audience: &entra.token_endpoint(),
                    id: &guid::random()?,
                    now: entra.system.clock.now(),
                    sends_chain: files.sends_chain,
                };
                client_assertion(&Certificate::read(files)?, &signed).map(Self::Signature)
            }
            Proof::Assertion(source) => {
                let token = assertion::fetch(entra.system, source).await?;
                Ok(Self::Assertion { token, issuer: source.issuer.clone() })
            }
            Proof::RefreshToken | Proof::Machine(_) | Proof::AzureCli { .. } => {
                Err(Error::new(Kind::Internal, "this proof is not shown to Entra ID"))
            }
        }
    }

    /// The grant of a token request.
    pub(crate) fn grant(&self) -> Grant<'_> {
        match self {
            Self::RefreshToken { token, home_account_id } => Grant::RefreshToken { token, home_account_id },
            Self::Secret(secret) => Grant::ClientSecret(secret),
            Self::Signature(token) | Self::Assertion { token, .. } => Grant::ClientAssertion(token),
        }
    }

    /// The failure in the words of the person who asked; that of an assertion says what to trust.
    pub(crate) fn error(&self, failure: Failure, asker: &Asker<'_>) -> Error {
        match (self, failure) {
            (Self::Assertion { token, issuer }, Failure::Refused(refusal)) if federation::concerns(&refusal) => {
                federation::error(&refusal, asker, token, issuer)
            }
            (_, failure) => failure.into_error(asker),
        }
    }
}
