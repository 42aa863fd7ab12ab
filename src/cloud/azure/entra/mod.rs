//! Microsoft Entra ID: requests to its endpoints, and their replies.

pub(crate) mod claims;
mod grant;
mod reply;

use serde::de::DeserializeOwned;

use super::{
    demand::{self, Demand},
    environment::{Environment, custom},
    refusal::{Asker, Refusal},
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

/// What became of a request.
pub(crate) type Outcome<T> = std::result::Result<T, Failure>;

/// Why there is no token.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Entra ID said no, or not yet.
    Refused(Refusal),
    /// There was no sensible answer.
    Failed(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl Failure {
    /// The failure in the words of the person who asked.
    pub(crate) fn into_error(self, asker: &Asker<'_>) -> Error {
        match self {
            Self::Refused(refusal) => refusal.error(asker),
            Self::Failed(error) => error,
        }
    }

    /// The failure where nobody in particular asked.
    pub(crate) fn into_plain_error(self) -> Error {
        match self {
            Self::Refused(refusal) => Error::new(Kind::Denied, refusal.text()),
            Self::Failed(error) => error,
        }
    }

    /// One line that says why.
    pub(crate) fn summary(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.text().to_owned(),
            Self::Failed(error) => {
                let text = error.to_string();
                let line = text.lines().next().unwrap_or_default();
                line.trim_start_matches("error: ").to_owned()
            }
        }
    }
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
mod tests {
    use super::*;
    use crate::system::{fake::Fake, runtime};

    const TENANT: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
    const SCOPE: &str = "https://management.azure.com/.default";
    const BROKEN: &str = r#"{"access_token":"canary-token""#;

    fn fake() -> Fake {
        Fake::new(tempfile::tempdir().unwrap().path())
    }

    fn entra<'a>(fake: &'a Fake, tenant: &str) -> Entra<'a> {
        Entra::new(&fake.system, &Environment::all()[0], tenant, "client").unwrap()
    }

    fn failure(fake: &Fake) -> String {
        let secret = Secret::from("canary-secret");
        let entra = entra(fake, TENANT);
        let outcome = runtime::run(async { Ok(entra.token(Grant::ClientSecret(&secret), SCOPE).await) }).unwrap();
        let text = format!("{:?}", outcome.unwrap_err());
        fake.assert_secrets_kept(std::slice::from_ref(&text));
        text
    }

    #[test]
    fn refresh_request_looks_as_the_azure_cli_sends_it() {
        let fake = fake().answer("", 200, r#"{"access_token":"canary-access"}"#);
        let token = Secret::from("canary-refresh");
        let entra = entra(&fake, TENANT);
        let grant = Grant::RefreshToken { token: &token, home_account_id: "user.home" };
        runtime::run(async { Ok(entra.token(grant, SCOPE).await.unwrap()) }).unwrap();
        let sent = &fake.requests()[0];
        assert_eq!(sent.url, format!("https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"));
        assert_eq!(sent.headers["x-anchormailbox"], "Oid:user@home");
        assert!(is_guid(&sent.headers["client-request-id"]));
        let form: Vec<(&str, &str)> = sent.form.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(
            form,
            [
                ("claims", r#"{"access_token":{"xms_cc":{"values":["CP1"]}}}"#),
                ("client_id", "client"),
                ("client_info", "1"),
                ("grant_type", "refresh_token"),
                ("refresh_token", "canary-refresh"),
                ("scope", "https://management.azure.com/.default offline_access openid profile"),
            ]
        );
    }

    #[test]
    fn broken_json_is_reported_without_its_text() {
        let text = failure(&fake().answer("", 200, BROKEN));
        assert!(text.contains("answered with something that is not JSON (HTTP 200)"), "{text}");
    }

    #[test]
    fn reply_of_another_shape_is_reported_without_its_text() {
        let text = failure(&fake().answer("", 200, r#"{"access_token":{"a":"canary-token"}}"#));
        assert!(text.contains("lacks what we asked for (HTTP 200)"), "{text}");
    }

    #[test]
    fn page_of_a_proxy_is_reported_with_its_status() {
        let text = failure(&fake().answer("", 407, "<html>"));
        assert!(text.contains("is not JSON (HTTP 407)"), "{text}");
    }

    #[test]
    fn domain_becomes_the_guid() {
        let body = format!(r#"{{"token_endpoint":"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"}}"#);
        let fake = fake().answer("contoso.example/v2.0/.well-known", 200, body);
        let mut entra = entra(&fake, "contoso.example");
        runtime::run(async { entra.find_tenant().await.map_err(|_| Error::usage("no tenant")) }).unwrap();
        assert_eq!(entra.tenant, TENANT);
    }
}
