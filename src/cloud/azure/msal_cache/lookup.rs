//! What the cache holds, by MSAL's own rules (msal 1.39.0 `token_cache.py`): fields decide, keys do not.

use super::entry::{Entry, entries};
use crate::{cloud::azure::python_json::Broken, credentials::Token, secret::Secret, system::clock::Seconds};

/// Whose tokens are looked for. All comparisons are exact.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner<'a> {
    /// The login host.
    pub(crate) environment: &'a str,
    pub(crate) client_id: &'a str,
    /// `None` for service principals: null in the cache, which an empty string is not.
    pub(crate) home_account_id: Option<&'a str>,
    /// The tenant the tokens are for.
    pub(crate) realm: &'a str,
}

impl Owner<'_> {
    fn owns(&self, entry: &Entry<'_>) -> bool {
        entry.client_id.value() == Some(self.client_id)
            && entry.environment.value() == Some(self.environment)
            && entry.realm.value() == Some(self.realm)
            && entry.home_account_id.value() == self.home_account_id
    }
}

/// A person who signed in, here or with the Azure CLI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) home_account_id: String,
    /// The tenant of the sign-in, or `organizations`.
    pub(crate) realm: String,
    pub(crate) username: String,
    /// The object id in that tenant.
    pub(crate) object_id: String,
}

/// The owner's token that serves `scope`; of several the one that lives longest.
pub(crate) fn token_for(text: &str, owner: &Owner<'_>, scope: &str, now: Seconds) -> Result<Option<Token>, Broken> {
    let serving = tokens(text, owner, now)?.into_iter().filter(|token| token.serves(scope));
    Ok(serving.max_by_key(|token| token.expires_at))
}

/// All tokens of the owner that still work.
pub(crate) fn tokens(text: &str, owner: &Owner<'_>, now: Seconds) -> Result<Vec<Token>, Broken> {
    let entries = entries(text, "AccessToken")?;
    let own = entries.iter().filter(|entry| owner.owns(entry)).filter_map(token);
    Ok(own.filter(|token| token.is_valid(now)).collect())
}

/// What renews every token of a person; of several the one that was used last.
pub(crate) fn refresh_token(
    text: &str,
    environment: &str,
    client_id: &str,
    home_account_id: &str,
) -> Result<Option<Secret>, Broken> {
    let entries = entries(text, "RefreshToken")?;
    let own = entries.iter().filter(|entry| {
        entry.environment.value() == Some(environment)
            && entry.client_id.value() == Some(client_id)
            && entry.home_account_id.value() == Some(home_account_id)
    });
    let newest = own.max_by_key(|entry| entry.last_modification_time.number().unwrap_or_default());
    Ok(newest.and_then(|entry| entry.secret.value()).map(Secret::from))
}

/// The people who signed in to a cloud, by its login host.
pub(crate) fn accounts(text: &str, environment: &str) -> Result<Vec<Account>, Broken> {
    let mut accounts = entries(text, "Account")?;
    accounts.retain(|entry| entry.environment.value() == Some(environment));
    Ok(accounts.iter().filter_map(account).collect())
}

fn account(entry: &Entry<'_>) -> Option<Account> {
    Some(Account {
        home_account_id: entry.home_account_id.value()?.to_owned(),
        realm: entry.realm.or_empty().to_owned(),
        username: entry.username.value()?.to_owned(),
        object_id: entry.local_account_id.or_empty().to_owned(),
    })
}

/// The token of an entry that has one anybody may use.
fn token(entry: &Entry<'_>) -> Option<Token> {
    if entry.ext_cache_key.value().is_some() || entry.key_id.value().is_some() {
        return None;
    }
    Some(Token {
        scopes: entry.target.or_empty().split_whitespace().map(str::to_owned).collect(),
        secret: entry.secret.value()?.into(),
        // Without it the token counts as long-lived, which decides only when it is renewed.
        cached_at: entry.cached_at.number().unwrap_or_default(),
        expires_at: entry.expires_on.number()?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const OWNER: Owner<'_> = Owner {
        environment: "login.microsoftonline.com",
        client_id: "client",
        home_account_id: Some("user.home"),
        realm: "tenant",
    };

    fn entry(secret: &str, changes: &Value) -> Value {
        let mut entry = json!({
            "secret": secret, "home_account_id": "user.home", "environment": "login.microsoftonline.com",
            "client_id": "client", "realm": "tenant", "target": "vault/.default vault//.default",
            "cached_at": "100", "expires_on": "5000",
        });
        for (field, value) in changes.as_object().unwrap() {
            entry[field] = value.clone();
        }
        entry
    }

    fn cache(section: &str, entries: &[Value]) -> String {
        let entries: serde_json::Map<_, _> =
            entries.iter().enumerate().map(|(key, entry)| (format!("k{key}"), entry.clone())).collect();
        json!({"Unknown": [1, {"x": null}], section: entries, "After": {}}).to_string()
    }

    fn found(owner: &Owner<'_>, changes: &Value) -> Option<String> {
        let cache = cache("AccessToken", &[entry("canary", changes)]);
        token_for(&cache, owner, "vault/.default", 1000).unwrap().map(|token| token.secret.expose().to_owned())
    }

    #[test]
    fn token_is_found_whatever_else_the_entry_says() {
        for changes in [
            json!({}),
            json!({"expires_on": 5000, "cached_at": 100}),
            json!({"expires_on": 5000.9, "cached_at": null}),
            json!({"extended_expires_on": {"odd": []}, "token_type": true}),
            json!({"expires_on": "1301"}),
        ] {
            assert_eq!(found(&OWNER, &changes).as_deref(), Some("canary"), "{changes}");
        }
    }

    #[test]
    fn token_of_another_owner_scope_or_time_is_not_found() {
        for changes in [
            json!({"client_id": "Client"}),
            json!({"environment": "login.windows.net"}),
            json!({"realm": "organizations"}),
            json!({"home_account_id": null}),
            json!({"target": "vault//.default vault/.default2"}),
            json!({"ext_cache_key": "hash"}),
            json!({"key_id": "ssh"}),
            json!({"expires_on": "1300"}),
            json!({"expires_on": "2026-11-21T00:00:00Z"}),
            json!({"secret": null}),
        ] {
            assert_eq!(found(&OWNER, &changes), None, "{changes}");
        }
    }

    #[test]
    fn service_principal_has_null_or_no_home_account_and_not_an_empty_one() {
        let owner = Owner { home_account_id: None, ..OWNER };
        assert!(found(&owner, &json!({"home_account_id": null})).is_some());
        assert!(found(&owner, &json!({"home_account_id": ""})).is_none());
    }

    #[test]
    fn longest_lived_of_several_tokens_is_taken() {
        let ends = ["5000", "7000", "6000"].map(|end| entry(end, &json!({"expires_on": end})));
        let token = token_for(&cache("AccessToken", &ends), &OWNER, "vault//.default", 1000).unwrap().unwrap();
        assert_eq!(token.secret.expose(), "7000");
        assert_eq!((token.cached_at, token.expires_at), (100, 7000));
        assert_eq!(token.scopes, ["vault/.default", "vault//.default"]);
    }

    #[test]
    fn escaped_secret_is_read_as_it_was_written() {
        let cache = cache("AccessToken", &[entry("CANARY", &json!({}))]).replace("CANARY", r"can\u0061ry");
        let tokens = tokens(&cache, &OWNER, 1000).unwrap();
        assert_eq!(tokens[0].secret.expose(), "canary");
    }

    #[test]
    fn refresh_token_that_was_used_last_is_taken() {
        let times = ["10", "30", "20"].map(|time| entry(time, &json!({"last_modification_time": time})));
        let cache = cache("RefreshToken", &times);
        let found = |client| refresh_token(&cache, "login.microsoftonline.com", client, "user.home").unwrap();
        assert_eq!(found("client").unwrap().expose(), "30");
        assert_eq!(found("other"), None);
    }

    #[test]
    fn accounts_of_the_cloud_are_listed() {
        let account = json!({"username": "dev.user@contoso.example", "local_account_id": "object"});
        let other = json!({"username": "x", "environment": "login.microsoftonline.us"});
        let cache = cache("Account", &[entry("", &account), entry("", &other)]);
        let want = Account {
            home_account_id: "user.home".into(),
            realm: "tenant".into(),
            username: "dev.user@contoso.example".into(),
            object_id: "object".into(),
        };
        assert_eq!(accounts(&cache, "login.microsoftonline.com").unwrap(), [want]);
    }

    #[test]
    fn cache_of_another_shape_is_broken() {
        for text in ["[]", "{\"AccessToken\": []}", "{\"AccessToken\": {\"key\": 1}}", "{} {}", "{\"AccessToken\""] {
            assert!(tokens(text, &OWNER, 0).is_err(), "{text}");
        }
    }
}
