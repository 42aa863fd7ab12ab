//! `auth:` read part by part, so that one that cannot be read does not hide the others.

use std::sync::Arc;

use crate::{
    config::{
        auth::{self, AuthConfig},
        yaml::{Map, Node},
    },
    error::Error,
    place::Place,
};

/// What can be read, and what cannot.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) auth: AuthConfig,
    pub(super) errors: Vec<Error>,
    /// The providers and identities that cannot be read: section, name in lower case, place.
    unreadable: Vec<(&'static str, String, Place)>,
}

impl Reading {
    pub(super) fn of(tree: &Node) -> Self {
        let mut reading = Self::default();
        let rest = without(without(tree.clone(), "providers"), "identities");
        match auth::read(&rest) {
            Ok(read) => (reading.auth.realm, reading.auth.keyring) = (read.realm, read.keyring),
            Err(error) => reading.errors.push(error),
        }
        for section in ["providers", "identities"] {
            let Some(all) = tree.as_map().and_then(|map| map.entry(section)) else { continue };
            let Some(names) = all.node.as_map() else {
                reading.errors.extend(auth::read(&only(tree, section, all.node.clone())).err());
                continue;
            };
            for (name, entry) in names.iter() {
                let mut one = Map::default();
                one.insert(Arc::clone(name), entry.key_at, entry.node.clone());
                let alone = Node::map(all.node.at, one);
                reading.read_one(tree, section, alone, (name, entry.key_at));
            }
        }
        reading
    }

    fn read_one(&mut self, tree: &Node, section: &'static str, alone: Node, (name, at): (&str, Place)) {
        let mut rest = Some(alone);
        let count = self.errors.len();
        while let Some(alone) = rest.take() {
            match auth::read(&only(tree, section, alone.clone())) {
                Ok(read) if self.errors.len() == count => {
                    self.auth.providers.extend(read.providers);
                    self.auth.identities.extend(read.identities);
                    return;
                }
                // What is left of it may lack what was misspelt, which is no second mistake.
                Ok(_) => {}
                Err(error) => {
                    rest = without_refused(&alone, name, &error);
                    self.errors.push(error);
                }
            }
        }
        self.unreadable.push((section, name.to_lowercase(), at));
    }

    /// Where the provider or identity stands that is there and cannot be read.
    pub(super) fn unreadable(&self, section: &str, name: &str) -> Option<Place> {
        let is_it =
            |(known, unreadable, _): &&(&str, String, Place)| *known == section && *unreadable == name.to_lowercase();
        self.unreadable.iter().find(is_it).map(|(_, _, at)| *at)
    }
}

/// The section without the field that `error` is about, unless the rest would make no sense without it.
fn without_refused(alone: &Node, name: &str, error: &Error) -> Option<Node> {
    let one = alone.as_map()?.entry(name)?;
    let is_here = |at| Some(at) == error.place();
    let refused = one.node.as_map()?.iter().find(|(_, field)| is_here(field.key_at) || is_here(field.node.at));
    let (field, _) = refused.filter(|(field, _)| !["kind", "via"].contains(&field.as_ref()))?;
    let mut map = Map::default();
    map.insert(name, one.key_at, without(one.node.clone(), field));
    Some(Node::map(alone.at, map))
}

fn only(tree: &Node, section: &str, node: Node) -> Node {
    let mut map = Map::default();
    map.insert(section, node.at, node);
    if let Some(keyring) = tree.get("keyring").filter(|keyring| keyring.as_map().is_some()) {
        map.insert("keyring", keyring.at, keyring.clone());
    }
    Node::map(tree.at, map)
}

pub(super) fn without(tree: Node, section: &str) -> Node {
    let Some(mut map) = tree.as_map().cloned() else { return tree };
    map.remove(section);
    Node::map(tree.at, map)
}
