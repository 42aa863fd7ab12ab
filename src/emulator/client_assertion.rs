//! Client assertions: signed with an application's certificate, or by an issuer it trusts.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ring::{
    digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest},
    signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaParameters, UnparsedPublicKey},
};
use rustls::pki_types::{CertificateDer, pem::PemObject as _};
use serde_json::Value;
use x509_parser::{certificate::X509Certificate, prelude::FromDer as _};

use super::{directory::Application, reply::Reply, request::Request, state::now};

/// What an assertion proves itself with, in the words of a token's `appidacr`.
pub(super) const PROOF: &str = "2";

/// Checks the assertion of a request for tokens to `application`.
pub(super) fn check(application: &Application, request: &Request, assertion: &str) -> Result<(), Reply> {
    let parts: Vec<&str> = assertion.split('.').collect();
    let decoded = |index: usize| -> Option<Value> {
        let bytes = URL_SAFE_NO_PAD.decode(parts.get(index)?.trim_end_matches('=')).ok()?;
        serde_json::from_slice(&bytes).ok()
    };
    let (Some(header), Some(claims), 3) = (decoded(0), decoded(1), parts.len()) else {
        return Err(refuse(50027, "JWT token is invalid or malformed."));
    };
    if claims["iss"] == application.id {
        check_signature(application, request, (&header, &claims), assertion)
    } else {
        check_federation(application, &claims)
    }
}

fn check_signature(
    application: &Application,
    request: &Request,
    (header, claims): (&Value, &Value),
    assertion: &str,
) -> Result<(), Reply> {
    let registered: Vec<CertificateDer<'_>> =
        application.certificates.iter().filter_map(|pem| CertificateDer::from_pem_slice(pem.as_bytes()).ok()).collect();
    let own = registered.iter().find(|der| has_thumbprint(header, der)).map(|der| der.to_vec());
    let certificate = own.or_else(|| issued(header, &registered)).ok_or_else(|| {
        let description = format!(
            "The certificate with identifier used to sign the client assertion is not registered on application. \
             [Reason - The key was not found.] Application '{}'.",
            application.id
        );
        refuse(700_027, &description)
    })?;
    let (signed, signature) = assertion.rsplit_once('.').unwrap_or_default();
    let signature = URL_SAFE_NO_PAD.decode(signature.trim_end_matches('=')).unwrap_or_default();
    let algorithm: &RsaParameters =
        if header["alg"] == "PS256" { &RSA_PSS_2048_8192_SHA256 } else { &RSA_PKCS1_2048_8192_SHA256 };
    let key = UnparsedPublicKey::new(algorithm, public_key(&certificate).unwrap_or_default());
    key.verify(signed.as_bytes(), &signature)
        .map_err(|_| refuse(700_027, "Client assertion contains an invalid signature."))?;
    let time = |name: &str| claims[name].as_f64().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are exact in a double")]
    let now = now() as f64;
    if time("exp") <= now || time("nbf") > now + 300.0 {
        return Err(refuse(700_024, "Client assertion is not within its valid time range."));
    }
    let is_ours = claims["aud"].as_str().is_some_and(|audience| audience == request.url);
    if !is_ours || claims["sub"] != application.id || claims["jti"].as_str().unwrap_or_default().is_empty() {
        return Err(refuse(700_023, "Client assertion audience, subject or identifier is not valid."));
    }
    Ok(())
}

/// The certificate of a chain (`x5c`) that starts with it and ends with a registered authority, each
/// signed by the next: trust by subject and issuer.
fn issued(header: &Value, registered: &[CertificateDer<'_>]) -> Option<Vec<u8>> {
    let chain = header["x5c"].as_array()?.iter().map(|text| STANDARD.decode(text.as_str()?).ok());
    let chain: Vec<Vec<u8>> = chain.collect::<Option<_>>()?;
    let is_signed = |pair: &[Vec<u8>]| {
        let (_, certificate) = X509Certificate::from_der(&pair[0]).ok()?;
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public_key(&pair[1])?);
        key.verify(certificate.tbs_certificate.as_ref(), &certificate.signature_value.data).ok()
    };
    let is_whole = chain.windows(2).all(|pair| is_signed(pair).is_some());
    let is_trusted = registered.iter().any(|der| chain.last().is_some_and(|last| **last == **der));
    let own = chain.into_iter().next()?;
    (is_whole && is_trusted && has_thumbprint(header, &own)).then_some(own)
}

/// The thumbprint as any of the official clients writes it: base64url with and without padding
/// (MSAL, the documentation), and plain base64 (MSAL Go); go-azure-sdk calls it `kid`.
fn has_thumbprint(header: &Value, der: &[u8]) -> bool {
    let is = |name: &str, print: &[u8]| {
        let Some(text) = header[name].as_str() else { return false };
        let plain: String = text.trim_end_matches('=').replace('-', "+").replace('_', "/");
        plain == STANDARD.encode(print).trim_end_matches('=')
    };
    let (sha1, sha256) = (digest(&SHA1_FOR_LEGACY_USE_ONLY, der), digest(&SHA256, der));
    is("x5t#S256", sha256.as_ref()) || is("x5t", sha1.as_ref()) || is("kid", sha1.as_ref())
}

/// The key of a certificate: what follows the name of its algorithm, RSA, in a bit string.
fn public_key(der: &[u8]) -> Option<&[u8]> {
    const RSA: [u8; 15] = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
    let after = der.windows(RSA.len()).position(|window| window == RSA)? + RSA.len();
    // Tag, 0x82 and two bytes of length, no unused bits.
    let length = usize::from(u16::from_be_bytes([*der.get(after + 2)?, *der.get(after + 3)?]));
    der.get(after + 5..after + 4 + length)
}

fn check_federation(application: &Application, claims: &Value) -> Result<(), Reply> {
    let audiences: Vec<&str> = match &claims["aud"] {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let text = |name: &str| claims[name].as_str().unwrap_or_default();
    let trusted = &application.federated_credentials;
    let refuse = |code, what: &str, value: &str| {
        let description = format!(
            "No matching federated identity record found for presented assertion {what} '{value}'. Check your federated \
             identity credential Subject, Audience and Issuer against the presented assertion. \
             https://learn.microsoft.com/entra/workload-id/workload-identity-federation"
        );
        Err(refuse(code, &description))
    };
    if !trusted.iter().any(|credential| credential.issuer == text("iss")) {
        return refuse(700_211, "issuer", text("iss"));
    }
    let same = |credential: &&super::directory::FederatedCredential| {
        credential.issuer == text("iss") && credential.subject == text("sub")
    };
    if !trusted.iter().any(|credential| same(&credential)) {
        return refuse(700_213, "subject", text("sub"));
    }
    if !trusted.iter().filter(same).any(|credential| audiences.contains(&credential.audience.as_str())) {
        return refuse(700_212, "audience", &audiences.join(","));
    }
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are exact in a double")]
    let is_over = claims["exp"].as_f64().unwrap_or_default() <= now() as f64;
    if is_over {
        return Err(self::refuse(700_024, "Client assertion is not within its valid time range."));
    }
    Ok(())
}

fn refuse(code: u32, description: &str) -> Reply {
    Reply::oauth_error(401, "invalid_client", code, description)
}
