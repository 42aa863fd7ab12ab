//! `azure/cli`: whoever is signed in to the Azure CLI already.

mod login;
mod program;

pub(crate) use program::renew;

use std::collections::BTreeMap;

use self::login::{Kept, Login};
use super::{
    cli_config,
    entra::{Entra, Failure, Grant, claims::Claims},
    environment::{Audience, CLI_CLIENT_ID, Environment, custom},
    folder, recall,
    record::{self, Record},
    refusal::Asker,
    settings::{self, Place},
    sources,
    tokens::{self, Collected},
};
use crate::{
    auth::{ChainKey, Consent, Issue, Provider},
    config::{auth::ProviderConfig, fields::Fields, is_guid},
    credentials::{Azure, Credentials, Principal, PrincipalKind, Proof, Subscription, Token},
    error::{Error, Kind, Result},
    session,
    system::{Env, System},
};

/// A provider of kind `azure/cli`.
pub(crate) struct AzureCli {
    name: String,
    /// The cloud of the configuration or the variables; `None` leaves it to the Azure CLI.
    environment: Option<&'static Environment>,
    /// A GUID or a domain, in lower case; `None` leaves it to the Azure CLI.
    tenant: Option<String>,
    place: Place,
}

impl AzureCli {
    pub(crate) fn new(config: &ProviderConfig, env: &Env) -> Result<Self> {
        let mut fields = Fields::of_provider(config, env);
        let tenant = fields.text("tenant_id")?;
        let environment = settings::environment(&mut fields)?;
        // The public cloud is also what comes out when nobody says anything.
        let is_said = environment.name != "public" || fields.place("cloud_environment").is_some();
        let provider = Self {
            name: config.name.clone(),
            environment: is_said.then_some(environment),
            tenant: tenant.map(|tenant| settings::tenant(&fields, &tenant)).transpose()?,
            place: settings::place(&mut fields)?,
        };
        fields.finish()?;
        Ok(provider)
    }

    async fn sign_in(&self, system: &System) -> Result<Credentials> {
        let environment = custom::settle(system, self.environment(&system.env)?).await?;
        let login = self.login(&system.env, environment, self.tenant_id(system, environment).await?.as_deref())?;
        let azure = match login::kept(&system.env, &login, environment).map_err(to_mend)? {
            Some(kept) => self.renew_kept(system, environment, &login, kept).await?,
            None => self.ask_program(system, environment, &login).await?,
        };
        Ok(Credentials::Azure(azure))
    }

    /// Gets tokens as the Azure CLI would, with what it keeps to renew its own.
    async fn renew_kept(
        &self,
        system: &System,
        environment: &'static Environment,
        login: &Login,
        kept: Kept,
    ) -> Result<Azure> {
        let entra = Entra::new(system, environment, &login.tenant, login.client_id())?;
        let grant = match &kept {
            Kept::RefreshToken { token, home_account_id } => Grant::RefreshToken { token, home_account_id },
            Kept::Secret(secret) => Grant::ClientSecret(secret),
        };
        let asker = Asker {
            who: format!("the Azure CLI's sign-in of `{}`", login.name),
            tenant: &login.tenant,
            client_id: login.client_id(),
            login: format!("az login --tenant {}", login.tenant),
        };
        let collected = tokens::collect(&entra, grant, tokens::ask(&entra, grant, Audience::Management)).await;
        let Collected { management, tokens, refresh_token, subscriptions } =
            collected.map_err(|failure| failure.into_error(&asker))?;
        let claims = management.claims();
        let (proof, refresh_token, home_account_id) = match kept {
            Kept::RefreshToken { token, home_account_id } => {
                (Proof::RefreshToken, Some(refresh_token.unwrap_or(token)), Some(home_account_id))
            }
            Kept::Secret(secret) => (Proof::Secret(secret), None, None),
        };
        Ok(Azure {
            refresh_token,
            signed_in_by: None,
            taken_from: BTreeMap::new(),
            id_token: management.id_token,
            principal: Principal { home_account_id, ..login.principal(claims) },
            ..self.credentials(environment, login, tokens, subscriptions, proof)
        })
    }

    /// Gets a token from the Azure CLI itself, for the first look around; it hands out the others
    /// when they are needed.
    async fn ask_program(&self, system: &System, environment: &'static Environment, login: &Login) -> Result<Azure> {
        let id = login.subscription.as_ref().map(|(id, _)| id.as_str());
        let subscription = id.filter(|_| login.kind == PrincipalKind::ServicePrincipal);
        let config_folder = folder::config_folder(&system.env)?;
        let question = program::Question { config_folder: &config_folder, tenant: &login.tenant, subscription };
        let token = program::ask(system, &question, &environment.scope(Audience::Management))?;
        let entra = Entra::new(system, environment, &login.tenant, login.client_id())?;
        let listed = tokens::list(&entra, &token.secret).await.map_err(Failure::into_plain_error)?;
        let claims = Claims::of(token.secret.expose());
        let proof = Proof::AzureCli { config_folder };
        Ok(Azure {
            principal: login.principal(claims),
            taken_from: sources::taken(&[], &proof, &system.env)?,
            ..self.credentials(environment, login, vec![token], listed, proof)
        })
    }

    fn credentials(
        &self,
        environment: &Environment,
        login: &Login,
        tokens: Vec<Token>,
        subscriptions: Vec<Subscription>,
        proof: Proof,
    ) -> Azure {
        Azure {
            environment: environment.name.to_owned(),
            tenant: login.tenant.clone(),
            client_id: login.client_id().to_owned(),
            principal: login.principal(Claims::default()),
            tokens,
            refresh_token: None,
            signed_in_by: None,
            taken_from: BTreeMap::new(),
            location: self.place.location(),
            id_token: None,
            proof,
            target: self.place.target_or(&subscriptions, login.subscription.as_ref()),
            subscriptions,
        }
    }

    /// The cloud; without a word about it, the one that `az cloud set` chose.
    fn environment(&self, env: &Env) -> Result<&'static Environment> {
        if let Some(environment) = self.environment {
            return Ok(environment);
        }
        let path = folder::config_folder(env)?.join("config");
        let text = session::read(&path)?.unwrap_or_default();
        let name = env.var("AZURE_CLOUD_NAME").or_else(|| cli_config::chosen_cloud(&text)).unwrap_or("AzureCloud");
        Environment::known_as(name).ok_or_else(|| {
            Error::configuration(format!("cannot tell what cloud `{name}` of the Azure CLI is"))
                .help(format!("add `cloud_environment: custom` and `metadata_host: …` to provider `{}`", self.name))
        })
    }

    /// The GUID of the configured tenant.
    async fn tenant_id(&self, system: &System, environment: &'static Environment) -> Result<Option<String>> {
        let Some(tenant) = &self.tenant else { return Ok(None) };
        let mut entra = Entra::new(system, environment, tenant, CLI_CLIENT_ID)?;
        entra.find_tenant().await.map_err(|failure| Error::new(Kind::TryAgain, failure.summary()))?;
        Ok(Some(entra.tenant))
    }

    fn login(&self, env: &Env, environment: &Environment, tenant: Option<&str>) -> Result<Login> {
        login::find(env, environment, tenant, self.place.subscription_id()).map_err(to_mend)
    }

    /// Whether the record is of the sign-in that the Azure CLI has today.
    fn is_current(&self, env: &Env, key: &ChainKey, record: &Record) -> Result<bool> {
        let is_chosen = self.environment(env)?.name == record.environment;
        let (true, Some(environment)) = (is_chosen, Environment::named(&record.environment)) else { return Ok(false) };
        // Which GUID a domain stands for was found out when the record was made.
        let tenant = self.tenant.as_deref().map(|tenant| if is_guid(tenant) { tenant } else { &record.tenant });
        let Ok(login) = self.login(env, environment, tenant) else { return Ok(false) };
        // Without an identity, the Azure CLI's own subscription is what a run works on.
        let is_same_place = key.name != self.name
            || record.target.as_ref().map(|target| target.subscription_id.as_str())
                == self.place.subscription_id().or(login.subscription.as_ref().map(|(id, _)| id.as_str()));
        Ok(is_same_place && login.tenant == record.tenant && login.name.eq_ignore_ascii_case(&record.principal.name))
    }
}

/// A broken file of the Azure CLI holds the only sign-in there is: setting it aside would not help.
fn to_mend(error: Error) -> Error {
    if error.kind() != Kind::Store {
        return error;
    }
    let plain = Error::new(Kind::Store, error.message());
    error.causes().iter().fold(plain, Error::because).help("mend the file, or remove it and run `az login`")
}

impl Login {
    fn client_id(&self) -> &str {
        match self.kind {
            PrincipalKind::User => CLI_CLIENT_ID,
            PrincipalKind::ServicePrincipal => &self.name,
        }
    }

    fn principal(&self, claims: Claims) -> Principal {
        let object_id = claims.oid.unwrap_or_default();
        Principal { kind: self.kind, name: self.name.clone(), object_id, home_account_id: None }
    }
}

impl Provider for AzureCli {
    fn recall(&self, system: &System, key: &ChainKey) -> Result<Option<Credentials>> {
        let record = Record::read(&record::path(&system.env, key)?)?;
        match record.filter(|record| record.fingerprint == key.fingerprint) {
            Some(record) if self.is_current(&system.env, key, &record)? => {
                recall::of_record(system, record).map(Credentials::Azure).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The Azure CLI asks its people itself, so consent makes no difference.
    fn issue<'a>(&'a self, system: &'a System, _consent: Consent<'a>, _key: &'a ChainKey) -> Issue<'a> {
        Box::pin(self.sign_in(system))
    }
}

#[cfg(test)]
mod tests;
