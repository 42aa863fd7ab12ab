//! `settings.validation`: what a component must fulfil before anything is run on it.

use crate::{
    config::Config,
    error::{Error, Result},
    stack::Component,
    system::System,
    validate::{self, Finding, Severity},
};

/// Refuses a component that contradicts its own schemas, with the words of `wrap validate component`. What
/// could not be looked at is a warning, as it is there.
pub(super) fn check(system: &System, config: &Config, component: &Component) -> Result<()> {
    let findings = validate::before_run(config, &system.env, component);
    let (errors, warnings): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| finding.severity == Severity::Error);
    for warning in warnings {
        system.terminal.say(&warning.into_error().as_warning());
    }
    if errors.is_empty() { Ok(()) } else { Err(refusal(component, errors)) }
}

fn refusal(component: &Component, errors: Vec<Finding>) -> Error {
    let Component { name, stack, .. } = component;
    let refusal = Error::configuration(format!("component `{name}` of stack `{stack}` did not pass its validation"));
    errors.into_iter().map(Finding::into_error).fold(refusal, |refusal, error| {
        let refusal = refusal.because(error.placed_message());
        let refusal = error.causes().iter().fold(refusal, Error::because);
        error.helps().iter().fold(refusal, |refusal, help| refusal.help(help.as_str()))
    })
}
