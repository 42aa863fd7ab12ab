//! PEM: keys in PKCS#8 and PKCS#1, certificates in any number.

use ring::rsa::KeyPair;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _};

use super::unusable;
use crate::error::{Error, Result};

/// Whether the text of a file is PEM; else it is taken for PKCS#12.
pub(super) fn is_pem(bytes: &[u8]) -> bool {
    contains(bytes, b"-----BEGIN ")
}

/// The private keys of a file.
pub(super) fn keys(bytes: &[u8], place: &str) -> Result<Vec<KeyPair>> {
    if contains(bytes, b"-----BEGIN ENCRYPTED PRIVATE KEY-----") || contains(bytes, b"Proc-Type: 4,ENCRYPTED") {
        return Err(unusable(place).because("its private key is encrypted").help(format!(
            "decrypt it (`openssl pkey -in {place} -out …`), or use a PFX file with `client_certificate_password`"
        )));
    }
    let keys: std::result::Result<Vec<_>, _> = PrivateKeyDer::pem_slice_iter(bytes).collect();
    let keys = keys.ok().filter(|keys| !keys.is_empty()).ok_or_else(|| {
        unusable(place)
            .because("it holds no private key")
            .help("add the key to the file, or set `client_certificate_key_path` to the file with the key")
    })?;
    let usable = |key: &PrivateKeyDer<'_>| match key {
        PrivateKeyDer::Pkcs1(der) => KeyPair::from_der(der.secret_pkcs1_der()),
        other => KeyPair::from_pkcs8(other.secret_der()),
    };
    keys.iter().map(|key| usable(key).map_err(|error| unusable_key(place, &error))).collect()
}

/// Why a key is refused.
pub(super) fn unusable_key(place: &str, error: &ring::error::KeyRejected) -> Error {
    unusable(place)
        .because(format!("its private key cannot be used: {error}"))
        .help("Entra ID takes RSA keys of 2048 to 4096 bits: make one with `openssl req -x509 -newkey rsa:2048 …`")
}

/// All certificates of a file, as DER.
pub(super) fn certificates(bytes: &[u8], place: &str) -> Result<Vec<Vec<u8>>> {
    let all: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(bytes).collect();
    let all = all.map_err(|error| unusable(place).because(format!("{error:?}")))?;
    if all.is_empty() {
        return Err(unusable(place)
            .because("it holds no certificate")
            .help("set `client_certificate_path` to a file with the certificate"));
    }
    Ok(all.iter().map(|der| der.to_vec()).collect())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
