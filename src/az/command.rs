//! The commands of the Azure CLI that are answered here, as types.

use super::{output::Output, query::Query};

/// One call, understood.
#[derive(Debug, PartialEq)]
pub(super) struct Call {
    pub(super) command: Command,
    /// `--output`
    pub(super) output: Output,
    /// `--query`
    pub(super) query: Option<Query>,
}

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// `az version`
    Version,
    /// `az --version`: text for people.
    VersionText,
    /// `az account show`
    ShowAccount { subscription: Option<String> },
    /// `az account list`
    ListAccounts { all: bool },
    /// `az account set`
    SetAccount { subscription: String },
    /// `az account get-access-token`
    IssueToken(TokenRequest),
    /// `az ad signed-in-user show`
    ShowSignedInUser,
}

/// For what, and as whom, a token is wanted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TokenRequest {
    pub(super) resource: Resource,
    /// A GUID or a domain name.
    pub(super) tenant: Option<String>,
    /// An id or a name.
    pub(super) subscription: Option<String>,
}

/// The three ways to say what a token is for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Resource {
    /// Nothing said: Azure Resource Manager under its older name.
    #[default]
    Default,
    /// `--scope https://vault.azure.net/.default`, or several of one service.
    Scopes(Vec<String>),
    /// `--resource https://vault.azure.net`
    Url(String),
    /// `--resource-type ms-graph`
    Type(String),
}
