//! What is known when an issuer of assertions is looked for: the configuration and the environment.

use std::path::PathBuf;

use crate::{credentials::Fetch, secret::Secret, system::Env};

/// What the configuration says about assertions; most of it is empty in most configurations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// `token_source.type`; `None` looks for the issuer.
    pub(crate) issuer: Option<String>,
    /// The variable that holds the assertion.
    pub(crate) variable: Option<String>,
    /// The file that holds it.
    pub(crate) file: Option<PathBuf>,
    /// The address that gives it, and the token to ask with.
    pub(crate) url: Option<String>,
    pub(crate) request_token: Option<Secret>,
    /// The hosts that `url` may name; any when there are none.
    pub(crate) allowed_hosts: Vec<String>,
    /// The service connection of Azure DevOps.
    pub(crate) service_connection: Option<String>,
    /// The claim that Buildkite uses as the subject.
    pub(crate) subject_claim: Option<String>,
    /// Whom the assertion is for.
    pub(crate) audience: Option<String>,
    /// Whom it is for when the configuration does not say.
    pub(crate) default_audience: &'static str,
    /// Variables that hold an assertion, and variables that name a file with one, of this cloud.
    pub(crate) cloud_variables: &'static [&'static str],
    pub(crate) cloud_files: &'static [&'static str],
}

/// A search for an issuer.
#[derive(Clone, Copy)]
pub(super) struct Search<'a> {
    pub(super) asked: &'a Asked,
    pub(super) env: &'a Env,
}

impl<'a> Search<'a> {
    /// Whom the assertion is for.
    pub(super) fn audience(&self) -> &'a str {
        self.asked.audience.as_deref().unwrap_or(self.asked.default_audience)
    }

    /// The first of these variables that is set, with its value.
    pub(super) fn first(&self, names: &[&str]) -> Option<(String, &'a str)> {
        names.iter().find_map(|name| Some(((*name).to_owned(), self.env.var(name)?)))
    }

    /// The assertion that the environment gives in one of these variables.
    pub(super) fn given(&self, names: &[&str]) -> Option<Fetch> {
        self.first(names).map(|(variable, token)| Fetch::Given { variable, token: token.into() })
    }

    /// A file by its name in a variable.
    pub(super) fn file(&self, name: &str) -> Fetch {
        Fetch::File(self.path(name))
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        match (name.strip_prefix("~/"), self.env.home()) {
            (Some(rest), Ok(home)) => home.join(rest),
            _ => self.env.absolute(name),
        }
    }

    pub(super) fn says(&self, variable: &str, value: &str) -> bool {
        self.env.var(variable).is_some_and(|own| own.eq_ignore_ascii_case(value))
    }
}
