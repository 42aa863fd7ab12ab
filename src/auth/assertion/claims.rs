//! Whom an assertion speaks of. Read without verification: whoever it is shown to verifies it.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Deserializer};

use crate::system::clock::Seconds;

/// What MSAL treats as expired of a token is too short for an assertion that is handed on, too.
const LAST_SECONDS: f64 = 300.0;

/// The claims by which a directory recognises an assertion.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(crate) struct Claims {
    #[serde(rename = "iss")]
    pub(crate) issuer: String,
    #[serde(rename = "sub")]
    pub(crate) subject: String,
    #[serde(rename = "aud", deserialize_with = "one_or_many")]
    pub(crate) audiences: Vec<String>,
    #[serde(rename = "exp")]
    pub(super) expires_at: Option<f64>,
}

impl Claims {
    /// The claims of a JWT; `None` for any other text.
    pub(crate) fn of(token: &str) -> Option<Self> {
        let [_, body, _] = token.split('.').collect::<Vec<_>>()[..] else { return None };
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body.trim_end_matches('=')).ok()?).ok()
    }

    /// What another program said that an assertion says.
    pub(crate) fn told(issuer: String, subject: String, audience: String) -> Self {
        Self { issuer, subject, audiences: vec![audience], expires_at: None }
    }

    /// Whether somebody else may still begin to use it.
    pub(crate) fn is_valid(&self, now: Seconds) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are exact in a double")]
        let now = now as f64;
        self.expires_at.is_none_or(|end| end - now > LAST_SECONDS)
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(one) => vec![one],
        OneOrMany::Many(many) => many,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn audience_may_be_one_or_many() {
        for (audience, want) in [(r#""a""#, vec!["a"]), (r#"["a","b"]"#, vec!["a", "b"])] {
            let body = URL_SAFE_NO_PAD.encode(format!(r#"{{"iss":"i","sub":"s","aud":{audience}}}"#));
            let claims = Claims::of(&format!("h.{body}.s")).unwrap();
            assert_eq!((claims.issuer.as_str(), claims.subject.as_str()), ("i", "s"));
            assert_eq!(claims.audiences, want);
        }
        assert_eq!(Claims::of("no token"), None);
    }
}
