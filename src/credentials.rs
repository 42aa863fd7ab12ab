//! Credentials as plain data: what a sign-in yields and a session is made from.

mod machine;
mod proof;
mod stored;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use self::machine::{Host, Machine, Selector};
pub(crate) use self::proof::{AssertionSource, Bundle, CertificateSource, Fetch, Method, Proof};
pub(crate) use self::stored::{StorePlace, StoredSecret};

use crate::{secret::Secret, system::clock::Seconds};

/// What an identity can show. It crosses from one step of a chain to the next.
#[derive(Clone, Debug)]
pub(crate) enum Credentials {
    /// Microsoft Entra ID.
    Azure(Azure),
}

/// Tokens of one principal in one tenant, and what renews them.
#[derive(Clone, Debug)]
pub(crate) struct Azure {
    /// The cloud by its configuration name: `public`, `usgovernment`, `china`, `custom:HOST`.
    pub(crate) environment: String,
    /// The tenant the tokens are for: a GUID in lower case.
    pub(crate) tenant: String,
    /// The application that signed in: a GUID in lower case.
    pub(crate) client_id: String,
    /// Who it is.
    pub(crate) principal: Principal,
    /// Access tokens, one per audience.
    pub(crate) tokens: Vec<Token>,
    /// Renews every audience of a user, in any tenant.
    pub(crate) refresh_token: Option<Secret>,
    /// How a person has just signed in; `None` after a renewal and for programs.
    pub(crate) signed_in_by: Option<SignedInBy>,
    /// The variables that the sign-in was made from. What renews its tokens is in the proof, so
    /// programs that use the session need not see them.
    pub(crate) taken_from: BTreeMap<String, Secret>,
    /// The proof of who signed in (a JWT), present after a user's sign-in or renewal.
    pub(crate) id_token: Option<Secret>,
    /// What the principal shows to get new tokens.
    pub(crate) proof: Proof,
    /// Where the provider works, for an identity that does not say.
    pub(crate) location: Option<String>,
    /// The subscriptions the principal saw in ARM when it signed in; empty on a recall.
    pub(crate) subscriptions: Vec<Subscription>,
    /// What the identity chose; `None` before an `azure/subscription` is assumed.
    pub(crate) target: Option<Target>,
}

impl Azure {
    /// Whether new tokens can be had without a person.
    pub(crate) fn is_renewable(&self) -> bool {
        self.refresh_token.is_some() || self.proof != Proof::RefreshToken
    }

    /// Whether new tokens can be had again and again: an assertion that came with the environment
    /// ends within minutes, and there is no other.
    pub(crate) fn outlives_its_tokens(&self) -> bool {
        let is_given = matches!(&self.proof, Proof::Assertion(source) if matches!(source.fetch, Fetch::Given { .. }));
        self.is_renewable() && !is_given
    }
}

/// How a person signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignedInBy {
    DeviceCode,
    Browser,
}

/// Who holds the credentials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Principal {
    /// A person or a program.
    pub(crate) kind: PrincipalKind,
    /// The user name (`preferred_username` or `upn`) or the application (client) id.
    pub(crate) name: String,
    /// The object id in the tenant.
    pub(crate) object_id: String,
    /// `uid.utid` of `client_info`: the user's object id and tenant at home. `None` (JSON null in
    /// MSAL's cache) for service principals.
    pub(crate) home_account_id: Option<String>,
}

/// A person or a program, in the words of `azureProfile.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum PrincipalKind {
    User,
    ServicePrincipal,
}

/// An access token for one audience.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Every spelling of a scope the token serves, such as `https://vault.azure.net/.default`.
    pub(crate) scopes: Vec<String>,
    /// The JWT.
    pub(crate) secret: Secret,
    /// When it was received.
    pub(crate) cached_at: Seconds,
    /// When it ends.
    pub(crate) expires_at: Seconds,
}

/// Terraform's providers ask again for every request when less than 20 minutes are left
/// (go-azure-sdk `auth/token.go`), so a token is renewed well before that.
const RENEW_BEFORE_SECONDS: Seconds = 30 * 60;

impl Token {
    /// Whether the token can be handed out without renewal: 30 minutes are left, or half of a
    /// shorter life.
    pub(crate) fn is_fresh(&self, now: Seconds) -> bool {
        let half_life = (self.expires_at - self.cached_at) / 2;
        self.expires_at - now >= RENEW_BEFORE_SECONDS.min(half_life) && self.is_valid(now)
    }

    /// Whether the token still works. MSAL treats the last five minutes as expired.
    pub(crate) fn is_valid(&self, now: Seconds) -> bool {
        self.expires_at - now > 300
    }

    /// Whether the token serves `scope`, which may be several with spaces between them.
    pub(crate) fn serves(&self, scope: &str) -> bool {
        scope.split_whitespace().all(|scope| self.scopes.iter().any(|own| own == scope))
    }
}

/// A subscription as ARM (`GET /subscriptions?api-version=2022-12-01`) and `azureProfile.json` know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    /// The display name.
    pub(crate) name: String,
    /// `Enabled`, `Disabled`, …
    pub(crate) state: String,
    /// The tenant whose tokens open it.
    pub(crate) tenant: String,
    /// The tenant that owns it.
    pub(crate) home_tenant: String,
    /// Tenants that manage it (Azure Lighthouse).
    pub(crate) managed_by: Vec<String>,
}

/// What an `azure/subscription` identity works on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Target {
    /// The subscription's GUID in lower case.
    pub(crate) subscription_id: String,
    /// Its display name; the id when ARM did not tell.
    pub(crate) subscription_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) resource_group: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::Token;

    fn token(life: i64) -> Token {
        Token { scopes: vec!["s/.default".into()], secret: "canary".into(), cached_at: 0, expires_at: life }
    }

    #[test]
    fn long_token_is_fresh_until_thirty_minutes_are_left() {
        assert!(token(4800).is_fresh(3000));
        assert!(!token(4800).is_fresh(3001));
    }

    #[test]
    fn short_token_is_fresh_until_half_life() {
        assert!(token(1200).is_fresh(600));
        assert!(!token(1200).is_fresh(601));
    }

    #[test]
    fn last_five_minutes_count_as_expired() {
        assert!(token(400).is_valid(99));
        assert!(!token(400).is_valid(100));
    }
}
