//! What Entra ID, ARM and the token cache say in tests. Every secret holds the word “canary”.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{environment::CLI_CLIENT_ID, msal_cache, record::Record};
use crate::{
    auth::{ChainKey, Manner},
    config::{
        auth::{IdentityConfig, ProviderConfig},
        yaml::{self, Place},
    },
    credentials::{Azure, Principal, PrincipalKind, Proof},
    system::{
        clock::Seconds,
        fake::{Fake, NOW},
    },
};

const HOST: &str = "login.microsoftonline.com";
/// The tenant of the tests.
pub(crate) const TENANT: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
/// The tenant in which the guest is at home.
pub(crate) const HOME_TENANT: &str = "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb";
/// A person of [`TENANT`]: `uid.utid`.
pub(crate) const MEMBER: &str = "cccccccc-3333-4333-8333-cccccccccccc.aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
/// A person of [`HOME_TENANT`]: `uid.utid`.
pub(crate) const GUEST: &str = "dddddddd-4444-4444-8444-dddddddddddd.bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb";
/// Everybody's object id in [`TENANT`].
pub(crate) const OBJECT_ID: &str = "eeeeeeee-5555-4555-8555-eeeeeeeeeeee";
pub(crate) const SUBSCRIPTION: &str = "5f1e0000-0000-4000-8000-000000000001";

/// A provider whose fields are the YAML `text`.
pub(crate) fn provider(kind: &str, text: &str) -> ProviderConfig {
    let fields = yaml::parse(Path::new("atmos.yaml"), text).unwrap();
    let at = Place { line: 3, column: 5, ..Place::start_of(Path::new("atmos.yaml")) };
    ProviderConfig {
        name: "corp".into(),
        at,
        kind: kind.into(),
        kind_at: at,
        fields,
        keyring: yaml::Node::empty_map(at),
    }
}

/// An identity `dev` whose principal is the YAML `text`.
pub(crate) fn identity(text: &str) -> IdentityConfig {
    let at = Place { line: 8, column: 5, ..Place::start_of(Path::new("atmos.yaml")) };
    IdentityConfig {
        name: "dev".into(),
        at,
        kind: "azure/subscription".into(),
        kind_at: at,
        is_default: false,
        is_required: false,
        min_remaining: None,
        via: None,
        principal: yaml::parse(Path::new("atmos.yaml"), text).unwrap(),
    }
}

/// A person of [`TENANT`] who has just signed in, without tokens.
pub(crate) fn person() -> Azure {
    Azure {
        environment: "public".into(),
        tenant: TENANT.into(),
        client_id: CLI_CLIENT_ID.into(),
        principal: Principal {
            kind: PrincipalKind::User,
            name: "dev.user@contoso.example".into(),
            object_id: "cccccccc-3333-4333-8333-cccccccccccc".into(),
            home_account_id: Some(MEMBER.into()),
        },
        tokens: Vec::new(),
        refresh_token: None,
        signed_in_by: None,
        taken_from: BTreeMap::new(),
        id_token: None,
        proof: Proof::RefreshToken,
        location: None,
        subscriptions: Vec::new(),
        target: None,
    }
}

/// A program of [`TENANT`] that shows `proof`, without tokens.
pub(crate) fn program(proof: Proof) -> Azure {
    let client_id = "11111111-aaaa-4aaa-8aaa-111111111111".to_owned();
    let principal = Principal {
        kind: PrincipalKind::ServicePrincipal,
        name: client_id.clone(),
        object_id: "22222222-aaaa-4aaa-8aaa-222222222222".into(),
        home_account_id: None,
    };
    Azure { client_id, principal, proof, ..person() }
}

/// The key of an identity `dev`.
pub(crate) fn key() -> ChainKey {
    ChainKey { name: "dev".into(), fingerprint: "f".into(), realm: "r".into(), manner: Manner::default() }
}

/// The record of a program `identity`.
pub(crate) fn record(identity: &str, tenant: &str, subscription: Option<&str>) -> Record {
    let text = json!({
        "version": 1, "identity": identity, "fingerprint": "f", "environment": "public", "tenant": tenant,
        "client_id": "c", "principal": {"kind": "servicePrincipal", "name": "c", "object_id": "o"},
        "target": subscription.map(|id| json!({"subscription_id": id, "subscription_name": format!("name of {id}")})),
        "proof": {"secret": "canary-secret"}, "config_folder": "/nowhere",
    });
    serde_json::from_value(text).unwrap()
}

/// A token with these claims.
pub(crate) fn jwt(claims: &Value) -> String {
    format!("canary-head.{}.canary-signature", URL_SAFE_NO_PAD.encode(claims.to_string()))
}

/// The reply to a person's token request.
pub(crate) fn user_reply(home: &str, number: u32) -> String {
    let (user, tenant) = home.split_once('.').unwrap();
    let claims = json!({"oid": OBJECT_ID, "tid": TENANT, "preferred_username": "dev@contoso.example"});
    json!({
        "token_type": "Bearer",
        "expires_in": 4800,
        "access_token": jwt(&json!({"n": number})),
        "refresh_token": format!("canary-refresh-{number}"),
        "id_token": jwt(&claims),
        "client_info": URL_SAFE_NO_PAD.encode(json!({"uid": user, "utid": tenant}).to_string()),
        "foci": "1",
    })
    .to_string()
}

/// The reply to a program's token request: no scope, no refresh token.
pub(crate) fn program_reply() -> String {
    json!({"token_type": "Bearer", "expires_in": "3900", "access_token": jwt(&json!({"oid": OBJECT_ID, "tid": TENANT}))})
        .to_string()
}

/// An error reply.
pub(crate) fn refused(error: &str, description: &str) -> String {
    let description = format!("{description} Trace ID: 0732cbf7 Correlation ID: 1b71da37 Timestamp: 2026-11-21");
    json!({"error": error, "error_description": description}).to_string()
}

/// The list of the one subscription that ARM shows.
pub(crate) fn subscriptions() -> String {
    json!({"value": [{
        "subscriptionId": SUBSCRIPTION, "displayName": "Development", "state": "Enabled", "tenantId": TENANT,
    }]})
    .to_string()
}

/// Writes a token cache as `az login` leaves it: the accounts (home account id, realm), each with a
/// refresh token for the Azure CLI's application, and no access tokens.
pub(crate) fn write_cache(fake: &Fake, accounts: &[(&str, &str)]) {
    let mut cache = json!({"Account": {}, "RefreshToken": {}});
    for (home, realm) in accounts {
        cache["Account"][format!("{home}-{HOST}-{realm}")] = json!({
            "home_account_id": home, "environment": HOST, "realm": realm, "local_account_id": OBJECT_ID,
            "username": "dev@contoso.example", "authority_type": "MSSTS",
        });
        cache["RefreshToken"][format!("{home}-{HOST}-refreshtoken-{CLI_CLIENT_ID}--")] = json!({
            "credential_type": "RefreshToken", "secret": format!("canary-refresh-of-{home}"), "home_account_id": home,
            "environment": HOST, "client_id": CLI_CLIENT_ID, "target": "", "last_modification_time": NOW.to_string(),
            "family_id": "1",
        });
    }
    write(fake, &cache);
}

/// Adds an access token of `home` (`None`: of a program) in [`TENANT`] that was got an hour before
/// [`NOW`] and lives `left` seconds longer.
pub(crate) fn add_token(fake: &Fake, home: Option<&str>, client_id: &str, scope: &str, left: Seconds) {
    let mut cache: Value =
        fs::read_to_string(cache_path(fake)).map_or_else(|_| json!({}), |text| serde_json::from_str(&text).unwrap());
    let key = format!("{}-{HOST}-accesstoken-{client_id}-{TENANT}-{scope}", home.unwrap_or_default());
    cache["AccessToken"][key] = json!({
        "credential_type": "AccessToken", "secret": format!("canary-cached {scope}"), "home_account_id": home,
        "environment": HOST, "client_id": client_id, "target": scope, "realm": TENANT, "token_type": "Bearer",
        "cached_at": (NOW - 3600).to_string(), "expires_on": (NOW + left).to_string(),
    });
    write(fake, &cache);
}

/// The text of the token cache.
pub(crate) fn cache(fake: &Fake) -> Value {
    serde_json::from_str(&fs::read_to_string(cache_path(fake)).unwrap()).unwrap()
}

fn cache_path(fake: &Fake) -> PathBuf {
    msal_cache::path(&fake.system.env.home().unwrap().join(".azure"))
}

fn write(fake: &Fake, cache: &Value) {
    let path = cache_path(fake);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, cache.to_string()).unwrap();
}
