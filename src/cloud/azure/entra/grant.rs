//! The grants: what is shown to the token endpoint to get a token.

use crate::secret::Secret;

/// What is shown to get a token.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Grant<'a> {
    /// A person has approved, or is about to.
    DeviceCode(&'a Secret),
    /// A person has approved in a browser, which brought the code to `redirect_uri`.
    AuthorizationCode { code: &'a Secret, redirect_uri: &'a str, verifier: &'a Secret },
    /// An earlier sign-in of the account (`uid.utid`).
    RefreshToken { token: &'a Secret, home_account_id: &'a str },
    /// A program's own secret.
    ClientSecret(&'a Secret),
    /// A token that speaks for a program: signed with its certificate, or by an issuer it trusts.
    ClientAssertion(&'a Secret),
}

impl Grant<'_> {
    /// The form of a token request; `claims` is what is demanded of the token.
    pub(super) fn form(&self, client_id: &str, scope: &str, claims: &str) -> Vec<(&'static str, Secret)> {
        let mut form = vec![
            ("client_id", Secret::from(client_id)),
            ("grant_type", self.name().into()),
            ("client_info", "1".into()),
            ("claims", claims.into()),
        ];
        match self {
            // Older endpoints read the device code from `code` (MSAL sends both).
            Self::DeviceCode(code) => form.extend([("device_code", (*code).clone()), ("code", (*code).clone())]),
            Self::AuthorizationCode { code, redirect_uri, verifier } => form.extend([
                ("code", (*code).clone()),
                ("redirect_uri", (*redirect_uri).into()),
                ("code_verifier", (*verifier).clone()),
                ("scope", user_scope(scope).into()),
            ]),
            Self::RefreshToken { token, .. } => {
                form.extend([("refresh_token", (*token).clone()), ("scope", user_scope(scope).into())]);
            }
            Self::ClientSecret(secret) => {
                form.extend([("client_secret", (*secret).clone()), ("scope", scope.into())]);
            }
            Self::ClientAssertion(token) => form.extend([
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".into()),
                ("client_assertion", (*token).clone()),
                ("scope", scope.into()),
            ]),
        }
        form
    }

    fn name(&self) -> &'static str {
        match self {
            Self::DeviceCode(_) => "urn:ietf:params:oauth:grant-type:device_code",
            Self::AuthorizationCode { .. } => "authorization_code",
            Self::RefreshToken { .. } => "refresh_token",
            Self::ClientSecret(_) | Self::ClientAssertion(_) => "client_credentials",
        }
    }

    /// The value of `X-AnchorMailbox`, by which Entra ID finds the account's own data centre.
    pub(super) fn anchor(&self) -> Option<String> {
        let Self::RefreshToken { home_account_id, .. } = self else { return None };
        let (user, tenant) = home_account_id.split_once('.')?;
        Some(format!("Oid:{user}@{tenant}"))
    }
}

/// The scope of a person's request: besides the access token, a refresh token and who it is.
pub(super) fn user_scope(scope: &str) -> String {
    format!("{scope} offline_access openid profile")
}
