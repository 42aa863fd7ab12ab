//! `terraform_auth: native`: what Terraform's providers need to sign in by themselves.

use std::{collections::BTreeMap, path::Path};

use super::Source;
use crate::{
    cloud::azure::{assertion_file, environment::INSTANCE_METADATA},
    credentials::{AssertionSource, Bundle, CertificateSource, Fetch, Host, Machine, Proof, StoredSecret},
    error::{Error, Kind, Result},
};

/// Variables by name, each of which wins over what the session sets otherwise.
pub(super) type Values = BTreeMap<&'static str, String>;

/// What hands the identity over.
///
/// azurerm, azuread and the backend take the first way to sign in whose fields are set: certificate,
/// secret, assertion, managed identity, Azure CLI. azapi tries one after the other, so the Azure CLI
/// is switched off: a sign-in that fails must not be hidden by an `az` that works.
pub(super) fn values(source: &Source<'_>) -> Result<Values> {
    let credentials = source.credentials;
    let mut values = Values::from([("ARM_USE_CLI", "false".to_owned()), ("ARM_TENANT_ID", credentials.tenant.clone())]);
    // A machine's own identity is not to be named: only those that were assigned to it are.
    if !matches!(&credentials.proof, Proof::Machine(machine) if machine.selector.is_none()) {
        values.insert("ARM_CLIENT_ID", credentials.client_id.clone());
    }
    values.extend(match &credentials.proof {
        Proof::Secret(secret) | Proof::StoredSecret(StoredSecret { value: Some(secret), .. }) => {
            Values::from([("ARM_CLIENT_SECRET", secret.expose().to_owned())])
        }
        // Every way to credentials that are handed over reads it.
        Proof::StoredSecret(_) => return Err(Error::new(Kind::Internal, "a stored secret was not read")),
        Proof::Certificate(source) => certificate(source)?,
        Proof::Assertion(assertion) => federated(assertion, &assertion_file::path(source.record))?,
        Proof::Machine(machine) => of_machine(machine),
        Proof::RefreshToken | Proof::AzureCli { .. } => return Err(personal()),
    });
    Ok(values)
}

/// Why a person's sign-in cannot be handed over.
pub(crate) fn personal() -> Error {
    Error::configuration("cannot hand this sign-in to Terraform with `terraform_auth: native`")
        .because("the providers sign in by themselves as programs only, and this is the sign-in of a person or of `az`")
        .help("remove `terraform_auth` from the provider: then Terraform asks `az`, which `wrap` answers")
}

fn certificate(source: &CertificateSource) -> Result<Values> {
    let mut values = match &source.bundle {
        Bundle::File(path) => Values::from([("ARM_CLIENT_CERTIFICATE_PATH", text(path)?)]),
        Bundle::Given { base64, .. } => Values::from([("ARM_CLIENT_CERTIFICATE", base64.expose().to_owned())]),
    };
    if let Some(password) = &source.password {
        values.insert("ARM_CLIENT_CERTIFICATE_PASSWORD", password.expose().to_owned());
    }
    Ok(values)
}

fn federated(assertion: &AssertionSource, own_file: &Path) -> Result<Values> {
    let mut values = Values::from([("ARM_USE_OIDC", "true".to_owned())]);
    match &assertion.fetch {
        Fetch::Request { url, token: Some(token), .. } if assertion_file::is_asked(assertion) => {
            values.insert("ARM_OIDC_REQUEST_URL", url.clone());
            values.insert("ARM_OIDC_REQUEST_TOKEN", token.expose().to_owned());
            values.extend(service_connection(url));
        }
        fetch => {
            let file = if let Fetch::File(file) = fetch { file } else { own_file };
            let file = text(file)?;
            values.insert("AZURE_FEDERATED_TOKEN_FILE", file.clone());
            values.insert("ARM_OIDC_TOKEN_FILE_PATH", file);
        }
    }
    Ok(values)
}

/// The service connection that the address of an Azure DevOps assertion names. Terraform's
/// providers add to the address only what is not there; azapi has another library ask, which reads
/// the bare address from the variable of the pipeline.
fn service_connection(url: &str) -> Values {
    let Ok(mut url) = reqwest::Url::parse(url) else { return Values::new() };
    let named = url.query_pairs().find(|(name, _)| name == "serviceConnectionId").map(|(_, id)| id.into_owned());
    let Some(id) = named else { return Values::new() };
    url.set_query(None);
    Values::from([
        ("ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID", id.clone()),
        ("ARM_OIDC_AZURE_SERVICE_CONNECTION_ID", id),
        ("SYSTEM_OIDCREQUESTURI", url.into()),
    ])
}

/// The variables that lead to the machine's identity service. azurerm, azuread and the backend know
/// the instance metadata service only.
fn of_machine(machine: &Machine) -> Values {
    let mut values = Values::from([("ARM_USE_MSI", "true".to_owned())]);
    let endpoint = machine.endpoint.clone();
    match machine.host {
        Host::VirtualMachine => {
            let base = endpoint.trim_end_matches("/metadata/identity/oauth2/token").to_owned();
            if base != INSTANCE_METADATA {
                values.extend([("ARM_MSI_ENDPOINT", endpoint), ("AZURE_POD_IDENTITY_AUTHORITY_HOST", base)]);
            }
        }
        Host::AppService | Host::ServiceFabric => values.extend([("IDENTITY_ENDPOINT", endpoint)]),
        // Only whether IMDS_ENDPOINT is there tells such a machine from others.
        Host::Arc => values.extend([("IDENTITY_ENDPOINT", endpoint.clone()), ("IMDS_ENDPOINT", endpoint)]),
        Host::MachineLearning | Host::CloudShell => values.extend([("MSI_ENDPOINT", endpoint)]),
    }
    if let Some(header) = &machine.header {
        let name = if machine.host == Host::MachineLearning { "MSI_SECRET" } else { "IDENTITY_HEADER" };
        values.insert(name, header.expose().to_owned());
    }
    values.extend(machine.thumbprint.as_ref().map(|thumbprint| ("IDENTITY_SERVER_THUMBPRINT", thumbprint.clone())));
    values
}

/// Variables are text here; a path that is none would silently be another one.
fn text(path: &Path) -> Result<String> {
    path.to_str().map(str::to_owned).ok_or_else(|| {
        Error::configuration(format!("cannot tell other programs of `{}`", path.display()))
            .because("its name is not UTF-8")
    })
}

#[cfg(test)]
mod tests;
