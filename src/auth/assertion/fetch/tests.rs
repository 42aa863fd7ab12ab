//! Assertions are fetched anew, checked, and never shown.

use std::os::unix::fs::PermissionsExt as _;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::*;
use crate::system::{
    fake::{Fake, NOW},
    runtime,
};

fn jwt(expires_at: i64) -> String {
    let body = format!(r#"{{"iss":"i","sub":"s","aud":"a","exp":{expires_at}}}"#);
    format!("canary.{}.x", URL_SAFE_NO_PAD.encode(body))
}

fn fetched(fake: &Fake, fetch: Fetch) -> Result<String> {
    let source = AssertionSource { issuer: "github".into(), fetch };
    let result = runtime::run(super::fetch(&fake.system, &source));
    fake.assert_secrets_kept(&result.as_ref().err().map(ToString::to_string).into_iter().collect::<Vec<_>>());
    result.map(|token| token.expose().to_owned())
}

fn request(method: Method) -> Fetch {
    Fetch::Request { method, url: "https://ci.example/oidc".into(), token: Some("canary-job".into()) }
}

#[test]
fn file_is_read_at_each_use() {
    let home = tempfile::tempdir().unwrap();
    let (fake, path) = (Fake::new(home.path()), home.path().join("token"));
    for life in [60, 120] {
        fs::write(&path, jwt(NOW + life) + "\n").unwrap();
        assert_eq!(fetched(&fake, Fetch::File(path.clone())).unwrap(), jwt(NOW + life));
    }
}

#[test]
fn answers_of_ci_systems_are_understood() {
    let home = tempfile::tempdir().unwrap();
    let token = jwt(NOW + 60);
    for body in [format!(r#"{{"count":1,"value":"{token}"}}"#), format!(r#"{{"oidcToken":"{token}"}}"#), token.clone()]
    {
        let fake = Fake::new(home.path()).answer("ci.example", 200, body);
        assert_eq!(fetched(&fake, request(Method::Get)).unwrap(), token);
        assert_eq!(fake.requests()[0].headers["authorization"], "Bearer canary-job");
    }
    let fake = Fake::new(home.path()).answer("ci.example", 200, token);
    fetched(&fake, request(Method::Post)).unwrap();
    assert_eq!(fake.requests()[0].headers["x-tfs-fedauthredirect"], "Suppress");
}

#[test]
fn refusal_says_what_to_add_to_the_job() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).answer("ci.example", 403, "canary");
    assert_eq!(
        fetched(&fake, request(Method::Get)).unwrap_err().to_string(),
        "error: GitHub Actions gave no assertion\n  caused by: `ci.example` answered with HTTP 403\n\
         help: add `permissions: {id-token: write, contents: read}` to the job"
    );
}

#[test]
fn expired_empty_and_strange_texts_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path());
    let given = |token: &str| Fetch::Given { variable: "TOKEN".into(), token: token.into() };
    for (token, want) in [
        (jwt(NOW), "the assertion in variable `TOKEN` has expired"),
        (String::new(), "it is empty"),
        ("canary-no-token".into(), "it is no JWT"),
    ] {
        let text = fetched(&fake, given(&token)).unwrap_err().to_string();
        assert!(text.contains(want), "{text}");
    }
}

#[test]
fn program_prints_the_assertion() {
    let home = tempfile::tempdir().unwrap();
    let program = home.path().join("agent");
    let fake = Fake::new(home.path()).with_variable("PATH", home.path().to_str().unwrap());
    for (script, ok) in [(format!("echo {}; echo noise >&2", jwt(NOW + 60)), true), ("exit 3".into(), false)] {
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(fetched(&fake, Fetch::Command(vec!["agent".into()])).is_ok(), ok);
    }
    let missing = fetched(&fake, Fetch::Command(vec!["absent".into()])).unwrap_err().to_string();
    assert!(missing.contains("`absent` is not on PATH"), "{missing}");
}
