//! Each provider and identity by itself: its kind, and the fields of its kind.

use std::sync::Arc;

use super::{RULE, reading::without};
use crate::{
    cloud,
    config::{
        auth::{IdentityConfig, ProviderConfig},
        environment::takes_default,
        yaml::{Entry, Node, Value},
    },
    error::Error,
    system::Env,
    validate::finding::Finding,
};

/// A variable that is not set here may be set where the credentials are used.
pub(super) fn unset_variables(tree: &Node, env: &Env) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk("", tree, &mut |field, node| {
        let Some(name) = unset_variable(node, env) else { return };
        let error = Error::configuration(format!("variable `{name}` is not set")).at(node.at);
        let error = if takes_default(field) {
            error.help(format!("export {name}=… before you use it, or write `!env {name} default`"))
        } else {
            error.help(format!("export {name}=… before you use it"))
        };
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

/// Calls `found` for each node below `node`, which is the value of `field`.
fn walk<'n>(field: &str, node: &'n Node, found: &mut impl FnMut(&str, &'n Node)) {
    found(field, node);
    match &node.value {
        Value::Map(map) => map.iter().for_each(|(name, entry)| walk(name, &entry.node, found)),
        Value::List(list) => list.iter().for_each(|item| walk(field, item, found)),
        _ => {}
    }
}

pub(super) fn provider(provider: &ProviderConfig, env: &Env) -> Vec<Finding> {
    if cloud::comes_later(&provider.kind) {
        return cloud::provider(provider, env).err().iter().map(later).collect();
    }
    let pipeline = pipeline(env);
    let errors = all_errors(&provider.fields, &|fields| {
        cloud::provider(&ProviderConfig { fields, ..provider.clone() }, &pipeline).err()
    });
    let mut findings = without_unset(&errors, &provider.fields, env);
    if errors.is_empty() {
        // What a pipeline's variables say is not there elsewhere.
        let missing = cloud::provider(provider, env).err();
        findings.extend(missing.map(|error| Finding::warning(RULE, &error)));
    }
    findings
}

/// The environment with what pipelines say of the program that they run as.
fn pipeline(env: &Env) -> Env {
    let mut pipeline = env.clone();
    for name in ["AZURE_TENANT_ID", "AZURE_CLIENT_ID"] {
        pipeline.variables.entry(name.into()).or_insert_with(|| "00000000-0000-0000-0000-000000000000".into());
    }
    pipeline
}

/// Like Atmos, a run minds an identity without a kind only when it uses it. Chains that lead to it are errors of their own.
pub(super) fn without_kind(identity: &IdentityConfig, error: &Error) -> Finding {
    if identity.is_default || identity.is_required {
        return Finding::error(RULE, error);
    }
    Finding::warning(RULE, error).because("no run can use it".to_owned())
}

pub(super) fn identity(identity: &IdentityConfig, env: &Env) -> Vec<Finding> {
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

/// The errors of a kind, which stops at its first one: what is refused gives way to something that is
/// not, or to nothing, before the next try. What is missing then was not missing before.
fn all_errors(fields: &Node, read: &dyn Fn(Node) -> Option<Error>) -> Vec<Error> {
    let (mut errors, mut left) = (Vec::new(), fields.clone());
    while let Some(error) = read(left.clone()) {
        let place = error.place();
        let refused = left.as_map().and_then(|map| {
            let is_here = |at| Some(at) == place;
            map.iter()
                .find(|(_, entry)| is_here(entry.key_at) || is_here(entry.node.at))
                .map(|(key, entry)| (Arc::clone(key), entry.clone()))
        });
        if errors.is_empty() || refused.is_some() {
            errors.push(error);
        }
        let Some((key, entry)) = refused else { break };
        let is_accepted = |tree: &Node| read(tree.clone()).is_none_or(|error| error.place() != place);
        let others = OTHERS.iter().map(|value| with(&left, &key, &entry, value()));
        left = others.into_iter().find(is_accepted).unwrap_or_else(|| Node { at: left.at, ..without(left, &key) });
    }
    errors
}

/// Values of which one is right for most fields.
const OTHERS: [fn() -> Value; 3] =
    [|| Value::text("00000000-0000-0000-0000-000000000000"), || Value::Bool(true), || Value::List(Arc::default())];

/// `tree` with another value at `key`.
fn with(tree: &Node, key: &Arc<str>, entry: &Entry, value: Value) -> Node {
    let Some(mut map) = tree.as_map().cloned() else { return tree.clone() };
    map.insert(Arc::clone(key), entry.key_at, Node::new(entry.node.at, value));
    tree.with_value(Value::map(map))
}

/// Without those that a variable causes which is not set here.
fn without_unset(errors: &[Error], fields: &Node, env: &Env) -> Vec<Finding> {
    let mut unset = Vec::new();
    walk("", fields, &mut |_, node| unset.extend(unset_variable(node, env).map(|_| node.at)));
    let meant = errors.iter().filter(|error| error.place().is_none_or(|at| !unset.contains(&at)));
    meant.map(|error| Finding::error(RULE, error)).collect()
}
