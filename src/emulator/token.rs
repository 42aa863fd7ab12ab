//! Signed tokens and random text.

use std::sync::LazyLock;

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ring::{
    rand::{SecureRandom as _, SystemRandom},
    rsa::PublicKeyComponents,
    signature::{self, KeyPair as _, RsaKeyPair},
};
use serde_json::{Value, json};

const KEY_ID: &str = "fakeEntraKid-0001";

static KEY: LazyLock<RsaKeyPair> = LazyLock::new(|| {
    let text = include_str!("fake_signing_key.pem");
    let base64: String = text
        .lines()
        .skip_while(|line| !line.starts_with("-----BEGIN"))
        .filter(|line| !line.starts_with("--"))
        .collect();
    let pkcs8 = STANDARD.decode(base64).expect("the key is part of the program");
    RsaKeyPair::from_pkcs8(&pkcs8).expect("the key is part of the program")
});

/// An access token (a version 1 token: its header names the key twice).
pub(super) fn access_token(claims: &Value) -> String {
    sign(&json!({"typ": "JWT", "alg": "RS256", "kid": KEY_ID, "x5t": KEY_ID}), claims)
}

/// An id token (version 2).
pub(super) fn id_token(claims: &Value) -> String {
    sign(&json!({"typ": "JWT", "alg": "RS256", "kid": KEY_ID}), claims)
}

fn sign(header: &Value, claims: &Value) -> String {
    let signed = format!("{}.{}", base64url(header.to_string()), base64url(claims.to_string()));
    let mut signature = vec![0; KEY.public().modulus_len()];
    KEY.sign(&signature::RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature)
        .expect("the buffer has the length of the modulus");
    format!("{signed}.{}", base64url(signature))
}

/// The claims of a token that this key has signed, expired or not.
pub(super) fn verified_claims(token: &str) -> Option<Value> {
    let (signed, signature) = token.rsplit_once('.')?;
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    signature::UnparsedPublicKey::new(&signature::RSA_PKCS1_2048_8192_SHA256, KEY.public_key())
        .verify(signed.as_bytes(), &signature)
        .ok()?;
    let claims = URL_SAFE_NO_PAD.decode(signed.split_once('.')?.1).ok()?;
    serde_json::from_slice(&claims).ok()
}

/// The public key as a JSON Web Key Set.
pub(super) fn key_set() -> Value {
    let PublicKeyComponents { n, e } = PublicKeyComponents::<Vec<u8>>::from(KEY.public());
    let (modulus, exponent) = (base64url(n), base64url(e));
    json!({"keys": [{"kty": "RSA", "use": "sig", "kid": KEY_ID, "x5t": KEY_ID, "n": modulus, "e": exponent}]})
}

pub(super) fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Random text of `length` bytes before encoding.
pub(super) fn random_text(length: usize) -> String {
    let mut bytes = vec![0; length];
    fill(&mut bytes);
    base64url(bytes)
}

pub(super) fn random_uuid() -> String {
    let mut bytes = [0; 16];
    fill(&mut bytes);
    // Version 4, variant 1 (RFC 9562).
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = format!("{:032x}", u128::from_be_bytes(bytes));
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

fn fill(bytes: &mut [u8]) {
    SystemRandom::new().fill(bytes).expect("the machine has a source of randomness");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_token_is_verified_and_a_changed_one_is_not() {
        let token = access_token(&json!({"aud": "https://vault.azure.net"}));
        assert_eq!(verified_claims(&token), Some(json!({"aud": "https://vault.azure.net"})));
        let forged =
            token.replacen(&base64url(r#"{"aud":"https://vault.azure.net"}"#), &base64url(r#"{"aud":"x"}"#), 1);
        assert_ne!(forged, token);
        assert_eq!(verified_claims(&forged), None);
    }

    #[test]
    fn random_uuid_is_version_4() {
        let uuid = random_uuid();
        assert_eq!((uuid.len(), &uuid[14..15]), (36, "4"));
        assert_ne!(uuid, random_uuid());
    }
}
