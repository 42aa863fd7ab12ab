//! What the Azure CLI's files say about who is signed in, and what they keep to renew the tokens.

use crate::{
    cloud::azure::{
        environment::{CLI_CLIENT_ID, Environment},
        folder, msal_cache,
        profile::{self, ProfileEntry},
        service_principals,
    },
    credentials::PrincipalKind,
    error::{Error, Kind, Result},
    secret::Secret,
    session,
    system::Env,
};

/// A sign-in of the Azure CLI.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Login {
    pub(super) kind: PrincipalKind,
    /// The user name or the application id, as the Azure CLI has it.
    pub(super) name: String,
    /// A GUID in lower case.
    pub(super) tenant: String,
    /// Id and name of its subscription; `None` when it has none in that tenant.
    pub(super) subscription: Option<(String, String)>,
}

/// What renews the tokens of a sign-in.
pub(super) enum Kept {
    RefreshToken { token: Secret, home_account_id: String },
    Secret(Secret),
}

/// The sign-in for `subscription` when it is named, else for the default one, in `tenant` when it
/// is named.
pub(super) fn find(
    env: &Env,
    environment: &Environment,
    tenant: Option<&str>,
    subscription: Option<&str>,
) -> Result<Login> {
    let path = profile::path(&folder::config_folder(env)?);
    let text = session::read(&path)?.unwrap_or_default();
    let mut entries = profile::entries(&text).map_err(|broken| broken.in_file(&path))?;
    entries.retain(|entry| entry.environment_name == environment.cli_name && !entry.user.name.is_empty());
    pick(&entries, tenant, subscription).ok_or_else(|| {
        let login = tenant.map_or_else(|| "az login".to_owned(), |tenant| format!("az login --tenant {tenant}"));
        let error = Error::new(Kind::Denied, "nobody is signed in to the Azure CLI");
        let file = path.display();
        error
            .because(format!("`{file}` names nobody in cloud `{}`", environment.cli_name))
            .help(format!("run `{login}`"))
    })
}

fn pick(entries: &[ProfileEntry], tenant: Option<&str>, subscription: Option<&str>) -> Option<Login> {
    let is_here = |entry: &&ProfileEntry| tenant.is_none_or(|tenant| entry.tenant_id.eq_ignore_ascii_case(tenant));
    let is_wanted = |entry: &&ProfileEntry| subscription.is_some_and(|id| entry.id.eq_ignore_ascii_case(id));
    let here = || entries.iter().filter(is_here);
    let chosen = here().find(is_wanted).or_else(|| here().find(|entry| entry.is_default));
    if let Some(entry) = chosen.or_else(|| here().find(|entry| entry.state == "Enabled")) {
        return Some(login(entry));
    }
    // Without a subscription in that tenant, the one who is signed in may be known there.
    let tenant = tenant?.to_owned();
    let default = entries.iter().find(|entry| entry.is_default)?;
    Some(Login { tenant, subscription: None, ..login(default) })
}

fn login(entry: &ProfileEntry) -> Login {
    let kind = if entry.user.kind == "user" { PrincipalKind::User } else { PrincipalKind::ServicePrincipal };
    // An account without subscriptions is listed as its tenant.
    let is_subscription = !entry.id.eq_ignore_ascii_case(&entry.tenant_id);
    Login {
        kind,
        name: entry.user.name.clone(),
        tenant: entry.tenant_id.to_lowercase(),
        subscription: is_subscription.then(|| (entry.id.to_lowercase(), entry.name.clone())),
    }
}

/// What the Azure CLI keeps for `login` in clear; `None` when that is encrypted, or nothing but the
/// Azure CLI can use it (a certificate, a managed identity, the broker of Windows).
pub(super) fn kept(env: &Env, login: &Login, environment: &Environment) -> Result<Option<Kept>> {
    let folder = folder::config_folder(env)?;
    if login.kind == PrincipalKind::ServicePrincipal {
        let path = service_principals::path(&folder);
        let text = session::read(&path)?.unwrap_or_default();
        let secret = service_principals::secret(&text, &login.name, &login.tenant);
        return Ok(secret.map_err(|broken| broken.in_file(&path))?.map(Kept::Secret));
    }
    let host = environment.login_host;
    msal_cache::ask(&folder, |text| {
        for account in msal_cache::accounts(text, host)? {
            if !account.username.eq_ignore_ascii_case(&login.name) {
                continue;
            }
            let home = account.home_account_id;
            if let Some(token) = msal_cache::refresh_token(text, host, CLI_CLIENT_ID, &home)? {
                return Ok(Some(Kept::RefreshToken { token, home_account_id: home }));
            }
        }
        Ok(None)
    })
}
