//! `azure/managed-identity`: the machine vouches for the program that runs on it.

mod arc;
mod cluster;
mod endpoint;
mod host;
mod renewal;
mod reply;

pub(crate) use endpoint::Question;
pub(crate) use host::VARIABLES;
pub(crate) use renewal::renew;

use self::cluster::Cluster;
use super::{
    entra::{Entra, Failure, Granted},
    environment::{Audience, Environment, custom},
    recall,
    record::{self, Record},
    settings::{self, Place},
    sources, tokens,
};
use crate::{
    auth::{ChainKey, Consent, Issue, Provider},
    config::{auth::ProviderConfig, fields::Fields},
    credentials::{Azure, Credentials, Machine, Principal, PrincipalKind, Proof, Selector},
    error::{Error, Kind, Result},
    system::{Env, System},
};

/// The provider of kind `azure/managed-identity` for the machine that the environment tells of.
pub(crate) fn provider(config: &ProviderConfig, env: &Env) -> Result<Box<dyn Provider>> {
    match Cluster::told(config, env)? {
        Some(cluster) => Ok(Box::new(cluster)),
        None => Ok(Box::new(ManagedIdentity::new(config, env)?)),
    }
}

/// A machine that is asked for its tokens.
struct ManagedIdentity {
    name: String,
    environment: &'static Environment,
    /// The tenant that the identity must be in, when the configuration says so: a GUID or a domain.
    tenant: Option<String>,
    selector: Option<Selector>,
    place: Place,
}

impl ManagedIdentity {
    fn new(config: &ProviderConfig, env: &Env) -> Result<Self> {
        let mut fields = Fields::of_provider(config, env);
        let tenant = fields.text("tenant_id")?;
        let provider = Self {
            name: config.name.clone(),
            environment: settings::environment(&mut fields)?,
            tenant: tenant.map(|tenant| settings::tenant(&fields, &tenant)).transpose()?,
            selector: selector(&mut fields, config)?,
            place: settings::place(&mut fields)?,
        };
        fields.finish()?;
        Ok(provider)
    }

    async fn sign_in(&self, system: &System, key: &ChainKey) -> Result<Credentials> {
        let machine = self.machine(system, key)?;
        let environment = custom::settle(system, self.environment).await?;
        let scope = environment.scope(Audience::Management);
        let question = Question { machine: &machine, scope: &scope, retries: true };
        let (granted, client_id) = endpoint::ask(system, &question).await?;
        let claims = granted.claims();
        let client_id = client_id.or(claims.appid).map(|id| id.to_lowercase());
        let (Some(client_id), Some(tenant)) = (client_id, claims.tid.map(|tid| tid.to_lowercase())) else {
            return Err(Error::new(Kind::Denied, "cannot tell whose token this machine gave")
                .because("it names neither a tenant nor an application"));
        };
        self.check_tenant(system, environment, &tenant).await?;
        let entra = Entra::new(system, environment, &tenant, &client_id)?;
        let another = |audience| ask(&entra, &machine, audience);
        let collected = tokens::gather(&entra, std::future::ready(Ok(granted)), another).await;
        let collected = collected.map_err(|failure| Error::new(Kind::Denied, failure.summary()))?;
        let proof = Proof::Machine(machine);
        Ok(Credentials::Azure(Azure {
            environment: environment.name.to_owned(),
            tenant,
            principal: Principal {
                kind: PrincipalKind::ServicePrincipal,
                name: client_id.clone(),
                object_id: claims.oid.unwrap_or_default(),
                home_account_id: None,
            },
            client_id,
            tokens: collected.tokens,
            refresh_token: None,
            signed_in_by: None,
            location: self.place.location(),
            id_token: None,
            taken_from: sources::taken(&[], &proof, &system.env)?,
            proof,
            target: self.place.target(&collected.subscriptions),
            subscriptions: collected.subscriptions,
        }))
    }

    /// The machine that the environment tells of. A program of a session does not see the variables
    /// any more, but the session's record has what they said.
    fn machine(&self, system: &System, key: &ChainKey) -> Result<Machine> {
        let env = &*sources::around(&system.env)?;
        let machine = match host::told(env)? {
            Some(machine) => machine,
            None => match self.recorded(system, key)? {
                Some(Record { proof: Proof::Machine(machine), .. }) => machine,
                _ => host::virtual_machine(env),
            },
        };
        Ok(Machine { selector: self.selector.clone(), ..machine })
    }

    fn recorded(&self, system: &System, key: &ChainKey) -> Result<Option<Record>> {
        let record = Record::read(&record::path(&system.env, key)?)?;
        Ok(record.filter(|record| {
            record.fingerprint == key.fingerprint
                && record.environment == self.environment.name
                && matches!(&record.proof, Proof::Machine(machine) if machine.selector == self.selector)
        }))
    }

    async fn check_tenant(&self, system: &System, environment: &'static Environment, tenant: &str) -> Result<()> {
        let Some(wanted) = &self.tenant else { return Ok(()) };
        let mut entra = Entra::new(system, environment, wanted, "")?;
        entra.find_tenant().await.map_err(|failure| Error::new(Kind::TryAgain, failure.summary()))?;
        if entra.tenant == tenant {
            return Ok(());
        }
        let message = format!("the managed identity of this machine is not in tenant `{wanted}`");
        Err(Error::new(Kind::Denied, message)
            .because(format!("it is in tenant {tenant}"))
            .help(format!("correct `tenant_id` of provider `{}`, or remove it", self.name)))
    }
}

async fn ask(entra: &Entra<'_>, machine: &Machine, audience: Audience) -> std::result::Result<Granted, Failure> {
    let scope = entra.environment.scope(audience);
    let question = Question { machine, scope: &scope, retries: true };
    Ok(endpoint::ask(entra.system, &question).await.map(|(granted, _)| granted)?)
}

/// The identity that is meant when the machine has several.
fn selector(fields: &mut Fields<'_>, config: &ProviderConfig) -> Result<Option<Selector>> {
    let client_id = fields.guid("client_id")?.map(Selector::Client);
    let object_id = fields.guid("object_id")?.map(Selector::Object);
    let resource_id = fields.text("resource_id")?;
    if resource_id.as_ref().is_some_and(|id| !id.to_lowercase().starts_with("/subscriptions/")) {
        let at = fields.place("resource_id").unwrap_or(config.at);
        return Err(Error::configuration(format!(
            "`resource_id` of provider `{}` is not the id of a resource",
            config.name
        ))
        .at(at)
        .help("write what `az identity show --query id` prints: `/subscriptions/…/userAssignedIdentities/NAME`"));
    }
    let resource_id = resource_id.map(Selector::Resource);
    let mut chosen = [client_id, object_id, resource_id].into_iter().flatten();
    match (chosen.next(), chosen.next()) {
        (one, None) => Ok(one),
        _ => Err(Error::configuration(format!("provider `{}` names its identity twice", config.name))
            .at(config.at)
            .help("keep one of `client_id`, `object_id` and `resource_id`")),
    }
}

impl Provider for ManagedIdentity {
    fn recall(&self, system: &System, key: &ChainKey) -> Result<Option<Credentials>> {
        let record = self.recorded(system, key)?;
        record.map(|record| recall::of_record(system, record).map(Credentials::Azure)).transpose()
    }

    /// A machine has nobody to ask, so consent makes no difference.
    fn issue<'a>(&'a self, system: &'a System, _consent: Consent<'a>, key: &'a ChainKey) -> Issue<'a> {
        Box::pin(self.sign_in(system, key))
    }
}

#[cfg(test)]
mod tests;
