//! Runs that sign in, recall and renew, against a fake Entra ID.

use std::{path::Path, sync::Barrier, thread};

use super::*;
use crate::{
    cloud::azure::fixtures::{self, SUBSCRIPTION, TENANT, program_reply, subscriptions},
    credentials::Azure,
    error::Kind,
    system::fake::Fake,
};

const CLIENT: &str = "11111111-aaaa-4aaa-8aaa-111111111111";

fn chain(kind: &str) -> Chain {
    let fields = format!("{{tenant_id: {TENANT}, client_id: {CLIENT}}}");
    Chain {
        provider: fixtures::provider(kind, &fields),
        identities: vec![fixtures::identity(&format!("subscription_id: {SUBSCRIPTION}"))],
        key: fixtures::key(),
        min_remaining: None,
    }
}

fn program() -> Chain {
    chain("azure/service-principal")
}

fn fake(home: &Path) -> Fake {
    Fake::new(home).with_variable("AZURE_CLIENT_SECRET", "canary-secret")
}

/// Answers to one sign-in.
fn grants(fake: Fake) -> Fake {
    let fake = (0..4).fold(fake, |fake, _| fake.answer("client_credentials", 200, program_reply()));
    fake.answer("/subscriptions", 200, subscriptions())
}

fn sign_in(fake: &Fake, when: SignIn<'_>) -> Azure {
    let Credentials::Azure(azure) = authenticate(&fake.system, &program(), when).unwrap();
    fake.assert_secrets_kept(&[]);
    azure
}

#[test]
fn second_run_uses_what_the_first_one_left() {
    let home = tempfile::tempdir().unwrap();
    let first = grants(fake(home.path()));
    let signed_in = sign_in(&first, SignIn::IfNeeded);
    assert_eq!(signed_in.target.as_ref().unwrap().subscription_name, "Development");
    let second = fake(home.path());
    let recalled = sign_in(&second, SignIn::IfNeeded);
    assert!(second.requests().is_empty());
    assert_eq!(recalled.target, signed_in.target);
    assert_eq!(recalled.principal, signed_in.principal);
    assert_eq!(recalled.tokens.len(), 4);
}

#[test]
fn login_renews_although_the_tokens_are_fresh() {
    let home = tempfile::tempdir().unwrap();
    let fake = grants(grants(fake(home.path())));
    sign_in(&fake, SignIn::IfNeeded);
    sign_in(&fake, SignIn::Renew);
    assert_eq!(fake.unused_answers(), 0);
}

#[test]
fn old_tokens_are_replaced() {
    let home = tempfile::tempdir().unwrap();
    let fake = grants(grants(fake(home.path())));
    sign_in(&fake, SignIn::IfNeeded);
    fake.advance(3900 - 1799);
    sign_in(&fake, SignIn::IfNeeded);
    assert_eq!(fake.unused_answers(), 0);
}

#[test]
fn two_processes_sign_in_once() {
    let home = tempfile::tempdir().unwrap();
    let barrier = Barrier::new(2);
    let requests = || {
        let fake = grants(fake(home.path()));
        barrier.wait();
        sign_in(&fake, SignIn::IfNeeded);
        fake.requests().len()
    };
    let total = thread::scope(|scope| {
        let other = scope.spawn(requests);
        requests() + other.join().unwrap()
    });
    assert_eq!(total, 5);
}

#[test]
fn changed_secret_replaces_the_recalled_one() {
    let home = tempfile::tempdir().unwrap();
    sign_in(&grants(fake(home.path())), SignIn::IfNeeded);
    let secret = |fake: &Fake| match sign_in(fake, SignIn::IfNeeded).proof {
        Proof::Secret(secret) => secret.expose().to_owned(),
        proof => panic!("{proof:?}"),
    };
    assert_eq!(secret(&fake(home.path()).with_variable("AZURE_CLIENT_SECRET", "canary-new")), "canary-new");
    assert_eq!(secret(&Fake::new(home.path())), "canary-secret", "a shell without the variable uses the record's");
}

#[test]
fn recall_never_signs_in() {
    let home = tempfile::tempdir().unwrap();
    let fake = grants(fake(home.path()));
    assert!(recall(&fake.system, &program()).unwrap().is_none());
    sign_in(&fake, SignIn::IfNeeded);
    fake.advance(10_000);
    assert!(recall(&fake.system, &program()).unwrap().is_some());
    assert_eq!(fake.requests().len(), 5);
}

#[test]
fn kind_that_cannot_be_used_is_refused_before_anything_else() {
    let home = tempfile::tempdir().unwrap();
    let fake = fake(home.path());
    let error = authenticate(&fake.system, &chain("aws/saml"), SignIn::IfNeeded).unwrap_err();
    assert_eq!(error.kind(), Kind::Configuration);
    let error = error.to_string();
    assert!(error.contains("which cannot use provider `corp` of kind `aws/saml`"), "{error}");
}
