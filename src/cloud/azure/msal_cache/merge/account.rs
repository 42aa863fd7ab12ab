//! The account of a person, one of each name.

use serde_json::{Value, json};

use super::{ACCOUNT, Merge, text};
use crate::{cloud::azure::session::Purpose, credentials::SignedInBy};

impl Merge<'_> {
    /// The Azure CLI finds a person by name, and two accounts of one name with different home ids
    /// are fatal to it (azure-cli#20168). So there is one: a run leaves another's alone, a login
    /// replaces it, because the person signs in anew under that name.
    pub(super) fn account(&mut self, purpose: Purpose) {
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
}

/// The grant that an account came with, in MSAL's words.
fn account_source(way: SignedInBy) -> &'static str {
    match way {
        SignedInBy::DeviceCode => "urn:ietf:params:oauth:grant-type:device_code",
        SignedInBy::Browser => "authorization_code",
    }
}
