//! Workflows and the project's own commands: whether they can be run as they are written.

use super::finding::Finding;
use crate::{
    config::{Config, yaml::Node},
    error::{Error, Kind, Result},
    stack::{Renderer, looked_at},
    system::Env,
    workflow::{CustomCommand, commands, files},
};

/// Checks all of them. Nothing is run, and `!exec` stays unknown.
pub(super) fn findings(config: &Config, env: &Env) -> Vec<Finding> {
    let mut findings = workflows(config, env).unwrap_or_else(|error| vec![Finding::error("workflow", &error)]);
    match commands(&config.tree) {
        Ok(commands) => commands.iter().for_each(|command| check(&mut findings, config, env, command)),
        Err(error) => findings.push(Finding::error("command", &error)),
    }
    findings
}

fn workflows(config: &Config, env: &Env) -> Result<Vec<Finding>> {
    let (files, problems) = files(config, env)?;
    let mut findings: Vec<Finding> = problems.iter().map(|error| Finding::error("workflow", error)).collect();
    for file in files {
        let names = file.workflows().map(|(name, _)| name);
        let checked = names.map(|name| file.workflow(env, name, &|node| looked_at(config, env, node)));
        findings.extend(checked.filter_map(Result::err).map(|error| finding("workflow", &error)));
    }
    Ok(findings)
}

fn check(findings: &mut Vec<Finding>, config: &Config, env: &Env, command: &CustomCommand) {
    let evaluate = |node: &Node| looked_at(config, env, node);
    let renderer = Renderer::new(config, env);
    if !command.is_group() {
        let definition = command.definition(env, &evaluate);
        let checked = definition.and_then(|definition| {
            let syntax = |text: &str, at| renderer.check(text, at).map(|()| text.to_owned());
            definition.steps.iter().try_for_each(|step| step.rendered(&syntax).map(|_| ()))
        });
        findings.extend(checked.err().map(|error| finding("command", &error)));
    }
    command.commands.iter().for_each(|below| check(findings, config, env, below));
}

/// What Atmos can do need not be a mistake.
fn finding(rule: &'static str, error: &Error) -> Finding {
    if error.kind() == Kind::Unbuilt { Finding::warning(rule, error) } else { Finding::error(rule, error) }
}
