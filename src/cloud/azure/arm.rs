//! Azure Resource Manager: the subscriptions a principal sees.

use serde::Deserialize;

use super::{
    demand::Demand,
    entra::{Failure, Outcome},
    environment::Environment,
    refusal::Refusal,
    retry,
};
use crate::{
    credentials::Subscription,
    error::{Error, Kind},
    secret::Secret,
    system::{System, http::Request},
};

/// ARM gives up to 1000 subscriptions a page; more pages than this are a loop.
const MOST_PAGES: usize = 50;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    #[serde(default)]
    value: Vec<Item>,
    next_link: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    subscription_id: String,
    display_name: Option<String>,
    state: Option<String>,
    tenant_id: Option<String>,
    home_tenant_id: Option<String>,
    #[serde(default)]
    managed_by_tenants: Vec<Manager>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manager {
    tenant_id: String,
}

#[derive(Deserialize)]
struct Problem {
    error: ProblemDetail,
}

#[derive(Deserialize)]
struct ProblemDetail {
    code: String,
    #[serde(default)]
    message: String,
}

/// All subscriptions that `token`, a token of `tenant`, opens.
pub(crate) async fn subscriptions(
    system: &System,
    environment: &Environment,
    tenant: &str,
    token: &Secret,
) -> Outcome<Vec<Subscription>> {
    let mut found = Vec::new();
    let mut next = Some(format!("{}/subscriptions?api-version=2022-12-01", environment.arm_endpoint));
    for _ in 0..MOST_PAGES {
        let Some(url) = next else { break };
        let page = page(system, &url, token).await?;
        found.extend(page.value.into_iter().map(|item| item.subscription(tenant)));
        // The token goes to ARM's own host only, whatever the link says.
        next = page.next_link.filter(|link| link.starts_with(&format!("{}/", environment.arm_endpoint)));
    }
    Ok(found)
}

async fn page(system: &System, url: &str, token: &Secret) -> Outcome<Page> {
    let authorization = Secret::from(format!("Bearer {}", token.expose()));
    let request = || Request::get(url).header("authorization", authorization.clone());
    let response = retry::send(system, request).await?;
    let body = response.body.expose();
    if let Some(demand) = response.challenge.as_deref().and_then(Demand::of_challenge) {
        return Err(Failure::Refused(Refusal::of_service("Azure Resource Manager", demand)));
    }
    if response.status != 200 {
        let kind = if retry::is_temporary(response.status) { Kind::TryAgain } else { Kind::Denied };
        let error = Error::new(kind, format!("cannot list the subscriptions (HTTP {})", response.status));
        let error = match serde_json::from_str::<Problem>(body) {
            Ok(Problem { error: detail }) => error.because(format!("{}: {}", detail.code, detail.message)),
            Err(_) => error.because("its answer is not JSON").help(retry::IN_BETWEEN),
        };
        return Err(error.into());
    }
    serde_json::from_str(body).map_err(|error| {
        Error::new(Kind::TryAgain, "cannot list the subscriptions")
            .because(format!("ARM's answer is not what it should be: {error}"))
            .help(retry::IN_BETWEEN)
            .into()
    })
}

impl Item {
    /// As the Azure CLI has it: the tenant is the token's, the owner is what ARM says.
    fn subscription(self, tenant: &str) -> Subscription {
        let id = self.subscription_id.to_lowercase();
        Subscription {
            name: self.display_name.unwrap_or_else(|| id.clone()),
            id,
            state: self.state.unwrap_or_else(|| "Enabled".to_owned()),
            tenant: tenant.to_owned(),
            home_tenant: self.home_tenant_id.or(self.tenant_id).unwrap_or_else(|| tenant.to_owned()).to_lowercase(),
            managed_by: self.managed_by_tenants.into_iter().map(|manager| manager.tenant_id.to_lowercase()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        error::Result,
        system::{fake::Fake, runtime},
    };

    fn list(fake: &Fake) -> Result<Vec<Subscription>> {
        let token = Secret::from("canary-token");
        let environment = &Environment::all()[0];
        let listed = runtime::run(async {
            subscriptions(&fake.system, environment, "tenant", &token).await.map_err(Failure::into_plain_error)
        });
        fake.assert_secrets_kept(&listed.as_ref().err().map(ToString::to_string).into_iter().collect::<Vec<_>>());
        listed
    }

    fn fake() -> Fake {
        Fake::new(tempfile::tempdir().unwrap().path())
    }

    #[test]
    fn pages_are_followed_on_the_same_host() {
        let first = r#"{"value":[{"subscriptionId":"AA","displayName":"One","state":"Enabled","tenantId":"HOME",
            "managedByTenants":[{"tenantId":"M"}]}],"nextLink":"https://management.azure.com/subscriptions?page=2"}"#;
        let second = r#"{"value":[{"subscriptionId":"bb"}],"nextLink":"https://evil.example/subscriptions"}"#;
        let fake = fake().answer("page=2", 200, second).answer("api-version=2022-12-01", 200, first);
        let found = list(&fake).unwrap();
        assert_eq!(fake.requests()[0].headers["authorization"], "Bearer canary-token");
        assert_eq!(found[0].home_tenant, "home");
        assert_eq!(found[0].managed_by, ["m"]);
        let names: Vec<(&str, &str)> = found.iter().map(|found| (&*found.id, &*found.name)).collect();
        assert_eq!(names, [("aa", "One"), ("bb", "bb")]);
    }

    #[test]
    fn link_to_another_host_is_not_followed() {
        let body = r#"{"value":[],"nextLink":"https://management.azure.com.evil.example/subscriptions"}"#;
        let fake = fake().answer("", 200, body);
        assert_eq!(list(&fake).unwrap(), []);
        assert_eq!(fake.requests().len(), 1);
    }

    #[test]
    fn refusal_says_what_arm_says() {
        let body = r#"{"error":{"code":"InvalidAuthenticationTokenTenant","message":"The access token is from the wrong issuer"}}"#;
        assert_eq!(
            list(&fake().answer("", 401, body)).unwrap_err().to_string(),
            "error: cannot list the subscriptions (HTTP 401)\n  \
             caused by: InvalidAuthenticationTokenTenant: The access token is from the wrong issuer"
        );
    }
}
