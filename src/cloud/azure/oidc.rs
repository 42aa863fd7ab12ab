//! `azure/oidc`: a program signs in with a token of its CI system or cluster (workload identity federation).

use super::{program::Program, sources};
use crate::{
    auth::{
        ChainKey, Consent, Issue, Provider,
        assertion::{self, Asked},
    },
    config::{auth::ProviderConfig, fields::Fields, yaml::Place},
    credentials::{AssertionSource, Credentials, Proof},
    error::Result,
    system::{Env, System},
};

/// Whom assertions for Entra ID are for, unless the issuer or the configuration says otherwise.
const AUDIENCE: &str = "api://AzureADTokenExchange";
/// Variables of Terraform's provider and of the Azure SDKs.
const VARIABLES: &[&str] = &["ARM_OIDC_TOKEN"];
const FILES: &[&str] = &["ARM_OIDC_TOKEN_FILE_PATH", "AZURE_FEDERATED_TOKEN_FILE"];

/// A provider of kind `azure/oidc`.
pub(crate) struct Oidc {
    program: Program,
    asked: Asked,
    /// Where `audience` is written.
    audience_at: Option<Place>,
    /// Where `token_source` says what kind it is, or which address it has; else the provider.
    source_at: Place,
}

impl Oidc {
    pub(crate) fn new(config: &ProviderConfig, env: &Env) -> Result<Self> {
        let mut fields = Fields::of_provider(config, env);
        let mut program = Program::new(&mut fields, config, env)?;
        let mut source = fields.section("token_source")?;
        let asked = Asked {
            issuer: source.text("type")?,
            variable: source.text("environment_variable")?,
            file: fields.path("token_file_path")?.or(source.path("file_path")?),
            url: source.text("url")?,
            request_token: source.secret("request_token")?,
            allowed_hosts: source.texts("allowed_hosts")?.unwrap_or_default(),
            service_connection: fields.text("service_connection_id")?.or(source.text("service_connection_id")?),
            subject_claim: source.text("subject_claim")?,
            audience: fields.text("audience")?.or(source.text("audience")?),
            default_audience: AUDIENCE,
            cloud_variables: VARIABLES,
            cloud_files: FILES,
        };
        let named = ["type", "environment_variable", "url", "request_token", "allowed_hosts"];
        let source_at = named.into_iter().find_map(|name| source.place(name)).unwrap_or(config.at);
        assertion::check(&asked).map_err(|error| error.at(source_at))?;
        let audience_at = fields.place("audience").or(source.place("audience"));
        program.note(source.secret_variables());
        if asked.file.is_none() {
            program.note(FILES.iter().copied());
        }
        source.finish()?;
        fields.finish()?;
        Ok(Self { program, asked, audience_at, source_at })
    }

    fn proof(&self, env: &Env) -> Result<Proof> {
        let env = &*sources::around(env)?;
        let source = assertion::find(&self.asked, env).map_err(|error| error.at(self.source_at))?;
        if let (Some(audience), Some(at)) = (&self.asked.audience, self.audience_at) {
            assertion::refuse_other_audience(audience, &source).map_err(|error| error.at(at))?;
        }
        Ok(Proof::Assertion(source))
    }

    /// Says that somebody else could have been meant, before anybody wonders whose assertion was refused.
    fn warn_of_alternatives(&self, system: &System, source: &AssertionSource) -> Result<()> {
        let env = &*sources::around(&system.env)?;
        let others = assertion::alternatives(&self.asked, source, env);
        if !others.is_empty() {
            let (origin, issuer) = (assertion::origin(source, env), &source.issuer);
            system.terminal.say(&format!(
                "note: the assertion comes from {origin}, and not from {}; `token_source: {{ type: {issuer} }}` settles it",
                others.join(" or ")
            ));
        }
        Ok(())
    }
}

impl Provider for Oidc {
    fn recall(&self, system: &System, key: &ChainKey) -> Result<Option<Credentials>> {
        self.program.recall(system, key, self.proof(&system.env))
    }

    /// A program has nobody to ask, so consent makes no difference.
    fn issue<'a>(&'a self, system: &'a System, _consent: Consent<'a>, key: &'a ChainKey) -> Issue<'a> {
        Box::pin(async {
            let proof = self.proof(&system.env);
            if let Ok(Proof::Assertion(source)) = &proof {
                self.warn_of_alternatives(system, source)?;
            }
            self.program.sign_in(system, key, proof).await
        })
    }
}

#[cfg(test)]
mod tests;
