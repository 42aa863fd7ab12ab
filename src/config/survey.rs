//! The configuration with all of its mistakes, for those who look for them.

use std::sync::Arc;

use super::{
    Config, Selection,
    layer::Warning,
    load::Layers,
    yaml::{Node, Place, Value},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// What could be read, and what could not.
pub(crate) struct Survey {
    /// All layers that could be read, as they are written.
    pub(crate) tree: Node,
    /// `None` when too much is wrong for any settings. What is wrong is left out of it.
    pub(crate) config: Option<Config>,
    pub(crate) errors: Vec<Error>,
    /// What a run goes on without.
    pub(crate) warnings: Vec<Error>,
}

/// Reads every layer and every setting by itself, so that one mistake does not hide the others.
pub(crate) fn survey(env: &Env, selection: &Selection) -> Result<Survey> {
    let mut layers = Layers::read(env, selection)?;
    let (mut errors, mut warnings) = (std::mem::take(&mut layers.errors), Vec::new());
    for warning in std::mem::take(&mut layers.warnings) {
        match warning {
            Warning::Broken(_, error) => errors.push(error),
            Warning::Other(error) => warnings.push(error),
        }
    }
    let tree = layers.tree.clone();
    let config = loop {
        match layers.config() {
            Ok(config) => break Some(config),
            Err(error) => {
                let rest = error.place().and_then(|place| without(&layers.tree, place));
                errors.push(error);
                let Some(rest) = rest else { break None };
                layers.tree = rest;
                // What is taken out here was written.
                layers.defaults.stacks = true;
            }
        }
    };
    Ok(Survey { tree, config, errors, warnings })
}

/// `tree` without what is written at `place`; `None` when nothing is.
fn without(tree: &Node, place: Place) -> Option<Node> {
    let map = tree.as_map()?;
    let is_there = |key: &str| map.entry(key).is_some_and(|entry| entry.key_at == place || entry.node.at == place);
    let mut rest = map.clone();
    if let Some(key) = map.keys().find(|key| is_there(key)) {
        rest.remove(key);
    } else {
        let (key, entry, node) =
            map.iter().find_map(|(key, entry)| Some((key, entry, without_item(&entry.node, place)?)))?;
        rest.insert(Arc::clone(key), entry.key_at, node);
    }
    Some(tree.with_value(Value::map(rest)))
}

fn without_item(node: &Node, place: Place) -> Option<Node> {
    let Some(items) = node.as_list() else { return without(node, place) };
    let kept: Vec<Node> = items.iter().filter(|item| item.at != place).cloned().collect();
    (kept.len() < items.len()).then(|| node.with_value(Value::list(kept)))
}
