//! Who issues assertions: one row an issuer, in the order in which they are looked for.

mod given;
mod program;
pub(super) mod request;

use super::search::Search;
use crate::{credentials::Fetch, error::Result};

/// An issuer of assertions.
pub(super) struct Issuer {
    /// `token_source.type`
    pub(super) name: &'static str,
    /// Its name in messages.
    pub(super) title: &'static str,
    /// How to get an assertion where this is the issuer; `None` elsewhere.
    pub(super) find: fn(&Search<'_>) -> Result<Option<Fetch>>,
    /// What to do where there is none.
    pub(super) advice: &'static str,
    /// What to know when the directory does not recognise its subject or audience.
    pub(super) note: &'static str,
}

pub(super) const ISSUERS: &[Issuer] = &[
    Issuer {
        name: "environment",
        title: "the environment",
        find: given::from_environment,
        advice: "put a new token into the variable that `token_source.environment_variable` names",
        note: "",
    },
    Issuer {
        name: "file",
        title: "a file",
        find: given::from_file,
        advice: "set `token_file_path` to the file that holds the token, and let its issuer keep it fresh",
        note: "",
    },
    Issuer {
        name: "url",
        title: "the URL",
        find: request::from_url,
        advice: "set `token_source.url`, and `token_source.request_token` where the address wants one",
        note: "",
    },
    Issuer {
        name: "github",
        title: "GitHub Actions",
        find: request::from_github,
        advice: "add `permissions: {id-token: write, contents: read}` to the job",
        note: "Entra ID compares exactly: each branch, tag and environment is a subject of its own",
    },
    Issuer {
        name: "azure-devops",
        title: "Azure DevOps",
        find: request::from_azure_devops,
        advice: "add `env: {SYSTEM_ACCESSTOKEN: $(System.AccessToken)}` to the step, and \
                 `service_connection_id: …` to the provider",
        note: "the subject is that of the service connection: `sc://ORGANISATION/PROJECT/CONNECTION`",
    },
    Issuer {
        name: "gitlab",
        title: "GitLab CI",
        find: given::from_gitlab,
        advice: "add `id_tokens: {ENTRA_TOKEN: {aud: …}}` to the job, and \
                 `token_source: {type: gitlab, environment_variable: ENTRA_TOKEN}` to the provider",
        note: "the job chooses the audience with `id_tokens: {NAME: {aud: …}}`",
    },
    Issuer {
        name: "spacelift",
        title: "Spacelift",
        find: given::from_spacelift,
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
        find: program::from_circleci,
        advice: "let the job use a context: only then CircleCI gives tokens",
        note: "the audience of CIRCLE_OIDC_TOKEN is the organisation's id; `circleci run oidc get` takes any",
    },
    Issuer {
        name: "buildkite",
        title: "Buildkite",
        find: program::from_buildkite,
        advice: "run this in a step of Buildkite with `buildkite-agent` on PATH",
        note: "the subject holds branch and commit unless `token_source.subject_claim` is `pipeline_id`",
    },
];

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

pub(super) fn named(name: &str) -> Option<&'static Issuer> {
    ISSUERS.iter().find(|issuer| issuer.name == name)
}

pub(super) fn names() -> String {
    ISSUERS.iter().map(|issuer| format!("`{}`", issuer.name)).collect::<Vec<_>>().join(", ")
}
