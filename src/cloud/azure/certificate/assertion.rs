//! The client assertion of a certificate: a JWT that its key signs (Microsoft's “Certificate credentials”).

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ring::{
    digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest},
    rand::SystemRandom,
    signature::RSA_PSS_SHA256,
};
use serde_json::json;

use super::Certificate;
use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
    system::clock::Seconds,
};

/// Entra ID wants five to ten minutes.
const LIFE_SECONDS: Seconds = 600;

/// What an assertion says.
pub(crate) struct Signed<'a> {
    pub(crate) client_id: &'a str,
    /// The token endpoint.
    pub(crate) audience: &'a str,
    /// A GUID that was not used before.
    pub(crate) id: &'a str,
    pub(crate) now: Seconds,
    /// Whether the certificates are sent along.
    pub(crate) sends_chain: bool,
}

/// The assertion by which `certificate` proves who `signed` speaks for.
pub(crate) fn client_assertion(certificate: &Certificate, signed: &Signed<'_>) -> Result<Secret> {
    let Some(own) = certificate.chain.first() else {
        return Err(Error::new(Kind::Internal, "cannot sign without a certificate"));
    };
    let mut header = json!({
        "alg": "PS256",
        "typ": "JWT",
        "x5t#S256": URL_SAFE_NO_PAD.encode(digest(&SHA256, own)),
        // Some deployments know certificates by their older thumbprint only.
        "x5t": URL_SAFE_NO_PAD.encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, own)),
    });
    if signed.sends_chain {
        header["x5c"] = certificate.chain.iter().map(|der| STANDARD.encode(der)).collect();
    }
    let claims = json!({
        "aud": signed.audience,
        "iss": signed.client_id,
        "sub": signed.client_id,
        "jti": signed.id,
        "nbf": signed.now,
        "iat": signed.now,
        "exp": signed.now + LIFE_SECONDS,
    });
    let text = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
    let mut signature = vec![0; certificate.key.public().modulus_len()];
    certificate
        .key
        .sign(&RSA_PSS_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature)
        .map_err(|_| Error::new(Kind::Internal, "cannot sign with the key of the certificate"))?;
    Ok(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature)).into())
}
