//! A value of a tree, with its place.

use std::sync::Arc;

use super::{Map, Place};

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
    pub(super) fn appends(&self) -> bool {
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
