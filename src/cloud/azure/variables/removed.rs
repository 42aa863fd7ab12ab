//! The variables that would win over the session, or lead a program away from it.

use crate::cloud::azure::managed_identity;

/// Variables that one reason removes.
pub(crate) struct Group {
    /// Names, or prefixes that end in `*`.
    pub(crate) names: &'static [&'static str],
    /// Who reads them, and what would happen: a line of documentation.
    pub(crate) reason: &'static str,
}

/// Everything a session removes, unless it sets it itself.
///
/// Kept on purpose: `ARM_SUBSCRIPTION_ID` (an identity without a subscription leaves the choice to
/// the user), `ARM_AUXILIARY_TENANT_IDS` and `ARM_STORAGE_USE_AZUREAD` (they choose what to open, not
/// with which credentials), proxies and certificate authorities.
pub(crate) const REMOVED: &[Group] = &[
    // A client with a secret or a certificate is tried before the Azure CLI by all four consumers,
    // and its failure is final: a stray secret beats ARM_USE_CLI=true.
    Group {
        names: &["ARM_CLIENT_*", "ARM_TENANT_ID"],
        reason: "the providers and the azurerm backend sign in with a client of their own before they ask `az`",
    },
    // azapi takes the client id from AZURE_CLIENT_ID. DefaultAzureCredential tries the environment first.
    Group {
        names: &["AZURE_CLIENT_*", "AZURE_TENANT_ID", "AZURE_USERNAME", "AZURE_PASSWORD"],
        reason: "the Azure SDKs sign in with a client or a password before they ask `az`",
    },
    // It chooses among the credentials of DefaultAzureCredential; `prod` leaves the Azure CLI out.
    Group { names: &["AZURE_TOKEN_CREDENTIALS"], reason: "it keeps the Azure SDKs from asking `az`" },
    Group {
        names: &["ARM_OIDC_*", "AZURE_FEDERATED_TOKEN_FILE"],
        reason: "the providers, the azurerm backend and the Azure SDKs present a federated token before they ask `az`",
    },
    // The providers fall back on what GitHub Actions gives a job.
    Group {
        names: &["ACTIONS_ID_TOKEN_REQUEST_*"],
        reason: "the same programs ask GitHub Actions for a federated token",
    },
    Group {
        names: &[
            "SYSTEM_ACCESSTOKEN",
            "SYSTEM_OIDCREQUESTURI",
            "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
            "AZURESUBSCRIPTION_*",
        ],
        reason: "the same programs ask Azure Pipelines for a federated token of a service connection",
    },
    // azapi and all programs with an Azure SDK look for a managed identity before the Azure CLI.
    Group { names: &managed_identity::VARIABLES, reason: "the providers and the Azure SDKs take a managed identity" },
    Group { names: &["ARM_MSI_*"], reason: "the providers take a managed identity from another address" },
    Group {
        names: &["ARM_ACCESS_KEY", "ARM_SAS_TOKEN"],
        reason: "the azurerm backend opens the storage account with a key, whoever signed in",
    },
    // Tokens of one cloud are worth nothing in another, and an authority would be sent our sign-in.
    Group {
        names: &[
            "ARM_ENVIRONMENT",
            "AZURE_ENVIRONMENT",
            "AZURE_CLOUD_NAME",
            "AZURE_AUTHORITY_HOST",
            "ARM_METADATA_HOST",
            "ARM_METADATA_HOSTNAME",
            "ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST",
            "ARM_RESOURCE_MANAGER_ENDPOINT",
            "ARM_RESOURCE_MANAGER_AUDIENCE",
        ],
        reason: "they lead the providers, the Azure SDKs and `az` to another cloud than the identity's",
    },
    Group {
        names: &["ARM_LOCATION", "AZURE_LOCATION", "AZURE_REGION", "AZURE_RESOURCE_GROUP"],
        reason: "they may be those of another identity, whose session `wrap` was called in",
    },
    // MSAL keeps tokens of agent sessions apart (`ext_cache_key`) and passes over all others.
    Group { names: &["COPILOT_AGENT_SESSION_ID"], reason: "`az` ignores every cached token when it is set" },
];

/// The names and prefixes of all groups.
pub(crate) fn removed() -> Vec<&'static str> {
    REMOVED.iter().flat_map(|group| group.names).copied().collect()
}
