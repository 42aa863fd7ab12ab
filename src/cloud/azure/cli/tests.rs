//! The Azure CLI's sign-in as ours: from its files, and where those keep their secrets, from `az`.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use serde_json::json;

use super::AzureCli;
use crate::{
    auth::{Consent, Provider as _},
    cloud::azure::{
        fixtures::{
            GUEST, MEMBER, OBJECT_ID, SUBSCRIPTION, TENANT, jwt, key, program_reply, provider, subscriptions,
            user_reply, write_cache,
        },
        profile,
        recall::is_fresh,
        record::Record,
        renewal, session,
    },
    credentials::{Azure, Credentials, PrincipalKind, Proof},
    error::Result,
    session::write,
    system::{
        fake::{Fake, NOW},
        runtime,
    },
};

const APP: &str = "11111111-aaaa-4aaa-8aaa-111111111111";

fn folder(fake: &Fake) -> std::path::PathBuf {
    fake.system.env.home().unwrap().join(".azure")
}

/// A profile with one subscription of `user`.
fn write_profile(fake: &Fake, user: &str, kind: &str) {
    fs::create_dir_all(folder(fake)).unwrap();
    let profile = json!({"subscriptions": [{
        "id": SUBSCRIPTION, "name": "Own", "state": "Enabled", "user": {"name": user, "type": kind},
        "isDefault": true, "tenantId": TENANT, "environmentName": "AzureCloud",
    }]});
    fs::write(profile::path(&folder(fake)), format!("\u{feff}{profile}")).unwrap();
}

/// The user as `az login` leaves them, in clear.
fn user(home: &Path) -> Fake {
    let fake = Fake::new(home);
    write_cache(&fake, &[(GUEST, "organizations"), (MEMBER, "organizations")]);
    write_profile(&fake, "Dev@Contoso.example", "user");
    fake
}

/// Answers to a person's four tokens and the list.
fn granting(fake: Fake) -> Fake {
    let fake =
        (1..5).fold(fake, |fake, number| fake.answer("grant_type=refresh_token", 200, user_reply(GUEST, number)));
    fake.answer("/subscriptions", 200, subscriptions())
}

/// An `az` on PATH that prints its arguments to a file and a token to stdout.
fn with_program(fake: Fake, script: &str) -> Fake {
    let bin = fake.system.env.home().unwrap().join("bin");
    fs::create_dir_all(&bin).unwrap();
    let text = format!("#!/bin/sh\necho \"$@\" >> '{}/asked'\n{script}\n", bin.display());
    fs::write(bin.join("az"), text).unwrap();
    fs::set_permissions(bin.join("az"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = bin.to_str().unwrap().to_owned();
    fake.with_variable("PATH", &path)
}

fn asked(fake: &Fake) -> String {
    fs::read_to_string(fake.system.env.home().unwrap().join("bin/asked")).unwrap_or_default()
}

fn token_script() -> String {
    let token = jwt(&json!({"oid": OBJECT_ID, "tid": TENANT}));
    format!("echo '{{\"accessToken\": \"{token}\", \"expires_on\": {}}}'", NOW + 4000)
}

fn sign_in(fake: &Fake, fields: &str) -> Result<Azure> {
    let provider = AzureCli::new(&provider("azure/cli", fields), &fake.system.env)?;
    let key = key();
    let issued = runtime::run(provider.issue(&fake.system, Consent::AskIfNeeded, &key));
    fake.assert_secrets_kept(&issued.as_ref().err().map(ToString::to_string).into_iter().collect::<Vec<_>>());
    issued.map(|Credentials::Azure(azure)| azure)
}

fn keep(fake: &Fake, azure: &Azure) {
    let session = session::session(azure, &key(), session::Purpose::Run, &fake.system.env, NOW).unwrap();
    session.edits.iter().for_each(|edit| drop(write(edit).unwrap()));
}

fn recalled(fake: &Fake, fields: &str) -> Option<Azure> {
    let provider = AzureCli::new(&provider("azure/cli", fields), &fake.system.env).unwrap();
    provider.recall(&fake.system, &key()).unwrap().map(|Credentials::Azure(azure)| azure)
}

#[test]
fn persons_own_sign_in_is_renewed_without_az() {
    let home = tempfile::tempdir().unwrap();
    let fake = granting(user(home.path()));
    let azure = sign_in(&fake, "{location: westeurope}").unwrap();
    assert_eq!(fake.requests()[0].form["refresh_token"], format!("canary-refresh-of-{GUEST}"));
    assert_eq!((azure.tenant.as_str(), azure.principal.name.as_str()), (TENANT, "Dev@Contoso.example"));
    assert_eq!((azure.tokens.len(), &azure.proof), (4, &Proof::RefreshToken));
    let target = azure.target.as_ref().unwrap();
    assert_eq!((target.subscription_id.as_str(), target.location.as_deref()), (SUBSCRIPTION, Some("westeurope")));
    keep(&fake, &azure);
    assert!(is_fresh(&recalled(&fake, "{location: westeurope}").unwrap(), NOW));
}

#[test]
fn somebody_else_who_signed_in_since_is_not_taken_for_the_first() {
    let home = tempfile::tempdir().unwrap();
    let fake = granting(user(home.path()));
    keep(&fake, &sign_in(&fake, "{}").unwrap());
    assert!(recalled(&fake, "{}").is_some());
    write_profile(&fake, "ops@contoso.example", "user");
    assert!(recalled(&fake, "{}").is_none());
    fs::remove_file(profile::path(&folder(&fake))).unwrap();
    assert!(recalled(&fake, "{}").is_none(), "az logout");
}

#[test]
fn program_is_renewed_with_the_secret_that_az_keeps() {
    let home = tempfile::tempdir().unwrap();
    let fake = (0..4).fold(Fake::new(home.path()), |fake, _| fake.answer("canary-secret", 200, program_reply()));
    let fake = fake.answer("/subscriptions", 200, subscriptions());
    write_profile(&fake, APP, "servicePrincipal");
    let entries = json!([{"client_id": APP, "tenant": TENANT, "client_secret": "canary-secret"}]);
    fs::write(folder(&fake).join("service_principal_entries.json"), entries.to_string()).unwrap();
    let azure = sign_in(&fake, "{}").unwrap();
    assert_eq!((azure.client_id.as_str(), azure.principal.kind), (APP, PrincipalKind::ServicePrincipal));
    assert_eq!(azure.proof, Proof::Secret("canary-secret".into()));
}

#[test]
fn encrypted_sign_in_is_left_to_az_and_its_tokens_are_written_nowhere() {
    let home = tempfile::tempdir().unwrap();
    let fake = with_program(Fake::new(home.path()), &token_script()).answer("/subscriptions", 200, subscriptions());
    write_profile(&fake, "dev@contoso.example", "user");
    fs::write(folder(&fake).join("msal_token_cache.bin"), "encrypted").unwrap();
    let azure = sign_in(&fake, "{}").unwrap();
    assert_eq!(
        asked(&fake),
        format!("account get-access-token --output json --resource https://management.azure.com --tenant {TENANT}\n")
    );
    assert_eq!(azure.principal.object_id, OBJECT_ID);
    keep(&fake, &azure);
    assert!(!folder(&fake).join("msal_token_cache.json").exists());
    let recalled = recalled(&fake, "{}").unwrap();
    assert!(recalled.tokens.is_empty() && is_fresh(&recalled, NOW), "a warm run asks nobody");
    let record = Record::from_credentials(&recalled, &key(), &folder(&fake));
    let token = renewal::token(&fake.system, &record, None, "https://vault.azure.net/.default").unwrap();
    assert_eq!(token.expires_at, NOW + 4000);
    assert!(asked(&fake).ends_with(&format!("--resource https://vault.azure.net --tenant {TENANT}\n")));
    assert!(!folder(&fake).join("msal_token_cache.json").exists());
}

#[test]
fn sign_in_that_only_az_can_use_asks_by_subscription_and_never_by_both() {
    let home = tempfile::tempdir().unwrap();
    let fake = with_program(Fake::new(home.path()), &token_script()).answer("/subscriptions", 200, subscriptions());
    write_profile(&fake, "systemAssignedIdentity", "servicePrincipal");
    sign_in(&fake, "{}").unwrap();
    assert!(asked(&fake).ends_with(&format!("--subscription {SUBSCRIPTION}\n")), "{}", asked(&fake));
    assert!(!asked(&fake).contains("--tenant"));
}

#[test]
fn refusal_of_az_is_passed_on() {
    let home = tempfile::tempdir().unwrap();
    let script = "echo canary-noise; echo 'ERROR: AADSTS700082: The refresh token has expired.' >&2; exit 1";
    let fake = with_program(Fake::new(home.path()), script);
    write_profile(&fake, "dev@contoso.example", "user");
    assert_eq!(
        sign_in(&fake, "{}").unwrap_err().to_string(),
        format!(
            "error: the Azure CLI gave no token\n  caused by: AADSTS700082: The refresh token has expired.\n\
             help: run `az login --tenant {TENANT}`"
        )
    );
}

#[test]
fn nobody_signed_in_and_no_az_are_told_apart() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path());
    let error = sign_in(&fake, &format!("{{tenant_id: {TENANT}}}")).unwrap_err().to_string();
    assert!(error.starts_with("error: nobody is signed in to the Azure CLI"), "{error}");
    assert!(error.ends_with(&format!("help: run `az login --tenant {TENANT}`")), "{error}");
    write_profile(&fake, "dev@contoso.example", "user");
    let error = sign_in(&fake, "{}").unwrap_err().to_string();
    assert!(error.contains("there is no `az` on PATH to ask"), "{error}");
}

#[test]
fn cloud_is_the_one_that_az_has_chosen() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path());
    fs::create_dir_all(folder(&fake)).unwrap();
    fs::write(folder(&fake).join("config"), "[cloud]\nname = AzureChinaCloud\n").unwrap();
    let cloud = |fields: &str| {
        let provider = AzureCli::new(&provider("azure/cli", fields), &fake.system.env).unwrap();
        provider.environment(&fake.system.env).unwrap().name
    };
    assert_eq!(cloud("{}"), "china");
    assert_eq!(cloud("{cloud_environment: public}"), "public");
}
