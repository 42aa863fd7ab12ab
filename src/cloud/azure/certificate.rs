//! A program's certificate with its key: from PEM or PKCS#12 to a signed client assertion.

mod assertion;
mod chain;
mod pem;

use std::{fs, path::Path};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use p12_keystore::{KeyStore, KeyStoreEntry};
use ring::rsa::KeyPair;
use zeroize::Zeroizing;

use crate::{
    credentials::{Bundle, CertificateSource},
    error::{Error, Kind, Result},
    secret::Secret,
    system::clock::Seconds,
};

pub(crate) use self::assertion::{Signed, client_assertion};

/// A key and the certificate that belongs to it.
pub(crate) struct Certificate {
    key: KeyPair,
    /// DER, the program's own certificate first, then each one's issuer as far as it is known.
    chain: Vec<Vec<u8>>,
}

impl Certificate {
    /// Reads it anew: a file that was replaced is used at the next renewal.
    pub(crate) fn read(source: &CertificateSource, now: Seconds) -> Result<Self> {
        let (bytes, place) = contents(&source.bundle)?;
        let (keys, certificates) = if pem::is_pem(&bytes) {
            let keys = match &source.key {
                Some(path) => pem::keys(&read(path)?, &path.display().to_string())?,
                None => pem::keys(&bytes, &place)?,
            };
            (keys, pem::certificates(&bytes, &place)?)
        } else {
            unpack(&bytes, source.password.as_ref(), &place)?
        };
        chain::choose(keys, &certificates, now).ok_or_else(|| {
            unusable(&place)
                .because("no certificate there belongs to the private key")
                .help("set `client_certificate_path` and `client_certificate_key_path` to files that belong together")
        })
    }
}

/// Refuses what Terraform's providers cannot use: they take PFX only, and send no chain.
pub(crate) fn check_native(source: &CertificateSource) -> Result<()> {
    let (bytes, place) = contents(&source.bundle)?;
    let problem = || {
        let message = format!("cannot hand the certificate in `{place}` to Terraform with `terraform_auth: native`");
        Error::configuration(message)
    };
    let instead = "or remove `terraform_auth` from the provider: then Terraform asks `az`, which `wrap` answers";
    if source.sends_chain {
        return Err(problem()
            .because("the providers cannot send the certificates along, as `send_certificate_chain` asks")
            .help("remove `send_certificate_chain` if the application knows the certificate itself")
            .help(instead));
    }
    if !pem::is_pem(&bytes) {
        return Ok(());
    }
    Err(problem().because("it is PEM, and the providers read PFX only").help(conversion(source)).help(instead))
}

/// How PEM becomes PFX. With the older ciphers, because azapi's library knows no others.
fn conversion(source: &CertificateSource) -> String {
    let Bundle::File(path) = &source.bundle else {
        return "give a PFX as base64 instead: `openssl pkcs12 -export … | base64 -w0`".to_owned();
    };
    let (certificate, pfx) = (path.display(), path.with_extension("pfx"));
    let key = source.key.as_ref().map(|key| format!(" -inkey {}", key.display())).unwrap_or_default();
    let command = format!(
        "openssl pkcs12 -export -in {certificate}{key} -out {} -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1",
        pfx.display()
    );
    format!("convert it (`{command}`) and set `client_certificate_path` and `client_certificate_password`")
}

/// What a bundle holds, and where that is in messages.
fn contents(bundle: &Bundle) -> Result<(Zeroizing<Vec<u8>>, String)> {
    match bundle {
        Bundle::File(path) => Ok((read(path)?, path.display().to_string())),
        Bundle::Given { name, base64 } => {
            let text: String = base64.expose().split_whitespace().collect();
            let bytes = STANDARD.decode(Zeroizing::new(text).as_bytes()).map_err(|_| {
                unusable(name).because("it is no base64").help("give it as `base64 -w0 certificate.pfx` prints it")
            })?;
            Ok((bytes.into(), name.clone()))
        }
    }
}

fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>> {
    let bytes = fs::read(path).map_err(|error| unusable(&path.display().to_string()).because(error))?;
    let bytes = Zeroizing::new(bytes);
    // Editors of Windows put a byte order mark in front of PEM.
    Ok(bytes.strip_prefix(b"\xef\xbb\xbf").map(|rest| rest.to_vec().into()).unwrap_or(bytes))
}

fn unusable(place: &str) -> Error {
    Error::new(Kind::Denied, format!("cannot use the certificate in `{place}`"))
}

/// The keys and the certificates of a PKCS#12 (PFX) bundle.
fn unpack(bytes: &[u8], password: Option<&Secret>, place: &str) -> Result<(Vec<KeyPair>, Vec<Vec<u8>>)> {
    let password = password.map(Secret::expose).unwrap_or_default();
    let store = KeyStore::from_pkcs12(bytes, password).map_err(|error| {
        unusable(place).because(error).help(
            "set `client_certificate_password` (or AZURE_CLIENT_CERTIFICATE_PASSWORD) to the password of the file; \
             it must be PEM or PKCS#12",
        )
    })?;
    let (mut keys, mut certificates) = (Vec::new(), Vec::new());
    for (_, entry) in store.entries() {
        match entry {
            KeyStoreEntry::PrivateKeyChain(found) => {
                keys.push(KeyPair::from_pkcs8(found.key()).map_err(|error| pem::unusable_key(place, &error))?);
                certificates.extend(found.chain().iter().map(|certificate| certificate.as_der().to_vec()));
            }
            KeyStoreEntry::Certificate(certificate) => certificates.push(certificate.as_der().to_vec()),
            KeyStoreEntry::Secret(_) => {}
        }
    }
    if keys.is_empty() {
        return Err(unusable(place)
            .because("it holds no private key with its certificate")
            .help(format!("make it anew: `openssl pkcs12 -export -inkey key.pem -in certificate.pem -out {place}`")));
    }
    Ok((keys, certificates))
}

#[cfg(test)]
mod tests;
