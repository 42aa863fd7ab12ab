//! `--output`: how a value is printed (knack's `output.py`).

mod table;
mod tsv;
mod yaml;

use serde_json::{Map, Value};

use super::item::Item;

/// A format of the Azure CLI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// `json`, and `jsonc` without its colours.
    Json,
    /// `yaml`, and `yamlc` without its colours.
    Yaml,
    /// Columns under their names.
    Table,
    /// One line an item, tabs between the values.
    Tsv,
    /// Nothing at all.
    None,
}

impl Output {
    /// The format that real `az` calls `name`, in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "json" | "jsonc" => Some(Self::Json),
            "yaml" | "yamlc" => Some(Self::Yaml),
            "table" => Some(Self::Table),
            "tsv" => Some(Self::Tsv),
            "none" => Some(Self::None),
            _ => None,
        }
    }

    /// The text of `item`, without a line break at its end; `None` when nothing is printed. Fields
    /// that stand in an order that was asked for keep it where the Azure CLI keeps it.
    pub(super) fn render(self, item: &Item, keeps_order: bool) -> Result<Option<String>, &'static str> {
        Ok(match self {
            _ if item.is_null() => None,
            Self::Json => Some(format!("{:#}", sorted(&item.to_json()))),
            Self::Yaml => Some(yaml::text(item).ok_or("YAML of a text with line breaks, or of several lines")?),
            Self::Table => Some(table::text(item, keeps_order).ok_or("a table of values in values")?),
            Self::Tsv => tsv::text(item),
            Self::None => None,
        })
    }
}

/// Real `az` sorts keys at every level.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> =
                fields.iter().map(|(name, value)| (name.clone(), sorted(value))).collect();
            fields.sort_by(|(one, _), (other, _)| one.cmp(other));
            Value::Object(Map::from_iter(fields))
        }
        other => other.clone(),
    }
}

/// A value as Python's `str` writes it, where it is neither a list nor an object.
fn plain(item: &Item) -> String {
    match item {
        Item::Bool(true) => "True".to_owned(),
        Item::Bool(false) => "False".to_owned(),
        Item::Number(number) => number.to_string(),
        Item::Text(text) => text.clone(),
        Item::Null | Item::List(_) | Item::Fields(_) => "None".to_owned(),
    }
}

#[cfg(test)]
mod tests;
