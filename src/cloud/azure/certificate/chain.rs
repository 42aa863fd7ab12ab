//! Which of the certificates in a file is the program's own, and who issued it.

use ring::rsa::KeyPair;
use x509_parser::{
    certificate::X509Certificate,
    extensions::ParsedExtension,
    prelude::{FromDer as _, oid_registry},
};

use super::Certificate;
use crate::system::clock::Seconds;

/// The key of `keys` and the chain of `certificates` (DER, in any order) that belong together; `None`
/// when none do. Files of renewed certificates hold several: the newest one that is valid counts.
pub(super) fn choose(keys: Vec<KeyPair>, certificates: &[Vec<u8>], now: Seconds) -> Option<Certificate> {
    let all: Vec<Parsed<'_>> = certificates.iter().filter_map(|der| Parsed::read(der)).collect();
    let pairs = keys.iter().enumerate().flat_map(|(position, key)| {
        all.iter().filter(move |certificate| certificate.is_of(key)).map(move |own| (position, own))
    });
    let (position, own) = pairs.max_by_key(|(_, own)| (own.is_valid(now), own.begins_at()))?;
    let chain = chain(own, &all).iter().map(|certificate| certificate.der.to_vec()).collect();
    Some(Certificate { key: keys.into_iter().nth(position)?, chain })
}

/// `own`, then the issuer of each as far as it is there. Entra ID checks a chain in this order.
fn chain<'a>(own: &'a Parsed<'a>, all: &'a [Parsed<'a>]) -> Vec<&'a Parsed<'a>> {
    let mut chain = vec![own];
    while let Some(issuer) = issuer(chain[chain.len() - 1], all) {
        if chain.iter().any(|other| other.der == issuer.der) {
            break;
        }
        chain.push(issuer);
    }
    chain
}

/// Authorities are renewed under one name: the one whose key signed is meant, else the newest.
fn issuer<'a>(of: &Parsed<'_>, all: &'a [Parsed<'a>]) -> Option<&'a Parsed<'a>> {
    let named = all.iter().filter(|other| other.certificate.subject().as_raw() == of.certificate.issuer().as_raw());
    named.max_by_key(|other| (of.is_signed_by(other), other.begins_at()))
}

struct Parsed<'a> {
    der: &'a [u8],
    certificate: X509Certificate<'a>,
}

impl<'a> Parsed<'a> {
    fn read(der: &'a [u8]) -> Option<Self> {
        let (_, certificate) = X509Certificate::from_der(der).ok()?;
        Some(Self { der, certificate })
    }

    fn is_of(&self, key: &KeyPair) -> bool {
        &*self.certificate.public_key().subject_public_key.data == key.public().as_ref()
    }

    fn begins_at(&self) -> Seconds {
        self.certificate.validity().not_before.timestamp()
    }

    fn is_valid(&self, now: Seconds) -> bool {
        (self.begins_at()..=self.certificate.validity().not_after.timestamp()).contains(&now)
    }

    /// Whether the names of the keys say so; the signature itself is Entra ID's to check.
    fn is_signed_by(&self, issuer: &Parsed<'_>) -> bool {
        let authority = self.certificate.get_extension_unique(&oid_registry::OID_X509_EXT_AUTHORITY_KEY_IDENTIFIER);
        let subject = issuer.certificate.get_extension_unique(&oid_registry::OID_X509_EXT_SUBJECT_KEY_IDENTIFIER);
        let (Ok(Some(authority)), Ok(Some(subject))) = (authority, subject) else { return false };
        match (authority.parsed_extension(), subject.parsed_extension()) {
            (ParsedExtension::AuthorityKeyIdentifier(authority), ParsedExtension::SubjectKeyIdentifier(subject)) => {
                authority.key_identifier.as_ref() == Some(subject)
            }
            _ => false,
        }
    }
}
