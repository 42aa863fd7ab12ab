//! Everything that can be known to be wrong before a run, found at once. Nothing is run and nobody is asked.

mod auth;
mod backend;
mod checks;
mod component;
mod constraint;
mod finding;
mod matched;
mod module;
#[cfg(test)]
mod mutations;
mod open;
mod own_schema;
mod provider;
mod schema;
mod secrets;
mod stacks;
mod workflow;

pub(crate) use finding::{Finding, Severity};

use crate::{
    config::{self, Config, Selection, yaml::Node},
    error::Error,
    stack::{Component, Stacks},
    system::Env,
};
use own_schema::OwnSchemas;

/// What to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope<'a> {
    All,
    Stacks,
    /// One component of a stack; held against one more schema, too.
    Component {
        name: &'a str,
        stack: &'a str,
        schema: Option<&'a str>,
    },
    Auth,
    /// The configuration alone.
    Config,
    /// What `schemas` of the configuration name, or one of them.
    Schema(Option<&'a str>),
}

/// What was found.
pub(crate) struct Validation {
    /// Sorted by place.
    pub(crate) findings: Vec<Finding>,
    /// False for a project that keeps nothing but its authentication.
    pub(crate) has_stacks: bool,
}

/// Looks for everything at once.
pub(crate) fn validate(env: &Env, selection: &Selection, scope: Scope<'_>) -> Validation {
    // What a repository says is never run to see whether it is right.
    let selection = &Selection { allows_exec: Some(false), ..selection.clone() };
    let survey = match config::survey(env, selection) {
        Ok(survey) => survey,
        Err(error) => {
            return Validation { findings: vec![Finding::error("configuration", &error)], has_stacks: true };
        }
    };
    let mut findings = schema::config(&survey.tree);
    // The schema says the same of many mistakes, and more.
    let is_new =
        |error: &&Error| findings.iter().all(|finding| finding.place.is_none() || finding.place != error.place());
    let errors: Vec<&Error> = survey.errors.iter().filter(is_new).collect();
    findings.extend(errors.into_iter().map(|error| Finding::error("configuration", error)));
    findings.extend(survey.warnings.iter().map(|error| Finding::warning("configuration", error)));
    let mut has_stacks = true;
    if let Some(config) = survey.config {
        has_stacks = scope != Scope::All || stacks::are_wanted(&config, &survey.tree);
        findings.extend(of_configured(&config, env, &survey.tree, scope));
        if matches!(scope, Scope::All | Scope::Stacks | Scope::Component { .. }) && has_stacks {
            findings.extend(stacks::findings(&config, env, &survey.tree, scope));
        }
    }
    Validation { findings: finding::in_order(findings), has_stacks }
}

/// What is wrong besides the stacks.
fn of_configured(config: &Config, env: &Env, tree: &Node, scope: Scope<'_>) -> Vec<Finding> {
    match scope {
        Scope::All => [
            auth::project(config, env),
            secrets::check(tree),
            workflow::findings(config, env),
            matched::findings(config, env, tree, None),
        ]
        .concat(),
        Scope::Auth => [auth::project(config, env), secrets::check(tree)].concat(),
        Scope::Schema(only) => matched::asked(config, env, tree, only),
        Scope::Component { name, stack, schema: Some(schema) } => {
            let component = Stacks::open(config, env).and_then(|stacks| stacks.component(stack, name));
            // Without a component there is another finding.
            let whole = component.map(|component| component.whole(config));
            whole.map_or_else(|_| Vec::new(), |whole| OwnSchemas::new(config, env).check_also(&whole, schema))
        }
        Scope::Component { .. } | Scope::Stacks | Scope::Config => Vec::new(),
    }
}

/// What `settings.validation` of a component that is about to run finds in it, sorted by place.
pub(crate) fn before_run(config: &Config, env: &Env, component: &Component) -> Vec<Finding> {
    let is_written = component.settings.get("validation").is_some_and(|validation| !validation.is_empty());
    if !is_written {
        return Vec::new();
    }
    finding::in_order(OwnSchemas::new(config, env).check(&component.whole(config)))
}
