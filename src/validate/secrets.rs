//! Secrets that are written into the configuration. Their values are never printed.

use super::finding::Finding;
use crate::{
    config::yaml::{Node, Value},
    error::Error,
};

/// Keys that hold secrets, in lower case.
const SECRETS: [&str; 22] = [
    "access_key",
    "secret_key",
    "session_token",
    "arm_client_certificate_password",
    "arm_oidc_token",
    "azure_client_certificate_password",
    "aws_session_token",
    "github_token",
    "gitlab_token",
    "client_secret",
    "password",
    "client_certificate",
    "client_certificate_password",
    "secret_access_key",
    "access_key_secret",
    "sas_token",
    "arm_client_secret",
    "azure_client_secret",
    "azure_password",
    "arm_access_key",
    "arm_sas_token",
    "aws_secret_access_key",
];

/// The secrets of `tree`, a file. `vars` belong to modules, where such a name may mean something else.
pub(super) fn check(tree: &Node) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(tree, Part::Other, &mut findings);
    findings
}

/// What a secret belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Variables,
    /// `auth.providers` and the like, which stored secrets are for.
    Auth,
    Other,
}

fn walk(node: &Node, part: Part, findings: &mut Vec<Finding>) {
    match &node.value {
        Value::Map(map) => {
            for (key, entry) in map.iter() {
                if (is_secret(key) || looks_secret(&entry.node)) && is_clear(&entry.node) {
                    findings.push(finding(key, entry.node.at, part));
                }
                let below = match key.as_ref() {
                    "vars" if part == Part::Other => Part::Variables,
                    "auth" if part == Part::Other => Part::Auth,
                    _ => part,
                };
                walk(&entry.node, below, findings);
            }
        }
        Value::List(list) => list.iter().for_each(|item| walk(item, part, findings)),
        _ => {}
    }
}

fn is_secret(key: &str) -> bool {
    SECRETS.contains(&key.to_lowercase().as_str())
}

/// Texts that nothing but a secret looks like, whatever their key.
fn looks_secret(node: &Node) -> bool {
    let Some(text) = node.as_str() else { return false };
    text.contains(" PRIVATE KEY-----") || text.contains(";AccountKey=") || text.starts_with("github_pat_")
}

fn is_clear(node: &Node) -> bool {
    node.tag.as_deref().is_none_or(|tag| tag == "literal")
        && match &node.value {
            Value::Str(text) => !text.is_empty() && !text.contains("{{"),
            Value::Int(_) | Value::Float(_) => true,
            _ => false,
        }
}

fn finding(key: &str, at: crate::config::yaml::Place, part: Part) -> Finding {
    let or_stored = if key == "client_secret" && part == Part::Auth { " or `client_secret_store: NAME`" } else { "" };
    let error = Error::configuration(format!("the secret `{key}` is written in clear")).at(at).help(format!(
        "write `{key}: !env NAME`{or_stored}, and give the secret a new value: this one is in the repository"
    ));
    if part == Part::Variables { Finding::warning("secret", &error) } else { Finding::error("secret", &error) }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{config::yaml::parse, validate::finding::Severity};

    #[test]
    fn only_secrets_in_clear_are_found_and_none_is_repeated() {
        let text = "auth: {providers: {p: {client_secret: canary-secret}, q: {client_secret: !env X}, r: {password: ''}}}\n\
                    env: {ARM_CLIENT_SECRET: canary-other}\nvars: {password: canary-third}\n";
        let findings = check(&parse(Path::new("a.yaml"), text).unwrap());
        assert!(!format!("{findings:?}").contains("canary"));
        let severities: Vec<Severity> = findings.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Error, Severity::Error, Severity::Warning]);
    }
}
