//! Profiles with one, several and no fitting subscriptions.

use super::*;
use crate::az::fixtures::{self, DEV, OTHER_TENANT, PROD, SHARED, TENANT};

fn known(record: Record) -> Subscriptions {
    Subscriptions::new(&fixtures::session(record), fixtures::entries())
}

fn refusal(subscriptions: &Subscriptions, wanted: &str) -> String {
    match subscriptions.find(Some(wanted)) {
        Err(Obstacle::Refusal(text)) => text,
        other => panic!("{wanted} should be refused: {other:?}"),
    }
}

#[test]
fn own_subscription_is_the_only_default_and_belongs_to_the_principal() {
    let known = known(fixtures::record());
    let defaults: Vec<&str> = known.listed(true).filter(|e| e.is_default).map(|e| e.id.as_str()).collect();
    assert_eq!(defaults, [PROD]);
    assert_eq!(known.own().user.name, "dev.user@contoso.example");
    assert_eq!(known.own().user.kind, "user");
}

#[test]
fn disabled_and_foreign_subscriptions_are_listed_on_demand() {
    let known = known(fixtures::record());
    let names = |all| known.listed(all).map(|entry| entry.name.as_str()).collect::<Vec<_>>();
    assert_eq!(names(false), ["contoso-dev", "contoso-prod", "fabrikam-shared"]);
    let all = ["contoso-dev", "contoso-prod", "contoso-old", "fabrikam-shared", "contoso-china"];
    assert_eq!(names(true), all);
}

#[test]
fn own_subscription_is_known_without_a_profile() {
    let known = Subscriptions::read(&fixtures::session(fixtures::record()));
    let own = known.own();
    assert_eq!((own.id.as_str(), own.name.as_str(), own.state.as_str()), (PROD, "contoso-prod", "Enabled"));
    assert_eq!((own.tenant_id.as_str(), own.environment_name.as_str()), (TENANT, "AzureCloud"));
    assert_eq!(known.listed(false).count(), 1);
}

#[test]
fn unreadable_profile_counts_as_none() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    std::fs::write(folder.path().join("azureProfile.json"), "{broken").expect("the folder is ours");
    let record = Record { config_folder: folder.path().into(), ..fixtures::record() };
    assert_eq!(Subscriptions::read(&fixtures::session(record)).own().id, PROD);
}

#[test]
fn subscription_is_found_by_id_or_name_in_any_case() {
    let known = known(fixtures::record());
    for wanted in [DEV.to_uppercase().as_str(), "contoso-dev", "CONTOSO-Dev"] {
        assert_eq!(known.find(Some(wanted)).expect("it is known").id, DEV, "{wanted}");
    }
    assert_eq!(known.find(Some(SHARED)).expect("it is known").tenant_id, OTHER_TENANT);
    assert_eq!(known.find(None).expect("there is always one").id, PROD);
}

#[test]
fn unknown_subscription_is_refused_in_the_words_of_az() {
    let known = known(fixtures::record());
    let want = "ERROR: Subscription 'nope' not found. Check the spelling and casing and try again.\n\
                help: `az account list --all` lists what is known; `wrap auth login -i prod-admin` looks again";
    assert_eq!(refusal(&known, "nope"), want);
    assert!(refusal(&known, "contoso-china").starts_with("ERROR: Subscription 'contoso-china' not found."));
}

#[test]
fn ambiguous_name_is_refused() {
    let mut entries = fixtures::entries();
    entries[3].name = "Contoso-Dev".to_owned();
    let known = Subscriptions::new(&fixtures::session(fixtures::record()), entries);
    let want = "ERROR: Multiple subscriptions with the name 'contoso-dev' found. Specify the subscription ID.";
    assert_eq!(refusal(&known, "contoso-dev"), want);
}

#[test]
fn session_without_a_subscription_takes_one_of_its_principal() {
    let record = Record { target: None, ..fixtures::record() };
    assert_eq!(known(record.clone()).own().id, DEV);
    let guest = Record { tenant: OTHER_TENANT.to_owned(), ..record };
    assert_eq!(known(guest).own().id, SHARED);
}

#[test]
fn session_without_any_subscription_is_its_tenant() {
    let record = Record { target: None, tenant: "eeeeeeee-5555".to_owned(), ..fixtures::record() };
    let known = known(record);
    let own = known.own();
    assert_eq!((own.id.as_str(), own.name.as_str()), ("eeeeeeee-5555", "N/A(tenant level account)"));
    assert_eq!(own.home_tenant_id, None);
}

#[test]
fn domain_of_a_known_tenant_is_its_id() {
    let known = known(fixtures::record());
    assert_eq!(known.tenant_id("Fabrikam.example"), OTHER_TENANT);
    assert_eq!(known.tenant_id("other.example"), "other.example");
}
