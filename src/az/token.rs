//! `az account get-access-token`.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::{
    command::TokenRequest, local_time, obstacle::Obstacle, resource, session::Session, subscriptions::Subscriptions,
};
use crate::{cloud::azure::renewal, config::is_guid, credentials::Token, error::Error, system::System};

/// What `az account get-access-token` answers. Only an expired token costs a request.
pub(super) fn issue(system: &System, session: &Session, request: &TokenRequest) -> Result<Value, Obstacle> {
    let scope = resource::scope(&request.resource, session.environment)
        .ok_or_else(|| Obstacle::foreign("this `--resource-type`"))?;
    let owner = Owner::of(request, &Subscriptions::read(session))?;
    let record = session.record_for(owner.subscription.as_deref(), Some(&owner.realm));
    let token = renewal::token(system, record, Some(&owner.realm), &scope)?;
    Ok(value(&token, &owner, &local_time::zone(&system.env)))
}

/// Whose token it is.
#[derive(Debug, PartialEq, Eq)]
struct Owner {
    /// The tenant's GUID, as far as it is known.
    realm: String,
    /// The tenant as it was asked for.
    tenant: String,
    /// Left out when a tenant was asked for.
    subscription: Option<String>,
}

impl Owner {
    /// Real `az` refuses a tenant together with a subscription. Here they only must not contradict
    /// each other, because callers pass what they have, and a backend may have both.
    fn of(request: &TokenRequest, subscriptions: &Subscriptions) -> Result<Self, Obstacle> {
        let found = subscriptions.find(request.subscription.as_deref());
        let Some(tenant) = &request.tenant else {
            let entry = found?;
            let tenant = entry.tenant_id.clone();
            return Ok(Self { realm: tenant.clone(), tenant, subscription: Some(entry.id.clone()) });
        };
        let realm = subscriptions.tenant_id(tenant).to_lowercase();
        // A domain may stand for any tenant: only who asks Entra ID knows.
        if let (Some(wanted), Ok(entry), true) = (&request.subscription, found, is_guid(&realm)) {
            let tenants = [Some(&entry.tenant_id), entry.home_tenant_id.as_ref()];
            if !tenants.into_iter().flatten().any(|known| known.eq_ignore_ascii_case(&realm)) {
                return Err(contradiction(wanted, tenant, &entry.tenant_id).into());
            }
        }
        Ok(Self { realm, tenant: tenant.clone(), subscription: None })
    }
}

fn contradiction(subscription: &str, tenant: &str, owner: &str) -> Error {
    Error::usage(format!("subscription `{subscription}` is not in tenant `{tenant}`"))
        .because(format!("it belongs to tenant {owner}"))
        .help("give only one of `--subscription` and `--tenant`")
}

fn value(token: &Token, owner: &Owner, zone: &TimeZone) -> Value {
    let mut value = json!({
        "tokenType": "Bearer",
        "accessToken": token.secret.expose(),
        "expires_on": token.expires_at,
        "expiresOn": local_time::format(token.expires_at, zone),
        "tenant": owner.tenant,
    });
    if let Some(subscription) = &owner.subscription {
        value["subscription"] = json!(subscription);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::az::{
        fixtures::{self, DEV, OTHER_TENANT, PROD, SHARED, TENANT},
        output::Output,
    };

    fn owner(tenant: Option<&str>, subscription: Option<&str>) -> Result<Owner, Obstacle> {
        let (tenant, subscription) = (tenant.map(str::to_owned), subscription.map(str::to_owned));
        let subscriptions = Subscriptions::new(&fixtures::session(fixtures::record()), fixtures::entries());
        Owner::of(&TokenRequest { tenant, subscription, ..TokenRequest::default() }, &subscriptions)
    }

    fn owned(realm: &str, tenant: &str, subscription: Option<&str>) -> Owner {
        let subscription = subscription.map(str::to_owned);
        Owner { realm: realm.to_owned(), tenant: tenant.to_owned(), subscription }
    }

    #[test]
    fn subscription_tells_the_tenant() {
        for (wanted, tenant, id) in
            [(None, TENANT, PROD), (Some("contoso-dev"), TENANT, DEV), (Some("Fabrikam-Shared"), OTHER_TENANT, SHARED)]
        {
            assert_eq!(owner(None, wanted).expect("it is known"), owned(tenant, tenant, Some(id)), "{wanted:?}");
        }
        assert!(matches!(owner(None, Some("nope")), Err(Obstacle::Refusal(_))));
    }

    #[test]
    fn tenant_is_shown_as_asked_for_and_leaves_out_the_subscription() {
        for (wanted, realm) in [
            (TENANT.to_uppercase().as_str(), TENANT),
            ("fabrikam.example", OTHER_TENANT),
            ("Other.example", "other.example"),
        ] {
            assert_eq!(owner(Some(wanted), None).expect("any tenant will do"), owned(realm, wanted, None));
        }
    }

    #[test]
    fn tenant_and_subscription_must_agree() {
        let want = owned(TENANT, TENANT, None);
        assert_eq!(owner(Some(TENANT), Some(DEV)).expect("they agree"), want);
        assert_eq!(owner(Some(TENANT), Some("not-known")).expect("nothing is known against it"), want);
        let Err(Obstacle::Failure(error)) = owner(Some(TENANT), Some(SHARED)) else {
            panic!("the subscription is another tenant's");
        };
        let want = "error: subscription `00000000-0000-4000-b000-000000000001` is not in tenant \
                    `aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa`\n  \
                    caused by: it belongs to tenant bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb\n\
                    help: give only one of `--subscription` and `--tenant`";
        assert_eq!(error.to_string(), want);
    }

    /// As `az account get-access-token` 2.91.0 printed it, but for the token.
    #[test]
    fn answer_is_printed_as_az_does() {
        let token =
            Token { scopes: Vec::new(), secret: "canary".into(), cached_at: 1_795_219_650, expires_at: 1_795_223_542 };
        let printed = |owner| {
            Output::Json
                .render(&value(&token, &owner, &TimeZone::UTC).into(), false)
                .expect("JSON")
                .expect("there is a token")
        };
        let want = r#"{
  "accessToken": "canary",
  "expiresOn": "2026-11-21 01:12:22.000000",
  "expires_on": 1795223542,
  "subscription": "00000000-0000-4000-a000-000000000001",
  "tenant": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa",
  "tokenType": "Bearer"
}"#;
        assert_eq!(printed(owned(TENANT, TENANT, Some(DEV))), want);
        let without = want.replace("  \"subscription\": \"00000000-0000-4000-a000-000000000001\",\n", "");
        assert_eq!(printed(owned(TENANT, TENANT, None)), without);
    }
}
