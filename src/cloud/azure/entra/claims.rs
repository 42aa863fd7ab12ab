//! What a token says about its holder. Read without verification: the token came over TLS from
//! the issuer itself, and only the services it is for rely on it.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, de::DeserializeOwned};

use crate::system::clock::Seconds;

/// The claims of an id token or access token that name its holder.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Claims {
    /// The object id in the tenant.
    pub(crate) oid: Option<String>,
    /// The tenant.
    pub(crate) tid: Option<String>,
    /// The application that the token was given to.
    pub(crate) appid: Option<String>,
    /// When the token ends.
    pub(crate) exp: Option<Seconds>,
    /// What the request for an id token said.
    pub(crate) nonce: Option<String>,
    preferred_username: Option<String>,
    upn: Option<String>,
    unique_name: Option<String>,
    email: Option<String>,
}

impl Claims {
    /// The claims of a JWT; none of them when it is no JWT (access tokens may be opaque).
    pub(crate) fn of(token: &str) -> Self {
        token.split('.').nth(1).and_then(decode).unwrap_or_default()
    }

    /// The name a person signs in with.
    pub(crate) fn user_name(&self) -> Option<&str> {
        let names = [&self.preferred_username, &self.upn, &self.unique_name, &self.email];
        names.into_iter().find_map(Option::as_deref)
    }
}

#[derive(Deserialize)]
struct ClientInfo {
    uid: String,
    utid: String,
}

/// `uid.utid` of a reply's `client_info`: who it is at home, also for a guest.
pub(crate) fn home_account_id(client_info: &str) -> Option<String> {
    let info: ClientInfo = decode(client_info)?;
    Some(format!("{}.{}", info.uid, info.utid))
}

fn decode<T: DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_read_with_and_without_padding() {
        let body = URL_SAFE_NO_PAD.encode(r#"{"oid":"o","tid":"t","upn":"dev@contoso.example"}"#);
        for token in [format!("h.{body}.s"), format!("h.{body}==.s")] {
            let claims = Claims::of(&token);
            assert_eq!(claims.oid.as_deref(), Some("o"));
            assert_eq!(claims.user_name(), Some("dev@contoso.example"));
        }
    }

    #[test]
    fn opaque_token_has_no_claims() {
        assert_eq!(Claims::of("EwB4A8l6"), Claims::default());
        assert_eq!(Claims::of("a.%%%.c"), Claims::default());
    }

    #[test]
    fn home_account_is_user_and_tenant_at_home() {
        let info = URL_SAFE_NO_PAD.encode(r#"{"uid":"u","utid":"h"}"#);
        assert_eq!(home_account_id(&info).as_deref(), Some("u.h"));
        assert_eq!(home_account_id("e30"), None);
    }
}
