//! `azure/service-principal`: a program signs in with its secret, its certificate, or a token it is given.

mod configured;
mod surroundings;

use std::path::PathBuf;

use self::{
    configured::{Configured, stored_name},
    surroundings::{CERTIFICATE_PASSWORDS, first, is_true, of_environment, secret_in, token_in},
};
use super::{program::Program, sources};
use crate::{
    auth::{ChainKey, Consent, Issue, Provider},
    config::{
        auth::ProviderConfig,
        fields::Fields,
        yaml::{self, Node},
    },
    credentials::{Bundle, CertificateSource, Credentials, Proof, StorePlace, StoredSecret},
    error::{Error, Result},
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

fn owner(name: &str) -> String {
    format!("provider `{name}`")
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
