//! What is written, compared with what the Azure CLI 2.91.0 writes (shortened tokens).

use super::*;
use crate::{
    cloud::azure::{
        fixtures,
        msal_cache::{Owner, refresh_token, token_for, tokens},
    },
    credentials::{Proof, SignedInBy},
};

/// As `az login --use-device-code --tenant …` left it, with an entry and a section of others.
const USER: &str = include_str!("user.json");
/// As `az login --service-principal` left it.
const SERVICE_PRINCIPAL: &str = include_str!("service_principal.json");

const HOST: &str = "login.microsoftonline.com";
const TENANT: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
const HOME: &str = "cccccccc-3333-4333-8333-cccccccccccc.aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
const MANAGEMENT: [&str; 2] =
    ["https://management.core.windows.net//.default", "https://management.core.windows.net//user_impersonation"];
const NOW: Seconds = 1_795_218_689;

fn token(scopes: &[&str], secret: &str) -> Token {
    let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
    Token { scopes, secret: secret.into(), cached_at: NOW, expires_at: NOW + 4799 }
}

fn user() -> Azure {
    Azure {
        tokens: vec![token(&MANAGEMENT, "canary-access-token")],
        refresh_token: Some("canary-refresh-token".into()),
        id_token: Some("canary-id-token".into()),
        ..fixtures::person()
    }
}

fn service_principal() -> Azure {
    Azure {
        tokens: vec![token(&MANAGEMENT[..1], "canary-access-token")],
        ..fixtures::program(Proof::Secret("canary-client-secret".into()))
    }
}

fn merged_at(old: Option<&str>, credentials: &Azure, purpose: Purpose, now: Seconds) -> Option<String> {
    merge(old, credentials, &Environment::all()[0], purpose, now).unwrap()
}

fn merged(old: Option<&str>, credentials: &Azure) -> Option<String> {
    merged_at(old, credentials, Purpose::Run, NOW)
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn new_cache_is_what_the_azure_cli_writes() {
    // `Foreign` and its like are the additions of this fixture.
    let mut golden: Map<String, Value> = serde_json::from_str(USER).unwrap();
    golden.shift_remove("Foreign");
    golden[ACCESS_TOKEN].as_object_mut().unwrap().retain(|key, _| !key.contains("fabrikam"));
    assert_eq!(merged(None, &user()).unwrap(), python_json::pretty(&golden));
    assert_eq!(merged(Some(""), &user()).unwrap(), python_json::pretty(&golden));
    assert_eq!(merged(None, &service_principal()).unwrap(), SERVICE_PRINCIPAL);
}

#[test]
fn cache_of_the_azure_cli_is_rewritten_byte_for_byte() {
    for text in [USER, SERVICE_PRINCIPAL] {
        assert_eq!(python_json::pretty(&sections(text).unwrap()), text);
    }
}

#[test]
fn credentials_that_are_there_change_nothing() {
    assert_eq!(merged(Some(USER), &user()), None);
    assert_eq!(merged(Some(SERVICE_PRINCIPAL), &service_principal()), None);
    let recalled = Azure { id_token: None, ..user() };
    assert_eq!(merged(Some(USER), &recalled), None);
}

#[test]
fn foreign_sections_entries_and_fields_stay_in_their_places() {
    let mut renewed = user();
    renewed.tokens.push(token(&["https://vault.azure.net/.default"], "canary-vault"));
    let text = merged(Some(USER), &renewed).unwrap();
    let vault = "cccccccc-3333-4333-8333-cccccccccccc.aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa-login.microsoftonline.com-\
                 accesstoken-04b07795-8ddb-461a-bbee-02f9e1bf7b46-aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa-\
                 https://vault.azure.net/.default";
    let mut rest: Map<String, Value> = serde_json::from_str(&text).unwrap();
    let added = rest[ACCESS_TOKEN].as_object_mut().unwrap().shift_remove(vault).unwrap();
    assert_eq!(added["secret"], "canary-vault");
    assert_eq!(python_json::pretty(&rest), USER);
}

#[test]
fn rotated_refresh_token_takes_the_place_of_the_old_one() {
    let mut renewed = user();
    renewed.tokens = vec![token(&["https://vault.azure.net/.default"], "canary-vault")];
    renewed.refresh_token = Some("canary-rotated".into());
    let text = merged_at(Some(USER), &renewed, Purpose::Run, NOW + 9).unwrap();
    let entries = parsed(&text)[REFRESH_TOKEN].as_object().unwrap().clone();
    assert_eq!(entries.len(), 1);
    let entry = entries.values().next().unwrap();
    assert_eq!(entry["last_modification_time"], (NOW + 9).to_string());
    assert_eq!(entry["target"], MANAGEMENT.join(" "));
    assert_eq!(refresh_token(&text, HOST, CLI_CLIENT_ID, HOME).unwrap().unwrap().expose(), "canary-rotated");
}

#[test]
fn what_another_run_renewed_meanwhile_is_not_undone() {
    let mut later = user();
    later.tokens[0].secret = "canary-later".into();
    later.tokens[0].cached_at += 1;
    later.refresh_token = Some("canary-later-refresh-token".into());
    let text = merged(Some(USER), &later).unwrap();
    assert_eq!(merged(Some(&text), &Azure { id_token: None, ..user() }), None);
}

#[test]
fn renewed_entries_keep_the_fields_of_others() {
    let mut old = parsed(&merged(None, &user()).unwrap());
    for section in [ACCESS_TOKEN, ID_TOKEN] {
        for entry in old[section].as_object_mut().unwrap().values_mut() {
            entry["unknown"] = json!({"canary": [1, null]});
            entry["refresh_on"] = "1".into();
        }
    }
    let mut renewed = user();
    renewed.tokens[0] = Token { cached_at: NOW + 9, ..token(&MANAGEMENT, "canary-renewed") };
    renewed.id_token = Some("canary-renewed".into());
    let new = parsed(&merged(Some(&old.to_string()), &renewed).unwrap());
    for section in [ACCESS_TOKEN, ID_TOKEN] {
        let entry = new[section].as_object().unwrap().values().next().unwrap();
        assert_eq!(entry["unknown"], json!({"canary": [1, null]}), "{section}");
        assert_eq!((&entry["secret"], entry.get("refresh_on")), (&json!("canary-renewed"), None), "{section}");
    }
}

#[test]
fn expired_tokens_are_dropped_when_something_is_written() {
    let late = NOW + 5000;
    let mut renewed = user();
    renewed.tokens[0] = Token { cached_at: late, expires_at: late + 4000, ..token(&["new/.default"], "canary-new") };
    let text = merged_at(Some(USER), &renewed, Purpose::Run, late).unwrap();
    let secrets: Vec<_> =
        parsed(&text)[ACCESS_TOKEN].as_object().unwrap().values().map(|e| e["secret"].clone()).collect();
    assert_eq!(secrets, ["canary-fabrikam", "canary-new"], "the one of Fabrikam lives long");
    assert_eq!(merged_at(Some(USER), &Azure { tokens: vec![], id_token: None, ..user() }, Purpose::Run, late), None);
}

#[test]
fn second_account_of_a_name_is_not_made_by_a_run_and_replaced_by_a_login() {
    let other = USER.replace(HOME, "cccccccc-3333-4333-8333-cccccccccccc.bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb");
    for (purpose, homes) in [(Purpose::Run, [false]), (Purpose::Login, [true])] {
        let text = merged_at(Some(&other), &user(), purpose, NOW).unwrap();
        let accounts = parsed(&text)[ACCOUNT].as_object().unwrap().clone();
        assert_eq!(accounts.values().map(|entry| entry["home_account_id"] == HOME).collect::<Vec<_>>(), homes);
    }
}

#[test]
fn account_of_another_sign_in_serves_and_follows_a_change_of_name() {
    let organizations = USER.replace(
        "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa-login.microsoftonline.com-aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa\"",
        "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa-login.microsoftonline.com-organizations\"",
    );
    assert_ne!(organizations, USER);
    let mut same = user();
    same.principal.name = "Dev.User@contoso.example".into();
    assert_eq!(merged(Some(&organizations), &same), None);
    same.principal.name = "dev.married@contoso.example".into();
    let text = merged(Some(&organizations), &same).unwrap();
    assert_eq!(text, organizations.replace("\"dev.user@contoso.example\"", "\"dev.married@contoso.example\""));
}

#[test]
fn refresh_tokens_of_other_applications_are_no_family() {
    let credentials = Azure { client_id: "eeeeeeee-0000-4000-8000-eeeeeeeeeeee".into(), ..user() };
    assert!(!merged(None, &credentials).unwrap().contains("family_id"));
}

#[test]
fn what_is_written_is_found_by_every_scope() {
    for credentials in [user(), service_principal()] {
        let text = merged(None, &credentials).unwrap();
        let owner = Owner {
            environment: HOST,
            client_id: &credentials.client_id,
            home_account_id: credentials.principal.home_account_id.as_deref(),
            realm: TENANT,
        };
        assert_eq!(tokens(&text, &owner, NOW).unwrap().len(), 1);
        for scope in &credentials.tokens[0].scopes {
            assert!(token_for(&text, &owner, scope, NOW).unwrap().is_some(), "{scope}");
        }
    }
}

#[test]
fn section_of_another_shape_is_broken() {
    for text in ["[]", "{\"Account\": []}", "\u{feff}{", "{\"AccessToken\": {}"] {
        assert!(merge(Some(text), &user(), &Environment::all()[0], Purpose::Run, NOW).is_err(), "{text}");
    }
}

#[test]
fn account_says_how_the_person_signed_in_last() {
    let browser = Azure { signed_in_by: Some(SignedInBy::Browser), ..user() };
    let source = |text: &str| {
        let root: Value = serde_json::from_str(text).unwrap();
        root["Account"].as_object().unwrap().values().next().unwrap()["account_source"].clone()
    };
    let text = merged(None, &browser).unwrap();
    assert_eq!(source(&text), "authorization_code");
    assert_eq!(merged(Some(&text), &user()), None, "a renewal leaves it alone");
    let device_code = Azure { signed_in_by: Some(SignedInBy::DeviceCode), ..user() };
    let text = merged(Some(&text), &device_code).unwrap();
    assert_eq!(source(&text), "urn:ietf:params:oauth:grant-type:device_code");
}
