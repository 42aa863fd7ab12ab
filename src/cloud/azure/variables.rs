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
mod tests;
