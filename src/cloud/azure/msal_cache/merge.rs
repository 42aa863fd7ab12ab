//! Our credentials laid into the cache: every foreign section, entry and field stays.

mod account;
mod refresh_token;
mod section;

use serde_json::{Map, Value, json};

use crate::{
    cloud::azure::{
        environment::{CLI_CLIENT_ID, Environment},
        python_json::{self, Broken},
        session::Purpose,
    },
    credentials::{Azure, PrincipalKind, Token},
    secret::Secret,
    system::clock::Seconds,
};

pub(super) const ACCESS_TOKEN: &str = "AccessToken";
pub(super) const ACCOUNT: &str = "Account";
pub(super) const ID_TOKEN: &str = "IdToken";
pub(super) const REFRESH_TOKEN: &str = "RefreshToken";
const APP_METADATA: &str = "AppMetadata";

/// The cache with `credentials` in it; `None` when it holds them already, so that a run with cached
/// tokens writes nothing.
pub(crate) fn merge(
    old: Option<&str>,
    credentials: &Azure,
    environment: &Environment,
    purpose: Purpose,
    now: Seconds,
) -> Result<Option<String>, Broken> {
    let root = sections(old.unwrap_or_default())?;
    let mut merge = Merge { root, credentials, host: environment.login_host, now, changed: false };
    // MSAL's order of first insertion.
    let has_new_token = merge.access_tokens();
    if credentials.principal.kind == PrincipalKind::User {
        merge.account(purpose);
        merge.id_token();
        merge.refresh_token(has_new_token);
    }
    merge.app_metadata();
    if !merge.changed {
        return Ok(None);
    }
    merge.purge_expired();
    Ok(Some(python_json::pretty(&merge.root)))
}

/// The cache's sections, all of which are objects.
pub(super) fn sections(text: &str) -> Result<Map<String, Value>, Broken> {
    let root: Map<String, Value> = python_json::parse(text)?;
    for section in [ACCESS_TOKEN, ACCOUNT, ID_TOKEN, REFRESH_TOKEN, APP_METADATA] {
        if root.get(section).is_some_and(|entries| !entries.is_object()) {
            return Err(Broken::new(format!("its {section} is not an object")));
        }
    }
    Ok(root)
}

struct Merge<'a> {
    root: Map<String, Value>,
    credentials: &'a Azure,
    host: &'a str,
    now: Seconds,
    changed: bool,
}

impl Merge<'_> {
    /// Adds the access tokens that are not there and says whether there was one.
    fn access_tokens(&mut self) -> bool {
        for token in &self.credentials.tokens {
            let target = token.scopes.join(" ");
            let key = self.key(&["accesstoken", &self.credentials.client_id, &self.credentials.tenant, &target]);
            if token.expires_at > self.now && !self.has_token(token) && !self.has_newer(&key, token) {
                self.put(ACCESS_TOKEN, key, self.access_token(token, &target));
            }
        }
        self.changed
    }

    fn access_token(&self, token: &Token, target: &str) -> Value {
        json!({
            "credential_type": ACCESS_TOKEN,
            "secret": token.secret.expose(),
            "home_account_id": self.credentials.principal.home_account_id,
            "environment": self.host,
            "client_id": self.credentials.client_id,
            "target": target,
            "realm": self.credentials.tenant,
            "token_type": "Bearer",
            // MSAL cannot read times that are not strings of seconds.
            "cached_at": token.cached_at.to_string(),
            "expires_on": token.expires_at.to_string(),
            "extended_expires_on": token.expires_at.to_string(),
        })
    }

    /// Whether the very token is there, for the same scopes at least: as the Azure CLI received it
    /// or as we wrote it.
    fn has_token(&self, token: &Token) -> bool {
        self.entries(ACCESS_TOKEN).any(|(_, entry)| {
            let target = text(entry, "target");
            entry["secret"] == token.secret.expose()
                && self.is_own(entry)
                && entry["realm"] == self.credentials.tenant.as_str()
                && token.scopes.iter().all(|scope| target.split_whitespace().any(|own| own == scope))
        })
    }

    /// Whether another run has renewed this token since ours was read from the cache.
    fn has_newer(&self, key: &str, token: &Token) -> bool {
        let present = self.root.get(ACCESS_TOKEN).and_then(|entries| entries.get(key));
        present.is_some_and(|entry| seconds(&entry["cached_at"]).is_some_and(|cached_at| cached_at > token.cached_at))
    }

    fn id_token(&mut self) {
        let Some(secret) = self.credentials.id_token.as_ref().map(Secret::expose) else { return };
        let key = self.key(&["idtoken", &self.credentials.client_id, &self.credentials.tenant, ""]);
        if self.root.get(ID_TOKEN).is_some_and(|entries| entries[&key]["secret"] == secret) {
            return;
        }
        let entry = json!({
            "credential_type": ID_TOKEN,
            "secret": secret,
            "home_account_id": self.credentials.principal.home_account_id,
            "environment": self.host,
            "realm": self.credentials.tenant,
            "client_id": self.credentials.client_id,
        });
        self.put(ID_TOKEN, key, entry);
    }

    fn app_metadata(&mut self) {
        let key = format!("appmetadata-{}-{}", self.host, self.credentials.client_id);
        if self.root.get(APP_METADATA).is_some_and(|entries| entries.get(&key).is_some()) {
            return;
        }
        let mut entry = json!({"client_id": self.credentials.client_id, "environment": self.host});
        self.join_family(&mut entry);
        self.put(APP_METADATA, key, entry);
    }

    /// Microsoft's own public clients share their refresh tokens (`foci` in the token response).
    fn join_family(&self, entry: &mut Value) {
        if self.credentials.client_id == CLI_CLIENT_ID && self.credentials.principal.kind == PrincipalKind::User {
            entry["family_id"] = "1".into();
        }
    }

    /// MSAL drops expired tokens when it happens to meet them, and writes the file for that: a
    /// write in a reader's path that we spare it.
    fn purge_expired(&mut self) {
        let now = self.now;
        if let Some(Value::Object(tokens)) = self.root.get_mut(ACCESS_TOKEN) {
            tokens.retain(|_, entry| seconds(&entry["expires_on"]).is_none_or(|end| end > now));
        }
    }

    fn is_own(&self, entry: &Value) -> bool {
        entry["environment"] == self.host
            && entry["client_id"] == self.credentials.client_id.as_str()
            && entry["home_account_id"].as_str() == self.credentials.principal.home_account_id.as_deref()
    }

    /// MSAL's keys: home account, host, then `parts`; all in lower case.
    fn key(&self, parts: &[&str]) -> String {
        let home = self.credentials.principal.home_account_id.as_deref().unwrap_or_default();
        [&[home, self.host], parts].concat().join("-").to_lowercase()
    }
}

fn text<'a>(entry: &'a Value, field: &str) -> &'a str {
    entry[field].as_str().unwrap_or_default()
}

/// A time in seconds, which others write as a number.
fn seconds(value: &Value) -> Option<Seconds> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

#[cfg(test)]
mod tests;
