//! Microsoft Entra ID: requests to its endpoints, and their replies.

pub(crate) mod claims;
mod failure;
mod grant;
mod reply;

use serde::de::DeserializeOwned;

use super::{
    demand::{self, Demand},
    environment::{Environment, custom},
    refusal::Refusal,
    retry,
};
use crate::{
    config::is_guid,
    error::{Error, Kind, Result},
    secret::Secret,
    system::{
        System,
        http::{Request, Response},
        random,
    },
};

pub(crate) use failure::{Failure, Outcome};
pub(crate) use grant::Grant;
pub(crate) use reply::{DeviceAuthorization, Granted};

/// One conversation with Entra ID about one application in one tenant.
pub(crate) struct Entra<'a> {
    pub(crate) system: &'a System,
    pub(crate) environment: &'static Environment,
    /// A GUID or a domain.
    pub(crate) tenant: String,
    pub(crate) client_id: String,
    /// Whether a request that fails is sent again. Switched off where a failure does no harm yet,
    /// so that nobody has to wait for it.
    pub(crate) retries: bool,
    /// What is demanded of every token, as JSON.
    claims: String,
    /// By this GUID administrators find the conversation in the tenant's sign-in log.
    correlation: String,
}

impl<'a> Entra<'a> {
    pub(crate) fn new(
        system: &'a System,
        environment: &'static Environment,
        tenant: &str,
        client_id: &str,
    ) -> Result<Self> {
        let correlation = random::guid()?;
        Ok(Self {
            system,
            environment,
            tenant: tenant.to_owned(),
            client_id: client_id.to_owned(),
            retries: true,
            claims: demand::claims(None),
            correlation,
        })
    }

    /// Asks from now on for tokens that meet `demand`.
    pub(crate) fn meet(&mut self, demand: &Demand) {
        self.claims = demand::claims(Some(demand));
    }

    /// Settles where to sign in: the cloud's hosts, when its metadata host is all that is known, and
    /// the tenant's GUID, when it was named by a domain.
    pub(crate) async fn find_tenant(&mut self) -> Outcome<()> {
        self.environment = custom::settle(self.system, self.environment).await?;
        if is_guid(&self.tenant) {
            return Ok(());
        }
        let url = self.url("v2.0/.well-known/openid-configuration");
        let response = self.send(|| Request::get(url.clone())).await?;
        let found: reply::OpenidConfiguration = read(&url, &response)?;
        let path = found.token_endpoint.split_once("://").and_then(|(_, rest)| rest.split('/').nth(1));
        match path.filter(|tenant| is_guid(tenant)) {
            Some(tenant) => tenant.to_lowercase().clone_into(&mut self.tenant),
            None => return Err(no_tenant(&self.tenant).into()),
        }
        Ok(())
    }

    /// Asks for a code that a person enters in a browser.
    pub(crate) async fn device_authorization(&self, scope: &str) -> Outcome<DeviceAuthorization> {
        let form = || {
            vec![
                ("client_id", Secret::from(self.client_id.as_str())),
                ("scope", grant::user_scope(scope).into()),
                ("claims", self.claims.as_str().into()),
            ]
        };
        let url = self.url("oauth2/v2.0/devicecode");
        let response = self.send(|| self.request(&url, form())).await?;
        read(&url, &response)
    }

    /// Asks for a token for `scope`.
    pub(crate) async fn token(&self, grant: Grant<'_>, scope: &str) -> Outcome<Granted> {
        let url = self.token_endpoint();
        let request = || {
            let request = self.request(&url, grant.form(&self.client_id, scope, &self.claims));
            match grant.anchor() {
                Some(anchor) => request.header("x-anchormailbox", anchor),
                None => request,
            }
        };
        let response = match grant {
            // A code is good once, and nobody knows what became of a request without an answer.
            Grant::AuthorizationCode { .. } => self.system.http.send(request()).await?,
            _ => self.send(request).await?,
        };
        let reply: reply::TokenReply = read(&url, &response)?;
        Ok(reply.granted(scope, self.system.clock.now()))
    }

    /// The page where a person signs in with a browser, for a token for `scope`.
    pub(crate) fn authorization_url(&self, fields: &[(&str, String)], scope: &str) -> String {
        let own = [
            ("client_id", self.client_id.clone()),
            ("scope", grant::user_scope(scope)),
            ("client_info", "1".to_owned()),
            ("claims", self.claims.clone()),
        ];
        let url = self.url("oauth2/v2.0/authorize");
        reqwest::Url::parse_with_params(&url, own.iter().chain(fields)).map_or(url, String::from)
    }

    /// Where tokens are asked for; the audience of a client assertion.
    pub(crate) fn token_endpoint(&self) -> String {
        self.url("oauth2/v2.0/token")
    }

    async fn send(&self, request: impl Fn() -> Request) -> Result<Response> {
        if self.retries { retry::send(self.system, request).await } else { self.system.http.send(request()).await }
    }

    fn url(&self, path: &str) -> String {
        format!("https://{}/{}/{path}", self.environment.login_host, self.tenant)
    }

    fn request(&self, url: &str, form: Vec<(&'static str, Secret)>) -> Request {
        Request::post(url, form)
            .header("accept", "application/json")
            .header("client-request-id", self.correlation.as_str())
            .header("x-client-sku", "wrap")
            .header("x-client-ver", env!("CARGO_PKG_VERSION"))
            .header("x-ms-lib-capability", "retry-after, h429")
    }
}

/// The reply as `T`, or the refusal in it. What serde says about a bad reply is dropped: it may
/// quote a token.
fn read<T: DeserializeOwned>(url: &str, response: &Response) -> Outcome<T> {
    let body = response.body.expose();
    if response.status != 200 {
        let refusal = Refusal::read(body, response.status);
        return Err(
            refusal.map_or_else(|| not_understood(url, response.status, "is not JSON").into(), Failure::Refused)
        );
    }
    serde_json::from_str(body).map_err(|error| {
        let what = if error.is_data() { "lacks what we asked for" } else { "is not JSON" };
        not_understood(url, response.status, what).into()
    })
}

fn not_understood(url: &str, status: u16, what: &str) -> Error {
    let message = format!("`{}` answered with something that {what} (HTTP {status})", retry::host_of(url));
    Error::new(Kind::TryAgain, message).help(retry::IN_BETWEEN)
}

fn no_tenant(tenant: &str) -> Error {
    Error::configuration(format!("cannot tell which tenant `{tenant}` is"))
        .help("set `tenant_id` to the tenant's GUID or to one of its domains")
}

#[cfg(test)]
mod tests;
