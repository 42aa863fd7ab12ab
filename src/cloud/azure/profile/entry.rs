//! The entries of the profile as types, whoever wrote them.

use serde_json::{Map, Value};

use crate::cloud::azure::python_json::{self, Broken};

/// A subscription of `azureProfile.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProfileEntry {
    pub(crate) id: String,
    pub(crate) name: String,
    /// `Enabled`, `Disabled`, …
    pub(crate) state: String,
    pub(crate) user: ProfileUser,
    pub(crate) is_default: bool,
    /// The tenant whose tokens open it.
    pub(crate) tenant_id: String,
    pub(crate) environment_name: String,
    pub(crate) home_tenant_id: Option<String>,
    /// Known after `az login` without a tenant only, as is the display name.
    pub(crate) tenant_default_domain: Option<String>,
    pub(crate) tenant_display_name: Option<String>,
    /// The tenants that manage it.
    pub(crate) managed_by: Vec<String>,
}

/// Who signed in for a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProfileUser {
    pub(crate) name: String,
    /// `user` or `servicePrincipal`
    pub(crate) kind: String,
}

/// The subscriptions of a profile, in its order. Entries without an id are passed over; what else
/// is missing is empty.
pub(crate) fn entries(text: &str) -> Result<Vec<ProfileEntry>, Broken> {
    let root: Map<String, Value> = python_json::parse(text)?;
    let subscriptions = root.get("subscriptions").and_then(Value::as_array);
    Ok(subscriptions.into_iter().flatten().filter_map(entry).collect())
}

fn entry(value: &Value) -> Option<ProfileEntry> {
    let managed_by = value["managedByTenants"].as_array();
    Some(ProfileEntry {
        id: optional(value, "id")?,
        name: text(value, "name"),
        state: text(value, "state"),
        user: ProfileUser { name: text(&value["user"], "name"), kind: text(&value["user"], "type") },
        is_default: value["isDefault"] == true,
        tenant_id: text(value, "tenantId"),
        environment_name: text(value, "environmentName"),
        home_tenant_id: optional(value, "homeTenantId"),
        tenant_default_domain: optional(value, "tenantDefaultDomain"),
        tenant_display_name: optional(value, "tenantDisplayName"),
        managed_by: managed_by.into_iter().flatten().filter_map(|tenant| optional(tenant, "tenantId")).collect(),
    })
}

fn text(value: &Value, field: &str) -> String {
    optional(value, field).unwrap_or_default()
}

fn optional(value: &Value, field: &str) -> Option<String> {
    value[field].as_str().map(str::to_owned)
}
