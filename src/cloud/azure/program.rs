//! A program signs in: what every kind of provider does that needs no person.

use super::{
    entra::Entra,
    environment::{Audience, Environment},
    proof::Shown,
    recall::{self, Wanted},
    refusal::Asker,
    settings::{self, Place},
    tokens,
};
use crate::{
    auth::ChainKey,
    config::{auth::ProviderConfig, fields::Fields},
    credentials::{Azure, Credentials, Principal, PrincipalKind, Proof},
    error::{Error, Result},
    system::{Env, System},
};

/// An application in a tenant, whatever it proves itself with.
pub(crate) struct Program {
    name: String,
    environment: &'static Environment,
    /// A GUID or a domain, in lower case.
    tenant: String,
    client_id: String,
    place: Place,
}

impl Program {
    /// Reads what all programs have; the caller reads the rest of `fields` and finishes them.
    pub(crate) fn new(fields: &mut Fields<'_>, config: &ProviderConfig, env: &Env) -> Result<Self> {
        let tenant = or_variable(fields, config, "tenant_id", ["AZURE_TENANT_ID", "ARM_TENANT_ID"], env)?;
        let client_id = or_variable(fields, config, "client_id", ["AZURE_CLIENT_ID", "ARM_CLIENT_ID"], env)?;
        Ok(Self {
            name: config.name.clone(),
            environment: settings::environment(fields)?,
            tenant: settings::tenant(fields, &tenant)?,
            client_id: client_id.to_lowercase(),
            place: settings::place(fields)?,
        })
    }

    /// What an earlier run left; `proof` is what the configuration and environment of today offer.
    pub(crate) fn recall(&self, system: &System, key: &ChainKey, proof: Result<Proof>) -> Result<Option<Credentials>> {
        let wanted = Wanted { environment: self.environment, tenant: &self.tenant, client_id: &self.client_id };
        let Some(mut azure) = recall::recall(system, key, &wanted)? else { return Ok(None) };
        // A proof that was changed since replaces the one of the record; in a shell without one, the
        // record's still serves.
        if let Ok(proof) = proof {
            azure.proof = proof;
        }
        Ok(Some(Credentials::Azure(azure)))
    }

    /// Signs in with `proof`.
    pub(crate) async fn sign_in(&self, system: &System, key: &ChainKey, proof: Proof) -> Result<Credentials> {
        let asker = Asker {
            who: format!("client `{}`", self.client_id),
            tenant: &self.tenant,
            client_id: &self.client_id,
            login: settings::login_command(key, &self.name),
        };
        let mut entra = Entra::new(system, self.environment, &self.tenant, &self.client_id)?;
        entra.find_tenant().await.map_err(|failure| failure.into_error(&asker))?;
        let shown = Shown::of_program(&entra, &proof).await?;
        let grant = shown.grant();
        let collected = tokens::collect(&entra, grant, tokens::ask(&entra, grant, Audience::Management)).await;
        let collected = collected.map_err(|failure| shown.error(failure, &asker))?;
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
            proof,
            target: self.place.target(&collected.subscriptions),
            subscriptions: collected.subscriptions,
        }))
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
