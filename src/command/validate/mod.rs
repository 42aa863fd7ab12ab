//! `wrap validate`: everything that is wrong, at once.

mod annotations;
mod json;
mod sarif;

use clap::ValueEnum;

use crate::{
    config::Selection,
    error::Kind,
    system::System,
    validate::{self, Finding, Scope, Severity, Validation},
};

/// How findings are printed on stdout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Lines as compilers print them.
    Text,
    /// A JSON list.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

/// Prints what is wrong. Warnings alone are no failure.
pub(crate) fn run(system: &System, selection: &Selection, scope: Scope<'_>, format: Format) -> u8 {
    report(system, &validate::validate(&system.env, selection, scope), scope, format)
}

/// Prints what somebody has found.
pub(crate) fn report(
    system: &System,
    Validation { findings, has_stacks }: &Validation,
    scope: Scope<'_>,
    format: Format,
) -> u8 {
    match format {
        Format::Text => findings.iter().flat_map(lines).for_each(|line| system.terminal.print(&line)),
        Format::Json => system.terminal.print(&json::text(findings)),
        Format::Sarif => system.terminal.print(&sarif::text(findings)),
        Format::Github => findings.iter().for_each(|finding| system.terminal.print(&annotations::line(finding))),
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    system.terminal.say(&summary(scope, *has_stacks, errors, findings.len() - errors));
    if errors == 0 { 0 } else { Kind::Configuration.exit_code() }
}

/// `path:line:column: error: message`, and what belongs to it.
fn lines(finding: &Finding) -> Vec<String> {
    let place = finding.place.map(|place| format!("{place}: ")).unwrap_or_default();
    let mut lines = vec![format!("{place}{}: {}", finding.severity.name(), finding.message)];
    lines.extend(finding.causes.iter().map(|cause| format!("  caused by: {cause}")));
    lines.extend(finding.help.iter().map(|help| format!("  help: {help}")));
    lines.iter().map(|line| one_line(line)).collect()
}

/// A name in a manifest may hold anything, and must not look like a finding of its own or command the terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { c.escape_default().to_string() } else { c.to_string() }).collect()
}

fn summary(scope: Scope<'_>, has_stacks: bool, errors: usize, warnings: usize) -> String {
    let count = |number: usize, name: &str| format!("{number} {name}{}", if number == 1 { "" } else { "s" });
    if errors + warnings > 0 {
        return format!("{}, {}", count(errors, "error"), count(warnings, "warning"));
    }
    match scope {
        Scope::All if !has_stacks => {
            "✓ the configuration and the authentication are valid; there are no stacks".to_owned()
        }
        Scope::All => "✓ the configuration, all stacks and the authentication are valid".to_owned(),
        Scope::Stacks => "✓ All stacks validated successfully".to_owned(),
        Scope::Component { name, stack, .. } => format!("✓ component `{name}` of stack `{stack}` is valid"),
        Scope::Auth => "✓ the authentication is valid".to_owned(),
        Scope::Config => "✓ the configuration is valid".to_owned(),
        Scope::Schema(_) => "✓ the files fit the project's schemas".to_owned(),
    }
}
