//! `service_principal_entries.json`: the service principals the Azure CLI knows.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::python_json::{self, Broken};
use crate::secret::Secret;

/// The file in the Azure CLI's folder.
pub(crate) fn path(config_folder: &Path) -> PathBuf {
    config_folder.join("service_principal_entries.json")
}

/// The list with the service principal in it; `None` when it is there, whatever proof it comes with
/// (the Azure CLI's own login keeps its secret here). Our entry has none: the CLI uses the cached
/// tokens of an entry as long as they work, and a secret need not lie on the disk for that.
pub(crate) fn merge(old: Option<&str>, client_id: &str, tenant: &str) -> Result<Option<String>, Broken> {
    let mut entries: Vec<Value> = python_json::parse(old.unwrap_or_default())?;
    if entries.iter().any(|entry| entry["client_id"] == client_id && entry["tenant"] == tenant) {
        return Ok(None);
    }
    entries.push(json!({"client_id": client_id, "tenant": tenant}));
    Ok(Some(python_json::pretty(&entries)))
}

/// The list without the service principal's entry; `None` when it stays as it is. An entry with anything to prove the
/// principal with is of the Azure CLI's own login.
pub(crate) fn forget(old: Option<&str>, client_id: &str, tenant: &str) -> Result<Option<String>, Broken> {
    let entries: Vec<Value> = python_json::parse(old.unwrap_or_default())?;
    let stays = |entry: &&Value| **entry != json!({"client_id": client_id, "tenant": tenant});
    let staying: Vec<&Value> = entries.iter().filter(stays).collect();
    Ok((staying.len() < entries.len()).then(|| python_json::pretty(&staying)))
}

/// Whether the Azure CLI's own login knows the service principal.
pub(crate) fn is_foreign(text: &str, client_id: &str, tenant: &str) -> Result<bool, Broken> {
    let entries: Vec<Value> = python_json::parse(text)?;
    let is_named = |entry: &Value| entry["client_id"] == client_id && entry["tenant"] == tenant;
    Ok(entries.iter().any(|entry| is_named(entry) && entry.as_object().is_some_and(|fields| fields.len() > 2)))
}

/// The secret that the Azure CLI's own login keeps for a service principal.
pub(crate) fn secret(text: &str, client_id: &str, tenant: &str) -> Result<Option<Secret>, Broken> {
    let entries: Vec<Value> = python_json::parse(text)?;
    let entry = entries.iter().find(|entry| entry["client_id"] == client_id && entry["tenant"] == tenant);
    Ok(entry.and_then(|entry| entry["client_secret"].as_str()).map(Secret::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `az login --service-principal` writes it.
    const GOLDEN: &str = r#"[
    {
        "client_id": "11111111-aaaa-4aaa-8aaa-111111111111",
        "tenant": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa",
        "client_secret": "canary~secret_1"
    }
]"#;
    const CLIENT: &str = "11111111-aaaa-4aaa-8aaa-111111111111";

    #[test]
    fn entry_of_the_azure_cli_stays_with_its_secret() {
        assert_eq!(merge(Some(GOLDEN), CLIENT, "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa").unwrap(), None);
    }

    #[test]
    fn secret_belongs_to_one_client_in_one_tenant() {
        let found = |tenant| secret(GOLDEN, CLIENT, tenant).unwrap();
        assert_eq!(found("aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa"), Some("canary~secret_1".into()));
        assert_eq!(found("other"), None);
    }

    #[test]
    fn entry_without_a_secret_is_added_for_each_tenant() {
        let added = ",\n    {\n        \"client_id\": \"11111111-aaaa-4aaa-8aaa-111111111111\",\n        \
                     \"tenant\": \"other\"\n    }\n]";
        let want = format!("{}{added}", GOLDEN.strip_suffix("\n]").unwrap());
        assert_eq!(merge(Some(GOLDEN), CLIENT, "other").unwrap(), Some(want));
    }

    #[test]
    fn new_list_is_begun() {
        let want = "[\n    {\n        \"client_id\": \"client\",\n        \"tenant\": \"tenant\"\n    }\n]";
        assert_eq!(merge(None, "client", "tenant").unwrap().as_deref(), Some(want));
        assert_eq!(merge(Some(want), "client", "tenant").unwrap(), None);
    }

    #[test]
    fn entry_of_ours_goes_and_one_of_the_azure_cli_stays() {
        let tenant = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
        let both = merge(Some(GOLDEN), CLIENT, "other").unwrap().unwrap();
        assert_eq!(forget(Some(&both), CLIENT, "other").unwrap().as_deref(), Some(GOLDEN));
        assert_eq!(forget(Some(&both), CLIENT, tenant).unwrap(), None);
        assert!(is_foreign(&both, CLIENT, tenant).unwrap() && !is_foreign(&both, CLIENT, "other").unwrap());
        assert_eq!(forget(merge(None, "c", "t").unwrap().as_deref(), "c", "t").unwrap().as_deref(), Some("[]"));
        assert_eq!(forget(None, CLIENT, "other").unwrap(), None);
    }

    #[test]
    fn list_of_another_shape_is_broken() {
        assert!(merge(Some("{}"), "client", "tenant").is_err());
    }
}
