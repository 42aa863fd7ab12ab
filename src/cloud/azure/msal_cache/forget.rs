//! A sign-in taken out of the cache, as MSAL's own `remove_account` and `remove_tokens_for_client` do.

use serde_json::Value;

use super::{
    entry::entries,
    merge::{ACCESS_TOKEN, ACCOUNT, ID_TOKEN, REFRESH_TOKEN, sections},
};
use crate::cloud::azure::{
    environment::CLI_CLIENT_ID,
    python_json::{self, Broken},
};

/// Whose entries go.
#[derive(Clone, Debug)]
pub(crate) struct Leaver {
    /// The login host.
    pub(crate) environment: String,
    /// The applications that leave.
    pub(crate) client_ids: Vec<String>,
    /// `None` for programs.
    pub(crate) home_account_id: Option<String>,
    /// The only tenant whose tokens go, where something else renews with the same sign-in in another one.
    pub(crate) realm: Option<String>,
}

/// The cache without the entries of `leaver`; `None` when it holds none.
pub(crate) fn forget(old: Option<&str>, leaver: &Leaver) -> Result<Option<String>, Broken> {
    let Some(old) = old else { return Ok(None) };
    let mut root = sections(old)?;
    let before = root.clone();
    let mut drop = |section: &str, goes: &dyn Fn(&Value) -> bool| {
        if let Some(Value::Object(entries)) = root.get_mut(section) {
            entries.retain(|_, entry| !goes(entry));
        }
    };
    let is_here = |entry: &Value| leaver.realm.as_deref().is_none_or(|realm| entry["realm"] == realm);
    drop(ACCESS_TOKEN, &|entry| leaver.is_own(entry) && is_here(entry));
    if leaver.home_account_id.is_some() {
        drop(ID_TOKEN, &|entry| leaver.is_own(entry) && is_here(entry));
        if leaver.realm.is_none() {
            drop(REFRESH_TOKEN, &|entry| leaver.is_own(entry) || leaver.is_of_family(entry));
            if !is_needed_by_others(old, leaver)? {
                drop(ACCOUNT, &|entry| leaver.is_person(entry));
            }
        }
    }
    Ok((root != before).then(|| python_json::pretty(&root)))
}

/// Whether the person's account serves another application too, which renews with a refresh token of its own.
pub(crate) fn is_needed_by_others(text: &str, leaver: &Leaver) -> Result<bool, Broken> {
    Ok(entries(text, REFRESH_TOKEN)?.iter().any(|entry| {
        entry.environment.value() == Some(&leaver.environment)
            && entry.home_account_id.value() == leaver.home_account_id.as_deref()
            && !entry.client_id.value().is_some_and(|client| leaver.is_application(client))
            && !(leaver.is_in_family() && entry.family_id.value() == Some(FAMILY))
    }))
}

/// Microsoft's own public clients, which share their refresh tokens.
const FAMILY: &str = "1";

impl Leaver {
    fn is_person(&self, entry: &Value) -> bool {
        entry["environment"] == self.environment.as_str()
            && entry["home_account_id"].as_str() == self.home_account_id.as_deref()
    }

    fn is_own(&self, entry: &Value) -> bool {
        self.is_person(entry) && entry["client_id"].as_str().is_some_and(|client| self.is_application(client))
    }

    fn is_application(&self, client: &str) -> bool {
        self.client_ids.iter().any(|own| own == client)
    }

    fn is_in_family(&self) -> bool {
        self.is_application(CLI_CLIENT_ID)
    }

    fn is_of_family(&self, entry: &Value) -> bool {
        self.is_in_family() && self.is_person(entry) && entry["family_id"] == FAMILY
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const HOST: &str = "login.microsoftonline.com";

    /// A person with the Azure CLI's application and with another one, and a program.
    fn cache() -> Value {
        let of = |home: Value, client: &str, realm: &str| json!({"environment": HOST, "home_account_id": home, "client_id": client, "realm": realm});
        let refresh = |home: &str, client: &str, family: Value| json!({"environment": HOST, "home_account_id": home, "client_id": client, "family_id": family});
        let account = |home: &str, host: &str| json!({"environment": host, "home_account_id": home});
        json!({
            "AccessToken": {
                "a1": of("a.t".into(), CLI_CLIENT_ID, "t1"), "a2": of("a.t".into(), CLI_CLIENT_ID, "t2"),
                "a3": of("a.t".into(), "own", "t1"), "b": of("b.t".into(), CLI_CLIENT_ID, "t1"),
                "p1": of(Value::Null, "program", "t1"), "p2": of(Value::Null, "program", "t2"),
                "q": of(Value::Null, "other", "t1"),
            },
            "Account": {"a": account("a.t", HOST), "a-elsewhere": account("a.t", "login.chinacloudapi.cn"), "b": account("b.t", HOST)},
            "IdToken": {"a1": of("a.t".into(), CLI_CLIENT_ID, "t1"), "a2": of("a.t".into(), CLI_CLIENT_ID, "t2"), "b": of("b.t".into(), CLI_CLIENT_ID, "t1")},
            "RefreshToken": {"a": refresh("a.t", CLI_CLIENT_ID, "1".into()), "a3": refresh("a.t", "own", Value::Null), "b": refresh("b.t", CLI_CLIENT_ID, "1".into())},
            "AppMetadata": {"m": {"client_id": CLI_CLIENT_ID}},
            "Unknown": {"u": 1},
        })
    }

    fn leaver(client: &str, home: Option<&str>, realm: Option<&str>) -> Leaver {
        Leaver {
            environment: HOST.into(),
            client_ids: client.split(' ').map(Into::into).collect(),
            home_account_id: home.map(Into::into),
            realm: realm.map(Into::into),
        }
    }

    /// The keys of what is gone.
    fn gone(cache: &Value, leaver: &Leaver) -> Vec<String> {
        let Some(text) = forget(Some(&cache.to_string()), leaver).unwrap() else { return Vec::new() };
        let after: Value = serde_json::from_str(&text).unwrap();
        let sections = cache.as_object().unwrap().iter();
        let keys = sections.flat_map(|(name, entries)| {
            entries.as_object().unwrap().keys().map(move |key| (name.clone(), key.clone()))
        });
        keys.filter(|(name, key)| after[name].get(key).is_none()).map(|(name, key)| format!("{name} {key}")).collect()
    }

    #[test]
    fn person_goes_with_all_tokens_of_the_application_and_others_stay() {
        let want = ["AccessToken a1", "AccessToken a2", "IdToken a1", "IdToken a2", "RefreshToken a"];
        assert_eq!(
            gone(&cache(), &leaver(CLI_CLIENT_ID, Some("a.t"), None)),
            want,
            "another application needs the account"
        );
        assert_eq!(gone(&cache(), &leaver("own", Some("a.t"), None)), ["AccessToken a3", "RefreshToken a3"]);
        let want = ["AccessToken b", "Account b", "IdToken b", "RefreshToken b"];
        assert_eq!(gone(&cache(), &leaver(CLI_CLIENT_ID, Some("b.t"), None)), want);
        let both = leaver(&format!("{CLI_CLIENT_ID} own"), Some("a.t"), None);
        assert!(gone(&cache(), &both).contains(&"Account a".to_owned()), "nobody else needs it");
    }

    #[test]
    fn person_who_is_needed_in_another_tenant_loses_the_tokens_of_one() {
        let want = ["AccessToken a1", "IdToken a1"];
        assert_eq!(gone(&cache(), &leaver(CLI_CLIENT_ID, Some("a.t"), Some("t1"))), want);
    }

    #[test]
    fn program_goes_with_its_tokens() {
        assert_eq!(gone(&cache(), &leaver("program", None, None)), ["AccessToken p1", "AccessToken p2"]);
        assert_eq!(gone(&cache(), &leaver("program", None, Some("t2"))), ["AccessToken p2"]);
    }

    #[test]
    fn cache_without_the_person_stays_as_it_is() {
        assert_eq!(forget(Some(&cache().to_string()), &leaver("x", Some("c.t"), None)).unwrap(), None);
        assert_eq!(forget(None, &leaver("x", None, None)).unwrap(), None);
        assert!(forget(Some("{"), &leaver("x", None, None)).is_err());
    }
}
