//! Each issuer is found by what its CI system sets.

use std::path::Path;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::*;
use crate::{
    credentials::{AssertionSource, Fetch, Method},
    system::{Env, fake},
};

fn asked() -> Asked {
    Asked {
        default_audience: "api://default",
        cloud_variables: &["ARM_OIDC_TOKEN"],
        cloud_files: &["AZURE_FEDERATED_TOKEN_FILE"],
        ..Asked::default()
    }
}

fn env(variables: &[(&str, &str)]) -> Env {
    Env { directory: Path::new("/job").into(), ..fake::env(variables) }
}

fn found(asked: &Asked, variables: &[(&str, &str)]) -> AssertionSource {
    find(asked, &env(variables)).unwrap()
}

fn refused(asked: &Asked, variables: &[(&str, &str)]) -> String {
    find(asked, &env(variables)).unwrap_err().to_string()
}

fn given(variable: &str) -> Fetch {
    Fetch::Given { variable: variable.into(), token: "canary".into() }
}

fn jwt(issuer: &str, audience: &str) -> String {
    format!("canary.{}.x", URL_SAFE_NO_PAD.encode(format!(r#"{{"iss":"{issuer}","aud":"{audience}"}}"#)))
}

const GITHUB: [(&str, &str); 2] = [
    ("ACTIONS_ID_TOKEN_REQUEST_URL", "https://ci.example/token?api-version=2"),
    ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "canary-job"),
];

#[test]
fn github_is_asked_for_the_audience_behind_its_own_query() {
    let source = found(&asked(), &GITHUB);
    let url = "https://ci.example/token?api-version=2&audience=api%3A%2F%2Fdefault".to_owned();
    let want = Fetch::Request { method: Method::Get, url, token: Some("canary-job".into()) };
    assert_eq!((source.issuer.as_str(), source.fetch), ("github", want));
}

#[test]
fn job_without_permission_is_told_what_to_add() {
    let text = refused(&asked(), &[("GITHUB_ACTIONS", "true")]);
    assert!(text.contains("help: add `permissions: {id-token: write, contents: read}` to the job"), "{text}");
}

#[test]
fn azure_devops_is_asked_for_the_service_connection() {
    let asked = Asked { service_connection: Some("azure-dev".into()), ..asked() };
    let ado = [("SYSTEM_OIDCREQUESTURI", "https://ado.example/oidc"), ("SYSTEM_ACCESSTOKEN", "canary-job")];
    let url = "https://ado.example/oidc?api-version=7.1&serviceConnectionId=azure-dev".to_owned();
    let want = Fetch::Request { method: Method::Post, url, token: Some("canary-job".into()) };
    assert_eq!(found(&asked, &ado).fetch, want);
    assert!(refused(&asked, &ado[..1]).contains("SYSTEM_ACCESSTOKEN is not set"));
    // Pipelines name these after Terraform's documentation, and so does `terraform_auth: native`.
    let arm = [ado[0], ("ARM_OIDC_REQUEST_URL", "https://ado.example/oidc"), ("ARM_OIDC_REQUEST_TOKEN", "canary-job")];
    let source = found(&asked, &arm);
    assert_eq!((source.issuer.as_str(), source.fetch), ("azure-devops", want));
}

#[test]
fn variables_of_each_system_are_known() {
    for (name, variable) in [
        ("environment", "ARM_OIDC_TOKEN"),
        ("spacelift", "SPACELIFT_OIDC_TOKEN"),
        ("hcp-terraform", "TFC_WORKLOAD_IDENTITY_TOKEN"),
        ("bitbucket", "BITBUCKET_STEP_OIDC_TOKEN"),
    ] {
        let source = found(&asked(), &[(variable, "canary")]);
        assert_eq!((source.issuer.as_str(), source.fetch), (name, given(variable)));
    }
    let circle = [("CIRCLECI", "true"), ("CIRCLE_OIDC_TOKEN", "canary")];
    assert_eq!(found(&asked(), &circle).fetch, given("CIRCLE_OIDC_TOKEN"));
    let file = found(&asked(), &[("AZURE_FEDERATED_TOKEN_FILE", "token")]);
    assert_eq!(file.fetch, Fetch::File("/job/token".into()));
    let want = ["buildkite-agent", "oidc", "request-token", "--audience", "api://default"].map(str::to_owned);
    assert_eq!(found(&asked(), &[("BUILDKITE", "true")]).fetch, Fetch::Command(want.to_vec()));
}

#[test]
fn gitlabs_variable_is_known_by_its_issuer_and_audience() {
    let (other, vault, right) = (
        jwt("https://elsewhere.example", "api://default"),
        jwt("https://git.example", "vault"),
        jwt("https://git.example", "api://default"),
    );
    let variables =
        [("GITLAB_CI", "true"), ("CI_SERVER_URL", "https://git.example"), ("A", &other), ("B", &vault), ("C", &right)];
    let Fetch::Given { variable, .. } = found(&asked(), &variables).fetch else { panic!("a variable is given") };
    assert_eq!(variable, "C");
}

#[test]
fn configuration_wins_over_what_is_detected() {
    let named = Asked { issuer: Some("hcp-terraform".into()), variable: Some("TAGGED".into()), ..asked() };
    let source = found(&named, &[GITHUB[0], GITHUB[1], ("TAGGED", "canary")]);
    assert_eq!((source.issuer.as_str(), source.fetch), ("hcp-terraform", given("TAGGED")));
    let absent = Asked { issuer: Some("spacelift".into()), ..asked() };
    assert!(refused(&absent, &GITHUB).starts_with("error: there is no assertion of Spacelift\n"));
    let file = Asked { file: Some("/token".into()), ..asked() };
    let stray = [GITHUB[0], GITHUB[1], ("ARM_OIDC_TOKEN", "canary")];
    assert_eq!(found(&file, &stray).fetch, Fetch::File("/token".into()));
    let url = Asked { url: Some("https://ci.example/t".into()), ..asked() };
    assert_eq!(found(&url, &stray).issuer, "url");
    let variable = Asked { variable: Some("MINE".into()), ..asked() };
    assert!(refused(&variable, &stray).contains("\n  caused by: variable `MINE` is not set\n"));
    let unknown = Asked { issuer: Some("jenkins".into()), ..asked() };
    assert!(refused(&unknown, &GITHUB).starts_with("error: `token_source.type` cannot be `jenkins`\n"));
}

#[test]
fn url_must_be_of_an_allowed_host() {
    let url = |url: &str| Asked { url: Some(url.into()), allowed_hosts: vec!["*.ci.example".into()], ..asked() };
    assert!(matches!(found(&url("https://a.ci.example/t"), &[]).fetch, Fetch::Request { .. }));
    assert!(matches!(found(&url("https://A.CI.example:8443/t"), &[]).fetch, Fetch::Request { .. }));
    for bad in [
        "https://evil.example/t",
        "https://ci.example.evil.example/",
        "http://a.ci.example/t",
        "https://evil.example#.ci.example/t",
        r"https://evil.example\.ci.example/t",
    ] {
        assert!(refused(&url(bad), &[]).contains("must not name"), "{bad}");
    }
    for bad in ["a.ci.example", "https://user:canary-password@a.ci.example/t", "mailto:a.ci.example"] {
        let text = refused(&url(bad), &[]);
        assert!(text.starts_with("error: `token_source.url` is no address,") && !text.contains("canary"), "{text}");
    }
}

#[test]
fn nobody_there_says_what_may_be_set() {
    let text = refused(&asked(), &[]);
    assert!(text.contains("set ARM_OIDC_TOKEN or AZURE_FEDERATED_TOKEN_FILE, or name its source"), "{text}");
}

#[test]
fn audience_that_a_given_assertion_has_not_is_refused() {
    let token = jwt("https://o.spacelift.example", "o.spacelift.example");
    let source = found(&asked(), &[("SPACELIFT_OIDC_TOKEN", &token)]);
    let text = refuse_other_audience("api://X", &source).unwrap_err().to_string();
    assert!(text.contains("of Spacelift for audience `api://X`") && text.contains("is for `o.spacelift.example`"));
    assert!(text.contains("help: the audience of a Spacelift token is always the host name"), "{text}");
    refuse_other_audience("o.spacelift.example", &source).unwrap();
}
