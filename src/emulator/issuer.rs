//! CI systems that issue assertions on request: GitHub Actions and Azure DevOps, under invented hosts.

use serde_json::{Value, json};

use super::{
    reply::Reply,
    request::Request,
    state::{State, now},
    token,
};

/// Who may ask: the token of a job.
const JOB_TOKEN: &str = "canary-job-token";
const LIFETIME_SECONDS: i64 = 600;

/// The reply of GitHub's address for assertions.
pub(super) fn github(state: &mut State, request: &Request) -> Option<Reply> {
    if request.method != "GET" {
        return None;
    }
    if request.bearer() != Some(JOB_TOKEN) {
        return Some(Reply::service_error(403, "Forbidden", "the job has no permission id-token: write"));
    }
    let audience = request.query.get("audience").map_or("https://github.com/contoso", String::as_str);
    let claims = claims(
        "https://token.actions.githubusercontent.com",
        "repo:contoso/infrastructure:ref:refs/heads/main",
        audience,
    );
    let assertion = state.issue(token::id_token(&claims));
    Some(Reply::json(200, json!({"count": assertion.len(), "value": assertion})))
}

/// The reply of Azure DevOps' address for assertions.
pub(super) fn azure_devops(state: &mut State, request: &Request) -> Option<Reply> {
    let is_known = request.query.get("api-version").is_some_and(|version| version == "7.1")
        && request.header("content-type").is_some_and(|kind| kind.starts_with("application/json"));
    if request.method != "POST" || !is_known {
        return None;
    }
    if request.bearer() != Some(JOB_TOKEN) {
        // What a browser gets that has not signed in, unless the request says otherwise.
        let status = if request.header("x-tfs-fedauthredirect") == Some("Suppress") { 401 } else { 302 };
        return Some(Reply::text(status, ""));
    }
    let connection = request.query.get("serviceConnectionId")?;
    let claims = claims(
        "https://vstoken.dev.azure.com/0c0c0c0c-0000-4000-8000-00000000000c",
        &format!("sc://contoso/infrastructure/{connection}"),
        request.query.get("audience").map_or("api://AzureADTokenExchange", String::as_str),
    );
    let assertion = state.issue(token::id_token(&claims));
    Some(Reply::json(200, json!({"oidcToken": assertion})))
}

fn claims(issuer: &str, subject: &str, audience: &str) -> Value {
    let now = now();
    json!({"iss": issuer, "sub": subject, "aud": audience, "iat": now, "nbf": now, "exp": now + LIFETIME_SECONDS})
}
