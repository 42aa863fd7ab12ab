//! A program's certificate with its key: from PEM or PKCS#12 files to a signed client assertion.

mod assertion;
mod pem;

use std::{fs, path::Path};

use p12_keystore::KeyStore;
use ring::rsa::{KeyPair, PublicKeyComponents};

use crate::{
    credentials::CertificateFiles,
    error::{Error, Kind, Result},
};

pub(crate) use self::assertion::{Signed, client_assertion};

/// A key and the certificate that belongs to it.
pub(crate) struct Certificate {
    key: KeyPair,
    /// DER, the program's own certificate first.
    chain: Vec<Vec<u8>>,
}

impl Certificate {
    /// Reads the files anew: a certificate that was replaced is used at the next renewal.
    pub(crate) fn read(files: &CertificateFiles) -> Result<Self> {
        let bytes = read(&files.certificate)?;
        let (key, chain) = if pem::is_pem(&bytes) {
            let key_path = files.key.as_deref().unwrap_or(&files.certificate);
            let key = pem::key(&read(key_path)?, key_path)?;
            (key, pem::certificates(&bytes, &files.certificate)?)
        } else {
            unpack(&bytes, files)?
        };
        Ok(Self { chain: own_first(&key, chain, &files.certificate)?, key })
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| unusable(path).because(error))
}

fn unusable(path: &Path) -> Error {
    Error::new(Kind::Denied, format!("cannot use the certificate in `{}`", path.display()))
}

/// A PKCS#12 (PFX) file.
fn unpack(bytes: &[u8], files: &CertificateFiles) -> Result<(KeyPair, Vec<Vec<u8>>)> {
    let path = &files.certificate;
    let password = files.password.as_ref().map(crate::secret::Secret::expose).unwrap_or_default();
    let store = KeyStore::from_pkcs12(bytes, password).map_err(|error| {
        unusable(path).because(error).help(
            "set `client_certificate_password` (or AZURE_CLIENT_CERTIFICATE_PASSWORD) to the password of the file; \
             it must be PEM or PKCS#12",
        )
    })?;
    let (_, found) = store.private_key_chain().ok_or_else(|| unusable(path).because("it holds no private key"))?;
    let key = KeyPair::from_pkcs8(found.key()).map_err(|error| pem::unusable_key(path, &error))?;
    Ok((key, found.chain().iter().map(|certificate| certificate.as_der().to_vec()).collect()))
}

/// Puts the certificate that belongs to the key in front: files hold them in any order.
fn own_first(key: &KeyPair, mut chain: Vec<Vec<u8>>, path: &Path) -> Result<Vec<Vec<u8>>> {
    let modulus = PublicKeyComponents::<Vec<u8>>::from(key.public()).n;
    // A modulus stands in a certificate as it is, and nothing else there looks like one.
    let own = chain.iter().position(|der| der.windows(modulus.len()).any(|window| window == modulus));
    let own = own.ok_or_else(|| {
        unusable(path)
            .because("no certificate there belongs to the private key")
            .help("set `client_certificate_path` and `client_certificate_key_path` to files that belong together")
    })?;
    chain.swap(0, own);
    Ok(chain)
}

#[cfg(test)]
mod tests;
