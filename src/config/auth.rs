//! `auth:` as types. A kind's own fields stay opaque here; the kind's file reads them.

pub(crate) mod lasting;
mod merge;

use std::{path::Path, sync::Arc};

use indexmap::IndexMap;

pub(crate) use merge::merge_component;

use crate::{
    config::{
        fields::suggest,
        nearest::nearest,
        yaml::{Map, Node, Place, Value},
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

/// A provider: it issues credentials.
#[derive(Clone, Debug)]
pub(crate) struct ProviderConfig {
    pub(crate) name: String,
    /// Where its name stands.
    pub(crate) at: Place,
    pub(crate) kind: String,
    pub(crate) kind_at: Place,
    /// All other keys with those of `spec:` laid over them: a map that stands at the name.
    pub(crate) fields: Node,
    /// `keyring:` of the `auth` it stands in.
    pub(crate) keyring: Node,
}

/// An identity: assumed via a provider or another identity.
#[derive(Clone, Debug)]
pub(crate) struct IdentityConfig {
    pub(crate) name: String,
    pub(crate) at: Place,
    /// Empty when there is none, which concerns only those who use it, as in Atmos.
    pub(crate) kind: String,
    pub(crate) kind_at: Place,
    pub(crate) is_default: bool,
    /// Signed in with every run, besides the identity that the run is for.
    pub(crate) is_required: bool,
    /// `session.min_remaining`, in seconds.
    pub(crate) min_remaining: Option<i64>,
    /// `None` for kinds that stand alone.
    pub(crate) via: Option<Via>,
    /// `principal:` with those of `spec:` laid over it, a map (empty when both are missing) that
    /// stands at its key, else at the name.
    pub(crate) principal: Node,
}

/// What an identity is assumed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Via {
    Provider(String, Place),
    Identity(String, Place),
}

impl IdentityConfig {
    /// Refuses to use an identity without a kind.
    pub(crate) fn check_kind(&self) -> Result<()> {
        let owner = || format!("identity `{}`", self.name);
        if self.kind.is_empty() { Err(without_kind(&owner(), self.at, "azure/subscription")) } else { Ok(()) }
    }
}

/// Everything that may stand under `auth:`. Of these we read `providers`, `identities`, `realm` and `keyring`.
const SECTIONS: [&str; 9] =
    ["providers", "identities", "realm", "integrations", "keyring", "logs", "console", "defaults", "require_identity"];

/// What an identity may hold, whatever its kind: the documented fields, and two that components add.
const IDENTITY_FIELDS: [&str; 15] = [
    "kind",
    "default",
    "via",
    "principal",
    "spec",
    "provider",
    "required",
    "credentials",
    "alias",
    "env",
    "session",
    "emulator",
    "tags",
    "region",
    "location",
];

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
        AuthConfig { realm: text(auth, "realm", "auth")?, keyring: keyring(auth)?, ..AuthConfig::default() };
    for (name, at, node) in named(auth, "providers")? {
        config.providers.insert(name.to_owned(), read_provider(name, at, node, &config.keyring)?);
    }
    for (name, at, node) in named(auth, "identities")? {
        config.identities.insert(name.to_owned(), read_identity(name, at, node)?);
    }
    Ok(config)
}

/// Unknown sections are no concern of ours, but `identites:` must not vanish silently.
fn refuse_mistyped_sections(auth: &Node) -> Result<()> {
    let Some(map) = map_or_nothing(auth, "auth")? else { return Ok(()) };
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
    let Some(map) = map_or_nothing(section, name)? else { return Ok(Vec::new()) };
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
    Ok(map_or_nothing(node, "keyring")?.map_or_else(|| Node::empty_map(node.at), |_| node.clone()))
}

fn read_provider(name: &str, at: Place, node: &Node, keyring: &Node) -> Result<ProviderConfig> {
    let owner = format!("provider `{name}`");
    let (kind, kind_at) = written_kind(node, &owner, at)?;
    if kind.is_empty() {
        return Err(without_kind(&owner, at, "azure/device-code"));
    }
    let mut fields = Map::default();
    let flat = node.as_map().into_iter().flat_map(Map::iter).filter(|(key, _)| !["kind", "spec"].contains(&&***key));
    let spec = match node.get("spec") {
        Some(spec) => map_or_nothing(spec, "spec")?,
        None => None,
    };
    for (key, entry) in flat.chain(spec.into_iter().flat_map(Map::iter)) {
        fields.insert(Arc::clone(key), entry.key_at, entry.node.clone());
    }
    let fields = Node::map(at, fields);
    Ok(ProviderConfig { name: name.to_owned(), at, kind, kind_at, fields, keyring: keyring.clone() })
}

fn read_identity(name: &str, at: Place, node: &Node) -> Result<IdentityConfig> {
    let owner = format!("identity `{name}`");
    let (kind, kind_at) = written_kind(node, &owner, at)?;
    for (key, entry) in node.as_map().into_iter().flat_map(Map::iter) {
        // `enabled` is no field of Atmos either, but its examples carry it.
        if !IDENTITY_FIELDS.contains(&key.as_ref()) && key.as_ref() != "enabled" {
            let message = format!("{owner} has no field `{key}`");
            return Err(Error::configuration(message).at(entry.key_at).help(suggest(key, &IDENTITY_FIELDS)));
        }
    }
    Ok(IdentityConfig {
        name: name.to_owned(),
        at,
        kind,
        kind_at,
        is_default: boolean(node, "default", &owner)?,
        is_required: boolean(node, "required", &owner)?,
        min_remaining: lasting::min_remaining(node, &owner)?,
        via: read_via(node, &owner)?,
        principal: read_principal(node, at)?,
    })
}

fn boolean(node: &Node, name: &str, owner: &str) -> Result<bool> {
    match node.get(name) {
        None | Some(Node { value: Value::Null, .. }) => Ok(false),
        Some(Node { value: Value::Bool(value), .. }) => Ok(*value),
        Some(other) => {
            let message = format!("`{name}` of {owner} must be `true` or `false`, not {}", other.value.kind());
            Err(Error::configuration(message).at(other.at))
        }
    }
}

/// `kind`, empty when there is none, and where it stands.
fn written_kind(node: &Node, owner: &str, at: Place) -> Result<(String, Place)> {
    let kind = text(node, "kind", owner)?.unwrap_or_default();
    Ok((kind, node.get("kind").map_or(at, |kind| kind.at)))
}

fn without_kind(owner: &str, at: Place, example: &str) -> Error {
    Error::configuration(format!("{owner} is missing `kind`")).at(at).help(format!("add `kind: {example}`"))
}

fn read_via(node: &Node, owner: &str) -> Result<Option<Via>> {
    let Some(via) = node.get("via").filter(|via| via.value != Value::Null) else {
        // Atmos writes identities that a provider discovered with `provider:` alone.
        return Ok(reference(node, "provider", owner)?.map(|(name, at)| Via::Provider(name, at)));
    };
    for (key, entry) in map_or_nothing(via, "via")?.into_iter().flat_map(Map::iter) {
        if !["provider", "identity"].contains(&key.as_ref()) {
            let message = format!("`via` of {owner} has no field `{key}`");
            return Err(Error::configuration(message).at(entry.key_at).help(suggest(key, &["provider", "identity"])));
        }
    }
    match (reference(via, "provider", owner)?, reference(via, "identity", owner)?) {
        (Some((name, at)), None) => Ok(Some(Via::Provider(name, at))),
        (None, Some((name, at))) => Ok(Some(Via::Identity(name, at))),
        (None, None) => Err(Error::configuration(format!("`via` of {owner} names nothing"))
            .at(via.at)
            .help("write `via: { provider: NAME }` or `via: { identity: NAME }`")),
        (Some(_), Some((_, at))) => {
            Err(Error::configuration(format!("`via` of {owner} names a provider and an identity"))
                .at(at)
                .help("remove `provider` or `identity`"))
        }
    }
}

/// A name with its place.
fn reference(node: &Node, key: &str, owner: &str) -> Result<Option<(String, Place)>> {
    let at = node.get(key).map_or(node.at, |value| value.at);
    Ok(text(node, key, owner)?.map(|name| (name, at)))
}

/// `principal:`, over the `location` that a component may put beside it, under what `spec:` says of
/// both.
fn read_principal(node: &Node, at: Place) -> Result<Node> {
    let entry = |name| node.as_map().and_then(|map| map.entry(name));
    let mut fields = Map::default();
    if let Some(beside) = entry("location") {
        fields.insert("location", beside.key_at, beside.node.clone());
    }
    let spec = node.get("spec");
    for (name, map) in [
        ("principal", node.get("principal")),
        ("spec", spec),
        ("principal", spec.and_then(|spec| spec.get("principal"))),
    ] {
        let map = map.map(|map| map_or_nothing(map, name)).transpose()?.flatten();
        let own = map.into_iter().flat_map(Map::iter).filter(|(key, _)| name != "spec" || key.as_ref() != "principal");
        for (key, entry) in own {
            fields.insert(Arc::clone(key), entry.key_at, entry.node.clone());
        }
    }
    Ok(Node::map(entry("principal").map_or(at, |entry| entry.key_at), fields))
}

fn text(node: &Node, key: &str, owner: &str) -> Result<Option<String>> {
    match node.get(key) {
        None | Some(Node { value: Value::Null, .. }) => Ok(None),
        Some(Node { value: Value::Str(text), tag: None, .. }) => Ok(Some(text.as_ref().to_owned())),
        Some(Node { tag: Some(tag), at, .. }) => {
            Err(Error::configuration(format!("`{key}` of {owner} must be a text, not a value of `!{tag}`")).at(*at))
        }
        Some(other) => {
            Err(Error::configuration(format!("`{key}` of {owner} must be a text, not {}", other.value.kind()))
                .at(other.at))
        }
    }
}

fn map_or_nothing<'a>(node: &'a Node, name: &str) -> Result<Option<&'a Map>> {
    match &node.value {
        Value::Null => Ok(None),
        Value::Map(map) => Ok(Some(map)),
        other => Err(Error::configuration(format!("`{name}` must be a map, not {}", other.kind())).at(node.at)),
    }
}

fn is_same_name(left: &str, right: &str) -> bool {
    left.to_lowercase() == right.to_lowercase()
}

#[cfg(test)]
mod tests;
