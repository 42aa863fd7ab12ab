//! The settings that all Azure providers share.

use super::{environment::Environment, guid};
use crate::{
    auth::ChainKey,
    config::{
        fields::{self, Fields},
        yaml,
    },
    credentials::{Subscription, Target},
    error::{Error, Result},
};

/// The cloud a provider works in: `cloud_environment`, public unless set.
pub(crate) fn environment(fields: &mut Fields<'_>) -> Result<&'static Environment> {
    let name = fields.text("cloud_environment")?;
    let name = name.as_deref().unwrap_or("public");
    Environment::named(name).ok_or_else(|| {
        let known = fields::list(Environment::all().iter().map(|known| known.name));
        let at = at(fields, "cloud_environment");
        Error::configuration(format!("there is no Azure cloud called `{name}`"))
            .at(at)
            .help(format!("set `cloud_environment` to one of {known}"))
    })
}

/// A tenant as we use it: a GUID or a domain, in lower case.
pub(crate) fn tenant(fields: &Fields<'_>, tenant: &str) -> Result<String> {
    let tenant = tenant.trim().to_lowercase();
    if guid::is_guid(&tenant) || is_domain(&tenant) {
        return Ok(tenant);
    }
    let at = at(fields, "tenant_id");
    Err(Error::configuration(format!("`tenant_id` must be a GUID or a domain, not `{tenant}`"))
        .at(at)
        .help("see `az account show --query tenantId`, or the overview of Entra ID in the portal"))
}

/// Such as `contoso.onmicrosoft.com`: it becomes a part of a URL, so it must not hold anything else.
fn is_domain(text: &str) -> bool {
    text.contains('.')
        && !text.starts_with('.')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

/// Where a field is written, or else the map it is missing from.
fn at(fields: &Fields<'_>, name: &str) -> yaml::Place {
    fields.place(name).unwrap_or_else(|| fields.at())
}

/// The subscription and location that a provider chooses where no identity does.
pub(crate) struct Place {
    subscription_id: Option<String>,
    location: Option<String>,
}

/// Reads `subscription_id` and `location`.
pub(crate) fn place(fields: &mut Fields<'_>) -> Result<Place> {
    Ok(Place { subscription_id: fields.guid("subscription_id")?, location: fields.text("location")? })
}

impl Place {
    /// What to work on until an identity says more.
    pub(crate) fn target(&self, subscriptions: &[Subscription]) -> Option<Target> {
        let subscription_id = self.subscription_id.clone()?;
        Some(Target {
            subscription_name: name_of(&subscription_id, subscriptions),
            subscription_id,
            location: self.location.clone(),
            resource_group: None,
        })
    }
}

/// The display name of a subscription; its id when ARM did not tell.
pub(crate) fn name_of(id: &str, subscriptions: &[Subscription]) -> String {
    let found = subscriptions.iter().find(|subscription| subscription.id == id);
    found.map_or(id, |subscription| &subscription.name).to_owned()
}

/// The command that signs in anew.
pub(crate) fn login_command(key: &ChainKey, provider: &str) -> String {
    // A chain of a provider alone bears the provider's name.
    let flag = if key.name == provider { "--provider" } else { "-i" };
    format!("wrap auth login {flag} {}", key.name)
}
