//! `auth:` of the project and of stacks: every provider, identity and chain by itself, so that all mistakes show.

use std::sync::Arc;

use super::finding::Finding;
use crate::{
    chain, cloud,
    config::{
        Config,
        auth::{self, AuthConfig, IdentityConfig, ProviderConfig, Via},
        yaml::{Map, Node, Value},
    },
    error::Error,
    store,
    system::Env,
};

const RULE: &str = "auth";

/// What is wrong with the project's `auth`.
pub(super) fn project(config: &Config, env: &Env) -> Vec<Finding> {
    check(&config.auth, env, None).0
}

/// What is wrong with the `auth` that holds for a component of `stack`, and that `auth`.
pub(super) fn component(
    config: &Config,
    env: &Env,
    component: &Node,
    stack: &str,
) -> (Vec<Finding>, Option<AuthConfig>) {
    match auth::merge_component(&config.auth, component, config.list_merge) {
        Ok(merged) => {
            let (findings, auth) = check(&merged, env, Some(stack));
            (findings, Some(auth))
        }
        Err(error) => (vec![Finding::error(RULE, &error)], None),
    }
}

/// What is wrong with `tree`, and what can be read of it.
fn check(tree: &Node, env: &Env, stack: Option<&str>) -> (Vec<Finding>, AuthConfig) {
    let (mut errors, auth) = read_all(tree);
    errors.extend(store::place(&auth.keyring, env).err());
    let mut findings: Vec<Finding> = errors.iter().map(|error| Finding::error(RULE, error)).collect();
    findings.extend(unset_variables(tree, env));
    for provider in auth.providers.values() {
        findings.extend(check_provider(provider, env));
    }
    for identity in auth.identities.values() {
        findings.extend(check_identity(identity, env));
        findings.extend(check_chain(&auth, identity));
    }
    findings.extend(several_defaults(&auth, stack));
    (findings, auth)
}

/// Reads every provider and identity by itself; one that cannot be read does not hide the others.
fn read_all(tree: &Node) -> (Vec<Error>, AuthConfig) {
    let (mut errors, mut auth) = (Vec::new(), AuthConfig::default());
    let rest = without(without(tree.clone(), "providers"), "identities");
    match auth::read(&rest) {
        Ok(read) => (auth.realm, auth.keyring) = (read.realm, read.keyring),
        Err(error) => errors.push(error),
    }
    for section in ["providers", "identities"] {
        let Some(all) = tree.as_map().and_then(|map| map.entry(section)) else { continue };
        let Some(names) = all.node.as_map() else {
            errors.extend(auth::read(&only(tree, section, all.node.clone())).err());
            continue;
        };
        for (name, entry) in names.iter() {
            let mut one = Map::default();
            one.insert(Arc::clone(name), entry.key_at, entry.node.clone());
            let alone = Node::new(all.node.at, Value::Map(Arc::new(one)));
            match auth::read(&only(tree, section, alone)) {
                Ok(read) => {
                    auth.providers.extend(read.providers);
                    auth.identities.extend(read.identities);
                }
                Err(error) => errors.push(error),
            }
        }
    }
    (errors, auth)
}

fn only(tree: &Node, section: &str, node: Node) -> Node {
    let mut map = Map::default();
    map.insert(section, node.at, node);
    if let Some(keyring) = tree.get("keyring").filter(|keyring| keyring.as_map().is_some()) {
        map.insert("keyring", keyring.at, keyring.clone());
    }
    Node::new(tree.at, Value::Map(Arc::new(map)))
}

fn without(tree: Node, section: &str) -> Node {
    let Some(mut map) = tree.as_map().cloned() else { return tree };
    map.remove(section);
    Node::new(tree.at, Value::Map(Arc::new(map)))
}

/// A variable that is not set here may be set where the credentials are used.
fn unset_variables(tree: &Node, env: &Env) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(tree, &mut |node| {
        let Some(name) = unset_variable(node, env) else { return };
        let error = Error::configuration(format!("variable `{name}` is not set"))
            .at(node.at)
            .help(format!("export {name}=… before you use it, or write `!env {name} default`"));
        findings.push(Finding::warning(RULE, &error));
    });
    findings
}

fn unset_variable<'n>(node: &'n Node, env: &Env) -> Option<&'n str> {
    let argument = node.as_str().filter(|_| node.tag.as_deref() == Some("env"))?;
    let mut words = argument.split_whitespace();
    let name = words.next()?;
    (words.next().is_none() && env.var(name).is_none()).then_some(name)
}

pub(super) fn walk<'n>(node: &'n Node, found: &mut impl FnMut(&'n Node)) {
    found(node);
    match &node.value {
        Value::Map(map) => map.iter().for_each(|(_, entry)| walk(&entry.node, found)),
        Value::List(list) => list.iter().for_each(|item| walk(item, found)),
        _ => {}
    }
}

fn check_provider(provider: &ProviderConfig, env: &Env) -> Vec<Finding> {
    if cloud::comes_later(&provider.kind) {
        return cloud::provider(provider, env).err().iter().map(later).collect();
    }
    let errors = all_errors(&provider.fields, &|fields| {
        cloud::provider(&ProviderConfig { fields, ..provider.clone() }, env).err()
    });
    without_unset(&errors, &provider.fields, env)
}

fn check_identity(identity: &IdentityConfig, env: &Env) -> Vec<Finding> {
    if cloud::comes_later(&identity.kind) {
        return cloud::identity(identity, env).err().iter().map(later).collect();
    }
    let errors = all_errors(&identity.principal, &|principal| {
        cloud::identity(&IdentityConfig { principal, ..identity.clone() }, env).err()
    });
    without_unset(&errors, &identity.principal, env)
}

/// A kind that is not built yet hurts nobody but who uses it.
fn later(error: &Error) -> Finding {
    let help = vec!["the rest of the project works without it".to_owned()];
    Finding { help, ..Finding::warning(RULE, error) }
}

/// The errors of a kind, which stops at its first one: each field that is refused is taken out before
/// the next try. What is missing then was not missing before.
fn all_errors(fields: &Node, read: &dyn Fn(Node) -> Option<Error>) -> Vec<Error> {
    let (mut errors, mut left) = (Vec::new(), fields.clone());
    while let Some(error) = read(left.clone()) {
        let refused = left.as_map().and_then(|map| {
            let is_here = |at| Some(at) == error.place();
            map.iter()
                .find(|(_, entry)| is_here(entry.key_at) || is_here(entry.node.at))
                .map(|(key, _)| Arc::clone(key))
        });
        if errors.is_empty() || refused.is_some() {
            errors.push(error);
        }
        let Some(refused) = refused else { break };
        left = Node { at: left.at, ..without(left, &refused) };
    }
    errors
}

/// Without those that a variable causes which is not set here.
fn without_unset(errors: &[Error], fields: &Node, env: &Env) -> Vec<Finding> {
    let mut unset = Vec::new();
    walk(fields, &mut |node| unset.extend(unset_variable(node, env).map(|_| node.at)));
    let meant = errors.iter().filter(|error| error.place().is_none_or(|at| !unset.contains(&at)));
    meant.map(|error| Finding::error(RULE, error)).collect()
}

/// What keeps `identity` from being assumed.
fn check_chain(auth: &AuthConfig, identity: &IdentityConfig) -> Vec<Finding> {
    if let Some(first) = first_of_cycle(auth, identity) {
        // All identities of a circle get the same finding, which is said once.
        let error = chain::resolve(auth, first, "").err();
        return error.iter().map(|error| Finding::error(RULE, error)).collect();
    }
    let chain = match chain::resolve(auth, &identity.name, "") {
        Ok(chain) => chain,
        Err(error) => return vec![Finding::error(RULE, &error)],
    };
    let pairs = chain.identities.iter().filter_map(|identity| cloud::check_pair(&chain.provider, identity).err());
    let mut findings: Vec<Finding> = pairs.map(|error| Finding::error(RULE, &error)).collect();
    if findings.is_empty() {
        findings.extend(other_cloud(&chain.provider, identity).map(|error| Finding::error(RULE, &error)));
    }
    findings
}

/// The first of the identities that `identity` leads to in a circle.
fn first_of_cycle<'a>(auth: &'a AuthConfig, identity: &'a IdentityConfig) -> Option<&'a str> {
    let mut way = vec![identity];
    loop {
        let Some(Via::Identity(next, _)) = &way[way.len() - 1].via else { return None };
        let next = auth.identity(next)?;
        if let Some(start) = way.iter().position(|known| known.name == next.name) {
            return way[start..].iter().min_by_key(|member| member.at).map(|member| member.name.as_str());
        }
        way.push(next);
    }
}

/// Which clouds' credentials an identity of a cloud can be assumed with. GitHub's are tokens for any of them.
fn other_cloud(provider: &ProviderConfig, identity: &IdentityConfig) -> Option<Error> {
    let cloud = |kind: &str| kind.split('/').next().unwrap_or_default().to_owned();
    let (have, wanted) = (cloud(&provider.kind), cloud(&identity.kind));
    let is_known = |name: &str| ["aws", "azure", "gcp"].contains(&name);
    if have == wanted || !is_known(&have) || !is_known(&wanted) {
        return None;
    }
    let message = format!(
        "identity `{}` has kind `{}`, which cannot use provider `{}` of kind `{}`",
        identity.name, identity.kind, provider.name, provider.kind
    );
    Some(
        Error::configuration(message)
            .at(identity.kind_at)
            .help(format!("let it be assumed via a provider of a `{wanted}/…` kind")),
    )
}

fn several_defaults(auth: &AuthConfig, stack: Option<&str>) -> Option<Finding> {
    let defaults: Vec<&IdentityConfig> = auth.identities.values().filter(|identity| identity.is_default).collect();
    let [first, second, ..] = defaults.as_slice() else { return None };
    let names: Vec<String> = defaults.iter().map(|identity| format!("`{}`", identity.name)).collect();
    let of = stack.map(|stack| format!(" in stack `{stack}`")).unwrap_or_default();
    let error =
        Error::configuration(format!("several identities are marked `default: true`{of}: {}", names.join(", ")));
    let error = error.at(second.at).because(format!("`{}` stands at {}", first.name, first.at));
    Some(Finding::error(RULE, &error.help("leave `default: true` at one of them")))
}

/// The identity that a run uses unless another one is named.
pub(super) fn default_identity(auth: &AuthConfig) -> Option<&IdentityConfig> {
    let mut defaults = auth.identities.values().filter(|identity| identity.is_default);
    defaults.next().filter(|_| defaults.next().is_none())
}
