//! A mapping of a tree.

use std::sync::Arc;

use indexmap::{IndexMap, map::Entry as MapEntry};

use super::{Hashing, Node, Place};

/// A mapping in the order of the file. Keys are strings (others are stringified, as Atmos does).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Map {
    pub(super) entries: IndexMap<Arc<str>, Entry, Hashing>,
    /// Whether a list tagged `!append` is, or was, in this map or in a map below it, so that a
    /// merge need not search the tree for one.
    pub(super) has_appends: bool,
}

/// A value with the place of its key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key_at: Place,
    pub(crate) node: Node,
}

impl Map {
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries.get(key).map(|entry| &entry.node)
    }

    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// `key` as this map holds it, with its value.
    pub(crate) fn pair(&self, key: &str) -> Option<(&Arc<str>, &Entry)> {
        self.entries.get_key_value(key)
    }

    /// Sets `key`; keeps its position when it is there already.
    pub(crate) fn insert(&mut self, key: impl Into<Arc<str>>, key_at: Place, node: Node) {
        self.has_appends |= node.appends() || node.as_map().is_some_and(Self::holds_appends);
        self.entries.insert(key.into(), Entry { key_at, node });
    }

    /// Sets `key`, or returns it with the place where it is written already.
    pub(crate) fn add(&mut self, key: Arc<str>, key_at: Place, node: Node) -> Result<(), (Arc<str>, Place)> {
        self.has_appends |= node.appends() || node.as_map().is_some_and(Self::holds_appends);
        match self.entries.entry(key) {
            MapEntry::Occupied(entry) => Err((Arc::clone(entry.key()), entry.get().key_at)),
            MapEntry::Vacant(entry) => {
                entry.insert(Entry { key_at, node });
                Ok(())
            }
        }
    }

    /// Gives back the room that was kept for more entries.
    pub(crate) fn shrink(&mut self) {
        self.entries.shrink_to_fit();
    }

    /// Whether a list tagged `!append` is, or was, in it or below it.
    pub(super) fn holds_appends(&self) -> bool {
        self.has_appends
    }

    pub(crate) fn remove(&mut self, key: &str) -> Option<Node> {
        self.entries.shift_remove(key).map(|entry| entry.node)
    }

    /// Keys, places of keys, and values, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Entry)> {
        self.entries.iter()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(AsRef::as_ref)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
