//! `auth:` of the project and of stacks: every provider, identity and chain by itself, so that all mistakes show.

mod chains;
mod integrations;
mod kinds;
mod reading;

use super::finding::Finding;
use crate::{
    chain,
    config::{
        Config,
        auth::{self, AuthConfig, IdentityConfig, ProviderConfig},
        yaml::{Node, Value},
    },
    error::Error,
    place::Place,
    store,
    system::Env,
};
use reading::Reading;

const RULE: &str = "auth";

/// What is wrong with the project's `auth`.
pub(super) fn project(config: &Config, env: &Env) -> Vec<Finding> {
    check(&config.auth, env).0
}

/// Who a run signs in as unless another identity is named.
pub(super) struct Session {
    pub(super) identity: IdentityConfig,
    pub(super) provider: ProviderConfig,
    /// Whether Terraform's providers sign in by themselves.
    pub(super) is_native: bool,
}

/// What is wrong with the `auth` that holds for a component, and who signs in with it.
pub(super) fn component(config: &Config, env: &Env, component: &Node) -> (Vec<Finding>, Option<Session>) {
    match auth::merge_component(&config.auth, component, config.list_merge) {
        Ok(merged) => {
            let (mut findings, auth) = check(&merged, env);
            if config.templates_enabled {
                // What a template gives is known when the component is run.
                let mut open = Vec::new();
                templates(&merged, &mut open);
                findings.retain(|finding| finding.place.is_none_or(|at| !open.contains(&at)));
            }
            (findings, session(&auth))
        }
        Err(error) => (vec![Finding::error(RULE, &error)], None),
    }
}

/// The places of the texts that templates make.
fn templates(node: &Node, found: &mut Vec<Place>) {
    match &node.value {
        Value::Map(map) => map.iter().for_each(|(_, entry)| templates(&entry.node, found)),
        Value::List(list) => list.iter().for_each(|item| templates(item, found)),
        Value::Str(text) if text.contains("{{") => found.push(node.at),
        _ => {}
    }
}

fn session(auth: &AuthConfig) -> Option<Session> {
    let mut defaults = auth.identities.values().filter(|identity| identity.is_default);
    let default = defaults.next().filter(|_| defaults.next().is_none())?;
    let chain = chain::resolve(auth, &default.name, "").ok()?;
    Some(Session { identity: default.clone(), is_native: chain.key.manner.is_native, provider: chain.provider })
}

/// What is wrong with `tree`, and what can be read of it.
fn check(tree: &Node, env: &Env) -> (Vec<Finding>, AuthConfig) {
    let reading = Reading::of(tree);
    let keyring = store::place(&reading.auth.keyring, env).err();
    let errors = reading.errors.iter().chain(&keyring);
    let mut findings: Vec<Finding> = errors.map(|error| Finding::error(RULE, error)).collect();
    findings.extend(kinds::unset_variables(tree, env));
    for provider in reading.auth.providers.values() {
        findings.extend(kinds::provider(provider, env));
    }
    for identity in reading.auth.identities.values() {
        if let Err(error) = identity.check_kind() {
            findings.push(kinds::without_kind(identity, &error));
            continue;
        }
        findings.extend(kinds::identity(identity, env));
        findings.extend(chains::check(&reading, identity));
    }
    findings.extend(integrations::check(tree, &reading));
    findings.extend(several_defaults(&reading.auth));
    findings.extend(same_names(&reading.auth));
    findings.extend(realm(tree, &reading.auth));
    (findings, reading.auth)
}

fn several_defaults(auth: &AuthConfig) -> Option<Finding> {
    let defaults: Vec<&IdentityConfig> = auth.identities.values().filter(|identity| identity.is_default).collect();
    let [first, second, ..] = defaults.as_slice() else { return None };
    let names: Vec<String> = defaults.iter().map(|identity| format!("`{}`", identity.name)).collect();
    let error = Error::configuration(format!("several identities are marked `default: true`: {}", names.join(", ")));
    let error = error.at(second.at).because(format!("`{}` stands at {}", first.name, first.at));
    Some(Finding::error(RULE, &error.help("leave `default: true` at one of them")))
}

/// Names are looked up without regard to case: of two that differ in nothing else only one can be meant.
fn same_names(auth: &AuthConfig) -> Vec<Finding> {
    let providers = auth.providers.values().map(|provider| ("provider", &provider.name, provider.at));
    let identities = auth.identities.values().map(|identity| ("identity", &identity.name, identity.at));
    let all: Vec<(&str, &String, Place)> = providers.chain(identities).collect();
    let twins = all.iter().enumerate().filter_map(|(index, (what, name, at))| {
        let is_twin =
            |(kind, other, _): &&(&str, &String, Place)| kind == what && other.to_lowercase() == name.to_lowercase();
        let (_, first, first_at) = all[..index].iter().find(is_twin)?;
        let error = Error::configuration(format!("{what} `{name}` cannot be told from `{first}`"))
            .at(*at)
            .because(format!("names are looked up without regard to case, and `{first}` stands at {first_at}"))
            .help("give one of them another name");
        Some(Finding::error(RULE, &error))
    });
    twins.collect()
}

/// Atmos refuses such a name; here its hash keeps the credentials apart.
fn realm(tree: &Node, auth: &AuthConfig) -> Option<Finding> {
    let realm = auth.realm.as_deref().filter(|realm| !realm.is_empty())?;
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = realm.as_bytes();
    let joined = bytes.split(|byte| matches!(byte, b'-' | b'_'));
    // No part is empty: separators stand alone, and neither first nor last.
    let is_valid =
        bytes.len() <= 64 && joined.into_iter().all(|part| !part.is_empty() && part.iter().all(|byte| is_plain(*byte)));
    if is_valid {
        return None;
    }
    let error = Error::configuration(format!("`realm` cannot be `{realm}` in Atmos"))
        .at(tree.get("realm")?.at)
        .help("write lower-case letters and digits, with single `-` or `_` between them, 64 at most");
    Some(Finding::warning(RULE, &error))
}
