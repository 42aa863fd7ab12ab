//! A sign-in taken out of the profile, as `az logout` does: the subscriptions of one who leaves go, and no other one
//! becomes the default, because nobody chose it.

use serde_json::{Map, Value};

use crate::cloud::azure::python_json::{self, Broken};

/// Whose subscriptions go.
#[derive(Clone, Debug)]
pub(crate) struct Leaver {
    /// The name and the type of `user`.
    pub(crate) name: String,
    pub(crate) kind: &'static str,
    /// The cloud by the Azure CLI's name.
    pub(crate) cloud: &'static str,
    /// The only tenant that is left; `None` for all.
    pub(crate) tenant: Option<String>,
}

/// The profile without the subscriptions of `leaver`; `None` when it has none.
pub(crate) fn forget(old: Option<&str>, leaver: &Leaver) -> Result<Option<String>, Broken> {
    let mut root: Map<String, Value> = python_json::parse(old.unwrap_or_default())?;
    let Some(subscriptions) = root.get_mut("subscriptions").and_then(Value::as_array_mut) else { return Ok(None) };
    let count = subscriptions.len();
    subscriptions.retain(|entry| !leaver.owns(entry));
    Ok((subscriptions.len() < count).then(|| format!("\u{feff}{}", python_json::compact(&root))))
}

/// Whether the Azure CLI is left with subscriptions, and without a default among them.
pub(crate) fn loses_default(text: &str, leaver: &Leaver) -> Result<bool, Broken> {
    let root: Map<String, Value> = python_json::parse(text)?;
    let subscriptions = root.get("subscriptions").and_then(Value::as_array).into_iter().flatten();
    let here = || subscriptions.clone().filter(|entry| entry["environmentName"] == leaver.cloud);
    let is_lost = here().any(|entry| entry["isDefault"] == true && leaver.owns(entry));
    Ok(is_lost && here().any(|entry| !leaver.owns(entry)))
}

impl Leaver {
    fn owns(&self, entry: &Value) -> bool {
        let is_here = |tenant: &String| entry["tenantId"].as_str().is_some_and(|own| own.eq_ignore_ascii_case(tenant));
        entry["user"]["name"].as_str().is_some_and(|name| name.eq_ignore_ascii_case(&self.name))
            && entry["user"]["type"] == self.kind
            && entry["environmentName"] == self.cloud
            && self.tenant.as_ref().is_none_or(is_here)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn profile() -> String {
        let entry = |id: &str, name: &str, tenant: &str, is_default: bool| {
            json!({"id": id, "user": {"name": name, "type": "user"}, "isDefault": is_default, "tenantId": tenant,
                   "environmentName": "AzureCloud", "mine": 1})
        };
        let entries = [
            entry("1", "Dev@contoso.example", "t1", true),
            entry("2", "dev@contoso.example", "t2", false),
            entry("3", "ops@contoso.example", "t1", false),
        ];
        python_json::compact(&json!({"installationId": "i", "subscriptions": entries}))
    }

    fn leaver(name: &str, tenant: Option<&str>) -> Leaver {
        Leaver { name: name.into(), kind: "user", cloud: "AzureCloud", tenant: tenant.map(Into::into) }
    }

    fn left(text: &str, leaver: &Leaver) -> Option<Vec<String>> {
        let text = forget(Some(text), leaver).unwrap()?;
        let root: Value = python_json::parse(&text).unwrap();
        assert_eq!(root["installationId"], "i");
        Some(
            root["subscriptions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|entry| entry["id"].as_str().unwrap().into())
                .collect(),
        )
    }

    #[test]
    fn subscriptions_of_the_leaver_go_and_no_other_becomes_the_default() {
        let text = profile();
        assert_eq!(left(&text, &leaver("dev@contoso.example", None)).unwrap(), ["3"]);
        assert_eq!(left(&text, &leaver("dev@contoso.example", Some("T1"))).unwrap(), ["2", "3"]);
        assert_eq!(left(&text, &leaver("nobody@contoso.example", None)), None);
        assert_eq!(left(&text, &Leaver { kind: "servicePrincipal", ..leaver("dev@contoso.example", None) }), None);
        assert_eq!(left(&text, &Leaver { cloud: "AzureChinaCloud", ..leaver("dev@contoso.example", None) }), None);
        assert!(forget(Some("{"), &leaver("x", None)).is_err());
    }

    #[test]
    fn default_is_lost_only_where_something_is_left() {
        let loses = |text: &str, name| loses_default(text, &leaver(name, None)).unwrap();
        assert!(loses(&profile(), "dev@contoso.example"));
        assert!(!loses(&profile(), "ops@contoso.example"));
        assert!(!loses(&profile().replace("ops@", "dev@"), "dev@contoso.example"));
    }
}
