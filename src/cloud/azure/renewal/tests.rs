//! Tokens on demand: from the cache, renewed, or refused, against a fake Entra ID.

use super::token;
use crate::{
    cloud::azure::{
        environment::CLI_CLIENT_ID,
        fixtures::{
            GUEST, HOME_TENANT, MEMBER, OBJECT_ID, TENANT, add_token, cache, program_reply, refused, user_reply,
            write_cache,
        },
        record::Record,
    },
    credentials::{Principal, PrincipalKind, Proof},
    error::{Error, Kind},
    system::{clock::Seconds, fake::Fake},
};

const STORAGE: &str = "https://storage.azure.com/.default";
const PROGRAM: &str = "11111111-aaaa-4aaa-8aaa-111111111111";

fn record(fake: &Fake, home: Option<&str>) -> Record {
    Record {
        version: 1,
        identity: "dev".into(),
        fingerprint: "f".into(),
        environment: "public".into(),
        tenant: TENANT.into(),
        client_id: home.map_or(PROGRAM, |_| CLI_CLIENT_ID).into(),
        principal: Principal {
            kind: if home.is_some() { PrincipalKind::User } else { PrincipalKind::ServicePrincipal },
            name: "dev@contoso.example".into(),
            object_id: OBJECT_ID.into(),
            home_account_id: home.map(str::to_owned),
        },
        target: None,
        proof: home.map_or_else(|| Proof::Secret("canary-secret".into()), |_| Proof::RefreshToken),
        config_folder: fake.system.env.home().unwrap().join(".azure"),
        assertion_file: None,
        is_borrowed: false,
        variables: std::collections::BTreeMap::new(),
    }
}

/// A member who signed in, with a storage token that lives `left` seconds longer.
fn signed_in(fake: Fake, left: Seconds) -> Fake {
    write_cache(&fake, &[(MEMBER, TENANT)]);
    add_token(&fake, Some(MEMBER), CLI_CLIENT_ID, STORAGE, left);
    fake
}

fn error(fake: &Fake, record: &Record) -> Error {
    let error = token(&fake.system, record, None, STORAGE).unwrap_err();
    fake.assert_secrets_kept(&[error.to_string()]);
    error
}

#[test]
fn fresh_token_comes_from_the_cache() {
    let home = tempfile::tempdir().unwrap();
    let fake = signed_in(Fake::new(home.path()), 1800);
    let token = token(&fake.system, &record(&fake, Some(MEMBER)), None, STORAGE).unwrap();
    assert_eq!(token.secret.expose(), format!("canary-cached {STORAGE}"));
    assert!(!home.path().join(".local").exists(), "not even a lock is needed");
}

#[test]
fn old_token_is_renewed_once_and_the_rotated_refresh_token_kept() {
    let home = tempfile::tempdir().unwrap();
    let fake = signed_in(Fake::new(home.path()), 1799).answer("grant_type=refresh_token", 200, user_reply(MEMBER, 7));
    let record = record(&fake, Some(MEMBER));
    let renewed = token(&fake.system, &record, None, STORAGE).unwrap();
    assert!(renewed.secret.expose() != format!("canary-cached {STORAGE}"));
    assert_eq!(fake.requests()[0].form["refresh_token"], format!("canary-refresh-of-{MEMBER}"));
    assert_eq!(fake.requests()[0].form["scope"], format!("{STORAGE} offline_access openid profile"));
    let again = token(&fake.system, &record, Some(&TENANT.to_uppercase()), STORAGE).unwrap();
    assert_eq!(again.secret, renewed.secret, "the second question is answered from the cache");
    let refresh_tokens = cache(&fake)["RefreshToken"].as_object().unwrap().clone();
    let secrets: Vec<&str> = refresh_tokens.values().map(|entry| entry["secret"].as_str().unwrap()).collect();
    assert_eq!(secrets, ["canary-refresh-7"]);
    assert!(fake.said().is_empty(), "{:?}", fake.said());
}

#[test]
fn program_gets_a_token_for_a_new_scope_with_its_secret() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).answer("grant_type=client_credentials", 200, program_reply());
    let record = record(&fake, None);
    token(&fake.system, &record, None, STORAGE).unwrap();
    assert_eq!(fake.requests()[0].form["client_secret"], "canary-secret");
    token(&fake.system, &record, None, "https://storage.azure.com//.default").unwrap();
    assert_eq!(fake.requests().len(), 1, "both spellings are served");
    assert!(!cache(&fake).to_string().contains("canary-secret"), "the secret does not go into the cache");
}

#[test]
fn token_of_another_tenant_is_asked_for_there() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).answer(HOME_TENANT, 200, user_reply(GUEST, 7));
    write_cache(&fake, &[(GUEST, TENANT)]);
    let record = record(&fake, Some(GUEST));
    let there = token(&fake.system, &record, Some(HOME_TENANT), STORAGE).unwrap();
    assert_eq!(token(&fake.system, &record, Some(HOME_TENANT), STORAGE).unwrap().secret, there.secret);
}

#[test]
fn valid_token_is_handed_out_while_the_network_is_down() {
    let home = tempfile::tempdir().unwrap();
    let breaks = |fake: Fake| (0..4).fold(fake, |fake, _| fake.break_connection(""));
    let fake = signed_in(Fake::new(home.path()), 400).break_connection("");
    let record = record(&fake, Some(MEMBER));
    assert_eq!(
        token(&fake.system, &record, None, STORAGE).unwrap().secret.expose(),
        format!("canary-cached {STORAGE}")
    );
    assert!(fake.sleeps().is_empty(), "nobody waits for what is not needed yet");
    let fake = breaks(signed_in(Fake::new(home.path()), 250));
    assert_eq!(error(&fake, &record).kind(), Kind::TryAgain);
}

#[test]
fn revoked_sign_in_says_what_to_run() {
    let home = tempfile::tempdir().unwrap();
    let revoked = refused("invalid_grant", "AADSTS50173: The provided grant has been revoked.");
    let fake = signed_in(Fake::new(home.path()), 1000).answer("", 400, revoked);
    let error = error(&fake, &record(&fake, Some(MEMBER)));
    assert_eq!(error.kind(), Kind::Denied);
    assert_eq!(
        error.to_string(),
        "error: identity `dev` has to sign in again\n  caused by: AADSTS50173: The provided grant has been revoked\n\
         help: run `wrap auth login -i dev`"
    );
}

#[test]
fn expired_secret_says_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let fake =
        Fake::new(home.path()).answer("", 401, refused("invalid_client", "AADSTS7000222: The secret is expired."));
    let text = error(&fake, &record(&fake, None)).to_string();
    assert!(text.contains("az ad app credential reset") && text.contains("wrap auth login -i dev"), "{text}");
}

#[test]
fn signed_out_identity_says_what_to_run() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path());
    assert_eq!(
        error(&fake, &record(&fake, Some(MEMBER))).to_string(),
        "error: identity `dev` is not signed in\n  caused by: the token cache holds no refresh token for it\n\
         help: run `wrap auth login -i dev`"
    );
    assert!(fake.requests().is_empty());
}

#[test]
fn token_is_handed_out_although_it_cannot_be_kept() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).answer("", 200, program_reply());
    let record = record(&fake, None);
    std::fs::create_dir(&record.config_folder).unwrap();
    let link = record.config_folder.join("msal_token_cache.json");
    std::os::unix::fs::symlink(home.path().join("unmounted/cache.json"), link).unwrap();
    assert!(token(&fake.system, &record, None, STORAGE).is_ok());
    assert_eq!(fake.said().len(), 1);
    assert!(fake.said()[0].starts_with("warning: "), "{:?}", fake.said());
}
