//! A session and a profile to test with: two tenants, one person, in the shapes of the real files.

use super::session::Session;
use crate::cloud::azure::{environment::Environment, profile::ProfileEntry, record::Record};

pub(super) const TENANT: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
pub(super) const OTHER_TENANT: &str = "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb";
pub(super) const DEV: &str = "00000000-0000-4000-a000-000000000001";
pub(super) const PROD: &str = "00000000-0000-4000-a000-000000000002";
pub(super) const SHARED: &str = "00000000-0000-4000-b000-000000000001";

/// A record as a run leaves it: a person working on `contoso-prod`.
pub(super) const RECORD: &str = r#"{
    "version": 1, "identity": "prod-admin", "fingerprint": "f", "environment": "public",
    "tenant": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "client_id": "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
    "principal": {"kind": "user", "name": "dev.user@contoso.example",
        "object_id": "cccccccc-3333-4333-8333-cccccccccccc", "home_account_id": "cccccccc.aaaaaaaa"},
    "target": {"subscription_id": "00000000-0000-4000-a000-000000000002", "subscription_name": "contoso-prod"},
    "proof": "refresh_token", "config_folder": "/nowhere"
}"#;

/// A profile as `az login` leaves it, with `contoso-dev` as the person's default.
pub(super) const PROFILE: &str = concat!(
    "\u{feff}",
    r#"{"subscriptions": [
{"id": "00000000-0000-4000-a000-000000000001", "name": "contoso-dev", "state": "Enabled",
 "user": {"name": "dev.user@contoso.example", "type": "user"}, "isDefault": true,
 "tenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "environmentName": "AzureCloud",
 "homeTenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "tenantDefaultDomain": "contoso.example",
 "tenantDisplayName": "Contoso", "managedByTenants": []},
{"id": "00000000-0000-4000-a000-000000000002", "name": "contoso-prod", "state": "Enabled",
 "user": {"name": "11111111-aaaa-4aaa-8aaa-111111111111", "type": "servicePrincipal"}, "isDefault": false,
 "tenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "environmentName": "AzureCloud",
 "homeTenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa",
 "managedByTenants": [{"tenantId": "99999999-9999-4999-8999-999999999999"}]},
{"id": "00000000-0000-4000-a000-000000000003", "name": "contoso-old", "state": "Disabled",
 "user": {"name": "dev.user@contoso.example", "type": "user"}, "isDefault": false,
 "tenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "environmentName": "AzureCloud", "managedByTenants": []},
{"id": "00000000-0000-4000-b000-000000000001", "name": "fabrikam-shared", "state": "Enabled",
 "user": {"name": "dev.user@contoso.example", "type": "user"}, "isDefault": false,
 "tenantId": "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb", "environmentName": "AzureCloud",
 "homeTenantId": "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb", "tenantDefaultDomain": "fabrikam.example",
 "tenantDisplayName": "Fabrikam", "managedByTenants": []},
{"id": "00000000-0000-4000-c000-000000000001", "name": "contoso-china", "state": "Enabled",
 "user": {"name": "dev.user@contoso.example", "type": "user"}, "isDefault": true,
 "tenantId": "dddddddd-4444-4444-8444-dddddddddddd", "environmentName": "AzureChinaCloud", "managedByTenants": []}
]}"#
);

/// A token cache of that person; the keys of the entries do not matter to a reader.
pub(super) const CACHE: &str = r#"{"AccessToken": {
"1": {"credential_type": "AccessToken", "secret": "canary-arm", "home_account_id": "cccccccc.aaaaaaaa",
 "environment": "login.microsoftonline.com", "client_id": "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
 "target": "https://management.azure.com/.default https://management.core.windows.net//.default",
 "realm": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "token_type": "Bearer",
 "cached_at": "1795219650", "expires_on": "1795223650", "extended_expires_on": "1795223650"},
"2": {"credential_type": "AccessToken", "secret": "canary-graph", "home_account_id": "cccccccc.aaaaaaaa",
 "environment": "login.microsoftonline.com", "client_id": "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
 "target": "https://graph.microsoft.com/.default https://graph.microsoft.com//.default",
 "realm": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "token_type": "Bearer",
 "cached_at": "1795219650", "expires_on": "1795223650", "extended_expires_on": "1795223650"},
"3": {"credential_type": "AccessToken", "secret": "canary-other-tenant", "home_account_id": "cccccccc.aaaaaaaa",
 "environment": "login.microsoftonline.com", "client_id": "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
 "target": "https://management.core.windows.net//.default",
 "realm": "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb", "token_type": "Bearer",
 "cached_at": "1795219650", "expires_on": "1795223650", "extended_expires_on": "1795223650"}
}}"#;

pub(super) fn record() -> Record {
    serde_json::from_str(RECORD).expect("it is a record")
}

pub(super) fn session(record: Record) -> Session {
    Session {
        environment: Environment::named(&record.environment).expect("it is in the table"),
        record,
        others: vec![],
    }
}

pub(super) fn entries() -> Vec<ProfileEntry> {
    crate::cloud::azure::profile::entries(PROFILE).expect("it is a profile")
}
