//! Who issues assertions: one row an issuer, in the order in which they are looked for.

use super::{
    claims::Claims,
    search::{Asked, Search},
};
use crate::{
    credentials::{AssertionSource, Fetch, Method},
    error::{Error, Result},
    system::{Env, process},
};

/// An issuer of assertions.
struct Issuer {
    /// `token_source.type`
    name: &'static str,
    /// Its name in messages.
    title: &'static str,
    /// How to get an assertion where this is the issuer; `None` elsewhere.
    find: fn(&Search<'_>) -> Result<Option<Fetch>>,
    /// What to do where there is none.
    advice: &'static str,
    /// What to know when the directory does not recognise its subject or audience.
    note: &'static str,
}

const SPACELIFT_FILES: [&str; 2] = ["/mnt/workspace/spacelift.oidc", "/app/spacelift.oidc"];

const ISSUERS: &[Issuer] = &[
    Issuer {
        name: "environment",
        title: "the environment",
        find: |search| {
            Ok(match &search.asked.variable {
                Some(variable) => search.given(&[variable]),
                None => search.given(search.asked.cloud_variables),
            })
        },
        advice: "put a new token into the variable that `token_source.environment_variable` names",
        note: "",
    },
    Issuer {
        name: "file",
        title: "a file",
        find: |search| {
            let named = search.asked.file.clone().map(Fetch::File);
            Ok(named.or_else(|| search.first(search.asked.cloud_files).map(|(_, file)| search.file(file))))
        },
        advice: "set `token_file_path` to the file that holds the token, and let its issuer keep it fresh",
        note: "",
    },
    Issuer {
        name: "url",
        title: "the URL",
        find: from_url,
        advice: "set `token_source.url`, and `token_source.request_token` where the address wants one",
        note: "",
    },
    Issuer {
        name: "github",
        title: "GitHub Actions",
        find: from_github,
        advice: "add `permissions: {id-token: write, contents: read}` to the job",
        note: "Entra ID compares exactly: each branch, tag and environment is a subject of its own",
    },
    Issuer {
        name: "azure-devops",
        title: "Azure DevOps",
        find: from_azure_devops,
        advice: "add `env: {SYSTEM_ACCESSTOKEN: $(System.AccessToken)}` to the step, and \
                 `service_connection_id: …` to the provider",
        note: "the subject is that of the service connection: `sc://ORGANISATION/PROJECT/CONNECTION`",
    },
    Issuer {
        name: "gitlab",
        title: "GitLab CI",
        find: from_gitlab,
        advice: "add `id_tokens: {ENTRA_TOKEN: {aud: …}}` to the job, and \
                 `token_source: {type: gitlab, environment_variable: ENTRA_TOKEN}` to the provider",
        note: "the job chooses the audience with `id_tokens: {NAME: {aud: …}}`",
    },
    Issuer {
        name: "spacelift",
        title: "Spacelift",
        find: |search| {
            let file = SPACELIFT_FILES.iter().find(|file| search.env.written(file).is_file());
            Ok(search.given(&["SPACELIFT_OIDC_TOKEN"]).or_else(|| file.map(|file| search.file(file))))
        },
        advice: "run this in a stack of Spacelift: it sets SPACELIFT_OIDC_TOKEN",
        note: "the audience of a Spacelift token is always the host name of the account, and Entra ID compares exactly: \
               each run type and scope (TRACKED:read, TRACKED:write, PROPOSED:read, TASK:write, DESTROY:write) is a subject of its own",
    },
    Issuer {
        name: "hcp-terraform",
        title: "HCP Terraform",
        find: |search| Ok(search.given(&["TFC_WORKLOAD_IDENTITY_TOKEN"])),
        advice: "set TFC_WORKLOAD_IDENTITY_AUDIENCE in the workspace; a token with a tag is in the variable that \
                 `token_source.environment_variable` names",
        note: "the workspace chooses the audience with TFC_WORKLOAD_IDENTITY_AUDIENCE; plan and apply are two subjects",
    },
    Issuer {
        name: "bitbucket",
        title: "Bitbucket Pipelines",
        find: |search| Ok(search.given(&["BITBUCKET_STEP_OIDC_TOKEN"])),
        advice: "add `oidc: true` to the step",
        note: "the subject of a Bitbucket token changes with every step, and Entra ID compares exactly: \
               a federated credential fits one run only",
    },
    Issuer {
        name: "circleci",
        title: "CircleCI",
        find: from_circleci,
        advice: "let the job use a context: only then CircleCI gives tokens",
        note: "the audience of CIRCLE_OIDC_TOKEN is the organisation's id; `circleci run oidc get` takes any",
    },
    Issuer {
        name: "buildkite",
        title: "Buildkite",
        find: from_buildkite,
        advice: "run this in a step of Buildkite with `buildkite-agent` on PATH",
        note: "the subject holds branch and commit unless `token_source.subject_claim` is `pipeline_id`",
    },
];

/// The issuer that the configuration names, else the first one that is there.
pub(crate) fn find(asked: &Asked, env: &Env) -> Result<AssertionSource> {
    let search = Search { asked, env };
    if let Some(name) = asked.issuer.as_deref().or_else(|| implied(asked)) {
        let issuer = named(name).ok_or_else(|| unknown(name))?;
        let fetch = named_variable(&search, issuer).map_or_else(|| (issuer.find)(&search), |fetch| Ok(Some(fetch)))?;
        return fetch.map(|fetch| source(issuer, fetch)).ok_or_else(|| absent(issuer, asked));
    }
    for issuer in ISSUERS {
        if let Some(fetch) = (issuer.find)(&search)? {
            return Ok(source(issuer, fetch));
        }
    }
    Err(nobody(asked))
}

/// The issuer that the configuration means without saying so: what it names wins over whatever a
/// shell or a job has set.
fn implied(asked: &Asked) -> Option<&'static str> {
    let named =
        [(asked.variable.is_some(), "environment"), (asked.file.is_some(), "file"), (asked.url.is_some(), "url")];
    named.into_iter().find_map(|(is_named, issuer)| is_named.then_some(issuer))
}

/// A variable that the configuration names is taken whoever the issuer is: tagged tokens of HCP
/// Terraform, and GitLab's, have names of the user's choice.
fn named_variable(search: &Search<'_>, issuer: &Issuer) -> Option<Fetch> {
    let variable = search.asked.variable.as_deref().filter(|_| issuer.name != "environment")?;
    search.given(&[variable])
}

/// Refuses an audience that cannot be had: an assertion that came with the environment or lies in a
/// file is for whom its issuer made it.
pub(crate) fn refuse_other_audience(audience: &str, source: &AssertionSource) -> Result<()> {
    let (token, place) = match &source.fetch {
        Fetch::Given { variable, token } => (token.clone(), format!("variable `{variable}`")),
        // A file that is not there yet is missed when it is used.
        Fetch::File(path) => {
            let Ok(text) = std::fs::read_to_string(path) else { return Ok(()) };
            (text.into(), format!("`{}`", path.display()))
        }
        Fetch::Request { .. } | Fetch::Command(_) => return Ok(()),
    };
    let Some(claims) = Claims::of(token.expose().trim()) else { return Ok(()) };
    if claims.audiences.iter().any(|own| own == audience) {
        return Ok(());
    }
    let title = title(&source.issuer);
    let error = Error::configuration(format!("cannot get an assertion of {title} for audience `{audience}`"))
        .because(format!("the one in {place} is for `{}`", claims.audiences.join("`, `")))
        .help("remove `audience`, and let the federated credential name the audience of the assertion");
    Err(match note(&source.issuer) {
        Some(note) => error.help(note),
        None => error,
    })
}

/// The variables that led to `source`.
pub(crate) fn variables(source: &AssertionSource) -> Vec<&str> {
    match (&source.fetch, source.issuer.as_str()) {
        (Fetch::Given { variable, .. }, _) => vec![variable],
        (_, "github") => GITHUB_VARIABLES.to_vec(),
        (_, "azure-devops") => AZURE_DEVOPS_VARIABLES.to_vec(),
        _ => Vec::new(),
    }
}

/// The name of an issuer in messages.
pub(super) fn title(name: &str) -> &'static str {
    named(name).map_or("the issuer", |issuer| issuer.title)
}

/// What to do where an issuer gives no assertion.
pub(super) fn advice(name: &str) -> &'static str {
    named(name).map_or("", |issuer| issuer.advice)
}

/// What to know about an issuer whose assertion is not recognised.
pub(crate) fn note(name: &str) -> Option<&'static str> {
    named(name).map(|issuer| issuer.note).filter(|note| !note.is_empty())
}

fn named(name: &str) -> Option<&'static Issuer> {
    ISSUERS.iter().find(|issuer| issuer.name == name)
}

fn source(issuer: &Issuer, fetch: Fetch) -> AssertionSource {
    AssertionSource { issuer: issuer.name.to_owned(), fetch }
}

fn names() -> String {
    ISSUERS.iter().map(|issuer| format!("`{}`", issuer.name)).collect::<Vec<_>>().join(", ")
}

fn unknown(name: &str) -> Error {
    Error::configuration(format!("`token_source.type` cannot be `{name}`"))
        .help(format!("write one of {}, or leave it out", names()))
}

fn absent(issuer: &Issuer, asked: &Asked) -> Error {
    let error = Error::configuration(format!("there is no assertion of {}", issuer.title)).help(issuer.advice);
    match &asked.variable {
        Some(variable) => error.because(format!("variable `{variable}` is not set")),
        None => error,
    }
}

fn nobody(asked: &Asked) -> Error {
    let variables = [asked.cloud_variables, asked.cloud_files].concat().join(" or ");
    Error::configuration("cannot find an assertion: no CI system that gives one is recognised")
        .help(format!("set {variables}, or name its source with `token_source: {{type: …}}`: one of {}", names()))
}

fn from_url(search: &Search<'_>) -> Result<Option<Fetch>> {
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

/// Addresses, then tokens.
const GITHUB_VARIABLES: [&str; 4] = [
    "ARM_OIDC_REQUEST_URL",
    "ACTIONS_ID_TOKEN_REQUEST_URL",
    "ARM_OIDC_REQUEST_TOKEN",
    "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
];

fn from_github(search: &Search<'_>) -> Result<Option<Fetch>> {
    // In Azure Pipelines Terraform's variables lead to Azure DevOps, which wants another request.
    if search.first(&["SYSTEM_OIDCREQUESTURI"]).is_some() {
        return Ok(None);
    }
    let url = search.first(&GITHUB_VARIABLES[..2]);
    let token = search.first(&GITHUB_VARIABLES[2..]);
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

/// The address, then tokens, then service connections.
const AZURE_DEVOPS_VARIABLES: [&str; 6] = [
    "SYSTEM_OIDCREQUESTURI",
    "SYSTEM_ACCESSTOKEN",
    "ARM_OIDC_REQUEST_TOKEN",
    "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
    "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID",
    "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
];

fn from_azure_devops(search: &Search<'_>) -> Result<Option<Fetch>> {
    let Some((_, url)) = search.first(&AZURE_DEVOPS_VARIABLES[..1]) else { return Ok(None) };
    let connection = search.first(&AZURE_DEVOPS_VARIABLES[3..]);
    let connection = search.asked.service_connection.as_deref().or(connection.map(|(_, value)| value));
    let lacking = |what: &str| {
        Err(Error::configuration("cannot ask Azure DevOps for an assertion").because(what).help(advice("azure-devops")))
    };
    let Some((_, token)) = search.first(&AZURE_DEVOPS_VARIABLES[1..3]) else {
        return lacking("SYSTEM_ACCESSTOKEN is not set");
    };
    let Some(connection) = connection else { return lacking("no service connection is named") };
    let url = with_query(url, &[("api-version", "7.1"), ("serviceConnectionId", connection)]);
    let url = with_audience(&url, search.asked.audience.as_deref());
    Ok(Some(Fetch::Request { method: Method::Post, url, token: Some(token.into()) }))
}

/// The tokens of `id_tokens:` are in variables of any name; they are known by their issuer.
#[expect(clippy::unnecessary_wraps, reason = "every issuer is found by the same signature")]
fn from_gitlab(search: &Search<'_>) -> Result<Option<Fetch>> {
    let (true, Some((_, server))) = (search.says("GITLAB_CI", "true"), search.first(&["CI_SERVER_URL"])) else {
        return Ok(None);
    };
    let variables = search.env.variables.iter().filter_map(|(name, value)| Some((name.to_str()?, value.to_str()?)));
    let tokens: Vec<(&str, &str, Claims)> = variables
        .filter_map(|(name, value)| Some((name, value, Claims::of(value)?)))
        .filter(|(_, _, claims)| claims.issuer == server)
        .collect();
    let right = tokens.iter().find(|(_, _, claims)| claims.audiences.iter().any(|own| own == search.audience()));
    let found = right.or_else(|| tokens.first().filter(|_| search.asked.audience.is_none()));
    Ok(found.map(|(name, value, _)| Fetch::Given { variable: (*name).to_owned(), token: (*value).into() }))
}

/// The variables hold tokens for the organisation's own audience; the program gives one for any.
#[expect(clippy::unnecessary_wraps, reason = "every issuer is found by the same signature")]
fn from_circleci(search: &Search<'_>) -> Result<Option<Fetch>> {
    if !search.says("CIRCLECI", "true") {
        return Ok(None);
    }
    let path = search.env.var_os("PATH").map(ToOwned::to_owned).unwrap_or_default();
    if process::find("circleci", &path, &search.env.directory, None).is_none() {
        return Ok(search.given(&["CIRCLE_OIDC_TOKEN_V2", "CIRCLE_OIDC_TOKEN"]));
    }
    let claims = serde_json::json!({"aud": search.audience()}).to_string();
    Ok(Some(command(&["circleci", "run", "oidc", "get", "--claims", &claims])))
}

#[expect(clippy::unnecessary_wraps, reason = "every issuer is found by the same signature")]
fn from_buildkite(search: &Search<'_>) -> Result<Option<Fetch>> {
    if !search.says("BUILDKITE", "true") {
        return Ok(None);
    }
    let mut words = vec!["buildkite-agent", "oidc", "request-token", "--audience", search.audience()];
    if let Some(claim) = &search.asked.subject_claim {
        words.extend(["--subject-claim", claim]);
    }
    Ok(Some(command(&words)))
}

fn command(words: &[&str]) -> Fetch {
    Fetch::Command(words.iter().map(|word| (*word).to_owned()).collect())
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

#[cfg(test)]
mod tests;
