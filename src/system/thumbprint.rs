//! A server that is known by the SHA-1 thumbprint of its certificate, and by nothing else.

use std::sync::Arc;

use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{self, CryptoProvider, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};

/// The SHA-1 of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Thumbprint([u8; 20]);

impl Thumbprint {
    /// Reads 40 hexadecimal digits, in any case and with or without colons between them.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text.trim().bytes().filter(|byte| *byte != b':').collect();
        let digits = std::str::from_utf8(&digits).ok().filter(|digits| digits.len() == 40 && digits.is_ascii())?;
        let mut bytes = [0; 20];
        for (byte, place) in bytes.iter_mut().zip((0..40).step_by(2)) {
            *byte = u8::from_str_radix(&digits[place..place + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// TLS with a server whose certificate has this thumbprint; with all others the handshake ends
    /// before anything of ours is sent.
    pub(crate) fn tls(self) -> Result<ClientConfig, Error> {
        let provider = Arc::new(crypto::ring::default_provider());
        let verifier = Arc::new(Verifier { thumbprint: self, provider: Arc::clone(&provider) });
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        Ok(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
    }
}

/// Compares thumbprints instead of names, dates and authorities: such certificates sign themselves.
#[derive(Debug)]
struct Verifier {
    thumbprint: Thumbprint,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        own: &CertificateDer<'_>,
        _others: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if digest(&SHA1_FOR_LEGACY_USE_ONLY, own).as_ref() == self.thumbprint.0 {
            return Ok(ServerCertVerified::assertion());
        }
        Err(CertificateError::ApplicationVerificationFailure.into())
    }

    // The server must still show that it has the key of that certificate.
    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thumbprint_is_read_in_every_spelling() {
        let plain = Thumbprint::read("00112233445566778899aabbccddeeff00112233");
        assert!(plain.is_some());
        for text in [
            " 00112233445566778899AABBCCDDEEFF00112233\n",
            "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33",
        ] {
            assert_eq!(Thumbprint::read(text), plain, "{text}");
        }
        for text in ["", "00", "zz112233445566778899aabbccddeeff00112233", "é0112233445566778899aabbccddeeff0011223"] {
            assert_eq!(Thumbprint::read(text), None, "{text}");
        }
    }
}
