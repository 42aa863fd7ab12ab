//! Our credentials laid into the cache: every foreign section, entry and field stays.

use serde_json::{Map, Value, json};

use crate::{
    cloud::azure::{
        environment::{CLI_CLIENT_ID, Environment},
        python_json::{self, Broken},
        session::Purpose,
    },
    credentials::{Azure, PrincipalKind, SignedInBy, Token},
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

    /// The Azure CLI finds a person by name, and two accounts of one name with different home ids
    /// are fatal to it (azure-cli#20168). So there is one: a run leaves another's alone, a login
    /// replaces it, because the person signs in anew under that name.
    fn account(&mut self, purpose: Purpose) {
        let principal = &self.credentials.principal;
        let Some(home) = principal.home_account_id.as_deref() else { return };
        let is_named = |entry: &Value| text(entry, "username").eq_ignore_ascii_case(&principal.name);
        let rivals = self.keys(ACCOUNT, |entry| is_named(entry) && entry["home_account_id"] != home);
        if purpose == Purpose::Run && !rivals.is_empty() {
            return;
        }
        for key in &rivals {
            self.section(ACCOUNT).shift_remove(key);
        }
        let own = self.keys(ACCOUNT, |entry| entry["home_account_id"] == home);
        if own.is_empty() {
            let entry = self.account_entry(home);
            self.put(ACCOUNT, self.key(&[&self.credentials.tenant]), entry);
        }
        // A person's name can change; MSAL shows the name of the first entry of a home id.
        for key in self.keys(ACCOUNT, |entry| entry["home_account_id"] == home && !is_named(entry)) {
            self.set(ACCOUNT, &key, "username", principal.name.clone());
        }
        let Some(source) = self.credentials.signed_in_by.map(account_source) else { return };
        for key in self.keys(ACCOUNT, |entry| entry["home_account_id"] == home && entry["account_source"] != source) {
            self.set(ACCOUNT, &key, "account_source", source.to_owned());
        }
    }

    fn account_entry(&self, home: &str) -> Value {
        json!({
            "home_account_id": home,
            "environment": self.host,
            "realm": self.credentials.tenant,
            "local_account_id": self.credentials.principal.object_id,
            "username": self.credentials.principal.name,
            "authority_type": "MSSTS",
            // On Windows an account without it is taken to the broker of the system.
            "account_source": account_source(self.credentials.signed_in_by.unwrap_or(SignedInBy::DeviceCode)),
        })
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

    /// A rotated refresh token takes the place of the one before, under its key. It comes with new
    /// access tokens only: without them ours was read from the cache, and the cache knows better.
    fn refresh_token(&mut self, has_new_token: bool) {
        let Some(secret) = self.credentials.refresh_token.as_ref().map(Secret::expose) else { return };
        let own = self.keys(REFRESH_TOKEN, |entry| self.is_own(entry));
        let entries = self.root.get(REFRESH_TOKEN).unwrap_or(&Value::Null);
        if own.iter().any(|key| entries[key]["secret"] == secret) {
            return;
        }
        let newest = own.iter().max_by_key(|key| seconds(&entries[*key]["last_modification_time"])).cloned();
        match newest {
            Some(_) if !has_new_token => {}
            Some(key) => {
                self.set(REFRESH_TOKEN, &key, "secret", secret.to_owned());
                self.set(REFRESH_TOKEN, &key, "last_modification_time", self.now.to_string());
            }
            None => self.add_refresh_token(secret),
        }
    }

    fn add_refresh_token(&mut self, secret: &str) {
        // It serves every scope; MSAL names the ones of the sign-in.
        let target = self.credentials.tokens.first().map(|token| token.scopes.join(" ")).unwrap_or_default();
        let mut entry = json!({
            "credential_type": REFRESH_TOKEN,
            "secret": secret,
            "home_account_id": self.credentials.principal.home_account_id,
            "environment": self.host,
            "client_id": self.credentials.client_id,
            "target": target,
            "last_modification_time": self.now.to_string(),
        });
        self.join_family(&mut entry);
        self.put(REFRESH_TOKEN, self.key(&["refreshtoken", &self.credentials.client_id, "", &target]), entry);
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

    fn entries(&self, section: &str) -> impl Iterator<Item = (&String, &Value)> {
        self.root.get(section).and_then(Value::as_object).into_iter().flatten()
    }

    /// The keys of the entries of this cloud that are `wanted`.
    fn keys(&self, section: &str, wanted: impl Fn(&Value) -> bool) -> Vec<String> {
        let found = self.entries(section).filter(|(_, entry)| entry["environment"] == self.host && wanted(entry));
        found.map(|(key, _)| key.clone()).collect()
    }

    /// A section that is about to be changed.
    fn section(&mut self, section: &str) -> &mut Map<String, Value> {
        self.changed = true;
        let entries = self.root.entry(section).or_insert_with(|| Value::Object(Map::new()));
        entries.as_object_mut().expect("sections were checked when they were read")
    }

    /// Adds an entry, or lays it over the one of that key: fields that we do not know stay.
    fn put(&mut self, section: &str, key: String, entry: Value) {
        let entries = self.section(section);
        match (entries.get_mut(&key), entry) {
            (Some(Value::Object(present)), Value::Object(entry)) => {
                // When the token before this one was to be renewed says nothing about this one.
                present.shift_remove("refresh_on");
                present.extend(entry);
            }
            (_, entry) => {
                entries.insert(key, entry);
            }
        }
    }

    fn set(&mut self, section: &str, key: &str, field: &str, value: String) {
        self.section(section)[key][field] = Value::String(value);
    }
}

/// The grant that an account came with, in MSAL's words.
fn account_source(way: SignedInBy) -> &'static str {
    match way {
        SignedInBy::DeviceCode => "urn:ietf:params:oauth:grant-type:device_code",
        SignedInBy::Browser => "authorization_code",
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
