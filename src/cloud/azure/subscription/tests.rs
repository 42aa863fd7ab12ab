//! Which subscription is chosen.

use std::path::Path;

use super::*;
use crate::{
    cloud::azure::fixtures::{self, SUBSCRIPTION, TENANT, identity},
    credentials::Subscription,
    system::{fake::Fake, runtime},
};

/// A user who sees one subscription, `id` in `state`, and whose provider chose a location.
fn base(id: &str, state: &str) -> Credentials {
    let (id, name) = (id.to_owned(), "Development".to_owned());
    Credentials::Azure(Azure {
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
        ..fixtures::person()
    })
}

fn assume(principal: &str, base: Credentials) -> (Target, Vec<String>) {
    let (result, said) = try_assume(&identity(principal), base);
    (result.unwrap().target.unwrap(), said)
}

fn try_assume(config: &IdentityConfig, base: Credentials) -> (Result<Azure>, Vec<String>) {
    let fake = Fake::new(Path::new("/nowhere"));
    let identity = AzureSubscription::new(config, &fake.system.env).unwrap();
    let result = runtime::run(identity.assume(&fake.system, base));
    (result.map(|Credentials::Azure(azure)| azure), fake.said())
}

/// [`base`] with more subscriptions: ids and names.
fn base_with(others: &[(&str, &str)]) -> Credentials {
    let Credentials::Azure(mut azure) = base(SUBSCRIPTION, "Enabled");
    for (id, name) in others {
        let other = Subscription { id: (*id).into(), name: (*name).into(), ..azure.subscriptions[0].clone() };
        azure.subscriptions.push(other);
    }
    Credentials::Azure(azure)
}

#[test]
fn subscription_is_found_by_its_name_in_any_case() {
    let (target, said) = assume("subscription_name: DEVELOPMENT", base_with(&[("p", "Production")]));
    assert_eq!((target.subscription_id.as_str(), target.subscription_name.as_str()), (SUBSCRIPTION, "Development"));
    assert_eq!(said, [""; 0]);
}

#[test]
fn name_that_is_unknown_or_that_several_have_is_refused() {
    let refusal = |name: &str, others: &[(&str, &str)]| {
        let config = identity(&format!("subscription_name: {name}"));
        try_assume(&config, base_with(others)).0.unwrap_err().to_string()
    };
    assert_eq!(
        refusal("Developmnet", &[]),
        format!(
            "error: atmos.yaml:1:20: `dev.user@contoso.example` sees no subscription called `Developmnet` in tenant \
             `{TENANT}`\nhelp: did you mean `Development`?"
        )
    );
    assert!(refusal("x", &[("p", "Production")]).ends_with("help: choose one of `Development`, `Production`"));
    assert_eq!(
        refusal("development", &[("d2", "DEVELOPMENT")]),
        format!(
            "error: atmos.yaml:1:20: several subscriptions are called `development`\n  \
             caused by: {SUBSCRIPTION} (Enabled)\n  caused by: d2 (Enabled)\n\
             help: name the one that is meant: `subscription_id: …`"
        )
    );
}

#[test]
fn identity_via_another_inherits_what_it_does_not_say() {
    let via_identity = |principal: &str| IdentityConfig {
        via: Some(Via::Identity("base".into(), identity("{}").at)),
        ..identity(principal)
    };
    let Credentials::Azure(mut azure) = base_with(&[]);
    azure.target = Some(Target {
        subscription_id: SUBSCRIPTION.into(),
        subscription_name: "Development".into(),
        location: Some("northeurope".into()),
        resource_group: Some("rg".into()),
    });
    let assumed = |principal: &str| {
        let base = Credentials::Azure(azure.clone());
        let target = try_assume(&via_identity(principal), base).0.unwrap().target.unwrap();
        (target.subscription_id, target.location.unwrap(), target.resource_group)
    };
    let own = |location: &str, group: &str| (SUBSCRIPTION.to_owned(), location.to_owned(), Some(group.to_owned()));
    assert_eq!(assumed("{}"), own("northeurope", "rg"));
    assert_eq!(assumed("{location: westeurope, resource_group: net}"), own("westeurope", "net"));
    let other = "00000000-0000-4000-a000-000000000002";
    let want = (other.to_owned(), "northeurope".to_owned(), None);
    assert_eq!(assumed(&format!("{{subscription_id: {other}}}")), want, "the group is in the other subscription");
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
            "warning: subscription `{SUBSCRIPTION}` is not among the 1 that `dev.user@contoso.example` sees in tenant `{TENANT}`"
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
    let error = |text: &str| AzureSubscription::new(&identity(text), &Env::default()).err().unwrap().to_string();
    assert!(error("location: x").contains("atmos.yaml:1:1: identity `dev` is missing `subscription_id`"));
    let text = error("subscription_id: Development");
    assert!(text.ends_with("help: if it is the subscription's name, write `subscription_name: Development`"), "{text}");
    let text = error(&format!("subscription_id: {SUBSCRIPTION}\nsubscription_name: x"));
    assert!(text.contains("atmos.yaml:2:20: identity `dev` names its subscription twice"), "{text}");
    let text = error(&format!("subscription_id: {SUBSCRIPTION}\nregion: x"));
    assert!(text.contains("atmos.yaml:2:1: ") && text.contains("`region`"), "{text}");
}
