//! A cloud that is not in the table: a metadata host describes it.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::Environment;
use crate::{
    cloud::azure::retry,
    error::{Error, Kind, Result},
    system::{System, http::Request},
};

/// Every cloud that was described so far. Sessions and records name their cloud; what a metadata
/// host said about it is kept here for the rest of the program.
static DESCRIBED: Mutex<Vec<&'static Environment>> = Mutex::new(Vec::new());

/// What the name of such a cloud starts with; its metadata host follows.
const PREFIX: &str = "custom:";

/// A cloud as its metadata host describes it, and as a record keeps it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Description {
    metadata_host: String,
    name: String,
    login_host: String,
    arm_endpoint: String,
    arm: String,
    legacy_arm: String,
    graph: String,
    vault: String,
    blob_suffix: String,
    portal: String,
}

/// The cloud called `name`, when it was described.
pub(super) fn described(name: &str) -> Option<&'static Environment> {
    let clouds = DESCRIBED.lock().unwrap_or_else(PoisonError::into_inner);
    clouds.iter().rev().find(|cloud| cloud.name == name).copied()
}

/// The cloud of `host`, which nobody has asked yet: it has a name and nothing else, which is all
/// that a configuration can know. [`settle`] asks.
pub(crate) fn unsettled(host: &str) -> &'static Environment {
    Box::leak(Box::new(Environment {
        name: format!("{PREFIX}{host}").leak(),
        cli_name: "",
        aliases: &[],
        login_host: "",
        arm_endpoint: "",
        arm: "",
        legacy_arm: "",
        graph: "",
        vault: "",
        blob_suffix: "",
        portal: "",
        metadata_host: Some(host.to_owned().leak()),
    }))
}

/// `environment` as it is used: one that is known by its metadata host only is asked for there.
pub(crate) async fn settle(system: &System, environment: &'static Environment) -> Result<&'static Environment> {
    match environment.metadata_host {
        Some(host) if environment.login_host.is_empty() => Ok(ask(system, host).await?.remember()),
        _ => Ok(environment),
    }
}

impl Description {
    /// The cloud, which lives as long as the program from now on.
    pub(super) fn remember(self) -> &'static Environment {
        let cloud = Environment {
            name: format!("{PREFIX}{}", self.metadata_host).leak(),
            cli_name: self.name.leak(),
            aliases: &[],
            login_host: self.login_host.leak(),
            arm_endpoint: self.arm_endpoint.leak(),
            arm: self.arm.leak(),
            legacy_arm: self.legacy_arm.leak(),
            graph: self.graph.leak(),
            vault: self.vault.leak(),
            blob_suffix: self.blob_suffix.leak(),
            portal: self.portal.leak(),
            metadata_host: Some(self.metadata_host.leak()),
        };
        let mut clouds = DESCRIBED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = clouds.iter().find(|known| ***known == cloud) {
            return same;
        }
        let cloud: &'static Environment = Box::leak(Box::new(cloud));
        clouds.push(cloud);
        cloud
    }

    /// What describes `cloud`; `None` for one of the table.
    pub(super) fn of(cloud: &Environment) -> Option<Self> {
        Some(Self {
            metadata_host: cloud.metadata_host?.to_owned(),
            name: cloud.cli_name.to_owned(),
            login_host: cloud.login_host.to_owned(),
            arm_endpoint: cloud.arm_endpoint.to_owned(),
            arm: cloud.arm.to_owned(),
            legacy_arm: cloud.legacy_arm.to_owned(),
            graph: cloud.graph.to_owned(),
            vault: cloud.vault.to_owned(),
            blob_suffix: cloud.blob_suffix.to_owned(),
            portal: cloud.portal.to_owned(),
        })
    }
}

/// The answer of a metadata host.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    name: String,
    #[serde(default)]
    portal: String,
    authentication: Authentication,
    resource_manager: String,
    microsoft_graph_resource_id: String,
    suffixes: Suffixes,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Authentication {
    login_endpoint: String,
    audiences: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Suffixes {
    storage: String,
    key_vault_dns: String,
}

async fn ask(system: &System, host: &str) -> Result<Description> {
    let url = format!("https://{host}/metadata/endpoints?api-version=2022-09-01");
    let response = retry::send(system, || Request::get(url.clone())).await?;
    let problem = |kind, cause: String| {
        Error::new(kind, format!("cannot tell what cloud `{host}` describes"))
            .because(cause)
            .help("`metadata_host` is the host of the cloud's Resource Manager, without `https://`")
    };
    if response.status != 200 {
        let kind = if retry::is_temporary(response.status) { Kind::TryAgain } else { Kind::Configuration };
        return Err(problem(kind, format!("it answers with HTTP {}", response.status)));
    }
    let document: Document = serde_json::from_str(response.body.expose()).map_err(|error| {
        let error = problem(Kind::Configuration, format!("its answer is no description of a cloud: {error}"));
        if retry::is_page(&response.body) { error.help(retry::IN_BETWEEN) } else { error }
    })?;
    document.description(host).map_err(|cause| problem(Kind::Configuration, cause))
}

impl Document {
    /// As go-azure-sdk reads it: the first audience is what a token for ARM is asked by; ARM takes
    /// its own address where that is an audience too.
    fn description(self, host: &str) -> std::result::Result<Description, String> {
        let bare = |url: &str| url.trim_end_matches('/').to_owned();
        let login = bare(&self.authentication.login_endpoint);
        let Some(login_host) = login.strip_prefix("https://").filter(|host| is_host(host)) else {
            return Err(format!("it signs in at `{login}`, which is not Entra ID"));
        };
        let audiences: Vec<String> = self.authentication.audiences.iter().map(|audience| bare(audience)).collect();
        let Some(first) = audiences.first() else { return Err("it names no audience".to_owned()) };
        if let Some(field) = self.empty_field() {
            return Err(format!("its answer has an empty `{field}`"));
        }
        let endpoint = bare(&self.resource_manager);
        if !endpoint.strip_prefix("https://").is_some_and(is_host) {
            return Err(format!("its Resource Manager is `{endpoint}`, which is no HTTPS address"));
        }
        let arm = audiences.iter().find(|audience| **audience == endpoint).or(audiences.last()).unwrap_or(first);
        Ok(Description {
            metadata_host: host.to_owned(),
            name: self.name,
            login_host: login_host.to_lowercase(),
            arm: arm.clone(),
            legacy_arm: first.clone(),
            arm_endpoint: endpoint,
            graph: bare(&self.microsoft_graph_resource_id),
            vault: format!("https://{}", self.suffixes.key_vault_dns.trim_matches(['.', '/'])),
            blob_suffix: format!("blob.{}", self.suffixes.storage.trim_matches(['.', '/'])),
            portal: bare(&self.portal),
        })
    }

    /// A field that becomes a part of addresses and file sections, and must not vanish there.
    fn empty_field(&self) -> Option<&'static str> {
        let is_empty = |text: &String| text.trim_matches(['.', '/', ' ']).is_empty();
        let all = [
            ("name", is_empty(&self.name)),
            ("authentication.audiences", self.authentication.audiences.iter().any(is_empty)),
            ("microsoftGraphResourceId", is_empty(&self.microsoft_graph_resource_id)),
            ("suffixes.keyVaultDns", is_empty(&self.suffixes.key_vault_dns)),
            ("suffixes.storage", is_empty(&self.suffixes.storage)),
        ];
        all.into_iter().find_map(|(name, is_empty)| is_empty.then_some(name))
    }
}

/// A host with or without a port, and nothing that would lead elsewhere in a URL.
pub(crate) fn is_host(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'))
}

#[cfg(test)]
mod tests;
