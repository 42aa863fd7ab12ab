//! Issuers that answer a request with an assertion.

use super::advice;
use crate::{
    auth::assertion::search::Search,
    credentials::{Fetch, Method},
    error::{Error, Result},
};

const GITHUB_ADDRESSES: [&str; 2] = ["ARM_OIDC_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_URL"];
const GITHUB_TOKENS: [&str; 2] = ["ARM_OIDC_REQUEST_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"];

const AZURE_DEVOPS_ADDRESSES: [&str; 1] = ["SYSTEM_OIDCREQUESTURI"];
const AZURE_DEVOPS_TOKENS: [&str; 2] = ["SYSTEM_ACCESSTOKEN", "ARM_OIDC_REQUEST_TOKEN"];
const AZURE_DEVOPS_CONNECTIONS: [&str; 3] = [
    "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
    "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID",
    "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
];

/// The variables that say what to request of an issuer.
pub(in crate::auth::assertion) fn variables(issuer: &str) -> Vec<&'static str> {
    match issuer {
        "github" => [GITHUB_ADDRESSES, GITHUB_TOKENS].concat(),
        "azure-devops" => [&AZURE_DEVOPS_ADDRESSES[..], &AZURE_DEVOPS_TOKENS, &AZURE_DEVOPS_CONNECTIONS].concat(),
        _ => Vec::new(),
    }
}

pub(super) fn from_url(search: &Search<'_>) -> Result<Option<Fetch>> {
    let Some(url) = &search.asked.url else { return Ok(None) };
    // As the request understands it: `https://a#.b` and `https://a\.b` name `a`.
    let parsed =
        reqwest::Url::parse(url).ok().filter(|parsed| parsed.username().is_empty() && parsed.password().is_none());
    let Some((parsed, host)) = parsed.as_ref().and_then(|parsed| Some((parsed, parsed.host_str()?))) else {
        return Err(Error::configuration("`token_source.url` is no address, or holds a user name")
            .help("write it as `https://host/path`, and a token into `token_source.request_token`"));
    };
    let hosts = &search.asked.allowed_hosts;
    let is_allowed = hosts.is_empty() || hosts.iter().any(|allowed| is_host(host, &allowed.to_ascii_lowercase()));
    if parsed.scheme() != "https" || !is_allowed {
        let hosts = if hosts.is_empty() { "https://…".to_owned() } else { hosts.join(", ") };
        return Err(Error::configuration(format!("`token_source.url` must not name `{host}`"))
            .because("the request may carry a token")
            .help(format!("use https and one of the allowed hosts: {hosts}")));
    }
    let token = search.asked.request_token.clone();
    let url = with_audience(url, search.asked.audience.as_deref());
    Ok(Some(Fetch::Request { method: Method::Get, url, token }))
}

/// `*.example.com` allows every host below `example.com`.
fn is_host(host: &str, allowed: &str) -> bool {
    match allowed.strip_prefix('*') {
        Some(suffix) => suffix.starts_with('.') && host.ends_with(suffix),
        None => host == allowed,
    }
}

pub(super) fn from_github(search: &Search<'_>) -> Result<Option<Fetch>> {
    // In Azure Pipelines Terraform's variables lead to Azure DevOps, which wants another request.
    if search.first(&AZURE_DEVOPS_ADDRESSES).is_some() {
        return Ok(None);
    }
    let url = search.first(&GITHUB_ADDRESSES);
    let token = search.first(&GITHUB_TOKENS);
    match (url, token) {
        (Some((_, url)), Some((_, token))) => {
            let url = with_audience(url, Some(search.audience()));
            Ok(Some(Fetch::Request { method: Method::Get, url, token: Some(token.into()) }))
        }
        _ if search.says("GITHUB_ACTIONS", "true") => {
            Err(Error::configuration("the job has no permission to get an assertion of GitHub Actions")
                .because("ACTIONS_ID_TOKEN_REQUEST_URL is not set")
                .help(advice("github")))
        }
        _ => Ok(None),
    }
}

pub(super) fn from_azure_devops(search: &Search<'_>) -> Result<Option<Fetch>> {
    let Some((_, url)) = search.first(&AZURE_DEVOPS_ADDRESSES) else { return Ok(None) };
    let connection = search.first(&AZURE_DEVOPS_CONNECTIONS);
    let connection = search.asked.service_connection.as_deref().or(connection.map(|(_, value)| value));
    let lacking = |what: &str| {
        Err(Error::configuration("cannot ask Azure DevOps for an assertion").because(what).help(advice("azure-devops")))
    };
    let Some((_, token)) = search.first(&AZURE_DEVOPS_TOKENS) else {
        return lacking("SYSTEM_ACCESSTOKEN is not set");
    };
    let Some(connection) = connection else { return lacking("no service connection is named") };
    let url = with_query(url, &[("api-version", "7.1"), ("serviceConnectionId", connection)]);
    let url = with_audience(&url, search.asked.audience.as_deref());
    Ok(Some(Fetch::Request { method: Method::Post, url, token: Some(token.into()) }))
}

fn with_audience(url: &str, audience: Option<&str>) -> String {
    audience.map_or_else(|| url.to_owned(), |audience| with_query(url, &[("audience", audience)]))
}

/// Adds to the query of `url`, which may have one already.
fn with_query(url: &str, more: &[(&str, &str)]) -> String {
    match reqwest::Url::parse(url) {
        Ok(mut parsed) => {
            parsed.query_pairs_mut().extend_pairs(more);
            parsed.into()
        }
        // The request fails with the address in its message.
        Err(_) => url.to_owned(),
    }
}
