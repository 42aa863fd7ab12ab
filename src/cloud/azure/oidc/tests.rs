//! Sign-in with assertions, against a fake Entra ID.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::*;
use crate::{
    auth::Consent,
    cloud::azure::fixtures::{SUBSCRIPTION, TENANT, key, program_reply, provider, refused, subscriptions},
    credentials::Azure,
    system::{
        fake::{Fake, NOW},
        runtime,
    },
};

const CLIENT: &str = "11111111-aaaa-4aaa-8aaa-111111111111";

fn fields(more: &str) -> String {
    format!("tenant_id: {TENANT}\nclient_id: {CLIENT}\nsubscription_id: {SUBSCRIPTION}\n{more}")
}

fn jwt() -> String {
    let body = format!(r#"{{"iss":"https://ci.example","sub":"job","aud":"here","exp":{}}}"#, NOW + 60);
    format!("canary.{}.x", URL_SAFE_NO_PAD.encode(body))
}

fn sign_in(fake: &Fake, text: &str) -> Result<Azure> {
    let oidc = Oidc::new(&provider("azure/oidc", text), &fake.system.env)?;
    let issued = runtime::run(oidc.issue(&fake.system, Consent::AskIfNeeded, &key()));
    fake.assert_secrets_kept(&issued.as_ref().err().map(ToString::to_string).into_iter().collect::<Vec<_>>());
    let Credentials::Azure(azure) = issued?;
    Ok(azure)
}

#[test]
fn one_assertion_serves_all_audiences_and_its_source_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).with_variable("ACTIONS_ID_TOKEN_REQUEST_URL", "https://ci.example/t");
    let fake = fake.with_variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "canary-job");
    let fake = fake.answer("ci.example", 200, format!(r#"{{"value":"{}"}}"#, jwt()));
    let fake = (0..4).fold(fake, |fake, _| fake.answer("client_credentials", 200, program_reply()));
    let azure = sign_in(&fake.answer("/subscriptions", 200, subscriptions()), &fields("")).unwrap();
    assert_eq!(azure.tokens.len(), 4);
    assert!(matches!(azure.proof, Proof::Assertion(source) if source.issuer == "github"));
}

#[test]
fn assertion_is_shown_as_entra_id_wants_it() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).with_variable("MINE", &jwt());
    let fake = (0..4).fold(fake, |fake, _| fake.answer("client_credentials", 200, program_reply()));
    let fake = fake.answer("/subscriptions", 200, subscriptions());
    sign_in(&fake, &fields("token_source: {type: environment, environment_variable: MINE}\n")).unwrap();
    let form = &fake.requests()[0].form;
    assert_eq!(form["client_assertion"], jwt());
    assert_eq!(form["client_assertion_type"], "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    assert_eq!(form["scope"], "https://management.azure.com/.default");
}

#[test]
fn assertion_that_nobody_trusts_says_what_to_trust() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).with_variable("ARM_OIDC_TOKEN", &jwt());
    let no = refused("invalid_client", "AADSTS700213: No matching federated identity record found.");
    let fake = (0..4).fold(fake, |fake, _| fake.answer("client_credentials", 401, no.clone()));
    let text = sign_in(&fake, &fields("")).unwrap_err().to_string();
    assert!(text.contains("the assertion says issuer `https://ci.example`, subject `job`, audience `here`"), "{text}");
    assert!(text.contains(r#""subject":"job","audiences":["here"]}'"#), "{text}");
}

#[test]
fn unknown_fields_of_the_source_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let error = sign_in(&Fake::new(home.path()), &fields("token_source: {typ: github}\n")).unwrap_err().to_string();
    assert!(error.contains("`token_source` has no field `typ`") && error.contains("did you mean `type`?"), "{error}");
}
