//! `auth:` as types. A kind's own fields stay opaque here; the kind's file reads them.

use indexmap::IndexMap;

use crate::config::yaml::{Node, Place};

/// `auth:` of a component, or of the whole project.
#[derive(Clone, Debug, Default)]
pub(crate) struct AuthConfig {
    /// By name as written. Look-ups of identities ignore case.
    pub(crate) providers: IndexMap<String, ProviderConfig>,
    pub(crate) identities: IndexMap<String, IdentityConfig>,
    /// `realm:`
    pub(crate) realm: Option<String>,
}

/// A provider: it issues credentials.
#[derive(Clone, Debug)]
pub(crate) struct ProviderConfig {
    pub(crate) name: String,
    /// Where its name stands.
    pub(crate) at: Place,
    pub(crate) kind: String,
    pub(crate) kind_at: Place,
    /// All other keys with those of `spec:` laid over them: a map.
    pub(crate) fields: Node,
}

/// An identity: assumed via a provider or another identity.
#[derive(Clone, Debug)]
pub(crate) struct IdentityConfig {
    pub(crate) name: String,
    pub(crate) at: Place,
    pub(crate) kind: String,
    pub(crate) kind_at: Place,
    pub(crate) is_default: bool,
    /// `None` for kinds that stand alone.
    pub(crate) via: Option<Via>,
    /// `principal:`, a map (empty when it is missing).
    pub(crate) principal: Node,
}

/// What an identity is assumed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Via {
    Provider(String, Place),
    Identity(String, Place),
}
