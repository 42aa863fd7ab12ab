//! The browser sign-in by pasted address; that of a real listener is a case.

use super::*;
use crate::{
    auth::{Consent, Provider as _},
    cloud::azure::{
        environment::Environment,
        fixtures::{TENANT, key, provider},
        person::Person,
    },
    credentials::SignedInBy,
    system::{fake::Fake, runtime},
};

/// Of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn question() -> Question {
    Question { state: "s".into(), nonce: "n".into(), verifier: VERIFIER.into() }
}

fn asker() -> Asker<'static> {
    Asker { who: "the sign-in of `dev`".into(), tenant: "t", client_id: "c", login: "wrap auth login -i dev".into() }
}

fn error_of(fake: &Fake) -> String {
    let provider = Person::new(
        &provider("azure/interactive", &format!("tenant_id: {TENANT}")),
        &fake.system.env,
        SignedInBy::Browser,
    );
    let error = runtime::run(provider.unwrap().issue(&fake.system, Consent::AskIfNeeded, &key())).unwrap_err();
    fake.assert_secrets_kept(&[error.to_string()]);
    error.to_string()
}

#[test]
fn page_is_asked_for_as_the_azure_cli_asks() {
    let fake = Fake::new(tempfile::tempdir().unwrap().path());
    let entra = Entra::new(&fake.system, &Environment::all()[0], "tenant", "client").unwrap();
    let url = entra.authorization_url(&question().fields("http://localhost:1234"), "https://r/.default");
    let (page, query) = url.split_once('?').unwrap();
    assert_eq!(page, "https://login.microsoftonline.com/tenant/oauth2/v2.0/authorize");
    let fields = callback::fields(query);
    let shown: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.expose())).collect();
    assert_eq!(
        shown,
        [
            ("claims", r#"{"access_token":{"xms_cc":{"values":["CP1"]}}}"#),
            ("client_id", "client"),
            ("client_info", "1"),
            ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
            ("code_challenge_method", "S256"),
            ("nonce", "n"),
            ("prompt", "select_account"),
            ("redirect_uri", "http://localhost:1234"),
            ("response_type", "code"),
            ("scope", "https://r/.default offline_access openid profile"),
            ("state", "s"),
        ]
    );
}

#[test]
fn address_of_the_browser_may_be_pasted() {
    for text in ["http://localhost:1/?code=canary&state=s\n", "code=canary&state=s", "?state=s&code=canary"] {
        assert_eq!(read(&question(), &asker(), &text.into()).unwrap()["code"].expose(), "canary");
    }
    let error = read(&question(), &asker(), &"http://localhost:1/?code=canary&state=other".into()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "error: the sign-in of `dev` failed: what the browser brought cannot be used\n  \
         caused by: it is not the end of this sign-in\n\
         help: run `wrap auth login -i dev` and use the address that it shows"
    );
}

#[test]
fn only_the_right_state_counts() {
    assert!(question().judge(&callback::fields("code=x&state=t")).is_err_and(|page| page.status == 400));
    assert!(question().judge(&callback::fields("state=s")).is_err());
    let failed = question().judge(&callback::fields("error=access_denied&error_description=No&state=s")).ok().unwrap();
    assert_eq!((failed.title.as_str(), failed.text.as_str()), ("The sign-in failed", "No"));
}

#[test]
fn wait_ends() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(
        error_of(&Fake::new(home.path()).with_person(0)),
        "error: the sign-in of `dev` failed: nobody signed in within five minutes\n\
         help: run `wrap auth login -i dev` and sign in with the browser"
    );
}

#[test]
fn foreign_paste_is_refused() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(
        error_of(&Fake::new(home.path()).with_person(0).with_answer("http://localhost/?code=canary&state=x")),
        "error: the sign-in of `dev` failed: what the browser brought cannot be used\n  \
         caused by: it is not the end of this sign-in\n\
         help: run `wrap auth login -i dev` and use the address that it shows"
    );
}
