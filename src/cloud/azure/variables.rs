//! The environment of a program that is to use the Azure session.

mod native;
mod removed;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

pub(crate) use native::personal;
pub(crate) use removed::{REMOVED, removed};

use super::environment::Environment;
use crate::{credentials::Azure, error::Result, secret::Secret};

/// A variable that a session sets.
pub(crate) struct Variable {
    pub(crate) name: &'static str,
    /// What it is for, in a line of documentation.
    pub(crate) meaning: &'static str,
    value: fn(&Source<'_>) -> Option<String>,
}

/// What the values are taken from.
pub(crate) struct Source<'a> {
    pub(crate) credentials: &'a Azure,
    pub(crate) environment: &'a Environment,
    pub(crate) config_folder: &'a Path,
    pub(crate) record: &'a Path,
    /// The user's extensions of the Azure CLI, for a folder that has none.
    pub(crate) extensions: Option<PathBuf>,
    /// Whether Terraform's providers sign in by themselves (`terraform_auth: native`).
    pub(crate) is_native: bool,
    /// Which variable chose the cloud where `wrap` was called, for a `wrap` inside the session.
    pub(crate) cloud_choice: Option<String>,
}

const fn variable(name: &'static str, meaning: &'static str, value: fn(&Source<'_>) -> Option<String>) -> Variable {
    Variable { name, meaning, value }
}

/// Everything a session sets.
///
/// The tenant is not among them: the Azure CLI refuses a tenant together with a subscription, and
/// the backend of `OpenTofu` passes both when both are set. Nor is `WRAP_IDENTITY`: a `wrap` inside the
/// child may be for another component, whose own identity the variable would overrule.
///
/// Booleans are words, because azapi takes `1` for false.
pub(crate) const SET: &[Variable] = &[
    variable("ARM_USE_CLI", "`true`: Azure providers ask the `az` of this session", |_| Some("true".into())),
    variable("ARM_USE_MSI", "`false`: no managed identity", |_| Some("false".into())),
    variable("ARM_USE_OIDC", "`false`: no workload identity federation", |_| Some("false".into())),
    variable("ARM_USE_AKS_WORKLOAD_IDENTITY", "no identity of a Kubernetes pod", |_| Some("false".into())),
    variable("ARM_SUBSCRIPTION_ID", "the identity's subscription", subscription),
    variable("AZURE_SUBSCRIPTION_ID", "the same, for Azure's own tools", subscription),
    variable("ARM_LOCATION", "the identity's location", location),
    variable("AZURE_LOCATION", "the same, for Azure's own tools", location),
    variable("AZURE_RESOURCE_GROUP", "the identity's resource group", resource_group),
    variable("ARM_ENVIRONMENT", "the cloud, unless it is the public one", sovereign_cloud),
    variable("AZURE_ENVIRONMENT", "the same, for Azure's own tools", sovereign_cloud),
    variable("AZURE_AUTHORITY_HOST", "where the Azure SDKs sign in, unless it is the public cloud", |source| {
        sovereign_cloud(source).map(|_| format!("https://{}/", source.environment.login_host))
    }),
    variable("ARM_METADATA_HOSTNAME", "the host that describes a custom cloud", metadata_host),
    variable("ARM_METADATA_HOST", "the same, for the backend of OpenTofu", metadata_host),
    variable("ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST", "where azapi signs in to a custom cloud", |source| {
        metadata_host(source).map(|_| format!("https://{}/", source.environment.login_host))
    }),
    variable("ARM_RESOURCE_MANAGER_ENDPOINT", "a custom cloud's Resource Manager, for azapi", |source| {
        metadata_host(source).map(|_| source.environment.arm_endpoint.to_owned())
    }),
    variable("ARM_RESOURCE_MANAGER_AUDIENCE", "what its tokens are for", |source| {
        metadata_host(source).map(|_| source.environment.arm.to_owned())
    }),
    variable("AZURE_CORE_INSTANCE_DISCOVERY", "`false` for a custom cloud, which Microsoft does not know", |source| {
        metadata_host(source).map(|_| "false".to_owned())
    }),
    variable("AZURE_CLOUD_NAME", "the cloud by the Azure CLI's name for it", |source| {
        Some(source.environment.cli_name.into())
    }),
    variable("AZURE_CONFIG_DIR", "the Azure CLI's folder", |source| text(source.config_folder)),
    variable("AZURE_EXTENSION_DIR", "the Azure CLI's extensions, only with `isolated: true`", |source| {
        text(source.extensions.as_deref()?)
    }),
    variable("WRAP_CLOUD", "what chose the cloud outside of the session, for a `wrap` inside", |source| {
        source.cloud_choice.clone()
    }),
    variable("WRAP_SESSION", "the record of this session, for the `az` of wrap", |source| text(source.record)),
];

/// What a session sets besides, or otherwise, with `terraform_auth: native`.
pub(crate) const NATIVE: &[(&str, &str)] = &[
    ("ARM_USE_CLI", "`false`: no provider falls back on `az`"),
    ("ARM_TENANT_ID", "the tenant"),
    ("ARM_CLIENT_ID", "the application; the machine's own identity has none"),
    ("ARM_CLIENT_SECRET", "its secret"),
    ("ARM_CLIENT_CERTIFICATE_PATH", "its certificate, a PFX file"),
    ("ARM_CLIENT_CERTIFICATE", "the same as base64, when it was given as such"),
    ("ARM_CLIENT_CERTIFICATE_PASSWORD", "its password"),
    ("ARM_USE_OIDC", "`true` for workload identity federation"),
    ("ARM_OIDC_REQUEST_URL", "where GitHub Actions or Azure DevOps gives assertions"),
    ("ARM_OIDC_REQUEST_TOKEN", "the job's token to ask with"),
    ("ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID", "the service connection of Azure DevOps"),
    ("ARM_OIDC_AZURE_SERVICE_CONNECTION_ID", "the same, by its other name"),
    ("SYSTEM_OIDCREQUESTURI", "where Azure DevOps gives assertions, for azapi"),
    ("ARM_OIDC_TOKEN_FILE_PATH", "the file with the assertion"),
    ("AZURE_FEDERATED_TOKEN_FILE", "the same, for the backend of OpenTofu"),
    ("ARM_USE_MSI", "`true` for a managed identity"),
    ("ARM_MSI_ENDPOINT", "the instance metadata service where it is not at its usual address"),
    ("AZURE_POD_IDENTITY_AUTHORITY_HOST", "the same, for azapi"),
    ("IDENTITY_ENDPOINT", "the identity service of App Service, Service Fabric or Azure Arc, for azapi"),
    ("IDENTITY_HEADER", "what App Service or Service Fabric wants to see"),
    ("IDENTITY_SERVER_THUMBPRINT", "by which certificate that of Service Fabric is known"),
    ("IMDS_ENDPOINT", "tells that it is Azure Arc"),
    ("MSI_ENDPOINT", "the identity service of Azure Machine Learning or Cloud Shell, for azapi"),
    ("MSI_SECRET", "what Azure Machine Learning wants to see"),
];

/// The variables of a session, by name. Both ways of handing an identity to Terraform are decided
/// here: providers ask `az` (`cli`), or sign in by themselves (`native`).
pub(crate) fn set(source: &Source<'_>) -> Result<BTreeMap<String, Secret>> {
    let values = SET.iter().filter_map(|variable| Some((variable.name, (variable.value)(source)?)));
    let mut values: BTreeMap<&str, String> = values.collect();
    if source.is_native {
        values.extend(native::values(source)?);
    }
    Ok(values.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect())
}

fn subscription(source: &Source<'_>) -> Option<String> {
    source.credentials.target.as_ref().map(|target| target.subscription_id.clone())
}

fn location(source: &Source<'_>) -> Option<String> {
    source.credentials.target.as_ref().and_then(|target| target.location.clone())
}

fn resource_group(source: &Source<'_>) -> Option<String> {
    source.credentials.target.as_ref().and_then(|target| target.resource_group.clone())
}

/// Providers take the public cloud when they are told nothing, and they spell its name in
/// different ways.
fn sovereign_cloud(source: &Source<'_>) -> Option<String> {
    (source.environment.name != "public").then(|| source.environment.terraform_name().to_owned())
}

fn metadata_host(source: &Source<'_>) -> Option<String> {
    source.environment.metadata_host.map(str::to_owned)
}

fn text(path: &Path) -> Option<String> {
    path.to_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        credentials::{Principal, PrincipalKind, Proof, Target},
        session::Session,
        system::Env,
    };

    fn credentials(target: Option<Target>) -> Azure {
        Azure {
            environment: "public".into(),
            tenant: "canary-tenant".into(),
            client_id: "canary-client".into(),
            principal: Principal {
                kind: PrincipalKind::ServicePrincipal,
                name: "canary-client".into(),
                object_id: String::new(),
                home_account_id: None,
            },
            tokens: Vec::new(),
            refresh_token: None,
            signed_in_by: None,
            taken_from: BTreeMap::new(),
            location: None,
            id_token: None,
            proof: Proof::Secret("canary-secret".into()),
            subscriptions: Vec::new(),
            target,
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
        Source {
            credentials,
            environment,
            config_folder,
            record,
            extensions: None,
            is_native: false,
            cloud_choice: None,
        }
    }

    /// The child's environment when `wrap` is started with `parent`.
    fn child(cloud: &str, target: Option<Target>, parent: &[&str]) -> BTreeMap<String, String> {
        let environment = Environment::named(cloud).unwrap();
        let set = set(&source(&credentials(target), environment)).unwrap();
        let session =
            Session { edits: vec![], links: vec![], set, removed: removed(), hidden: vec![], path_front: None };
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
}
