//! `az account show`, `az account list` and `az account set`.

use serde_json::{Map, Value, json};

use super::{
    item::{Fields, Item},
    obstacle::Obstacle,
    subscriptions::Subscriptions,
};
use crate::cloud::azure::profile::ProfileEntry;

/// What `az account show` answers.
pub(super) fn show(subscriptions: &Subscriptions, wanted: Option<&str>) -> Result<Value, Obstacle> {
    subscriptions.find(wanted).map(|entry| value(entry, "environmentName"))
}

/// What `az account list` answers. It differs from `show` in what it calls the cloud.
pub(super) fn list(subscriptions: &Subscriptions, all: bool) -> Value {
    subscriptions.listed(all).map(|entry| value(entry, "cloudName")).collect()
}

/// `az account set`: a session works on one subscription, and naming that one changes nothing.
pub(super) fn set(subscriptions: &Subscriptions, wanted: &str) -> Result<Value, Obstacle> {
    match subscriptions.find(Some(wanted)) {
        Ok(entry) if entry.is_default => Ok(Value::Null),
        _ => Err(Obstacle::foreign(format!("changing the session's subscription `{}`", subscriptions.own().name))),
    }
}

/// What `az account list -o table` shows of an answer.
pub(super) fn table(list: &Item) -> Item {
    const COLUMNS: [(&str, &str); 6] = [
        ("Name", "name"),
        ("CloudName", "cloudName"),
        ("SubscriptionId", "id"),
        ("TenantId", "tenantId"),
        ("State", "state"),
        ("IsDefault", "isDefault"),
    ];
    let row = |account: &Item| {
        let Item::Fields(account) = account else { return Item::Null };
        let cell = |(heading, name): (&str, &str)| Some((heading.to_owned(), account.get(name)?.clone()));
        Item::Fields(Fields { entries: COLUMNS.into_iter().filter_map(cell).collect(), is_ordered: true })
    };
    match list {
        Item::List(accounts) => Item::List(accounts.iter().map(row).collect()),
        other => other.clone(),
    }
}

/// The fields in the order of the Azure CLI's profile, which a table shows. The cloud comes last
/// where it has another name.
fn value(entry: &ProfileEntry, cloud: &str) -> Value {
    let managed_by: Value = entry.managed_by.iter().map(|tenant| json!({ "tenantId": tenant })).collect();
    let mut fields = Map::from_iter([
        ("id".to_owned(), json!(entry.id)),
        ("name".to_owned(), json!(entry.name)),
        ("state".to_owned(), json!(entry.state)),
        ("user".to_owned(), json!({ "name": entry.user.name, "type": entry.user.kind })),
        ("isDefault".to_owned(), json!(entry.is_default)),
        ("tenantId".to_owned(), json!(entry.tenant_id)),
        ("environmentName".to_owned(), json!(entry.environment_name)),
    ]);
    let optional = [
        ("homeTenantId", &entry.home_tenant_id),
        ("tenantDefaultDomain", &entry.tenant_default_domain),
        ("tenantDisplayName", &entry.tenant_display_name),
    ];
    for (name, text) in optional {
        if let Some(text) = text {
            fields.insert(name.to_owned(), json!(text));
        }
    }
    fields.insert("managedByTenants".to_owned(), managed_by);
    if cloud != "environmentName" {
        let name = fields.shift_remove("environmentName").unwrap_or_default();
        fields.insert(cloud.to_owned(), name);
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::az::{fixtures, output::Output};

    fn known() -> Subscriptions {
        Subscriptions::new(&fixtures::session(fixtures::record()), fixtures::entries())
    }

    fn printed(value: &Value) -> String {
        Output::Json.render(&value.clone().into(), false).expect("JSON prints").expect("there is something to print")
    }

    /// The keys and their order are those that `az account show` 2.91.0 printed.
    #[test]
    fn show_prints_what_az_prints() {
        let want = r#"{
  "environmentName": "AzureCloud",
  "homeTenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa",
  "id": "00000000-0000-4000-a000-000000000001",
  "isDefault": false,
  "managedByTenants": [],
  "name": "contoso-dev",
  "state": "Enabled",
  "tenantDefaultDomain": "contoso.example",
  "tenantDisplayName": "Contoso",
  "tenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa",
  "user": {
    "name": "dev.user@contoso.example",
    "type": "user"
  }
}"#;
        assert_eq!(printed(&show(&known(), Some("contoso-dev")).expect("it is known")), want);
    }

    #[test]
    fn list_calls_the_cloud_otherwise_and_leaves_out_what_is_not_known() {
        let listed = list(&known(), false);
        let want = r#"{
  "cloudName": "AzureCloud",
  "homeTenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa",
  "id": "00000000-0000-4000-a000-000000000002",
  "isDefault": true,
  "managedByTenants": [
    {
      "tenantId": "99999999-9999-4999-8999-999999999999"
    }
  ],
  "name": "contoso-prod",
  "state": "Enabled",
  "tenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa",
  "user": {
    "name": "dev.user@contoso.example",
    "type": "user"
  }
}"#;
        assert_eq!(printed(&listed[1]), want);
    }

    #[test]
    fn setting_the_own_subscription_does_nothing_and_another_one_is_left_to_az() {
        assert!(matches!(set(&known(), "CONTOSO-PROD"), Ok(Value::Null)));
        assert!(matches!(set(&known(), "contoso-dev"), Err(Obstacle::Foreign(_))));
        assert!(matches!(set(&known(), "nope"), Err(Obstacle::Foreign(_))));
    }
}
