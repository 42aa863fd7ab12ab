//! `azure/service-principal`: a program signs in with its secret.

use super::{
    entra::{Entra, Grant},
    environment::{Audience, Environment},
    recall::{self, Wanted},
    refusal::Asker,
    settings::{self, Place},
    tokens,
};
use crate::{
    auth::{ChainKey, Consent, Issue, Provider},
    config::{auth::ProviderConfig, fields::Fields, yaml::Node},
    credentials::{Azure, Credentials, Principal, PrincipalKind, Proof},
    error::{Error, Result},
    secret::Secret,
    system::{Env, System},
};

/// Fields that Terraform's provider and the Azure CLI know and this program does not yet.
const NOT_BUILT: [&str; 4] =
    ["client_certificate", "client_certificate_path", "client_certificate_password", "certificate_path"];

/// A provider of kind `azure/service-principal`.
pub(crate) struct ServicePrincipal {
    name: String,
    environment: &'static Environment,
    /// A GUID or a domain, in lower case.
    tenant: String,
    client_id: String,
    place: Place,
    /// The secret is read when it is needed: `wrap auth whoami` works in a shell without it.
    fields: Node,
    at: crate::config::yaml::Place,
}

impl ServicePrincipal {
    pub(crate) fn new(config: &ProviderConfig, env: &Env) -> Result<Self> {
        refuse_not_built(config)?;
        let mut fields = Fields::new(&config.fields, owner(&config.name), env);
        let tenant = or_variable(&mut fields, config, "tenant_id", ["AZURE_TENANT_ID", "ARM_TENANT_ID"], env)?;
        let client_id = or_variable(&mut fields, config, "client_id", ["AZURE_CLIENT_ID", "ARM_CLIENT_ID"], env)?;
        let provider = Self {
            name: config.name.clone(),
            environment: settings::environment(&mut fields)?,
            tenant: settings::tenant(&fields, &tenant)?,
            client_id: client_id.to_lowercase(),
            place: settings::place(&mut fields)?,
            fields: config.fields.clone(),
            at: config.at,
        };
        // Asked for here only so that it counts as known; an unset variable matters when signing in.
        let _ = fields.secret("client_secret");
        fields.finish()?;
        Ok(provider)
    }

    /// The secret: from the configuration, else from the environment.
    fn secret(&self, env: &Env) -> Result<Secret> {
        let mut fields = Fields::new(&self.fields, owner(&self.name), env);
        if let Some(secret) = fields.secret("client_secret")? {
            return Ok(secret);
        }
        let variable = ["AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET"].into_iter().find_map(|name| env.var(name));
        variable.map(Secret::from).ok_or_else(|| {
            Error::configuration(format!("provider `{}` has no client secret", self.name)).at(self.at).help(
                "set AZURE_CLIENT_SECRET (or ARM_CLIENT_SECRET), or add `client_secret: !env NAME` to the provider",
            )
        })
    }

    async fn sign_in(&self, system: &System, key: &ChainKey) -> Result<Credentials> {
        let secret = self.secret(&system.env)?;
        let asker = Asker {
            who: format!("client `{}`", self.client_id),
            tenant: &self.tenant,
            client_id: &self.client_id,
            login: settings::login_command(key, &self.name),
        };
        let mut entra = Entra::new(system, self.environment, &self.tenant, &self.client_id)?;
        entra.find_tenant().await.map_err(|failure| failure.into_error(&asker))?;
        let grant = Grant::ClientSecret(&secret);
        let collected = tokens::collect(&entra, grant, tokens::ask(&entra, grant, Audience::Management)).await;
        let collected = collected.map_err(|failure| failure.into_error(&asker))?;
        Ok(Credentials::Azure(Azure {
            environment: self.environment.name.to_owned(),
            tenant: entra.tenant.clone(),
            client_id: self.client_id.clone(),
            principal: Principal {
                kind: PrincipalKind::ServicePrincipal,
                name: self.client_id.clone(),
                object_id: collected.management.claims().oid.unwrap_or_default(),
                home_account_id: None,
            },
            tokens: collected.tokens,
            refresh_token: None,
            id_token: None,
            proof: Proof::Secret(secret),
            target: self.place.target(&collected.subscriptions),
            subscriptions: collected.subscriptions,
        }))
    }
}

fn owner(name: &str) -> String {
    format!("provider `{name}`")
}

fn refuse_not_built(config: &ProviderConfig) -> Result<()> {
    let Some(map) = config.fields.as_map() else { return Ok(()) };
    match map.iter().find(|(key, _)| NOT_BUILT.contains(&key.as_ref())) {
        Some((key, entry)) => {
            Err(Error::configuration(format!("`{key}` of provider `{}` is not built yet", config.name))
                .at(entry.key_at)
                .help("use `client_secret: !env NAME`, or AZURE_CLIENT_SECRET"))
        }
        None => Ok(()),
    }
}

/// A field, or else the first of `variables` that is set.
fn or_variable(
    fields: &mut Fields<'_>,
    config: &ProviderConfig,
    name: &'static str,
    variables: [&str; 2],
    env: &Env,
) -> Result<String> {
    let value = fields.text(name)?;
    let value = value.or_else(|| variables.iter().find_map(|variable| env.var(variable)).map(str::to_owned));
    value.ok_or_else(|| {
        let [first, second] = variables;
        Error::configuration(format!("provider `{}` has no `{name}`", config.name))
            .at(config.at)
            .help(format!("add `{name}:` to the provider, or set {first} (or {second})"))
    })
}

impl Provider for ServicePrincipal {
    fn recall(&self, system: &System, key: &ChainKey) -> Result<Option<Credentials>> {
        let wanted = Wanted { environment: self.environment, tenant: &self.tenant, client_id: &self.client_id };
        let Some(mut azure) = recall::recall(system, key, &wanted)? else { return Ok(None) };
        // A secret that was changed since replaces the one of the record.
        if let Ok(secret) = self.secret(&system.env) {
            azure.proof = Proof::Secret(secret);
        }
        Ok(Some(Credentials::Azure(azure)))
    }

    /// A program has nobody to ask, so consent makes no difference.
    fn issue<'a>(&'a self, system: &'a System, _consent: Consent, key: &'a ChainKey) -> Issue<'a> {
        Box::pin(self.sign_in(system, key))
    }
}

#[cfg(test)]
mod tests;
