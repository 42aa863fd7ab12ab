//! The names of the stacks, found without more of the manifests than they are made of.

use std::{collections::BTreeSet, sync::Arc};

use super::{Stacks, component_names};
use crate::{
    config::{
        Config,
        yaml::{Map, Node},
    },
    error::{Error, Result},
    stack::{
        expansion::expand,
        files::{File, top_level},
        layers::Layers,
        prepare::{in_parallel, prepare_outlines},
        way,
    },
    system::Env,
};

impl<'a> Stacks<'a> {
    /// The names of all stacks that can be read, sorted, and why some manifests could not be read. Those
    /// without components are there when `with_empty` says so.
    pub(crate) fn all_names(config: &'a Config, env: &'a Env, with_empty: bool) -> Result<(Vec<String>, Vec<Error>)> {
        let prepared = prepare_outlines(config, env)?;
        let parts = in_parallel(&top_level(config)?, |files| {
            Ok(Stacks::prepared(config, env, files.to_vec(), Arc::clone(&prepared))?.read_all(with_empty))
        });
        let (mut names, mut unreadable) = (BTreeSet::new(), Vec::new());
        for part in parts {
            let (part, errors) = part?;
            names.extend(part);
            unreadable.extend(errors);
        }
        Ok((names.into_iter().collect(), unreadable))
    }

    /// The names of all stacks that can be read, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        self.read_all(true).0
    }

    /// All names, and why some manifests could not be read.
    pub(crate) fn read_all(&self, with_empty: bool) -> (Vec<String>, Vec<Error>) {
        let (mut names, mut unreadable) = (BTreeSet::new(), Vec::new());
        for file in &self.files {
            let found = expand(&self.library, &file.path).and_then(|expansion| {
                let is_wanted = with_empty || has_components(&expansion.tree);
                if is_wanted { self.names_of(file, &expansion.tree) } else { Ok(BTreeSet::new()) }
            });
            match found {
                Ok(found) => names.extend(found),
                Err(error) => unreadable.push(error),
            }
        }
        (names.into_iter().collect(), unreadable)
    }

    /// The stacks that a manifest declares components of; its own name when it has no components.
    pub(in crate::stack) fn names_of(&self, file: &File, tree: &Node) -> Result<BTreeSet<String>> {
        let (mut names, mut wrong) = (BTreeSet::new(), None);
        let mut take = |layers: Result<Option<Layers<'_>>>| {
            let name = |layers: &Layers<'_>| self.naming.of_component(&self.library, file, layers);
            match layers.and_then(|layers| layers.as_ref().map_or(Ok(None), name)) {
                Ok(name) => names.extend(name),
                Err(error) => wrong = wrong.take().or(Some(error)),
            }
        };
        let kinds = tree.get("components").and_then(Node::as_map).into_iter().flat_map(Map::keys);
        let mut components =
            kinds.flat_map(|kind| component_names(tree, kind).map(move |name| (kind, name))).peekable();
        if components.peek().is_none() {
            take(Layers::bare(&self.library, tree, &Node::empty_map(tree.at)).map(Some));
        }
        for (kind, name) in components {
            take(Layers::of(&self.library, tree, kind, name));
        }
        // A mistake in one component does not hide the stack of the others.
        match wrong.filter(|_| names.is_empty()) {
            Some(error) => Err(way::explain(&self.library, &file.path, error)),
            None => Ok(names),
        }
    }
}

fn has_components(tree: &Node) -> bool {
    let kinds = tree.get("components").and_then(Node::as_map).into_iter().flat_map(Map::keys);
    kinds.into_iter().any(|kind| component_names(tree, kind).next().is_some())
}
