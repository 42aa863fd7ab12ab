//! What metadata hosts say, and what is made of it.

use super::*;
use crate::system::{fake::Fake, runtime};

const DOCUMENT: &str = r#"{"name": "Stack", "portal": "https://portal.stack.example/",
    "authentication": {"loginEndpoint": "https://login.stack.example/", "tenant": "common",
        "audiences": ["https://management.core.stack.example/", "https://management.stack.example"]},
    "microsoftGraphResourceId": "https://graph.stack.example/", "resourceManager": "https://management.stack.example/",
    "suffixes": {"storage": "core.stack.example", "keyVaultDns": "vault.stack.example"}}"#;

fn settled(host: &str, status: u16, body: &str) -> Result<&'static Environment> {
    let fake = Fake::new(tempfile::tempdir().unwrap().path()).answer("", status, body);
    runtime::run(settle(&fake.system, unsettled(host)))
}

#[test]
fn metadata_host_describes_the_cloud() {
    let cloud = settled("management.stack.example", 200, DOCUMENT).unwrap();
    assert_eq!((cloud.name, cloud.cli_name), ("custom:management.stack.example", "Stack"));
    assert_eq!(cloud.login_host, "login.stack.example");
    assert_eq!((cloud.arm_endpoint, cloud.arm), (cloud.arm, "https://management.stack.example"));
    assert_eq!(cloud.legacy_arm, "https://management.core.stack.example");
    assert_eq!((cloud.vault, cloud.blob_suffix), ("https://vault.stack.example", "blob.core.stack.example"));
    assert_eq!(Environment::named(cloud.name), Some(cloud));
    assert_eq!(cloud.terraform_name(), "custom");
}

#[test]
fn cloud_of_the_table_is_not_asked_for() {
    let fake = Fake::new(tempfile::tempdir().unwrap().path());
    let china = Environment::named("china").unwrap();
    assert_eq!(runtime::run(settle(&fake.system, china)).unwrap(), china);
}

#[test]
fn description_that_leads_elsewhere_is_refused() {
    for (host, body, want) in [
        ("a.example", DOCUMENT.replace("stack.example/\", \"tenant", "stack.example/adfs\", \"tenant"), "not Entra ID"),
        ("b.example", DOCUMENT.replace("\"https://management.stack.example/\"", "\"http://x\""), "no HTTPS address"),
        ("c.example", "{}".to_owned(), "no description of a cloud"),
        ("e.example", DOCUMENT.replace("core.stack.example\", \"key", "\", \"key"), "an empty `suffixes.storage`"),
    ] {
        let error = settled(host, 200, &body).unwrap_err().to_string();
        assert!(error.contains(want) && error.contains(host), "{error}");
        assert_eq!(described(&format!("custom:{host}")), None);
    }
    assert!(settled("d.example", 404, "").unwrap_err().to_string().contains("HTTP 404"));
}
