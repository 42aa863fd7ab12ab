//! What is written, compared with what the Azure CLI 2.91.0 writes.

use super::*;
use crate::{cloud::azure::fixtures, credentials::Proof};

const DEV: &str = "00000000-0000-4000-a000-000000000001";
const PROD: &str = "00000000-0000-4000-a000-000000000002";
const TENANT: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";

/// As `az login --use-device-code --tenant …` left it.
const GOLDEN: &str = include_str!("golden.json");

fn subscription(id: &str, name: &str, managed_by: &[&str]) -> Subscription {
    Subscription {
        id: id.into(),
        name: name.into(),
        state: "Enabled".into(),
        tenant: TENANT.into(),
        home_tenant: TENANT.into(),
        managed_by: managed_by.iter().map(|tenant| (*tenant).to_owned()).collect(),
    }
}

fn target(id: &str) -> Target {
    Target { subscription_id: id.into(), subscription_name: "named".into(), location: None, resource_group: None }
}

/// Credentials of an earlier run: no subscriptions.
fn recalled(target_id: &str) -> Azure {
    Azure { target: Some(target(target_id)), ..fixtures::person() }
}

/// Credentials of a sign-in.
fn signed_in() -> Azure {
    let managing = ["99999999-9999-4999-8999-999999999999"];
    let subscriptions = vec![subscription(DEV, "contoso-dev", &[]), subscription(PROD, "contoso-prod", &managing)];
    Azure { subscriptions, ..recalled(DEV) }
}

fn robot(credentials: Azure) -> Azure {
    Azure { principal: fixtures::program(Proof::RefreshToken).principal, ..credentials }
}

fn merged(old: Option<&str>, credentials: &Azure, purpose: Purpose) -> Option<String> {
    merge(old, credentials, &Environment::all()[0], purpose).unwrap()
}

fn defaults(text: &str) -> Vec<String> {
    entries(text).unwrap().into_iter().filter(|entry| entry.is_default).map(|entry| entry.id).collect()
}

#[test]
fn new_profile_is_what_the_azure_cli_writes() {
    for purpose in [Purpose::Run, Purpose::Login] {
        assert_eq!(merged(None, &signed_in(), purpose).as_deref(), Some(GOLDEN));
    }
}

#[test]
fn profile_that_is_up_to_date_is_left_alone() {
    for credentials in [signed_in(), recalled(DEV)] {
        for purpose in [Purpose::Run, Purpose::Login] {
            assert_eq!(merged(Some(GOLDEN), &credentials, purpose), None);
        }
    }
    assert_eq!(merged(Some("{\"a\": 1}"), &Azure { target: None, ..recalled(DEV) }, Purpose::Login), None);
}

#[test]
fn run_changes_neither_the_default_nor_what_others_own() {
    for credentials in [recalled(PROD), robot(recalled(PROD)), robot(signed_in())] {
        assert_eq!(merged(Some(GOLDEN), &credentials, Purpose::Run), None);
    }
}

#[test]
fn run_adds_a_missing_target_and_keeps_the_default() {
    let text = merged(Some(GOLDEN), &recalled("new"), Purpose::Run).unwrap();
    let added = concat!(
        r#", {"id": "new", "name": "named", "state": "Enabled", "#,
        r#""user": {"name": "dev.user@contoso.example", "type": "user"}, "isDefault": false, "#,
        r#""tenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "environmentName": "AzureCloud", "#,
        r#""homeTenantId": "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "managedByTenants": []}]}"#,
    );
    assert_eq!(text, GOLDEN.strip_suffix("]}").unwrap().to_owned() + added);
}

#[test]
fn run_chooses_a_default_where_the_cloud_has_none() {
    let none = GOLDEN.replace("\"isDefault\": true", "\"isDefault\": false");
    assert_eq!(defaults(&merged(Some(&none), &recalled(PROD), Purpose::Run).unwrap()), [PROD]);
    let elsewhere = GOLDEN.replace("AzureCloud", "AzureChinaCloud");
    assert_eq!(defaults(&merged(Some(&elsewhere), &recalled("new"), Purpose::Run).unwrap()), [DEV, "new"]);
}

#[test]
fn login_makes_the_target_the_only_default() {
    let text = merged(Some(GOLDEN), &recalled(PROD), Purpose::Login).unwrap();
    assert_eq!(defaults(&text), [PROD]);
    let without_target = Azure { target: None, ..signed_in() };
    assert_eq!(merged(Some(&text), &without_target, Purpose::Login), None, "the default before is kept");
    assert_eq!(defaults(&merged(None, &without_target, Purpose::Login).unwrap()), [DEV]);
}

#[test]
fn login_takes_over_entries_and_keeps_unknown_fields() {
    let old = GOLDEN
        .replace("\"subscriptions\"", "\"installationId\": \"x\", \"subscriptions\"")
        .replace("\"name\": \"contoso-dev\"", "\"name\": \"old\", \"mine\": \"\\u00fc\"")
        .replace("\"type\": \"user\"", "\"type\": \"user\", \"cloudShellID\": true");
    let own = merged(Some(&old), &signed_in(), Purpose::Login).unwrap();
    assert_eq!(own, old.replace("\"old\"", "\"contoso-dev\""), "the user is the same one");
    let other = merged(Some(&old), &robot(signed_in()), Purpose::Login).unwrap();
    let user = "{\"name\": \"dev.user@contoso.example\", \"type\": \"user\", \"cloudShellID\": true}";
    let robot = "{\"name\": \"11111111-aaaa-4aaa-8aaa-111111111111\", \"type\": \"servicePrincipal\"}";
    assert_eq!(other, own.replace(user, robot));
}

#[test]
fn profile_is_read_with_and_without_mark_and_with_holes() {
    let text = r#"{"subscriptions": [{"id": "a", "user": null, "managedByTenants": [{}, {"tenantId": "t"}]}, 7, {}]}"#;
    let found = entries(text).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].id.as_str(), found[0].is_default, &found[0].managed_by[..]),
        ("a", false, &["t".to_owned()][..])
    );
    let golden = entries(GOLDEN).unwrap();
    assert_eq!(golden[1].name, "contoso-prod");
    assert_eq!(golden[0].user, ProfileUser { name: "dev.user@contoso.example".into(), kind: "user".into() });
    assert_eq!(golden, entries(GOLDEN.trim_start_matches('\u{feff}')).unwrap());
}

#[test]
fn profile_of_another_shape_is_broken() {
    for text in ["[]", "{\"subscriptions\": {}}", "{"] {
        assert!(merge(Some(text), &signed_in(), &Environment::all()[0], Purpose::Run).is_err(), "{text}");
    }
}
