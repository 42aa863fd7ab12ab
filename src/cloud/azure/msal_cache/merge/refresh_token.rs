//! The refresh token, which is rotated.

use serde_json::json;

use super::{Merge, REFRESH_TOKEN, Value, seconds};
use crate::secret::Secret;

impl Merge<'_> {
    /// A rotated refresh token takes the place of the one before, under its key. It comes with new
    /// access tokens only: without them ours was read from the cache, and the cache knows better.
    pub(super) fn refresh_token(&mut self, has_new_token: bool) {
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
}
