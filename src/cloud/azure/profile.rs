//! `azureProfile.json`: the subscriptions the Azure CLI knows.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{
    environment::Environment,
    python_json::{self, Broken},
    session::Purpose,
};
use crate::credentials::{Azure, PrincipalKind, Subscription, Target};

mod entry;
mod forget;

pub(crate) use entry::{ProfileEntry, ProfileUser, entries};
pub(crate) use forget::{Leaver, forget, loses_default};

/// The file in the Azure CLI's folder.
pub(crate) fn path(config_folder: &Path) -> PathBuf {
    config_folder.join("azureProfile.json")
}

/// The type of a user, in the Azure CLI's words.
pub(crate) fn user_type(kind: PrincipalKind) -> &'static str {
    match kind {
        PrincipalKind::User => "user",
        PrincipalKind::ServicePrincipal => "servicePrincipal",
    }
}

/// The profile with the subscriptions of `credentials` and their target in it; `None` when nothing
/// changes. A run adds what is missing and leaves what is there: the default, and entries that
/// another user signed in for. A login takes its entries over and makes the target the default.
pub(crate) fn merge(
    old: Option<&str>,
    credentials: &Azure,
    environment: &Environment,
    purpose: Purpose,
) -> Result<Option<String>, Broken> {
    let mut root: Map<String, Value> = python_json::parse(old.unwrap_or_default())?;
    let before = root.clone();
    let subscriptions = root.entry("subscriptions").or_insert_with(|| Value::Array(Vec::new()));
    let Some(subscriptions) = subscriptions.as_array_mut() else {
        return Err(Broken::new("its subscriptions are not a list"));
    };
    Merge { subscriptions, credentials, environment, purpose }.all();
    if subscriptions.is_empty() || root == before {
        return Ok(None);
    }
    // The Azure CLI writes the mark (`utf-8-sig`) and reads with and without it.
    Ok(Some(format!("\u{feff}{}", python_json::compact(&root))))
}

struct Merge<'a> {
    subscriptions: &'a mut Vec<Value>,
    credentials: &'a Azure,
    environment: &'a Environment,
    purpose: Purpose,
}

impl Merge<'_> {
    fn all(&mut self) {
        for subscription in &self.credentials.subscriptions {
            self.subscription(subscription);
        }
        if let Some(target) = &self.credentials.target {
            self.target(target);
        }
        match self.purpose {
            Purpose::Run => self.ensure_default(),
            Purpose::Login => self.make_default(),
        }
    }

    fn subscription(&mut self, subscription: &Subscription) {
        let entry = self.entry(subscription);
        match self.position(&subscription.id) {
            None => self.subscriptions.push(entry),
            Some(index) if self.may_change(index) => {
                let fields = ["name", "state", "tenantId", "environmentName", "homeTenantId", "managedByTenants"];
                self.update(index, &entry, &fields);
            }
            Some(_) => {}
        }
    }

    /// The target may be known by its id only, so nothing but its owner is brought up to date.
    fn target(&mut self, target: &Target) {
        let entry = self.entry(&Subscription {
            id: target.subscription_id.clone(),
            name: target.subscription_name.clone(),
            state: "Enabled".to_owned(),
            tenant: self.credentials.tenant.clone(),
            home_tenant: self.credentials.tenant.clone(),
            managed_by: Vec::new(),
        });
        match self.position(&target.subscription_id) {
            None => self.subscriptions.push(entry),
            Some(index) if self.purpose == Purpose::Login => {
                self.update(index, &entry, &["tenantId", "environmentName"]);
            }
            Some(_) => {}
        }
    }

    /// An entry with the Azure CLI's fields in its order.
    fn entry(&self, subscription: &Subscription) -> Value {
        let managed_by = subscription.managed_by.iter().map(|tenant| json!({"tenantId": tenant}));
        json!({
            "id": subscription.id,
            "name": subscription.name,
            "state": subscription.state,
            "user": {"name": self.credentials.principal.name, "type": self.user_type()},
            "isDefault": false,
            "tenantId": subscription.tenant,
            "environmentName": self.environment.cli_name,
            "homeTenantId": subscription.home_tenant,
            "managedByTenants": managed_by.collect::<Vec<_>>(),
        })
    }

    /// Lays `fields` of `new` over an entry, and the user when it is another one: the fields that
    /// the Azure CLI adds to its users say how that user signs in.
    fn update(&mut self, index: usize, new: &Value, fields: &[&str]) {
        if !self.is_ours(index) {
            self.subscriptions[index]["user"] = new["user"].clone();
        }
        for field in fields {
            self.subscriptions[index][*field] = new[*field].clone();
        }
    }

    fn may_change(&self, index: usize) -> bool {
        self.purpose == Purpose::Login || self.is_ours(index)
    }

    fn is_ours(&self, index: usize) -> bool {
        let user = &self.subscriptions[index]["user"];
        user["name"] == self.credentials.principal.name.as_str() && user["type"] == self.user_type()
    }

    fn user_type(&self) -> &'static str {
        user_type(self.credentials.principal.kind)
    }

    /// Without a default in its cloud the Azure CLI finds no subscription at all.
    fn ensure_default(&mut self) {
        if self.current_default().is_none()
            && let Some(index) = self.target_position().or_else(|| self.first_enabled())
        {
            self.subscriptions[index]["isDefault"] = true.into();
        }
    }

    /// One default, as `az login` leaves it: the target, else the one before, else the first.
    fn make_default(&mut self) {
        let chosen = self.target_position().or_else(|| self.current_default()).or_else(|| self.first_enabled());
        let Some(chosen) = chosen else { return };
        for (index, entry) in self.subscriptions.iter_mut().enumerate() {
            if index == chosen || entry["isDefault"] == true {
                entry["isDefault"] = (index == chosen).into();
            }
        }
    }

    fn target_position(&self) -> Option<usize> {
        self.credentials.target.as_ref().and_then(|target| self.position(&target.subscription_id))
    }

    fn current_default(&self) -> Option<usize> {
        self.subscriptions.iter().position(|entry| self.is_here(entry) && entry["isDefault"] == true)
    }

    fn first_enabled(&self) -> Option<usize> {
        self.subscriptions.iter().position(|entry| self.is_here(entry) && entry["state"] == "Enabled")
    }

    fn is_here(&self, entry: &Value) -> bool {
        entry["environmentName"] == self.environment.cli_name
    }

    /// Subscriptions are one whatever the case of their ids; only objects count.
    fn position(&self, id: &str) -> Option<usize> {
        self.subscriptions
            .iter()
            .position(|entry| entry["id"].as_str().is_some_and(|present| present.eq_ignore_ascii_case(id)))
    }
}

#[cfg(test)]
mod tests;
