//! A machine whose cloud gives it an identity: where to ask for its tokens.

use serde::{Deserialize, Serialize};

use crate::secret::{Secret, in_clear_if_any};

/// The identity service of a machine. The variables that lead to it do not reach the programs of a
/// session, so a record keeps all that is needed to ask again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Machine {
    pub(crate) host: Host,
    /// The URL of the token endpoint, without a query.
    pub(crate) endpoint: String,
    /// What the service wants to see in a header, so that no other program's requests count.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "in_clear_if_any")]
    pub(crate) header: Option<Secret>,
    /// By which certificate the service is known, where no authority vouches for it: SHA-1, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) thumbprint: Option<String>,
    /// Which of the machine's identities is meant; `None` is the one it has by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) selector: Option<Selector>,
}

/// What kind of machine it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Host {
    /// A virtual machine: the instance metadata service.
    VirtualMachine,
    /// App Service, Functions, Container Apps.
    AppService,
    /// A machine outside of Azure that Azure Arc manages.
    Arc,
    ServiceFabric,
    MachineLearning,
    CloudShell,
}

/// A user-assigned identity, by one of its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Selector {
    /// The application (client) id.
    Client(String),
    /// The object id of its service principal.
    Object(String),
    /// Its id in Azure Resource Manager.
    Resource(String),
}
