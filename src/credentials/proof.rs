//! What a principal shows to get new tokens, as it may rest in a session record (0600).

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{machine::Machine, stored::StoredSecret};
use crate::secret::{Secret, in_clear, in_clear_if_any};

/// What a principal shows to get new tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Proof {
    /// The refresh token of a person; it rests in MSAL's cache, not here.
    RefreshToken,
    /// The secret of a program.
    Secret(#[serde(serialize_with = "in_clear")] Secret),
    /// The secret of a program that rests in a store; here is only where.
    StoredSecret(StoredSecret),
    /// A key whose certificate is known to the directory; what is in a file stays there.
    Certificate(CertificateSource),
    /// A token of another issuer that the directory trusts; it is fetched anew each time.
    Assertion(AssertionSource),
    /// Nothing: the machine the program runs on vouches for it.
    Machine(Machine),
    /// Nothing: the Azure CLI keeps what renews its sign-in to itself, and hands out the tokens.
    AzureCli {
        /// Its folder, which need not be the session's; absolute.
        config_folder: PathBuf,
    },
}

/// Where the certificate and its key are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CertificateSource {
    pub(crate) bundle: Bundle,
    /// The key, when it has a PEM file of its own; absolute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<PathBuf>,
    /// The password of a PKCS#12 file.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "in_clear_if_any")]
    pub(crate) password: Option<Secret>,
    /// Whether the certificates are sent along (`x5c`), for trust by subject and issuer.
    #[serde(default)]
    pub(crate) sends_chain: bool,
}

/// A certificate as PEM or PKCS#12, with its key unless that has a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Bundle {
    /// A file; absolute.
    File(PathBuf),
    /// It came with the configuration or the environment, which a renewal does not see.
    Given {
        /// What held it: `client_certificate`, or a variable.
        name: String,
        #[serde(serialize_with = "in_clear")]
        base64: Secret,
    },
}

/// Where assertions come from: all that is needed to fetch a new one, even where the variables of
/// the CI system are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AssertionSource {
    /// Who makes them, by its name in `token_source.type`: `github`, `spacelift`, `file`, …
    pub(crate) issuer: String,
    pub(crate) fetch: Fetch,
}

/// How to get an assertion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Fetch {
    /// It came with the environment, and there is no other.
    Given {
        /// The variable that held it.
        variable: String,
        #[serde(serialize_with = "in_clear")]
        token: Secret,
    },
    /// A file that somebody else keeps fresh; absolute.
    File(PathBuf),
    /// A request to the CI system.
    Request {
        method: Method,
        url: String,
        /// Sent as `Authorization: Bearer`.
        #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "in_clear_if_any")]
        token: Option<Secret>,
    },
    /// A program that prints it; found on PATH.
    Command(Vec<String>),
}

/// The method of a request for an assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Method {
    Get,
    Post,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials::StorePlace;

    #[test]
    fn proof_is_read_as_it_was_written() {
        let proofs = [
            Proof::RefreshToken,
            Proof::Secret("canary-secret".into()),
            Proof::StoredSecret(StoredSecret {
                store: StorePlace::File { path: "/s.json".into(), password_variable: Some("PASSWORD".into()) },
                realm: "r".into(),
                name: "deploy".into(),
                value: None,
            }),
            Proof::Certificate(CertificateSource {
                bundle: Bundle::File("/c.pfx".into()),
                key: None,
                password: Some("canary-password".into()),
                sends_chain: true,
            }),
            Proof::Certificate(CertificateSource {
                bundle: Bundle::Given { name: "ARM_CLIENT_CERTIFICATE".into(), base64: "canary-pfx".into() },
                key: None,
                password: None,
                sends_chain: false,
            }),
            Proof::Assertion(AssertionSource {
                issuer: "github".into(),
                fetch: Fetch::Request {
                    method: Method::Get,
                    url: "https://ci.example".into(),
                    token: Some("canary-token".into()),
                },
            }),
        ];
        for proof in proofs {
            let text = serde_json::to_string(&proof).unwrap();
            assert_eq!(serde_json::from_str::<Proof>(&text).unwrap(), proof, "{text}");
            assert!(!format!("{proof:?}").contains("canary"));
        }
    }
}
