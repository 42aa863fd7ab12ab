//! What the child sees.

use super::*;
use crate::{
    cloud::azure::fixtures,
    credentials::{Proof, Target},
    session::Session,
    system::Env,
};

fn credentials(target: Option<Target>) -> Azure {
    Azure {
        tenant: "canary-tenant".into(),
        client_id: "canary-client".into(),
        target,
        ..fixtures::program(Proof::Secret("canary-secret".into()))
    }
}

fn target() -> Target {
    Target {
        subscription_id: "0000-1".into(),
        subscription_name: "dev".into(),
        location: Some("westeurope".into()),
        resource_group: Some("rg".into()),
    }
}

fn source<'a>(credentials: &'a Azure, environment: &'a Environment) -> Source<'a> {
    let (config_folder, record) = (Path::new("/home/dev/.azure"), Path::new("/state/dev.json"));
    Source { credentials, environment, config_folder, record, extensions: None, is_native: false, cloud_choice: None }
}

/// The child's environment when `wrap` is started with `parent`.
fn child(cloud: &str, target: Option<Target>, parent: &[&str]) -> BTreeMap<String, String> {
    let environment = Environment::named(cloud).unwrap();
    let set = set(&source(&credentials(target), environment)).unwrap();
    let session = Session { edits: vec![], links: vec![], set, removed: removed(), hidden: vec![], path_front: None };
    let variables = parent.iter().map(|name| (name.into(), "stray".into())).collect();
    let child = session.environment(&Env { variables, ..Env::default() });
    let text = |value: std::ffi::OsString| value.into_string().unwrap();
    child.into_iter().map(|(name, value)| (text(name), text(value))).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

const ALWAYS: [(&str, &str); 7] = [
    ("ARM_USE_AKS_WORKLOAD_IDENTITY", "false"),
    ("ARM_USE_CLI", "true"),
    ("ARM_USE_MSI", "false"),
    ("ARM_USE_OIDC", "false"),
    ("AZURE_CLOUD_NAME", "AzureCloud"),
    ("AZURE_CONFIG_DIR", "/home/dev/.azure"),
    ("WRAP_SESSION", "/state/dev.json"),
];

#[test]
fn session_without_a_target_leaves_the_subscription_to_the_user() {
    let want = pairs(&[&ALWAYS[..], &[("ARM_SUBSCRIPTION_ID", "stray"), ("TF_VAR_x", "stray")]].concat());
    assert_eq!(child("public", None, &["ARM_SUBSCRIPTION_ID", "TF_VAR_x", "AZURE_LOCATION"]), want);
}

#[test]
fn target_and_cloud_are_told_to_both_families_of_programs() {
    let mut want = pairs(&ALWAYS);
    want.extend(pairs(&[
        ("ARM_SUBSCRIPTION_ID", "0000-1"),
        ("AZURE_SUBSCRIPTION_ID", "0000-1"),
        ("ARM_LOCATION", "westeurope"),
        ("AZURE_LOCATION", "westeurope"),
        ("AZURE_RESOURCE_GROUP", "rg"),
    ]));
    let stray = ["ARM_SUBSCRIPTION_ID", "ARM_ENVIRONMENT", "AZURE_CLOUD_NAME", "WRAP_SESSION"];
    assert_eq!(child("public", Some(target()), &stray), want);
    want.extend(pairs(&[
        ("ARM_ENVIRONMENT", "usgovernment"),
        ("AZURE_ENVIRONMENT", "usgovernment"),
        ("AZURE_CLOUD_NAME", "AzureUSGovernment"),
        ("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.us/"),
    ]));
    assert_eq!(child("usgovernment", Some(target()), &stray), want);
}

/// The list is spelled out here from the sources of the programs, not taken from the table.
#[test]
fn nothing_that_would_win_over_the_session_reaches_the_child() {
    let stray = "ARM_CLIENT_ID ARM_CLIENT_ID_FILE_PATH ARM_CLIENT_SECRET ARM_CLIENT_SECRET_FILE_PATH \
        ARM_CLIENT_CERTIFICATE ARM_CLIENT_CERTIFICATE_PATH ARM_CLIENT_CERTIFICATE_PASSWORD ARM_TENANT_ID \
        ARM_OIDC_TOKEN ARM_OIDC_TOKEN_FILE_PATH ARM_OIDC_REQUEST_URL ARM_OIDC_REQUEST_TOKEN \
        ARM_OIDC_AZURE_SERVICE_CONNECTION_ID ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID \
        AZURESUBSCRIPTION_SERVICE_CONNECTION_ID AZURESUBSCRIPTION_CLIENT_ID AZURESUBSCRIPTION_TENANT_ID \
        ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN SYSTEM_ACCESSTOKEN SYSTEM_OIDCREQUESTURI \
        ARM_USE_MSI ARM_USE_OIDC ARM_USE_AKS_WORKLOAD_IDENTITY ARM_MSI_ENDPOINT ARM_MSI_API_VERSION \
        IDENTITY_ENDPOINT IDENTITY_HEADER IDENTITY_SERVER_THUMBPRINT IMDS_ENDPOINT MSI_ENDPOINT MSI_SECRET \
        AZURE_POD_IDENTITY_AUTHORITY_HOST ARM_ACCESS_KEY ARM_SAS_TOKEN ARM_ENVIRONMENT AZURE_ENVIRONMENT \
        ARM_METADATA_HOST ARM_METADATA_HOSTNAME AZURE_AUTHORITY_HOST AZURE_CLIENT_ID AZURE_CLIENT_SECRET \
        AZURE_CLIENT_CERTIFICATE_PATH AZURE_CLIENT_CERTIFICATE_PASSWORD AZURE_CLIENT_SEND_CERTIFICATE_CHAIN \
        AZURE_TENANT_ID AZURE_USERNAME AZURE_PASSWORD AZURE_FEDERATED_TOKEN_FILE AZURE_CONFIG_DIR \
        COPILOT_AGENT_SESSION_ID";
    let stray: Vec<&str> = stray.split_whitespace().collect();
    assert_eq!(child("public", None, &stray), pairs(&ALWAYS));
}

#[test]
fn tables_name_nothing_twice() {
    let mut names: Vec<&str> = SET.iter().map(|variable| variable.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), SET.len());
    let mut removed = removed();
    removed.sort_unstable();
    removed.dedup();
    assert_eq!(removed.len(), REMOVED.iter().map(|group| group.names.len()).sum::<usize>());
}
