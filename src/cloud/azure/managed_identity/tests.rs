//! Signing in as a machine, and what a later run makes of it.

use serde_json::json;

use super::ManagedIdentity;
use crate::{
    auth::{Consent, Provider as _},
    cloud::azure::{
        fixtures::{OBJECT_ID, SUBSCRIPTION, TENANT, jwt, key, provider, subscriptions},
        record::Record,
        session::{self, Purpose},
    },
    credentials::{Azure, Credentials, Host, Proof, Selector},
    error::Result,
    session::write,
    system::{
        Env,
        fake::{Fake, NOW},
        runtime,
    },
};

const CLIENT: &str = "44444444-dddd-4ddd-8ddd-444444444444";

fn reply() -> String {
    let token = jwt(&json!({"oid": OBJECT_ID, "tid": TENANT, "appid": CLIENT}));
    json!({"access_token": token, "client_id": CLIENT, "expires_on": NOW + 86_000}).to_string()
}

/// A machine that gives its four tokens, and ARM.
fn fake(home: &std::path::Path) -> Fake {
    let fake = (0..4).fold(Fake::new(home), |fake, _| fake.answer("/token", 200, reply()));
    fake.answer("/subscriptions", 200, subscriptions())
}

fn made(fields: &str, env: &Env) -> Result<ManagedIdentity> {
    ManagedIdentity::new(&provider("azure/managed-identity", fields), env)
}

fn sign_in(fake: &Fake, fields: &str) -> Result<Azure> {
    let provider = made(fields, &fake.system.env)?;
    let key = key();
    let issued = runtime::run(provider.issue(&fake.system, Consent::AskIfNeeded, &key));
    fake.assert_secrets_kept(&issued.as_ref().err().map(ToString::to_string).into_iter().collect::<Vec<_>>());
    issued.map(|Credentials::Azure(azure)| azure)
}

#[test]
fn machine_signs_in_as_a_service_principal_with_all_tokens() {
    let home = tempfile::tempdir().unwrap();
    let fake = fake(home.path());
    let azure = sign_in(&fake, &format!("{{subscription_id: {SUBSCRIPTION}}}")).unwrap();
    assert_eq!((azure.tenant.as_str(), azure.client_id.as_str()), (TENANT, CLIENT));
    assert_eq!((azure.principal.name.as_str(), azure.principal.object_id.as_str()), (CLIENT, OBJECT_ID));
    assert_eq!(azure.tokens.len(), 4);
    assert_eq!(azure.target.unwrap().subscription_name, "Development");
    assert!(matches!(azure.proof, Proof::Machine(machine) if machine.host == Host::VirtualMachine));
    let direct: Vec<bool> = fake.requests().iter().map(|sent| sent.direct).collect();
    assert_eq!(direct.iter().filter(|direct| **direct).count(), 4, "ARM is reached through the proxy");
}

#[test]
fn later_run_recalls_the_machine_and_asks_it_although_its_variables_are_gone() {
    let home = tempfile::tempdir().unwrap();
    let first = fake(home.path())
        .with_variable("IDENTITY_ENDPOINT", "http://app.example/token")
        .with_variable("IDENTITY_HEADER", "canary-header");
    let azure = sign_in(&first, "{}").unwrap();
    let session = session::session(&azure, &key(), Purpose::Run, &first.system.env, NOW).unwrap();
    session.edits.iter().for_each(|edit| drop(write(edit).unwrap()));
    let second = fake(home.path());
    let provider = made("{}", &second.system.env).unwrap();
    let Some(Credentials::Azure(recalled)) = provider.recall(&second.system, &key()).unwrap() else {
        panic!("it was kept");
    };
    assert_eq!((recalled.tokens.len(), &recalled.proof), (4, &azure.proof));
    sign_in(&second, "{}").unwrap();
    let asked = second.requests();
    assert!(asked[0].url.starts_with("http://app.example/token?"), "{}", asked[0].url);
    assert_eq!(asked[0].headers["x-identity-header"], "canary-header");
    let other = made(&format!("{{client_id: {CLIENT}}}"), &second.system.env).unwrap();
    assert!(other.recall(&second.system, &key()).unwrap().is_none(), "another identity was asked for");
}

#[test]
fn token_is_renewed_by_asking_the_machine_again() {
    let home = tempfile::tempdir().unwrap();
    let first = fake(home.path());
    let azure = sign_in(&first, "{}").unwrap();
    let record = Record::from_credentials(&azure, &key(), &home.path().join(".azure"));
    let storage = "https://storage.azure.com/.default";
    let second = Fake::new(home.path()).answer("resource=https%3A%2F%2Fstorage.azure.com", 200, reply());
    let renew = || crate::cloud::azure::renewal::token(&second.system, &record, None, storage).unwrap();
    assert_eq!(renew().expires_at, NOW + 86_000);
    renew();
    assert_eq!(second.requests().len(), 1, "the second one comes from the cache");
    let other = crate::cloud::azure::renewal::token(&second.system, &record, Some("other"), storage).unwrap_err();
    assert!(other.to_string().contains("of its own tenant only"), "{other}");
}

#[test]
fn identity_of_another_tenant_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let error = sign_in(&fake(home.path()), "{tenant_id: bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb}").unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "error: the managed identity of this machine is not in tenant `bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb`\n  \
             caused by: it is in tenant {TENANT}\n\
             help: correct `tenant_id` of provider `corp`, or remove it"
        )
    );
}

#[test]
fn one_name_of_an_identity_is_enough() {
    let selector = |fields: &str| made(fields, &Env::default()).map(|provider| provider.selector);
    assert_eq!(
        selector("{resource_id: /subscriptions/s}").unwrap(),
        Some(Selector::Resource("/subscriptions/s".into()))
    );
    let error = selector(&format!("{{client_id: {CLIENT}, object_id: {OBJECT_ID}}}")).unwrap_err().to_string();
    assert!(error.starts_with("error: atmos.yaml:3:5: provider `corp` names its identity twice"), "{error}");
}
