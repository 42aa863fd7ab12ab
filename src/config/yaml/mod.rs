//! A YAML tree whose every value remembers its file, line and column.

mod brackets;
mod build;
mod change;
mod delimiter;
mod hashing;
mod inline;
mod json;
mod merge;
mod parse;
mod plain;
mod refusal;
mod scalar;
mod text;
mod timestamp;
mod unset;

use std::sync::Arc;

use indexmap::{IndexMap, map::Entry as MapEntry};

pub(crate) use delimiter::with_paths;
pub(crate) use hashing::Hashing;
pub(crate) use json::to_json;
pub(crate) use merge::{ListMerge, merge, merge_all, merge_onto, merge_open, without_appends};
pub(crate) use parse::parse;
pub(crate) use scalar::{print, print_float, resolve};
pub(crate) use text::read_text;
pub(crate) use timestamp::{is_timestamp, print_time};
pub(crate) use unset::without_unset;

pub(crate) use crate::place::Place;

/// A value with its place and its tag. Cheap to clone: lists and maps are shared.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) at: Place,
    /// A local tag without the `!`, such as `env` or `include`; the value is its argument, not evaluated.
    pub(crate) tag: Option<Arc<str>>,
    pub(crate) value: Value,
}

/// A YAML value with the scalar rules of Go's yaml.v3.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Int(i128),
    Float(f64),
    Str(Arc<str>),
    /// An unquoted date or time, in RFC 3339; a text for everybody but templates and printers.
    Time(Arc<str>),
    List(Arc<Vec<Node>>),
    Map(Arc<Map>),
}

/// A mapping in the order of the file. Keys are strings (others are stringified, as Atmos does).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Map {
    entries: IndexMap<Arc<str>, Entry, Hashing>,
    /// Whether a list tagged `!append` is, or was, in this map or in a map below it, so that a
    /// merge need not search the tree for one.
    has_appends: bool,
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

    fn holds_appends(&self) -> bool {
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

impl Node {
    /// A value without a tag.
    pub(crate) fn new(at: Place, value: Value) -> Self {
        Self { at, tag: None, value }
    }

    pub(crate) fn map(at: Place, map: Map) -> Self {
        Self::new(at, Value::map(map))
    }

    /// An empty map at `at`.
    pub(crate) fn empty_map(at: Place) -> Self {
        Self::new(at, Value::Map(Arc::default()))
    }

    pub(crate) fn list(at: Place, items: Vec<Self>) -> Self {
        Self::new(at, Value::list(items))
    }

    pub(crate) fn text(at: Place, text: impl Into<Arc<str>>) -> Self {
        Self::new(at, Value::text(text))
    }

    /// `value` with the place and the tag of this one.
    pub(crate) fn with_value(&self, value: Value) -> Self {
        Self { at: self.at, tag: self.tag.clone(), value }
    }

    /// This value without its tag.
    pub(crate) fn untagged(&self) -> Self {
        Self::new(self.at, self.value.clone())
    }

    /// The value at `key` when this is a map that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.get(key)
    }

    /// The value at the end of a path of keys.
    pub(crate) fn at_path(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }

    pub(crate) fn as_map(&self) -> Option<&Map> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    pub(crate) fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Str(text) | Value::Time(text) => Some(text),
            _ => None,
        }
    }

    /// Whether this is nothing, or a list or map of nothing.
    pub(crate) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::List(list) => list.is_empty(),
            Value::Map(map) => map.is_empty(),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_) | Value::Time(_) => false,
        }
    }

    /// Whether this is a list that is tagged `!append`.
    fn appends(&self) -> bool {
        self.tag.as_deref() == Some("append") && matches!(self.value, Value::List(_))
    }

    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }
}

impl Value {
    pub(crate) fn map(map: Map) -> Self {
        Self::Map(Arc::new(map))
    }

    pub(crate) fn list(items: Vec<Node>) -> Self {
        Self::List(Arc::new(items))
    }

    pub(crate) fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Str(text.into())
    }

    /// What the value is, for messages: `a list`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "a boolean",
            Self::Int(_) | Self::Float(_) => "a number",
            Self::Str(_) | Self::Time(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}
