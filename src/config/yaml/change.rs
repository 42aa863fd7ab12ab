//! Trees made from trees: every text changed, or every place moved.

use std::sync::Arc;

use super::{Map, Node, Place, Value};
use crate::error::Result;

impl Node {
    /// A tree with `change` applied to every text in it, tagged ones too. Keys stay.
    pub(crate) fn mapped(&self, change: &mut dyn FnMut(&Node) -> Result<Node>) -> Result<Node> {
        let value = match &self.value {
            Value::Str(_) => return change(self),
            Value::List(list) => Value::list(list.iter().map(|item| item.mapped(change)).collect::<Result<_>>()?),
            Value::Map(map) => {
                let mut changed = Map::default();
                for (key, entry) in map.iter() {
                    changed.insert(Arc::clone(key), entry.key_at, entry.node.mapped(change)?);
                }
                Value::map(changed)
            }
            other => other.clone(),
        };
        Ok(self.with_value(value))
    }

    /// The same tree at other places.
    pub(crate) fn moved(&self, place: &dyn Fn(Place) -> Place) -> Node {
        let value = match &self.value {
            Value::List(list) => Value::list(list.iter().map(|item| item.moved(place)).collect()),
            Value::Map(map) => {
                let mut moved = Map::default();
                for (key, entry) in map.iter() {
                    moved.insert(Arc::clone(key), place(entry.key_at), entry.node.moved(place));
                }
                Value::map(moved)
            }
            other => other.clone(),
        };
        Node { at: place(self.at), tag: self.tag.clone(), value }
    }
}
