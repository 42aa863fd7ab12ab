//! The Azure clouds: the only table of hosts and scopes (azure-cli-core 2.91.0 `cloud.py`,
//! go-azure-sdk `environments/`).

pub(crate) mod custom;
pub(crate) mod stored;

/// The application the Azure CLI signs in with; a public client known to every tenant.
pub(crate) const CLI_CLIENT_ID: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

/// The instance metadata service of a virtual machine: an address of the machine's own network.
pub(crate) const INSTANCE_METADATA: &str = "http://169.254.169.254";

/// The agent of Azure Arc, where no variable names its address.
pub(crate) const ARC_AGENT: &str = "http://localhost:40342/metadata/identity/oauth2/token";

/// One Azure cloud. Those of the table and those that metadata hosts describe live as long as the
/// program, so a cloud is a reference wherever one is needed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Environment {
    /// `cloud_environment:` of a provider, and `ARM_ENVIRONMENT`; `custom:HOST` for the cloud that a
    /// metadata host describes.
    pub(crate) name: &'static str,
    /// `environmentName` of `azureProfile.json`, `[cloud] name` of the CLI's `config`.
    pub(crate) cli_name: &'static str,
    /// How other programs name it, and the other names of its login host; in lower case.
    aliases: &'static [&'static str],
    /// The host that signs people in; `environment` of MSAL's cache.
    pub(crate) login_host: &'static str,
    /// The ARM endpoint, without a slash.
    pub(crate) arm_endpoint: &'static str,
    /// The ARM audience, without a slash.
    pub(crate) arm: &'static str,
    /// The older ARM audience, which the Azure CLI and azapi ask for; ends in a slash there.
    pub(crate) legacy_arm: &'static str,
    pub(crate) graph: &'static str,
    pub(crate) vault: &'static str,
    /// What follows the name of a storage account in the address of its blobs.
    pub(crate) blob_suffix: &'static str,
    /// Where people look at it.
    pub(crate) portal: &'static str,
    /// The host that describes the cloud, when it is not in the table.
    pub(crate) metadata_host: Option<&'static str>,
}

const ENVIRONMENTS: [Environment; 3] = [
    Environment {
        name: "public",
        cli_name: "AzureCloud",
        aliases: &[
            "azurecloud",
            "azurepubliccloud",
            "global",
            "login.windows.net",
            "login.microsoft.com",
            "sts.windows.net",
        ],
        login_host: "login.microsoftonline.com",
        arm_endpoint: "https://management.azure.com",
        arm: "https://management.azure.com",
        legacy_arm: "https://management.core.windows.net",
        graph: "https://graph.microsoft.com",
        vault: "https://vault.azure.net",
        blob_suffix: "blob.core.windows.net",
        portal: "https://portal.azure.com",
        metadata_host: None,
    },
    Environment {
        name: "usgovernment",
        cli_name: "AzureUSGovernment",
        aliases: &["azureusgovernment", "azureusgovernmentcloud", "usgovernmentl4", "login.usgovcloudapi.net"],
        login_host: "login.microsoftonline.us",
        arm_endpoint: "https://management.usgovcloudapi.net",
        arm: "https://management.usgovcloudapi.net",
        legacy_arm: "https://management.core.usgovcloudapi.net",
        graph: "https://graph.microsoft.us",
        vault: "https://vault.usgovcloudapi.net",
        blob_suffix: "blob.core.usgovcloudapi.net",
        portal: "https://portal.azure.us",
        metadata_host: None,
    },
    Environment {
        name: "china",
        cli_name: "AzureChinaCloud",
        aliases: &["azurechinacloud", "login.partner.microsoftonline.cn"],
        login_host: "login.chinacloudapi.cn",
        arm_endpoint: "https://management.chinacloudapi.cn",
        arm: "https://management.chinacloudapi.cn",
        legacy_arm: "https://management.core.chinacloudapi.cn",
        graph: "https://microsoftgraph.chinacloudapi.cn",
        vault: "https://vault.azure.cn",
        blob_suffix: "blob.core.chinacloudapi.cn",
        portal: "https://portal.azure.cn",
        metadata_host: None,
    },
];

/// The types of `az account get-access-token --resource-type` that nothing else needs to know, by
/// the Azure CLI's name of the cloud (azure-cli-core 2.91.0 `cloud.py`).
const RESOURCE_TYPES: [(&str, &str, &str); 13] = [
    ("aad-graph", "AzureCloud", "https://graph.windows.net/"),
    ("aad-graph", "AzureUSGovernment", "https://graph.microsoftazure.us/"),
    ("aad-graph", "AzureChinaCloud", "https://graph.chinacloudapi.cn/"),
    ("batch", "AzureCloud", "https://batch.core.windows.net/"),
    ("batch", "AzureUSGovernment", "https://batch.core.usgovcloudapi.net/"),
    ("batch", "AzureChinaCloud", "https://batch.chinacloudapi.cn/"),
    ("data-lake", "AzureCloud", "https://datalake.azure.net/"),
    ("media", "AzureCloud", "https://rest.media.azure.net"),
    ("media", "AzureUSGovernment", "https://rest.media.usgovcloudapi.net"),
    ("media", "AzureChinaCloud", "https://rest.media.chinacloudapi.cn"),
    ("oss-rdbms", "AzureCloud", "https://ossrdbms-aad.database.windows.net"),
    ("oss-rdbms", "AzureUSGovernment", "https://ossrdbms-aad.database.usgovcloudapi.net"),
    ("oss-rdbms", "AzureChinaCloud", "https://ossrdbms-aad.database.chinacloudapi.cn"),
];

/// An audience every session has a token for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    Management,
    /// The same service under its older name: a token for one name is not a token for the other.
    LegacyManagement,
    Graph,
    Vault,
}

impl Audience {
    pub(crate) const ALL: [Self; 4] = [Self::Management, Self::LegacyManagement, Self::Graph, Self::Vault];

    /// The word people know it by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::LegacyManagement => "management (legacy)",
            Self::Graph => "graph",
            Self::Vault => "vault",
        }
    }
}

impl Environment {
    /// The cloud called `name` in a configuration or a record.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        ENVIRONMENTS.iter().find(|environment| environment.name == name).or_else(|| custom::described(name))
    }

    /// The cloud that other programs call `name`, or whose login host it is; in any case.
    pub(crate) fn known_as(name: &str) -> Option<&'static Self> {
        let name = name.to_lowercase();
        ENVIRONMENTS
            .iter()
            .find(|known| known.name == name || known.login_host == name || known.aliases.contains(&name.as_str()))
    }

    /// All clouds, the public one first.
    pub(crate) fn all() -> &'static [Self] {
        &ENVIRONMENTS
    }

    /// The word that Terraform's providers know the cloud by.
    pub(crate) fn terraform_name(&self) -> &'static str {
        if self.metadata_host.is_some() { "custom" } else { self.name }
    }

    /// The resource that the Azure CLI means by a resource type.
    pub(crate) fn resource_of_type(&self, name: &str) -> Option<String> {
        match (name, self.cli_name) {
            ("arm", _) => Some(format!("{}/", self.legacy_arm)),
            // The Azure CLI's table has no slash for this one cloud.
            ("ms-graph", "AzureChinaCloud") => Some(self.graph.to_owned()),
            ("ms-graph", _) => Some(format!("{}/", self.graph)),
            (_, cloud) => RESOURCE_TYPES.iter().find(|row| (row.0, row.1) == (name, cloud)).map(|row| row.2.to_owned()),
        }
    }

    /// The resource an audience stands for, without a slash at the end.
    pub(crate) fn resource(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::Management => self.arm,
            Audience::LegacyManagement => self.legacy_arm,
            Audience::Graph => self.graph,
            Audience::Vault => self.vault,
        }
    }

    /// The scope to ask Entra ID for. The legacy audience carries its slash, so that the token's
    /// `aud` is what the Azure CLI gets.
    pub(crate) fn scope(&self, audience: Audience) -> String {
        let slash = if audience == Audience::LegacyManagement { "/" } else { "" };
        format!("{}{slash}/.default", self.resource(audience))
    }

    /// The audience a scope belongs to, whatever its spelling.
    pub(crate) fn audience_of(&self, scope: &str) -> Option<Audience> {
        let resource = resource_of(scope).trim_end_matches('/');
        Audience::ALL.into_iter().find(|audience| self.resource(*audience) == resource)
    }

    /// Every spelling a token granted for `scope` (or several) may be asked by: `…/.default` and
    /// `…//.default` (a resource with a slash at its end doubles it), then what Entra ID said it granted.
    pub(crate) fn spellings(scope: &str, granted: &str) -> Vec<String> {
        let mut all: Vec<String> =
            granted.split_whitespace().chain(scope.split_whitespace()).map(str::to_owned).collect();
        for resource in scope.split_whitespace().filter_map(|scope| scope.strip_suffix("/.default")) {
            let resource = resource.trim_end_matches('/');
            all.extend([format!("{resource}/.default"), format!("{resource}//.default")]);
        }
        // MSAL sorts by bytes (`" ".join(sorted(…))`).
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// A scope without its permission: `https://vault.azure.net/.default` → `https://vault.azure.net`.
pub(crate) fn resource_of(scope: &str) -> &str {
    scope.strip_suffix("/.default").unwrap_or(scope)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_slash_forms_and_the_granted_scopes_are_spelled() {
        let granted =
            "https://management.core.windows.net//user_impersonation https://management.core.windows.net//.default";
        assert_eq!(
            Environment::spellings("https://management.core.windows.net//.default", granted),
            [
                "https://management.core.windows.net/.default",
                "https://management.core.windows.net//.default",
                "https://management.core.windows.net//user_impersonation",
            ]
        );
        let two = "https://graph.microsoft.com/User.Read https://graph.microsoft.com/Mail.Read";
        assert_eq!(
            Environment::spellings(two, ""),
            ["https://graph.microsoft.com/Mail.Read", "https://graph.microsoft.com/User.Read"]
        );
    }

    #[test]
    fn audience_ignores_the_spelling() {
        let public = Environment::named("public").expect("it is in the table");
        assert_eq!(public.audience_of("https://management.azure.com//.default"), Some(Audience::Management));
        assert_eq!(
            public.audience_of("https://management.core.windows.net//.default"),
            Some(Audience::LegacyManagement)
        );
        assert_eq!(public.audience_of("https://storage.azure.com/.default"), None);
    }
}
