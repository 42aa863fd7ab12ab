//! A program's proof, made ready to be shown to Entra ID.

use std::path::PathBuf;

use super::{
    assertion_file,
    certificate::{Certificate, Signed, client_assertion},
    entra::{Entra, Failure, Grant},
    federation,
    refusal::Asker,
};
use crate::{
    auth::assertion,
    credentials::Proof,
    error::{Error, Kind, Result},
    secret::Secret,
    session::write,
    store,
    system::{System, random},
};

/// Reads a stored secret, for programs that sign in by themselves and get it in a variable.
pub(crate) async fn reveal(system: &System, proof: &mut Proof) -> Result<()> {
    if let Proof::StoredSecret(stored) = proof {
        stored.value = Some(store::read(system, stored).await?);
    }
    Ok(())
}

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
            Proof::StoredSecret(stored) => store::read(entra.system, stored).await.map(Self::Secret),
            Proof::Certificate(source) => {
                let signed = Signed {
                    client_id: &entra.client_id,
                    audience: &entra.token_endpoint(),
                    id: &random::guid()?,
                    now: entra.system.clock.now(),
                    sends_chain: source.sends_chain,
                };
                client_assertion(&Certificate::read(source, signed.now)?, &signed).map(Self::Signature)
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

    /// Puts an assertion where programs that sign in by themselves read it.
    pub(crate) fn keep_assertion(&self, file: PathBuf) -> Result<()> {
        match self {
            Self::Assertion { token, .. } => write(&assertion_file::edit(file, token.clone())).map(|_| ()),
            _ => Ok(()),
        }
    }

    /// Whether another issuer's token is shown.
    pub(crate) fn is_assertion(&self) -> bool {
        matches!(self, Self::Assertion { .. })
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
