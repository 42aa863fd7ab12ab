//! The emulator's own certificate authority, and a certificate for each host it plays.

use std::{collections::HashMap, io, sync::Arc};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose, date_time_ymd,
};
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use tokio_rustls::rustls::{
    ServerConfig, crypto,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// A certificate authority of this run; its key leaves no memory of this process.
pub(super) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    hosts: HashMap<String, Server>,
}

/// A host's certificate at work.
#[derive(Clone)]
pub(super) struct Server {
    pub(super) tls: Arc<ServerConfig>,
    /// SHA-1 of its certificate, in hex.
    pub(super) thumbprint: String,
}

impl Authority {
    pub(super) fn new() -> io::Result<Self> {
        let mut parameters = parameters(Vec::new(), "wrap emulator, trusted by nobody")?;
        parameters.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let issuer = CertifiedIssuer::self_signed(parameters, key).map_err(io::Error::other)?;
        Ok(Self { issuer, hosts: HashMap::new() })
    }

    pub(super) fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// TLS as `host` speaks it; its certificate is made at the first call.
    pub(super) fn server(&mut self, host: &str) -> io::Result<Server> {
        if let Some(server) = self.hosts.get(host) {
            return Ok(server.clone());
        }
        let server = self.certify(host)?;
        self.hosts.insert(host.to_owned(), server.clone());
        Ok(server)
    }

    fn certify(&self, host: &str) -> io::Result<Server> {
        let mut parameters = parameters(vec![host.to_owned()], host)?;
        parameters.is_ca = IsCa::ExplicitNoCa;
        parameters.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        // Python 3.13 refuses certificates without it.
        parameters.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let certificate = parameters.signed_by(&key, &self.issuer).map_err(io::Error::other)?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let tls = ServerConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .map_err(io::Error::other)?;
        let hash = digest(&SHA1_FOR_LEGACY_USE_ONLY, certificate.der());
        let thumbprint = hash.as_ref().iter().fold(String::new(), |text, byte| format!("{text}{byte:02X}"));
        Ok(Server { tls: Arc::new(tls), thumbprint })
    }
}

fn parameters(hosts: Vec<String>, name: &str) -> io::Result<CertificateParams> {
    let mut parameters = CertificateParams::new(hosts).map_err(io::Error::other)?;
    parameters.not_before = date_time_ymd(2025, 1, 1);
    parameters.not_after = date_time_ymd(2049, 12, 31);
    parameters.distinguished_name = DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, name);
    Ok(parameters)
}
