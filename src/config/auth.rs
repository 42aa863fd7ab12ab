//! `auth:` as types. A kind's own fields stay opaque here; the kind's file reads them.

mod identity;
pub(crate) mod lasting;
mod merge;
mod provider;
mod value;

use std::path::Path;

use indexmap::IndexMap;

use self::value::{map_or_nothing, text};
pub(crate) use self::{
    identity::{IdentityConfig, Via},
    merge::merge_component,
    provider::ProviderConfig,
};
use crate::{
    config::{
        nearest::nearest,
        yaml::{Node, Place, Value},
    },
    error::{Error, Result},
};

/// `auth:` of a component, or of the whole project.
#[derive(Clone, Debug)]
pub(crate) struct AuthConfig {
    /// By name as written. Look-ups of identities ignore case.
    pub(crate) providers: IndexMap<String, ProviderConfig>,
    pub(crate) identities: IndexMap<String, IdentityConfig>,
    /// `realm:`
    pub(crate) realm: Option<String>,
    /// `keyring:`, a map: where secrets rest (`store` reads it).
    pub(crate) keyring: Node,
}

/// Everything that may stand under `auth:`. Of these we read `providers`, `identities`, `realm` and `keyring`.
const SECTIONS: [&str; 9] =
    ["providers", "identities", "realm", "integrations", "keyring", "logs", "console", "defaults", "require_identity"];

impl Default for AuthConfig {
    fn default() -> Self {
        let keyring = Node::empty_map(Place::start_of(Path::new("")));
        Self { providers: IndexMap::new(), identities: IndexMap::new(), realm: None, keyring }
    }
}

impl AuthConfig {
    /// The identity called `name`, without regard to case; an exact match wins.
    pub(crate) fn identity(&self, name: &str) -> Option<&IdentityConfig> {
        let same = |(_, identity): &(&String, &IdentityConfig)| is_same_name(&identity.name, name);
        self.identities.get(name).or_else(|| self.identities.iter().find(same).map(|(_, identity)| identity))
    }

    /// The provider called `name`, without regard to case; an exact match wins.
    pub(crate) fn provider(&self, name: &str) -> Option<&ProviderConfig> {
        let same = |(_, provider): &(&String, &ProviderConfig)| is_same_name(&provider.name, name);
        self.providers.get(name).or_else(|| self.providers.iter().find(same).map(|(_, provider)| provider))
    }
}

/// Reads `auth:`, a map or nothing.
pub(crate) fn read(auth: &Node) -> Result<AuthConfig> {
    refuse_mistyped_sections(auth)?;
    let mut config =
        AuthConfig { realm: text(auth, "realm", "`auth`")?, keyring: keyring(auth)?, ..AuthConfig::default() };
    for (name, at, node) in named(auth, "providers")? {
        config.providers.insert(name.to_owned(), provider::read(name, at, node, &config.keyring)?);
    }
    for (name, at, node) in named(auth, "identities")? {
        config.identities.insert(name.to_owned(), identity::read(name, at, node)?);
    }
    Ok(config)
}

/// Unknown sections are no concern of ours, but `identites:` must not vanish silently.
fn refuse_mistyped_sections(auth: &Node) -> Result<()> {
    let Some(map) = map_or_nothing(auth, "`auth`")? else { return Ok(()) };
    for (key, entry) in map.iter().filter(|(key, _)| !SECTIONS.contains(&key.as_ref())) {
        if let Some(near) = nearest(key, SECTIONS.into_iter()) {
            let message = format!("`auth` has no section `{key}`");
            return Err(Error::configuration(message).at(entry.key_at).help(format!("did you mean `{near}`?")));
        }
    }
    Ok(())
}

/// The entries of section `name`, each of which is a map.
fn named<'a>(auth: &'a Node, name: &str) -> Result<Vec<(&'a str, Place, &'a Node)>> {
    let Some(section) = auth.get(name) else { return Ok(Vec::new()) };
    let Some(map) = map_or_nothing(section, &format!("`{name}`"))? else { return Ok(Vec::new()) };
    map.iter()
        .map(|(key, entry)| match &entry.node.value {
            Value::Map(_) | Value::Null => Ok((key.as_ref(), entry.key_at, &entry.node)),
            other => Err(Error::configuration(format!("`{key}` of `{name}` must be a map, not {}", other.kind()))
                .at(entry.node.at)),
        })
        .collect()
}

/// `keyring:`, a map; an empty one when there is none.
fn keyring(auth: &Node) -> Result<Node> {
    let Some(node) = auth.get("keyring") else { return Ok(Node::empty_map(auth.at)) };
    Ok(map_or_nothing(node, "`keyring`")?.map_or_else(|| Node::empty_map(node.at), |_| node.clone()))
}

fn is_same_name(left: &str, right: &str) -> bool {
    left.to_lowercase() == right.to_lowercase()
}

#[cfg(test)]
mod tests;
