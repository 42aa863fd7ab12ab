//! How a record keeps its cloud: by name when it is in the table, else as it was described.

use serde::{Deserialize, Deserializer, Serialize as _, Serializer, de::Error as _};
use serde_json::Value;

use super::{Environment, custom::Description};

/// Writes the cloud called `name`.
pub(crate) fn serialize<S: Serializer>(name: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match Environment::named(name).and_then(Description::of) {
        Some(description) => description.serialize(serializer),
        None => serializer.serialize_str(name),
    }
}

/// Reads a cloud's name; one that was described is known by it from now on.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(name) => Ok(name),
        description => {
            let description: Description = serde_json::from_value(description).map_err(D::Error::custom)?;
            Ok(description.remember().name.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Kept {
        #[serde(with = "super")]
        environment: String,
    }

    #[test]
    fn cloud_of_the_table_is_kept_by_name_and_another_one_whole() {
        let text = r#"{"environment":"china"}"#;
        let kept: Kept = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&kept).unwrap(), text);
        let text = concat!(
            r#"{"environment":{"metadata_host":"m.kept.example","name":"Kept","login_host":"l","arm_endpoint":"https://a","#,
            r#""arm":"https://a","legacy_arm":"https://b","graph":"https://g","vault":"https://v","blob_suffix":"blob.x","#,
            r#""portal":"https://p"}}"#
        );
        let kept: Kept = serde_json::from_str(text).unwrap();
        assert_eq!(kept.environment, "custom:m.kept.example");
        assert_eq!(Environment::named(&kept.environment).unwrap().cli_name, "Kept");
        assert_eq!(serde_json::to_string(&kept).unwrap(), text);
    }
}
