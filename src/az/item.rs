//! A value of an answer: JSON that knows whether its fields stand in an order that was asked for.

use serde_json::{Map, Number, Value};

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Item>),
    Fields(Fields),
}

/// The fields of an object, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    pub(super) entries: Vec<(String, Item)>,
    /// Whether the order was asked for, as in `{b: id, a: name}`: the Azure CLI sorts all others
    /// where it prints no names.
    pub(super) is_ordered: bool,
}

impl Fields {
    pub(super) fn get(&self, name: &str) -> Option<&Item> {
        self.entries.iter().find(|(own, _)| own == name).map(|(_, item)| item)
    }

    /// Sets a field; one that is there already keeps its place.
    pub(super) fn set(&mut self, name: &str, item: Item) {
        match self.entries.iter_mut().find(|(own, _)| own == name) {
            Some((_, old)) => *old = item,
            None => self.entries.push((name.to_owned(), item)),
        }
    }

    /// The fields by their names.
    pub(super) fn sorted(&self) -> Vec<&(String, Item)> {
        let mut sorted: Vec<&(String, Item)> = self.entries.iter().collect();
        sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
        sorted
    }
}

impl Item {
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The same as JSON.
    pub(super) fn to_json(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::String(text.clone()),
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Fields(fields) => {
                Value::Object(fields.entries.iter().map(|(name, item)| (name.clone(), item.to_json())).collect())
            }
        }
    }
}

impl From<Value> for Item {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(fields) => Self::Fields(Fields::from(fields)),
        }
    }
}

impl From<Map<String, Value>> for Fields {
    fn from(map: Map<String, Value>) -> Self {
        let entries = map.into_iter().map(|(name, value)| (name, Item::from(value))).collect();
        Self { entries, is_ordered: false }
    }
}

/// As in Python: numbers by their value, objects whatever their order.
impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one == other || one.as_f64() == other.as_f64(),
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::List(one), Self::List(other)) => one == other,
            (Self::Fields(one), Self::Fields(other)) => one.sorted() == other.sorted(),
            _ => false,
        }
    }
}
