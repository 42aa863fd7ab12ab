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
        let id = fields.guid("subscription_id")?;
        let identity = Self {
            id: id.ok_or_else(|| fields.missing("subscription_id"))?,
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
                "subscription `{}` is not among those that `{}` sees in tenant `{tenant}` ({})",
                self.id,
                principal.name,
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        cloud::azure::fixtures::{SUBSCRIPTION, TENANT},
        config::yaml::{self, Place},
        credentials::{Principal, PrincipalKind, Proof, Subscription},
        system::{fake::Fake, runtime},
    };

    fn config(principal: &str) -> IdentityConfig {
        let at = Place { file: Path::new("atmos.yaml"), line: 8, column: 5 };
        IdentityConfig {
            name: "dev".into(),
            at,
            kind: "azure/subscription".into(),
            kind_at: at,
            is_default: false,
            via: None,
            principal: yaml::parse(Path::new("atmos.yaml"), principal).unwrap(),
        }
    }

    /// A user who sees one subscription, `id` in `state`, and whose provider chose a location.
    fn base(id: &str, state: &str) -> Credentials {
        let (id, name) = (id.to_owned(), "Development".to_owned());
        Credentials::Azure(Azure {
            environment: "public".into(),
            tenant: TENANT.into(),
            client_id: "client".into(),
            principal: Principal {
                kind: PrincipalKind::User,
                name: "dev@contoso.example".into(),
                object_id: "o".into(),
                home_account_id: None,
            },
            tokens: vec![],
            refresh_token: None,
            id_token: None,
            proof: Proof::RefreshToken,
            target: Some(Target {
                subscription_id: "other".into(),
                subscription_name: "Other".into(),
                location: Some("northeurope".into()),
                resource_group: None,
            }),
            subscriptions: vec![Subscription {
                id,
                name,
                state: state.into(),
                tenant: TENANT.into(),
                home_tenant: TENANT.into(),
                managed_by: vec![],
            }],
        })
    }

    fn assume(principal: &str, base: Credentials) -> (Target, Vec<String>) {
        let fake = Fake::new(Path::new("/nowhere"));
        let identity = AzureSubscription::new(&config(principal), &fake.system.env).unwrap();
        let Credentials::Azure(azure) = runtime::run(identity.assume(&fake.system, base)).unwrap();
        (azure.target.unwrap(), fake.said())
    }

    #[test]
    fn identity_chooses_and_the_provider_fills_the_gaps() {
        let principal = format!("{{subscription_id: {}, resource_group: rg}}", SUBSCRIPTION.to_uppercase());
        let (target, said) = assume(&principal, base(SUBSCRIPTION, "Enabled"));
        let want = Target {
            subscription_id: SUBSCRIPTION.into(),
            subscription_name: "Development".into(),
            location: Some("northeurope".into()),
            resource_group: Some("rg".into()),
        };
        assert_eq!((target, said), (want, vec![]));
        let principal = format!("{{subscription_id: {SUBSCRIPTION}, location: westeurope}}");
        assert_eq!(assume(&principal, base(SUBSCRIPTION, "Enabled")).0.location.as_deref(), Some("westeurope"));
    }

    #[test]
    fn unseen_subscription_is_a_warning() {
        let (target, said) = assume(&format!("subscription_id: {SUBSCRIPTION}"), base("other", "Enabled"));
        assert_eq!(target.subscription_name, SUBSCRIPTION);
        assert_eq!(
            said,
            [format!(
                "warning: subscription `{SUBSCRIPTION}` is not among those that `dev@contoso.example` sees in tenant `{TENANT}` (1)"
            )]
        );
    }

    #[test]
    fn disabled_subscription_is_a_warning() {
        let (_, said) = assume(&format!("subscription_id: {SUBSCRIPTION}"), base(SUBSCRIPTION, "Disabled"));
        assert_eq!(said, [format!("warning: subscription `Development` ({SUBSCRIPTION}) is in state Disabled")]);
    }

    #[test]
    fn unknown_and_missing_keys_are_refused_with_their_place() {
        let error = |text: &str| AzureSubscription::new(&config(text), &Env::default()).err().unwrap().to_string();
        assert!(error("location: x").contains("atmos.yaml:1:1: identity `dev` is missing `subscription_id`"));
        let text = error(&format!("subscription_id: {SUBSCRIPTION}\nregion: x"));
        assert!(text.contains("atmos.yaml:2:1: ") && text.contains("`region`"), "{text}");
    }
}
