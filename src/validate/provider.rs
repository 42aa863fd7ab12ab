//! Provider and backend blocks of the code that sign in by themselves, or somewhere else.

use std::borrow::Cow;

use super::{
    auth::Session,
    finding::Finding,
    module::{Literal, Module, Settings},
    open::is_open,
};
use crate::{
    config::yaml::{Map, Node},
    error::Error,
    place::Place,
    stack::Instance,
};

const AZURE: [&str; 4] = ["azapi", "azuread", "azurerm", "azurestack"];

/// Settings that hold secrets, of providers and of backends.
const SECRETS: [&str; 6] =
    ["access_key", "client_certificate_password", "client_secret", "oidc_request_token", "oidc_token", "sas_token"];

/// What is wrong with the blocks of `module`, and with those that `instance` lays over them, for a run with
/// `session`.
pub(super) fn check(module: &Module, instance: &Instance, session: Option<&Session>) -> Vec<Finding> {
    let azure = |settings: &&Settings| AZURE.contains(&settings.name.as_str());
    let generated = generated(instance);
    let mut written = Cow::Borrowed(&module.providers);
    for block in &generated {
        cover(written.to_mut(), block);
    }
    let providers = written.iter().filter(azure).flat_map(|block| of_block(block, "provider", session));
    let backends = module.backends.iter().filter(azure).flat_map(|block| of_block(block, "backend", session));
    let stands = generated.iter().filter(azure).flat_map(|block| of_block(block, "provider", session));
    let stands = stands.map(|finding| finding.in_stack(&instance.stack));
    providers.chain(backends).chain(stands).collect()
}

/// The provider blocks that the stack describes. Their secrets are found where they are written.
fn generated(instance: &Instance) -> Vec<Settings> {
    let blocks = instance.providers.as_map().into_iter().flat_map(Map::iter);
    let settings = blocks.filter_map(|(name, entry)| {
        let mut settings = Settings::generated(name, entry.key_at, entry.node.as_map()?);
        settings.literals.retain(|(key, _, _)| !SECRETS.contains(&key.as_str()));
        settings.others.retain(|key| !SECRETS.contains(&key.as_str()));
        Some(settings)
    });
    settings.collect()
}

/// What `block` says is not what the code says any more.
fn cover(written: &mut [Settings], block: &Settings) {
    let is_same = |known: &&mut Settings| known.name == block.name && known.alias == block.alias;
    if let Some(known) = written.iter_mut().find(is_same) {
        known.cover(block);
    }
}

fn of_block(block: &Settings, kind: &str, session: Option<&Session>) -> Vec<Finding> {
    let named = format!("{kind} `{}`", block.name);
    let check = |(key, at, literal): &(String, Place, Literal)| {
        let (message, help) = match literal {
            Literal::Text(_) if SECRETS.contains(&key.as_str()) => (
                format!("the secret `{key}` of {named} is written in clear"),
                format!("remove `{key}`, and give the secret a new value: this one is in the repository"),
            ),
            Literal::Boolean(value) => refused(&named, key, *value, session?)?,
            // A state may well lie elsewhere, and so may what a provider with another name works on.
            Literal::Text(text) if kind == "provider" && block.alias.is_none() => {
                elsewhere(&named, key, text, session?)?
            }
            Literal::Text(_) => return None,
        };
        Some(Finding::error("provider", &Error::configuration(message).at(*at).help(help)))
    };
    block.literals.iter().filter_map(check).collect()
}

/// A switch that keeps Terraform from using what the session hands it.
fn refused(named: &str, key: &str, value: bool, session: &Session) -> Option<(String, String)> {
    match (key, value) {
        _ if session.is_native => None,
        ("use_cli", false) => {
            Some((format!("{named} refuses the session's credentials"), "remove `use_cli = false`".to_owned()))
        }
        // The providers ask the machine before they ask the Azure CLI.
        ("use_msi", true) => {
            let message = format!("{named} signs in as the machine, not with the session's credentials");
            Some((message, "remove `use_msi = true`".to_owned()))
        }
        _ => None,
    }
}

fn elsewhere(named: &str, key: &str, written: &str, session: &Session) -> Option<(String, String)> {
    let identity = &session.identity;
    let chosen = match key {
        "subscription_id" => identity.principal.get(key),
        "tenant_id" => session.provider.fields.get(key),
        _ => None,
    };
    let is_other =
        |node: &Node| !is_open(node) && node.as_str().is_some_and(|chosen| !chosen.eq_ignore_ascii_case(written));
    chosen.filter(|node| is_other(node))?;
    let what = key.trim_end_matches("_id");
    let message = format!("{named} works on another {what} than identity `{}`", identity.name);
    Some((message, format!("remove `{key}`: the session sets it")))
}
