//! What the configuration says about the proof.

use std::path::PathBuf;

use super::{
    ServicePrincipal,
    surroundings::{CERTIFICATE_PASSWORDS, VARIABLES},
};
use crate::{
    config::fields::{self, Fields},
    error::{Error, Result},
    secret::Secret,
    store,
};

/// What the configuration says about the proof.
#[derive(Default)]
pub(super) struct Configured {
    pub(super) secret: Option<Secret>,
    pub(super) secret_file: Option<PathBuf>,
    pub(super) secret_name: Option<String>,
    pub(super) certificate: Option<Secret>,
    pub(super) certificate_path: Option<PathBuf>,
    pub(super) certificate_key_path: Option<PathBuf>,
    pub(super) certificate_password: Option<Secret>,
    pub(super) sends_chain: Option<bool>,
    pub(super) token_file: Option<PathBuf>,
}

impl Configured {
    pub(super) fn read(fields: &mut Fields<'_>) -> Result<Self> {
        // All are asked for before any of them may fail.
        let secret = fields.secret("client_secret");
        let secret_file = fields.path("client_secret_file");
        let secret_name = stored_name(fields);
        let certificate = fields.secret("client_certificate");
        let certificate_path = fields.path("client_certificate_path");
        let certificate_key_path = fields.path("client_certificate_key_path");
        let certificate_password = fields.secret("client_certificate_password");
        let sends_chain = fields.boolean("send_certificate_chain");
        let token_file = fields.path("federated_token_file");
        Ok(Self {
            secret: secret?,
            secret_file: secret_file?,
            certificate: certificate?,
            secret_name: secret_name?,
            certificate_path: certificate_path?,
            certificate_key_path: certificate_key_path?,
            certificate_password: certificate_password?,
            sends_chain: sends_chain?,
            token_file: token_file?,
        })
    }

    /// The variables of the environment that count besides.
    pub(super) fn variables(&self) -> Vec<&'static str> {
        match self.given().as_slice() {
            [] => [&VARIABLES[..], &CERTIFICATE_PASSWORDS].concat(),
            ["client_certificate" | "client_certificate_path"] => CERTIFICATE_PASSWORDS.to_vec(),
            _ => Vec::new(),
        }
    }

    /// The proofs there are, by their fields.
    fn given(&self) -> Vec<&'static str> {
        let all = [
            ("client_secret", self.secret.is_some()),
            ("client_secret_file", self.secret_file.is_some()),
            ("client_certificate", self.certificate.is_some()),
            ("client_secret_store", self.secret_name.is_some()),
            ("client_certificate_path", self.certificate_path.is_some()),
            ("federated_token_file", self.token_file.is_some()),
        ];
        all.into_iter().filter_map(|(name, is_given)| is_given.then_some(name)).collect()
    }

    /// Refuses two proofs: which of them would be meant?
    pub(super) fn refuse_two(&self, provider: &ServicePrincipal) -> Result<()> {
        let given = self.given();
        if given.len() < 2 {
            return self.refuse_stray(provider, !given.is_empty());
        }
        let ServicePrincipal { at, name, .. } = provider;
        let given = fields::list(given);
        Err(Error::configuration(format!("provider `{name}` has more than one proof: {given}"))
            .at(*at)
            .help("keep one of them"))
    }

    /// Refuses what belongs to a certificate and has none. A certificate that a variable names may
    /// have its password and its chain here, but never its key.
    fn refuse_stray(&self, provider: &ServicePrincipal, has_proof: bool) -> Result<()> {
        if self.certificate.is_some() || self.certificate_path.is_some() {
            return Ok(());
        }
        let stray = [
            ("client_certificate_key_path", self.certificate_key_path.is_some()),
            ("client_certificate_password", has_proof && self.certificate_password.is_some()),
            ("send_certificate_chain", has_proof && self.sends_chain == Some(true)),
        ];
        let Some((field, _)) = stray.into_iter().find(|(_, is_stray)| *is_stray) else { return Ok(()) };
        Err(Error::configuration(format!("provider `{}` has `{field}`, but no certificate", provider.name))
            .at(provider.at)
            .help(format!("add `client_certificate_path: …`, or remove `{field}`")))
    }
}

/// The name of a secret that `wrap auth secret set` keeps.
pub(super) fn stored_name(fields: &mut Fields<'_>) -> Result<Option<String>> {
    const FIELD: &str = "client_secret_store";
    let Some(name) = fields.text(FIELD)? else { return Ok(None) };
    if store::is_name(&name) {
        return Ok(Some(name));
    }
    let at = fields.place(FIELD).unwrap_or(fields.at());
    Err(Error::configuration(format!("`{FIELD}` is no name for a secret")).at(at).help(store::NAMES))
}
