//! Everything that can be known to be wrong before a run, found at once. Nothing is run and nobody is asked.

mod auth;
mod backend;
mod checks;
mod component;
mod constraint;
mod finding;
mod module;
mod open;
mod own_schema;
mod provider;
mod schema;
mod secrets;
mod stacks;

pub(crate) use finding::{Finding, Severity};

use crate::{
    config::{self, Selection},
    error::Error,
    system::Env,
};

/// What to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope<'a> {
    All,
    Stacks,
    Component { name: &'a str, stack: &'a str },
    Auth,
}

/// All findings, sorted by place.
pub(crate) fn validate(env: &Env, selection: &Selection, scope: Scope<'_>) -> Vec<Finding> {
    // What a repository says is never run to see whether it is right.
    let selection = &Selection { allows_exec: Some(false), ..selection.clone() };
    let survey = match config::survey(env, selection) {
        Ok(survey) => survey,
        Err(error) => return vec![Finding::error("configuration", &error)],
    };
    let mut findings = schema::config(&survey.tree);
    // The schema says the same of many mistakes, and more.
    let is_new =
        |error: &&Error| findings.iter().all(|finding| finding.place.is_none() || finding.place != error.place());
    let errors: Vec<&Error> = survey.errors.iter().filter(is_new).collect();
    findings.extend(errors.into_iter().map(|error| Finding::error("configuration", error)));
    findings.extend(survey.warnings.iter().map(|error| Finding::warning("configuration", error)));
    if let Some(config) = survey.config {
        if matches!(scope, Scope::All | Scope::Auth) {
            findings.extend(auth::project(&config, env));
            findings.extend(secrets::check(&survey.tree));
        }
        if scope != Scope::Auth {
            findings.extend(stacks::findings(&config, env, &survey.tree, scope));
        }
    }
    finding::in_order(findings)
}
