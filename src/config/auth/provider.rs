//! A provider as it is configured.

use std::sync::Arc;

use super::value::{map_or_nothing, without_kind, written_kind};
use crate::{
    config::yaml::{Map, Node, Place},
    error::Result,
};

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

/// The provider called `name`, written in `node`.
pub(super) fn read(name: &str, at: Place, node: &Node, keyring: &Node) -> Result<ProviderConfig> {
    let owner = format!("provider `{name}`");
    let (kind, kind_at) = written_kind(node, &owner, at)?;
    if kind.is_empty() {
        return Err(without_kind(&owner, at, "azure/device-code"));
    }
    let mut fields = Map::default();
    let flat = node.as_map().into_iter().flat_map(Map::iter).filter(|(key, _)| !["kind", "spec"].contains(&&***key));
    let spec = match node.get("spec") {
        Some(spec) => map_or_nothing(spec, &format!("`spec` of {owner}"))?,
        None => None,
    };
    for (key, entry) in flat.chain(spec.into_iter().flat_map(Map::iter)) {
        fields.insert(Arc::clone(key), entry.key_at, entry.node.clone());
    }
    let fields = Node::map(at, fields);
    Ok(ProviderConfig { name: name.to_owned(), at, kind, kind_at, fields, keyring: keyring.clone() })
}
