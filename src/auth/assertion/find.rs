//! The issuer of an assertion: the one that the configuration names or means, else the first that is there.

use super::{
    issuers::{ISSUERS, Issuer, named, names, request},
    search::{Asked, Search},
};
use crate::{
    credentials::{AssertionSource, Fetch},
    error::{Error, Result},
    system::Env,
};

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
    Err(nobody(&search))
}

/// The issuer that the configuration means without saying so: what it names wins over whatever a
/// shell or a job has set.
pub(super) fn implied(asked: &Asked) -> Option<&'static str> {
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

/// The variables that led to `source`.
pub(crate) fn variables(source: &AssertionSource) -> Vec<&str> {
    match &source.fetch {
        Fetch::Given { variable, .. } => vec![variable],
        _ => request::variables(&source.issuer),
    }
}

fn source(issuer: &Issuer, fetch: Fetch) -> AssertionSource {
    AssertionSource { issuer: issuer.name.to_owned(), fetch }
}

pub(super) fn unknown(name: &str) -> Error {
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

/// CI systems by a variable of all their jobs, for those that give no assertion.
const JOBS: [(&str, &str); 5] = [
    ("GITLAB_CI", "gitlab"),
    ("TF_BUILD", "azure-devops"),
    ("BITBUCKET_BUILD_NUMBER", "bitbucket"),
    ("CIRCLECI", "circleci"),
    ("TFC_RUN_ID", "hcp-terraform"),
];

fn nobody(search: &Search<'_>) -> Error {
    let asked = search.asked;
    let job = JOBS.iter().find(|(variable, _)| search.env.var(variable).is_some());
    if let Some(issuer) = job.and_then(|(_, name)| named(name)) {
        return Error::configuration(format!("the job of {} has no assertion", issuer.title)).help(issuer.advice);
    }
    let variables = [asked.cloud_variables, asked.cloud_files].concat().join(" or ");
    Error::configuration("cannot find an assertion: no CI system that gives one is recognised")
        .help(format!("set {variables}, or name its source with `token_source: {{type: …}}`: one of {}", names()))
}
