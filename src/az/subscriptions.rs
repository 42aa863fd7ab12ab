//! The subscriptions of a session: those of `azureProfile.json`, with the session's own as the default.

use super::{obstacle::Obstacle, session::Session};
use crate::{
    cloud::azure::{
        profile::{self, ProfileEntry, ProfileUser},
        record::Record,
    },
    credentials::PrincipalKind,
};

/// What `az account list --all` lists. Exactly one entry is the default.
pub(super) struct Subscriptions {
    /// `AzureCloud`, …
    cloud: &'static str,
    entries: Vec<ProfileEntry>,
    identity: String,
}

impl Subscriptions {
    /// Reads what the Azure CLI knows. A profile that is missing or cannot be read is no reason to
    /// stop Terraform: the session's own subscription is known without it.
    pub(super) fn read(session: &Session) -> Self {
        let mut entries = known(&session.record);
        // Isolated identities have a profile each.
        for record in session.others.iter().filter(|other| other.config_folder != session.record.config_folder) {
            for entry in known(record) {
                if !entries.iter().any(|earlier| earlier.id == entry.id) {
                    entries.push(entry);
                }
            }
        }
        Self::new(session, entries)
    }

    pub(super) fn new(session: &Session, mut entries: Vec<ProfileEntry>) -> Self {
        let (record, cloud) = (&session.record, session.environment.cli_name);
        let position = own_position(record, cloud, &entries);
        for entry in &mut entries {
            entry.is_default = false;
        }
        match position {
            Some(position) => adopt(&mut entries[position], record),
            None => entries.insert(0, own_entry(record, cloud)),
        }
        for other in &session.others {
            add(&mut entries, other, cloud);
        }
        Self { cloud, entries, identity: record.identity.clone() }
    }

    /// The entry the session works on.
    pub(super) fn own(&self) -> &ProfileEntry {
        self.entries.iter().find(|entry| entry.is_default).expect("the constructor made one the default")
    }

    /// The entry with an id or a name in any case; the session's own when nothing is `wanted`.
    /// Refuses in the Azure CLI's words.
    pub(super) fn find(&self, wanted: Option<&str>) -> Result<&ProfileEntry, Obstacle> {
        let Some(wanted) = wanted else { return Ok(self.own()) };
        let is_wanted = |text: &str| text.to_lowercase() == wanted.to_lowercase();
        let mut found = self.in_cloud().filter(|entry| is_wanted(&entry.id) || is_wanted(&entry.name));
        let words = match (found.next(), found.next()) {
            (Some(entry), None) => return Ok(entry),
            (Some(_), Some(_)) => {
                format!("Multiple subscriptions with the name '{wanted}' found. Specify the subscription ID.")
            }
            (None, _) => format!(
                "Subscription '{wanted}' not found. Check the spelling and casing and try again.\n\
                 help: `az account list --all` lists what is known; `wrap auth login -i {}` looks again",
                self.identity
            ),
        };
        Err(Obstacle::Refusal(format!("ERROR: {words}")))
    }

    /// The entries to list: of all clouds and states, or the enabled ones here. The session's own
    /// is always among them, because azurerm stops when it does not find its subscription.
    pub(super) fn listed(&self, all: bool) -> impl Iterator<Item = &ProfileEntry> {
        let is_here = |entry: &ProfileEntry| entry.environment_name == self.cloud && entry.state == "Enabled";
        self.entries.iter().filter(move |entry| all || entry.is_default || is_here(entry))
    }

    /// The tenant's GUID when `tenant` is the domain name of a known one.
    pub(super) fn tenant_id<'a>(&'a self, tenant: &'a str) -> &'a str {
        let is_named = |domain: &String| domain.eq_ignore_ascii_case(tenant);
        let known = self.in_cloud().find(|entry| entry.tenant_default_domain.as_ref().is_some_and(is_named));
        known.map_or(tenant, |entry| &entry.tenant_id)
    }

    fn in_cloud(&self) -> impl Iterator<Item = &ProfileEntry> {
        self.entries.iter().filter(|entry| entry.environment_name == self.cloud)
    }
}

fn known(record: &Record) -> Vec<ProfileEntry> {
    let text = std::fs::read_to_string(profile::path(&record.config_folder));
    text.ok().and_then(|text| profile::entries(&text).ok()).unwrap_or_default()
}

/// Makes the subscription of another identity of the run known as that identity's.
fn add(entries: &mut Vec<ProfileEntry>, record: &Record, cloud: &str) {
    let Some(target) = &record.target else { return };
    match entries.iter_mut().find(|entry| entry.id.eq_ignore_ascii_case(&target.subscription_id)) {
        // Two identities may work on one subscription: then it is the run's own.
        Some(entry) if entry.is_default => {}
        Some(entry) => {
            entry.user = user(record);
            entry.tenant_id.clone_from(&record.tenant);
        }
        None => entries.push(ProfileEntry { is_default: false, ..own_entry(record, cloud) }),
    }
}

/// Where the session's own entry is: the one of its subscription; without a subscription, one of
/// its principal in its tenant, the person's default first.
fn own_position(record: &Record, cloud: &str, entries: &[ProfileEntry]) -> Option<usize> {
    if let Some(target) = &record.target {
        return entries.iter().position(|entry| entry.id.eq_ignore_ascii_case(&target.subscription_id));
    }
    let is_ours = |entry: &ProfileEntry| {
        entry.environment_name == cloud
            && entry.tenant_id == record.tenant
            && entry.user.name.eq_ignore_ascii_case(&record.principal.name)
    };
    let default = entries.iter().position(|entry| entry.is_default && is_ours(entry));
    default.or_else(|| entries.iter().position(|entry| entry.state == "Enabled" && is_ours(entry)))
}

/// Makes `entry` the session's: another identity may have written it last.
fn adopt(entry: &mut ProfileEntry, record: &Record) {
    entry.is_default = true;
    entry.user = user(record);
    entry.tenant_id.clone_from(&record.tenant);
}

/// An entry for a session that the profile does not know. Without a subscription it is what
/// `az login --allow-no-subscriptions` writes for a tenant.
fn own_entry(record: &Record, cloud: &str) -> ProfileEntry {
    let target = record.target.as_ref();
    ProfileEntry {
        id: target.map_or(&record.tenant, |target| &target.subscription_id).clone(),
        name: target.map_or("N/A(tenant level account)", |target| &target.subscription_name).to_owned(),
        state: "Enabled".to_owned(),
        user: user(record),
        is_default: true,
        tenant_id: record.tenant.clone(),
        environment_name: cloud.to_owned(),
        home_tenant_id: target.map(|_| record.tenant.clone()),
        tenant_default_domain: None,
        tenant_display_name: None,
        managed_by: Vec::new(),
    }
}

fn user(record: &Record) -> ProfileUser {
    let kind = match record.principal.kind {
        PrincipalKind::User => "user",
        PrincipalKind::ServicePrincipal => "servicePrincipal",
    };
    ProfileUser { name: record.principal.name.clone(), kind: kind.to_owned() }
}

#[cfg(test)]
mod tests;
