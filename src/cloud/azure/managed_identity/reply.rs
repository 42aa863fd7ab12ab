//! What the machines answer: a token, and when it ends in one of many spellings.

use jiff::{Timestamp, fmt::strtime};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    cloud::azure::{entra::Granted, environment::Environment},
    credentials::Token,
    secret::Secret,
    system::clock::Seconds,
};

#[derive(Deserialize)]
pub(super) struct Reply {
    access_token: Secret,
    /// The application of the identity; some machines do not say.
    pub(super) client_id: Option<String>,
    #[serde(default)]
    expires_in: Value,
    #[serde(default)]
    expires_on: Value,
}

impl Reply {
    /// The token that was asked for by `scope` and arrived at `now`.
    pub(super) fn granted(self, scope: &str, now: Seconds) -> Granted {
        let from_now = number(&self.expires_in).map(|seconds| now + seconds);
        let at = || number(&self.expires_on).or_else(|| date(self.expires_on.as_str()?));
        let token = Token {
            scopes: Environment::spellings(scope, ""),
            secret: self.access_token,
            cached_at: now,
            expires_at: from_now.or_else(at).unwrap_or(now + 3599),
        };
        Granted { token, refresh_token: None, id_token: None, home_account_id: None }
    }
}

/// A number, or a text that is one.
fn number(value: &Value) -> Option<Seconds> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// The dates of Azure Machine Learning and of old App Services.
fn date(text: &str) -> Option<Seconds> {
    let text = text.trim();
    let forms = ["%m/%d/%Y %H:%M:%S %:z", "%m/%d/%Y %I:%M:%S %p %:z"];
    let parsed = forms.into_iter().find_map(|form| strtime::parse(form, text).ok()?.to_timestamp().ok());
    parsed.or_else(|| text.parse::<Timestamp>().ok()).map(Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(fields: &str) -> Seconds {
        let reply: Reply = serde_json::from_str(&format!(r#"{{"access_token": "canary"{fields}}}"#)).unwrap();
        reply.granted("https://vault.azure.net/.default", 1_000).token.expires_at
    }

    #[test]
    fn end_is_read_in_every_spelling() {
        for (fields, want) in [
            (r#", "expires_in": "86399", "expires_on": "1560999478""#, 87_399),
            (r#", "expires_in": 60"#, 1_060),
            (r#", "expires_on": "1560999478""#, 1_560_999_478),
            (r#", "expires_on": 1560999478, "expires_in": null"#, 1_560_999_478),
            (r#", "expires_on": "06/20/2019 02:57:58 +00:00""#, 1_560_999_478),
            (r#", "expires_on": "6/20/2019 2:57:58 AM +00:00""#, 1_560_999_478),
            (r#", "expires_on": "06/20/2019 02:57:58 PM +00:00""#, 1_560_999_478 + 12 * 3600),
            (r#", "expires_on": "2019-06-20T02:57:58Z""#, 1_560_999_478),
            ("", 4_599),
        ] {
            assert_eq!(end(fields), want, "{fields}");
        }
    }
}
