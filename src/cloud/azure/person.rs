//! A person signs in: `azure/device-code` with a code in any browser, `azure/interactive` with the
//! browser of this machine. They differ in how they ask, and in nothing else.

mod account;
mod browser;
mod device_code;

use std::collections::BTreeMap;

use self::account::Known;
use super::{
    demand::Demand,
    entra::{Entra, Failure, Grant, Outcome},
    environment::{Audience, CLI_CLIENT_ID, Environment},
    recall::{self, Wanted},
    refusal::{Asker, Reason, Refusal},
    settings::{self, Place},
    tokens::{self, Collected},
    variables::personal,
};
use crate::{
    auth::{ChainKey, Consent, Issue, Provider},
    config::{auth::ProviderConfig, fields::Fields, variables},
    credentials::{Azure, Credentials, Principal, PrincipalKind, Proof, SignedInBy},
    error::{Error, Kind, Result},
    system::{Env, System},
};

/// A provider whose principal is a person.
pub(crate) struct Person {
    way: SignedInBy,
    environment: &'static Environment,
    /// A GUID or a domain, in lower case.
    tenant: String,
    client_id: String,
    place: Place,
}

impl Person {
    pub(crate) fn new(config: &ProviderConfig, env: &Env, way: SignedInBy) -> Result<Self> {
        let mut fields = Fields::of_provider(config, env);
        let tenant = fields.required_text("tenant_id")?;
        let provider = Self {
            way,
            environment: settings::environment(&mut fields)?,
            tenant: settings::tenant(&fields, &tenant)?,
            client_id: fields.guid("client_id")?.unwrap_or_else(|| CLI_CLIENT_ID.to_owned()),
            place: settings::place(&mut fields)?,
        };
        fields.finish()?;
        Ok(provider)
    }

    async fn sign_in(&self, system: &System, consent: Consent<'_>, key: &ChainKey) -> Result<Credentials> {
        let mut entra = Entra::new(system, self.environment, &self.tenant, &self.client_id)?;
        let asker = self.asker(key);
        entra.find_tenant().await.map_err(|failure| failure.into_error(&asker))?;
        let refused = match consent {
            Consent::SignInAnew => None,
            Consent::Meet(demand) => {
                entra.meet(&Demand::read(demand).ok_or_else(no_demand)?);
                None
            }
            Consent::AskIfNeeded => match self.renew(&mut entra, key).await {
                Ok(Some(azure)) => return Ok(Credentials::Azure(azure)),
                Ok(None) => None,
                Err(Failure::Refused(refusal)) if refusal.reason() == Reason::InteractionRequired => Some(refusal),
                Err(failure) => return Err(failure.into_error(&asker)),
            },
        };
        Self::require_person(system, key, refused.as_ref())?;
        if let Some(demand) = refused.as_ref().and_then(Refusal::demand) {
            entra.meet(demand);
        }
        let signed_in = self.ask_person(&entra, &asker).await?;
        signed_in.map(Credentials::Azure).map_err(|failure| failure.into_error(&asker))
    }

    /// Renews silently; what a service demands of the new token is asked for once.
    async fn renew(&self, entra: &mut Entra<'_>, key: &ChainKey) -> Outcome<Option<Azure>> {
        match self.renew_once(entra, key).await {
            Err(Failure::Refused(refusal)) if refusal.is_of_service() => {
                refusal.demand().into_iter().for_each(|demand| entra.meet(demand));
                self.renew_once(entra, key).await
            }
            outcome => outcome,
        }
    }

    /// Renews with the refresh token of an earlier sign-in: ours, or that of `az login`.
    async fn renew_once(&self, entra: &Entra<'_>, key: &ChainKey) -> Outcome<Option<Azure>> {
        let Some(known) = account::find(entra, key)? else { return Ok(None) };
        let grant = Grant::RefreshToken { token: &known.refresh_token, home_account_id: &known.home_account_id };
        let collected = tokens::collect(entra, grant, tokens::ask(entra, grant, Audience::Management)).await?;
        Ok(Some(self.credentials(entra, collected, known)))
    }

    async fn ask_person(&self, entra: &Entra<'_>, asker: &Asker<'_>) -> Result<Outcome<Azure>> {
        let granted = match self.way {
            SignedInBy::DeviceCode => device_code::sign_in(entra, asker).await?,
            SignedInBy::Browser => browser::sign_in(entra, asker).await?,
        };
        let claims = granted.claims();
        // A reply without client_info comes from a stand-in; then the account is at home here.
        let home = granted.home_account_id.clone();
        let home = home.or_else(|| Some(format!("{}.{}", claims.oid.as_deref()?, claims.tid.as_deref()?)));
        let (Some(refresh_token), Some(home_account_id)) = (granted.refresh_token.clone(), home) else {
            return Err(incomplete(&self.client_id));
        };
        let username = claims.user_name().unwrap_or(&home_account_id).to_owned();
        let known = Known { home_account_id, username, refresh_token };
        let grant = Grant::RefreshToken { token: &known.refresh_token, home_account_id: &known.home_account_id };
        let collected = tokens::collect(entra, grant, std::future::ready(Ok(granted))).await;
        let signed_in_by = Some(self.way);
        Ok(collected.map(|collected| Azure { signed_in_by, ..self.credentials(entra, collected, known) }))
    }

    fn credentials(&self, entra: &Entra<'_>, collected: Collected, known: Known) -> Azure {
        let claims = collected.management.claims();
        Azure {
            environment: self.environment.name.to_owned(),
            tenant: entra.tenant.clone(),
            client_id: self.client_id.clone(),
            principal: Principal {
                kind: PrincipalKind::User,
                name: claims.user_name().map_or(known.username, str::to_owned),
                object_id: claims.oid.unwrap_or_default(),
                home_account_id: Some(known.home_account_id),
            },
            tokens: collected.tokens,
            refresh_token: Some(collected.refresh_token.unwrap_or(known.refresh_token)),
            signed_in_by: None,
            taken_from: BTreeMap::new(),
            location: self.place.location(),
            id_token: collected.management.id_token,
            proof: Proof::RefreshToken,
            target: self.place.target(&collected.subscriptions),
            subscriptions: collected.subscriptions,
        }
    }

    /// Refuses at once where nobody can read the prompt.
    fn require_person(system: &System, key: &ChainKey, refused: Option<&Refusal>) -> Result<()> {
        let forced = variables::FORCE_TTY.read(&system.env).map(|setting| setting.boolean()).transpose()?;
        if forced == Some(true) || system.terminal.is_watched() {
            return Ok(());
        }
        let message = format!("identity `{}` needs somebody to sign in, and there is no terminal", key.name);
        let error = Error::new(Kind::Denied, message);
        let error = match refused {
            Some(refusal) => error.because(refusal.text()),
            None => error,
        };
        let login = settings::login_command(key);
        let login = refused.map_or_else(|| login.clone(), |refusal| refusal.login(&login));
        Err(error.help(format!("run `{login}` in a terminal, or use `azure/service-principal` or `azure/oidc` in CI")))
    }

    fn asker(&self, key: &ChainKey) -> Asker<'_> {
        Asker {
            who: format!("the sign-in of `{}`", key.name),
            tenant: &self.tenant,
            client_id: &self.client_id,
            login: settings::login_command(key),
        }
    }
}

fn no_demand() -> Error {
    Error::usage("`--claims-challenge` holds no claims")
        .because("it must be a JSON object, or the base64 of one")
        .help("copy the whole value from the message that asks for the sign-in")
}

fn incomplete(client_id: &str) -> Error {
    Error::new(Kind::Denied, format!("Entra ID gave no refresh token to application `{client_id}`"))
        .help("remove `client_id` from the provider to sign in as the Azure CLI does")
}

impl Provider for Person {
    fn recall(&self, system: &System, key: &ChainKey) -> Result<Option<Credentials>> {
        let wanted = Wanted { environment: self.environment, tenant: &self.tenant, client_id: &self.client_id };
        Ok(recall::recall(system, key, &wanted)?.map(Credentials::Azure))
    }

    fn issue<'a>(&'a self, system: &'a System, consent: Consent<'a>, key: &'a ChainKey) -> Issue<'a> {
        // Nobody should sign in only to be refused afterwards.
        if key.manner.is_native {
            return Box::pin(std::future::ready(Err(personal())));
        }
        Box::pin(self.sign_in(system, consent, key))
    }
}

#[cfg(test)]
mod tests;
