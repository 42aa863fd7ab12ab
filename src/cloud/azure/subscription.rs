//! `azure/subscription`: the subscription a run works on.

use super::settings;
use crate::{
    auth::{Identity, Issue},
    config::{auth::IdentityConfig, fields::Fields},
    credentials::{Azure, Credentials, Target},
    error::Result,
    system::{Env, System},
};

/// An identity of kind `azure/subscription`.
pub(crate) struct AzureSubscription {
    id: String,
    location: Option<String>,
    resource_group: Option<String>,
}

impl AzureSubscription {
    pub(crate) fn new(config: &IdentityConfig, env: &Env) -> Result<Self> {
        let mut fields = Fields::new(&config.principal, format!("identity `{}`", config.name), env);
        let id = fields.required_text("subscription_id")?;
        let identity = Self {
            id: settings::subscription_id(&fields, &id)?,
            location: fields.text("location")?,
            resource_group: fields.text("resource_group")?,
        };
        fields.finish()?;
        Ok(identity)
    }

    fn choose(&self, system: &System, azure: &mut Azure) {
        if let Some(warning) = self.warning(azure) {
            system.terminal.say(&format!("warning: {warning}"));
        }
        let location = azure.target.take().and_then(|target| target.location);
        azure.target = Some(Target {
            subscription_id: self.id.clone(),
            subscription_name: settings::name_of(&self.id, &azure.subscriptions),
            location: self.location.clone().or(location),
            resource_group: self.resource_group.clone(),
        });
    }

    /// What may go wrong in the run. ARM's list can lag behind a new role, so it is no error.
    fn warning(&self, azure: &Azure) -> Option<String> {
        let Azure { subscriptions, principal, tenant, .. } = azure;
        if subscriptions.is_empty() {
            return None;
        }
        match subscriptions.iter().find(|subscription| subscription.id == self.id) {
            None => Some(format!(
                "`{}` does not see subscription `{}`, only {} others in tenant `{tenant}`",
                principal.name,
                self.id,
                subscriptions.len()
            )),
            Some(found) if found.state != "Enabled" => {
                Some(format!("subscription `{}` ({}) is in state {}", found.name, found.id, found.state))
            }
            Some(_) => None,
        }
    }
}

impl Identity for AzureSubscription {
    fn assume<'a>(&'a self, system: &'a System, base: Credentials) -> Issue<'a> {
        let Credentials::Azure(mut azure) = base;
        self.choose(system, &mut azure);
        Box::pin(std::future::ready(Ok(Credentials::Azure(azure))))
    }
}
