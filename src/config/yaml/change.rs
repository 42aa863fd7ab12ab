//! Trees made from trees: every child or text changed, or every place moved.

use std::{convert::Infallible, result, sync::Arc};

use super::{Map, Node, Place, Value};
use crate::error::Result;

impl Node {
    /// The list or map with `change` applied to each node in it, but not below; a scalar as it is.
    pub(crate) fn with_children(&self, mut change: impl FnMut(&Self) -> Self) -> Self {
        let Ok(node) = self.try_with_children(|child| Ok::<_, Infallible>(change(child)));
        node
    }

    /// The same for a `change` that can fail.
    pub(crate) fn try_with_children<E>(
        &self,
        mut change: impl FnMut(&Self) -> result::Result<Self, E>,
    ) -> result::Result<Self, E> {
        let value = match &self.value {
            Value::List(list) => Value::list(list.iter().map(change).collect::<result::Result<_, E>>()?),
            Value::Map(map) => {
                let mut changed = Map::default();
                for (key, entry) in map.iter() {
                    changed.insert(Arc::clone(key), entry.key_at, change(&entry.node)?);
                }
                Value::map(changed)
            }
            _ => return Ok(self.clone()),
        };
        Ok(self.with_value(value))
    }

    /// A tree with `change` applied to every text in it, tagged ones too. Keys stay.
    pub(crate) fn mapped(&self, change: &mut dyn FnMut(&Self) -> Result<Self>) -> Result<Self> {
        if matches!(self.value, Value::Str(_)) {
            change(self)
        } else {
            self.try_with_children(|child| child.mapped(change))
        }
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
