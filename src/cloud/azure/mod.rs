//! Microsoft Azure: sign-in with Entra ID, and the Azure CLI's own files.

pub(crate) mod arm;
pub(crate) mod assertion_file;
pub(crate) mod certificate;
pub(crate) mod cli;
pub(crate) mod cli_config;
mod demand;
pub(crate) mod entra;
pub(crate) mod environment;
pub(crate) mod federation;
#[cfg(test)]
pub(crate) mod fixtures;
pub(crate) mod folder;
pub(crate) mod http_cache;
pub(crate) mod managed_identity;
pub(crate) mod msal_cache;
pub(crate) mod oidc;
pub(crate) mod overlap;
pub(crate) mod person;
pub(crate) mod profile;
pub(crate) mod program;
pub(crate) mod proof;
pub(crate) mod python_json;
pub(crate) mod recall;
pub(crate) mod record;
pub(crate) mod records;
pub(crate) mod refusal;
pub(crate) mod renewal;
pub(crate) mod rival;
pub(crate) mod service_principal;
pub(crate) mod service_principals;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod sign_out;
pub(crate) mod sources;
pub(crate) mod subscription;
#[cfg(feature = "azure-sdk")]
pub(crate) mod token_credential;
pub(crate) mod tokens;
pub(crate) mod trace;
pub(crate) mod variables;

pub(crate) use crate::system::retry;
