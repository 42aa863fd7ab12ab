//! The replies of Entra ID, read with tolerance: numbers may come as text, most fields may be missing.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{
    super::environment::Environment,
    claims::{Claims, home_account_id},
};
use crate::{credentials::Token, secret::Secret, system::clock::Seconds};

/// A token and what came with it.
#[derive(Clone, Debug)]
pub(crate) struct Granted {
    pub(crate) token: Token,
    /// A newer one than the one that was shown.
    pub(crate) refresh_token: Option<Secret>,
    pub(crate) id_token: Option<Secret>,
    /// `uid.utid`; `None` for programs.
    pub(crate) home_account_id: Option<String>,
}

impl Granted {
    /// Who it is, from the id token when there is one.
    pub(crate) fn claims(&self) -> Claims {
        Claims::of(self.id_token.as_ref().unwrap_or(&self.token.secret).expose())
    }
}

/// The start of a device code sign-in.
#[derive(Debug, Deserialize)]
pub(crate) struct DeviceAuthorization {
    pub(crate) device_code: Secret,
    /// What the person enters.
    pub(crate) user_code: String,
    #[serde(alias = "verification_url")]
    pub(crate) verification_uri: String,
    #[serde(default, deserialize_with = "number")]
    expires_in: Option<u32>,
    #[serde(default, deserialize_with = "number")]
    interval: Option<u32>,
}

impl DeviceAuthorization {
    /// How long the code lives (MSAL's default when the server does not say).
    pub(crate) fn lifetime_seconds(&self) -> u32 {
        self.expires_in.unwrap_or(1800)
    }

    /// How long to wait between two questions (RFC 8628 3.2).
    pub(crate) fn interval_seconds(&self) -> u32 {
        self.interval.unwrap_or(5)
    }
}

#[derive(Deserialize)]
pub(super) struct TokenReply {
    access_token: Secret,
    refresh_token: Option<Secret>,
    id_token: Option<Secret>,
    #[serde(default, deserialize_with = "number")]
    expires_in: Option<u32>,
    scope: Option<String>,
    client_info: Option<String>,
}

impl TokenReply {
    /// The token that was asked for by `scope` and arrived at `now`.
    pub(super) fn granted(self, scope: &str, now: Seconds) -> Granted {
        // MSAL's default when the server does not say.
        let life = self.expires_in.unwrap_or(3599);
        let token = Token {
            scopes: Environment::spellings(scope, self.scope.as_deref().unwrap_or_default()),
            secret: self.access_token,
            cached_at: now,
            expires_at: now + Seconds::from(life),
        };
        let home_account_id = self.client_info.as_deref().and_then(home_account_id);
        Granted { token, refresh_token: self.refresh_token, id_token: self.id_token, home_account_id }
    }
}

/// Where a tenant's tokens come from; names the tenant by its GUID.
#[derive(Deserialize)]
pub(super) struct OpenidConfiguration {
    pub(super) token_endpoint: String,
}

/// A number that may be written as text, or not make sense.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let value = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates, and that is right")]
    Ok(value.filter(|value| value.is_finite()).map(|value| value as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(text: &str) -> serde_json::Result<Granted> {
        serde_json::from_str::<TokenReply>(text).map(|reply| reply.granted("https://vault.azure.net/.default", 1000))
    }

    #[test]
    fn numbers_may_be_texts_and_fields_may_be_missing() {
        for (text, expires_at) in [
            (r#"{"access_token":"canary","expires_in":"4000"}"#, 5000),
            (r#"{"access_token":"canary","expires_in":4000.0}"#, 5000),
            (r#"{"access_token":"canary","expires_in":null}"#, 4599),
            (r#"{"access_token":"canary"}"#, 4599),
        ] {
            let granted = reply(text).unwrap();
            assert_eq!(granted.token.expires_at, expires_at, "{text}");
            assert!(granted.token.serves("https://vault.azure.net//.default"));
        }
    }

    #[test]
    fn reply_without_a_token_is_none() {
        assert!(reply(r#"{"token_type":"Bearer"}"#).is_err());
    }

    #[test]
    fn device_authorization_has_defaults() {
        let text = r#"{"device_code":"canary","user_code":"ABCD","verification_uri":"https://x","interval":"0"}"#;
        let authorization: DeviceAuthorization = serde_json::from_str(text).unwrap();
        assert_eq!((authorization.interval_seconds(), authorization.lifetime_seconds()), (0, 1800));
    }
}
