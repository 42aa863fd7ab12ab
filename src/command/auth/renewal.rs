//! What renews the tokens of a session, in words.

use crate::{
    auth::assertion,
    credentials::{Azure, Bundle, Fetch, Host, Proof},
    secret::Secret,
    store,
    system::Env,
};

/// What new tokens are got with; `is_borrowed` when the Azure CLI signed in.
pub(super) fn source(azure: &Azure, is_borrowed: bool, env: &Env) -> String {
    let whose = if is_borrowed { " of `az login`" } else { "" };
    match &azure.proof {
        Proof::RefreshToken if azure.refresh_token.is_none() => "nothing: there is no refresh token".to_owned(),
        Proof::RefreshToken => format!("the refresh token{whose}"),
        Proof::Secret(_) if is_borrowed => format!("the client secret{whose}"),
        Proof::Secret(secret) => format!("the client secret{}", variable_of(azure, secret)),
        Proof::StoredSecret(stored) => format!("secret `{}` in {}", stored.name, store::shown(&stored.store)),
        Proof::Certificate(certificate) => match &certificate.bundle {
            Bundle::File(path) => format!("the certificate in `{}`", env.shown(path)),
            Bundle::Given { name, .. } => format!("the certificate of {name}"),
        },
        Proof::Assertion(source) => {
            let origin = assertion::origin(source, env);
            match source.fetch {
                Fetch::Given { .. } => format!("the assertion of {origin}, until it ends"),
                _ => format!("a new assertion from {origin}"),
            }
        }
        Proof::Machine(machine) => format!("the identity of this machine ({})", title(machine.host)),
        Proof::AzureCli { .. } => "the Azure CLI, which keeps its tokens encrypted".to_owned(),
    }
}

/// The name of the proof, as records have it.
pub(super) fn name(proof: &Proof) -> &'static str {
    match proof {
        Proof::RefreshToken => "refresh_token",
        Proof::Secret(_) => "secret",
        Proof::StoredSecret(_) => "stored_secret",
        Proof::Certificate(_) => "certificate",
        Proof::Assertion(_) => "assertion",
        Proof::Machine(_) => "machine",
        Proof::AzureCli { .. } => "azure_cli",
    }
}

/// The variable that the secret was taken from; one of a file or of the configuration came from none.
fn variable_of(azure: &Azure, secret: &Secret) -> String {
    let variable = azure.taken_from.iter().find(|(_, value)| value.expose() == secret.expose());
    variable.map(|(name, _)| format!(" of {name}")).unwrap_or_default()
}

fn title(host: Host) -> &'static str {
    match host {
        Host::VirtualMachine => "virtual machine",
        Host::AppService => "App Service",
        Host::Arc => "Azure Arc",
        Host::ServiceFabric => "Service Fabric",
        Host::MachineLearning => "Azure Machine Learning",
        Host::CloudShell => "Cloud Shell",
    }
}
