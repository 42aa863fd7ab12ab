//! An identity as it is configured.

use std::sync::Arc;

use super::{
    lasting,
    value::{boolean, map_or_nothing, text, without_kind, written_kind},
};
use crate::{
    config::{
        fields::suggest,
        yaml::{Map, Node, Place, Value},
    },
    error::{Error, Result},
};

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

/// What an identity may hold, whatever its kind: the documented fields, and two that components add.
const FIELDS: [&str; 15] = [
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

/// The identity called `name`, written in `node`.
pub(super) fn read(name: &str, at: Place, node: &Node) -> Result<IdentityConfig> {
    let owner = format!("identity `{name}`");
    let (kind, kind_at) = written_kind(node, &owner, at)?;
    for (key, entry) in node.as_map().into_iter().flat_map(Map::iter) {
        // `enabled` is no field of Atmos either, but its examples carry it.
        if !FIELDS.contains(&key.as_ref()) && key.as_ref() != "enabled" {
            let message = format!("{owner} has no field `{key}`");
            return Err(Error::configuration(message).at(entry.key_at).help(suggest(key, &FIELDS)));
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
        principal: read_principal(node, at, &owner)?,
    })
}

fn read_via(node: &Node, owner: &str) -> Result<Option<Via>> {
    let Some(via) = node.get("via").filter(|via| via.value != Value::Null) else {
        // Atmos writes identities that a provider discovered with `provider:` alone.
        return Ok(reference(node, "provider", owner)?.map(|(name, at)| Via::Provider(name, at)));
    };
    for (key, entry) in map_or_nothing(via, &format!("`via` of {owner}"))?.into_iter().flat_map(Map::iter) {
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
fn read_principal(node: &Node, at: Place, owner: &str) -> Result<Node> {
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
        let map = map.map(|map| map_or_nothing(map, &format!("`{name}` of {owner}"))).transpose()?.flatten();
        let own = map.into_iter().flat_map(Map::iter).filter(|(key, _)| name != "spec" || key.as_ref() != "principal");
        for (key, entry) in own {
            fields.insert(Arc::clone(key), entry.key_at, entry.node.clone());
        }
    }
    Ok(Node::map(entry("principal").map_or(at, |entry| entry.key_at), fields))
}
