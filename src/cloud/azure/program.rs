//! A program signs in: what every kind of provider does that needs no person.

use super::{
    assertion_file, certificate,
    entra::{Entra, Outcome},
    environment::{Audience, Environment},
    federation,
    proof::{Shown, reveal},
    recall::{self, Wanted},
    record,
    refusal::Asker,
    settings::{self, Place},
    sources,
    tokens::{self, Collected},
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
    environment: &'static Environment,
    /// A GUID or a domain, in lower case.
    tenant: String,
    client_id: String,
    place: Place,
    /// Those it is made from.
    variables: Vec<String>,
}

impl Program {
    /// Reads what all programs have; the caller reads the rest of `fields` and finishes them.
    pub(crate) fn new(fields: &mut Fields<'_>, config: &ProviderConfig, env: &Env) -> Result<Self> {
        let mut variables = Vec::new();
        let mut read = |name, either| or_variable(fields, config, name, either, env, &mut variables);
        let tenant = read("tenant_id", ["AZURE_TENANT_ID", "ARM_TENANT_ID"])?;
        let client_id = read("client_id", ["AZURE_CLIENT_ID", "ARM_CLIENT_ID"])?;
        Ok(Self {
            environment: settings::environment(fields)?,
            tenant: settings::tenant(fields, &tenant)?,
            client_id: client_id.to_lowercase(),
            place: settings::place(fields)?,
            variables,
        })
    }

    /// Notes variables that the program is made from, besides those of its ids.
    pub(crate) fn note(&mut self, variables: impl IntoIterator<Item = impl Into<String>>) {
        self.variables.extend(variables.into_iter().map(Into::into));
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
        azure.taken_from.extend(sources::taken(&self.variables, &azure.proof, &system.env)?);
        check(&azure.proof, key)?;
        // Only a new sign-in gets a new assertion for the providers.
        let proof = &azure.proof;
        if key.manner.is_native && assertion_file::is_needed(proof) && assertion_file::given(proof).is_none() {
            let file = assertion_file::path(&record::path(&system.env, key)?);
            if !assertion_file::is_valid(&file, system.clock.now()) {
                azure.tokens.clear();
            }
        }
        Ok(Some(Credentials::Azure(azure)))
    }

    /// Signs in with `proof`.
    pub(crate) async fn sign_in(&self, system: &System, key: &ChainKey, proof: Result<Proof>) -> Result<Credentials> {
        let mut proof = proof?;
        check(&proof, key)?;
        if key.manner.is_native {
            reveal(system, &mut proof).await?;
        }
        let asker = Asker {
            who: format!("client `{}`", self.client_id),
            tenant: &self.tenant,
            client_id: &self.client_id,
            login: settings::login_command(key),
        };
        let mut entra = Entra::new(system, self.environment, &self.tenant, &self.client_id)?;
        entra.find_tenant().await.map_err(|failure| failure.into_error(&asker))?;
        let shown = Shown::of_program(&entra, &proof).await?;
        let collected = collect(&entra, &shown).await.map_err(|failure| shown.error(failure, &asker))?;
        if key.manner.is_native && assertion_file::is_needed(&proof) {
            shown.keep_assertion(assertion_file::path(&record::path(&system.env, key)?))?;
        }
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
            signed_in_by: None,
            taken_from: sources::taken(&self.variables, &proof, &system.env)?,
            location: self.place.location(),
            id_token: None,
            proof,
            target: self.place.target(&collected.subscriptions),
            subscriptions: collected.subscriptions,
        }))
    }
}

/// Refuses a proof that Terraform's providers could not use.
fn check(proof: &Proof, key: &ChainKey) -> Result<()> {
    match proof {
        Proof::Certificate(source) if key.manner.is_native => certificate::check_native(source),
        _ => Ok(()),
    }
}

/// How long to wait for a federated credential that was made a moment ago: seconds before each new try.
const PATIENCE: [u64; 3] = [2, 4, 8];

/// The tokens for what is shown.
async fn collect(entra: &Entra<'_>, shown: &Shown) -> Outcome<Collected> {
    let grant = shown.grant();
    let ask = || tokens::collect(entra, grant, tokens::ask(entra, grant, Audience::Management));
    if shown.is_assertion() { federation::patiently(entra.system, &PATIENCE, ask).await } else { ask().await }
}

/// A field, or else the first of `either` that is set, which is noted in `used`.
fn or_variable(
    fields: &mut Fields<'_>,
    config: &ProviderConfig,
    name: &'static str,
    either: [&str; 2],
    env: &Env,
    used: &mut Vec<String>,
) -> Result<String> {
    if let Some(value) = fields.text(name)? {
        return Ok(value);
    }
    let set = either.into_iter().find_map(|variable| Some((variable, env.var(variable)?)));
    let (variable, value) = set.ok_or_else(|| {
        let [first, second] = either;
        Error::configuration(format!("provider `{}` has no `{name}`", config.name))
            .at(config.at)
            .help(format!("add `{name}:` to the provider, or set {first} (or {second})"))
    })?;
    used.push(variable.to_owned());
    Ok(value.to_owned())
}
