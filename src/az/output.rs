//! `--output`: how a value is printed (knack's `output.py`).

use serde_json::{Map, Value};

/// A format of the Azure CLI that is printed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// `json`, and `jsonc` without its colours.
    Json,
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
            "tsv" => Some(Self::Tsv),
            "none" => Some(Self::None),
            _ => None,
        }
    }

    /// The text of `value`, without a line break at its end; `None` when nothing is printed.
    pub(super) fn render(self, value: &Value) -> Option<String> {
        match self {
            _ if value.is_null() => None,
            Self::Json => Some(format!("{:#}", sorted(value))),
            Self::Tsv => Some(rows(value)).filter(|rows| !rows.is_empty()).map(|rows| rows.join("\n")),
            Self::None => None,
        }
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

fn rows(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(row).collect(),
        other => vec![row(other)],
    }
}

fn row(item: &Value) -> String {
    match sorted(item) {
        Value::Object(fields) => fields.values().map(cell).collect::<Vec<_>>().join("\t"),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("\t"),
        // A lone boolean is lower case, one among others is Python's.
        Value::Bool(value) => value.to_string(),
        other => cell(&other),
    }
}

/// A list is its length and an object is empty, so that columns stay where they are.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.len().to_string(),
        Value::Object(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// As `az account show` 2.91.0 printed it (shortened).
    fn account() -> Value {
        json!({"user": {"type": "user", "name": "dev@contoso.example"}, "isDefault": true, "id": "0001",
               "managedByTenants": [], "environmentName": "AzureCloud"})
    }

    #[test]
    fn json_is_indented_by_two_and_sorted() {
        let want = r#"{
  "environmentName": "AzureCloud",
  "id": "0001",
  "isDefault": true,
  "managedByTenants": [],
  "user": {
    "name": "dev@contoso.example",
    "type": "user"
  }
}"#;
        assert_eq!(Output::Json.render(&account()).as_deref(), Some(want));
        assert_eq!(Output::Json.render(&json!("tökən")).as_deref(), Some("\"tökən\""));
    }

    #[test]
    fn tsv_is_what_az_prints() {
        let tsv = |value: Value| Output::Tsv.render(&value);
        let line = "AzureCloud\t0001\tTrue\t0\t";
        assert_eq!(tsv(account()).as_deref(), Some(line));
        assert_eq!(tsv(json!([account(), account()])), Some(format!("{line}\n{line}")));
        assert_eq!(tsv(json!(["a", "b"])).as_deref(), Some("a\nb"));
        assert_eq!(tsv(json!(true)).as_deref(), Some("true"));
        assert_eq!(tsv(json!(1_795_223_542)).as_deref(), Some("1795223542"));
        assert_eq!(tsv(json!([])), None);
        assert_eq!(tsv(json!([[], ["x", null]])).as_deref(), Some("\nx\tNone"));
    }

    #[test]
    fn nothing_is_printed_for_null_and_none() {
        assert_eq!(Output::Json.render(&Value::Null), None);
        assert_eq!(Output::None.render(&account()), None);
    }
}
