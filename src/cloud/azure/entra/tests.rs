//! Requests as the Azure CLI sends them, and replies that are none.

use super::*;
use crate::system::{fake::Fake, runtime};

const TENANT: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
const SCOPE: &str = "https://management.azure.com/.default";
const BROKEN: &str = r#"{"access_token":"canary-token""#;

fn fake() -> Fake {
    Fake::new(tempfile::tempdir().unwrap().path())
}

fn entra<'a>(fake: &'a Fake, tenant: &str) -> Entra<'a> {
    Entra::new(&fake.system, &Environment::all()[0], tenant, "client").unwrap()
}

fn failure(fake: &Fake) -> String {
    let secret = Secret::from("canary-secret");
    let entra = entra(fake, TENANT);
    let outcome = runtime::run(async { Ok(entra.token(Grant::ClientSecret(&secret), SCOPE).await) }).unwrap();
    let text = format!("{:?}", outcome.unwrap_err());
    fake.assert_secrets_kept(std::slice::from_ref(&text));
    text
}

#[test]
fn refresh_request_looks_as_the_azure_cli_sends_it() {
    let fake = fake().answer("", 200, r#"{"access_token":"canary-access"}"#);
    let token = Secret::from("canary-refresh");
    let entra = entra(&fake, TENANT);
    let grant = Grant::RefreshToken { token: &token, home_account_id: "user.home" };
    runtime::run(async { Ok(entra.token(grant, SCOPE).await.unwrap()) }).unwrap();
    let sent = &fake.requests()[0];
    assert_eq!(sent.url, format!("https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"));
    assert_eq!(sent.headers["x-anchormailbox"], "Oid:user@home");
    assert!(is_guid(&sent.headers["client-request-id"]));
    let form: Vec<(&str, &str)> = sent.form.iter().map(|(name, value)| (&**name, &**value)).collect();
    assert_eq!(
        form,
        [
            ("claims", r#"{"access_token":{"xms_cc":{"values":["CP1"]}}}"#),
            ("client_id", "client"),
            ("client_info", "1"),
            ("grant_type", "refresh_token"),
            ("refresh_token", "canary-refresh"),
            ("scope", "https://management.azure.com/.default offline_access openid profile"),
        ]
    );
}

#[test]
fn broken_json_is_reported_without_its_text() {
    let text = failure(&fake().answer("", 200, BROKEN));
    assert!(text.contains("answered with something that is not JSON (HTTP 200)"), "{text}");
}

#[test]
fn reply_of_another_shape_is_reported_without_its_text() {
    let text = failure(&fake().answer("", 200, r#"{"access_token":{"a":"canary-token"}}"#));
    assert!(text.contains("lacks what we asked for (HTTP 200)"), "{text}");
}

#[test]
fn page_of_a_proxy_is_reported_with_its_status() {
    let text = failure(&fake().answer("", 407, "<html>"));
    assert!(text.contains("is not JSON (HTTP 407)"), "{text}");
}

#[test]
fn domain_becomes_the_guid() {
    let body = format!(r#"{{"token_endpoint":"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"}}"#);
    let fake = fake().answer("contoso.example/v2.0/.well-known", 200, body);
    let mut entra = entra(&fake, "contoso.example");
    runtime::run(async { entra.find_tenant().await.map_err(|_| Error::usage("no tenant")) }).unwrap();
    assert_eq!(entra.tenant, TENANT);
}
