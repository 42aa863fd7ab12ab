//! `azure/service-principal`: a program signs in with its secret, its certificate, or a token it is given.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{program::Program, sources};
use crate::{
    auth::{ChainKey, Consent, Issue, Provider},
    config::{
        auth::ProviderConfig,
        fields::{self, Fields},
        yaml::{self, Node},
    },
    credentials::{AssertionSource, Bundle, CertificateSource, Credentials, Fetch, Proof, StorePlace, StoredSecret},
    error::{Error, Kind, Result},
    secret::Secret,
    store,
    system::{Env, System},
};

/// A provider of kind `azure/service-principal`.
pub(crate) struct ServicePrincipal {
    program: Program,
    name: String,
    /// The proof is read when it is needed: `wrap auth whoami` works in a shell without it.
    fields: Node,
    at: yaml::Place,
    /// Where the secret rests, if it is a stored one.
    store: Option<StorePlace>,
}

impl ServicePrincipal {
    pub(crate) fn new(config: &ProviderConfig, env: &Env) -> Result<Self> {
        let mut fields = Fields::of_provider(config, env);
        let mut program = Program::new(&mut fields, config, env)?;
        // Asked for here only so that they count as known; an unset variable matters when signing in.
        let configured = Configured::read(&mut fields);
        program.note(fields.secret_variables());
        program.note(configured.iter().flat_map(Configured::variables));
        let store = stored_name(&mut fields)?.map(|_| store::lasting(&config.keyring, env)).transpose()?;
        fields.finish()?;
        Ok(Self { program, name: config.name.clone(), fields: config.fields.clone(), at: config.at, store })
    }

    /// The proof: from the configuration, else from the environment. Stores are not opened for it.
    fn proof(&self, env: &Env, key: &ChainKey) -> Result<Proof> {
        let env = &*sources::around(env)?;
        let mut fields = Fields::new(&self.fields, owner(&self.name), env);
        let configured = Configured::read(&mut fields)?;
        configured.refuse_two(self)?;
        let password = configured.certificate_password.or_else(|| first(env, &CERTIFICATE_PASSWORDS).map(Secret::from));
        let sends_chain = configured.sends_chain.unwrap_or_else(|| is_true(env, "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN"));
        let certificate = |bundle: Bundle, key: Option<PathBuf>| {
            Proof::Certificate(CertificateSource { bundle, key, password, sends_chain })
        };
        if let Some(base64) = configured.certificate {
            let bundle = Bundle::Given { name: "client_certificate".to_owned(), base64 };
            return Ok(certificate(bundle, configured.certificate_key_path));
        }
        if let Some(file) = configured.certificate_path {
            return Ok(certificate(Bundle::File(file), configured.certificate_key_path));
        }
        if let Some(secret) = configured.secret {
            return Ok(Proof::Secret(secret));
        }
        if let Some(file) = &configured.secret_file {
            return secret_in(file).map(Proof::Secret);
        }
        if let (Some(name), Some(store)) = (configured.secret_name, &self.store) {
            let realm = key.realm.clone();
            return Ok(Proof::StoredSecret(StoredSecret { store: store.clone(), realm, name, value: None }));
        }
        if let Some(file) = configured.token_file {
            return Ok(token_in(file));
        }
        of_environment(env, |bundle| certificate(bundle, None))?.ok_or_else(|| self.has_none())
    }

    fn has_none(&self) -> Error {
        let message = format!("provider `{}` has no client secret, certificate or federated token", self.name);
        Error::configuration(message).at(self.at).help(
            "set AZURE_CLIENT_SECRET (or ARM_CLIENT_SECRET), or add `client_secret: !env NAME`, \
             `client_secret_store: NAME`, `client_certificate_path: …` or `federated_token_file: …` to the provider",
        )
    }
}

/// The variables that [`of_environment`] reads.
const VARIABLES: [&str; 8] = [
    CERTIFICATE,
    CERTIFICATE_PATHS[0],
    CERTIFICATE_PATHS[1],
    "AZURE_CLIENT_SECRET",
    "ARM_CLIENT_SECRET",
    "ARM_CLIENT_SECRET_FILE_PATH",
    "AZURE_FEDERATED_TOKEN_FILE",
    "ARM_OIDC_TOKEN_FILE_PATH",
];

/// The proof in the environment, in the order of Terraform's provider.
fn of_environment(env: &Env, certificate: impl FnOnce(Bundle) -> Proof) -> Result<Option<Proof>> {
    if let Some(base64) = env.var(CERTIFICATE).filter(|_| env.var(CERTIFICATE_PATHS[0]).is_none()) {
        return Ok(Some(certificate(Bundle::Given { name: CERTIFICATE.to_owned(), base64: base64.into() })));
    }
    if let Some(file) = first(env, &CERTIFICATE_PATHS) {
        return Ok(Some(certificate(Bundle::File(env.written(file)))));
    }
    if let Some(secret) = first(env, &["AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET"]) {
        return Ok(Some(Proof::Secret(secret.into())));
    }
    if let Some(file) = first(env, &["ARM_CLIENT_SECRET_FILE_PATH"]) {
        return secret_in(&env.written(file)).map(Proof::Secret).map(Some);
    }
    let file = first(env, &["AZURE_FEDERATED_TOKEN_FILE", "ARM_OIDC_TOKEN_FILE_PATH"]);
    Ok(file.map(|file| token_in(env.written(file))))
}

/// The whole certificate, as base64; Terraform's provider takes it before a path.
const CERTIFICATE: &str = "ARM_CLIENT_CERTIFICATE";
const CERTIFICATE_PATHS: [&str; 2] = ["AZURE_CLIENT_CERTIFICATE_PATH", "ARM_CLIENT_CERTIFICATE_PATH"];
const CERTIFICATE_PASSWORDS: [&str; 2] = ["AZURE_CLIENT_CERTIFICATE_PASSWORD", "ARM_CLIENT_CERTIFICATE_PASSWORD"];

/// What the configuration says about the proof.
#[derive(Default)]
struct Configured {
    secret: Option<Secret>,
    secret_file: Option<PathBuf>,
    secret_name: Option<String>,
    certificate: Option<Secret>,
    certificate_path: Option<PathBuf>,
    certificate_key_path: Option<PathBuf>,
    certificate_password: Option<Secret>,
    sends_chain: Option<bool>,
    token_file: Option<PathBuf>,
}

impl Configured {
    fn read(fields: &mut Fields<'_>) -> Result<Self> {
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
    fn variables(&self) -> Vec<&'static str> {
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
    fn refuse_two(&self, provider: &ServicePrincipal) -> Result<()> {
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
fn stored_name(fields: &mut Fields<'_>) -> Result<Option<String>> {
    const FIELD: &str = "client_secret_store";
    let Some(name) = fields.text(FIELD)? else { return Ok(None) };
    if store::is_name(&name) {
        return Ok(Some(name));
    }
    let at = fields.place(FIELD).unwrap_or(fields.at());
    Err(Error::configuration(format!("`{FIELD}` is no name for a secret")).at(at).help(store::NAMES))
}

fn owner(name: &str) -> String {
    format!("provider `{name}`")
}

fn first<'a>(env: &'a Env, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| env.var(name))
}

fn is_true(env: &Env, name: &str) -> bool {
    env.var(name).is_some_and(|value| matches!(value, "1" | "true" | "True" | "TRUE"))
}

fn secret_in(path: &Path) -> Result<Secret> {
    let text = fs::read_to_string(path).map_err(|error| {
        Error::new(Kind::Denied, format!("cannot read the client secret in `{}`", path.display())).because(error)
    })?;
    let text = Secret::from(text);
    // Editors of Windows put a byte order mark in front, and end lines with two characters.
    let secret = text.expose().trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
    if secret.is_empty() {
        return Err(Error::new(Kind::Denied, format!("the client secret in `{}` is empty", path.display())));
    }
    Ok(secret.into())
}

fn token_in(path: PathBuf) -> Proof {
    Proof::Assertion(AssertionSource { issuer: "file".to_owned(), fetch: Fetch::File(path) })
}

impl Provider for ServicePrincipal {
    fn recall(&self, system: &System, key: &ChainKey) -> Result<Option<Credentials>> {
        self.program.recall(system, key, self.proof(&system.env, key))
    }

    /// A program has nobody to ask, so consent makes no difference.
    fn issue<'a>(&'a self, system: &'a System, _consent: Consent<'a>, key: &'a ChainKey) -> Issue<'a> {
        Box::pin(async { self.program.sign_in(system, key, self.proof(&system.env, key)).await })
    }
}

#[cfg(test)]
mod tests;
