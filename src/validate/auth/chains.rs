//! The chain of each identity: what keeps it from being assumed.

use super::{RULE, reading::Reading};
use crate::{
    chain, cloud,
    config::auth::{AuthConfig, IdentityConfig, ProviderConfig, Via},
    error::Error,
    validate::finding::Finding,
};

pub(super) fn check(reading: &Reading, identity: &IdentityConfig) -> Vec<Finding> {
    let auth = &reading.auth;
    let errors = if let Some(error) = behind_unreadable(reading, identity) {
        vec![error]
    } else if let Some(first) = first_of_cycle(auth, identity) {
        // All identities of a circle get the same error, which is said once.
        chain::resolve(auth, first, "").err().into_iter().collect()
    } else {
        match chain::resolve(auth, &identity.name, "") {
            Ok(chain) => mismatches(&chain, identity),
            Err(error) => unreachable(auth, identity, error),
        }
    };
    errors.iter().map(|error| Finding::error(RULE, error)).collect()
}

/// What the identity is assumed via is there, and cannot be read: no reason to say that it is not there.
fn behind_unreadable(reading: &Reading, identity: &IdentityConfig) -> Option<Error> {
    let (what, name, at, broken_at) = match identity.via.as_ref()? {
        Via::Provider(name, at) => ("provider", name, at, reading.unreadable("providers", name)?),
        Via::Identity(name, at) => ("identity", name, at, reading.unreadable("identities", name)?),
    };
    let message = format!("identity `{}` cannot be reached: {what} `{name}` is wrong", identity.name);
    Some(Error::configuration(message).at(*at).because(format!("`{name}` stands at {broken_at}")))
}

/// The error, and when it is of an identity before this one, that this one cannot be reached either.
fn unreachable(auth: &AuthConfig, identity: &IdentityConfig, error: Error) -> Vec<Error> {
    let Some(Via::Identity(parent, at)) = &identity.via else { return vec![error] };
    if auth.identity(parent).is_none() {
        return vec![error];
    }
    let message = format!("identity `{}` cannot be reached: identity `{parent}` is wrong", identity.name);
    let place = error.place().map(|place| format!("{place}: ")).unwrap_or_default();
    let own = Error::configuration(message).at(*at).because(format!("{place}{}", error.message()));
    vec![error, own]
}

fn mismatches(chain: &chain::Chain, identity: &IdentityConfig) -> Vec<Error> {
    let pairs = chain.identities.iter().filter_map(|identity| cloud::check_pair(&chain.provider, identity).err());
    let mut errors: Vec<Error> = pairs.collect();
    if errors.is_empty() {
        errors.extend(other_cloud(&chain.provider, identity));
        errors.extend(alone(identity));
    }
    errors
}

/// Kinds that issue their credentials themselves take none.
fn alone(identity: &IdentityConfig) -> Option<Error> {
    let is_alone = matches!(identity.kind.as_str(), "ambient" | "aws/ambient") || identity.kind.ends_with("/emulator");
    let (Via::Provider(_, at) | Via::Identity(_, at)) = identity.via.as_ref().filter(|_| is_alone)?;
    let message = format!("identity `{}` of kind `{}` is not assumed via anything", identity.name, identity.kind);
    Some(Error::configuration(message).at(*at).help("remove `via`"))
}

/// The first of the identities that `identity` leads to in a circle.
fn first_of_cycle<'a>(auth: &'a AuthConfig, identity: &'a IdentityConfig) -> Option<&'a str> {
    let mut way = vec![identity];
    loop {
        let Some(Via::Identity(next, _)) = &way[way.len() - 1].via else { return None };
        let next = auth.identity(next)?;
        if let Some(start) = way.iter().position(|known| known.name == next.name) {
            return way[start..].iter().min_by_key(|member| member.at).map(|member| member.name.as_str());
        }
        way.push(next);
    }
}

/// Which providers' credentials an identity cannot be assumed with. GitHub's are tokens for any cloud,
/// though not for every kind.
fn other_cloud(provider: &ProviderConfig, identity: &IdentityConfig) -> Option<Error> {
    let cloud = |kind: &str| kind.split('/').next().unwrap_or_default().to_owned();
    let (have, wanted) = (cloud(&provider.kind), cloud(&identity.kind));
    let is_known = |name: &str| ["aws", "azure", "gcp"].contains(&name);
    let is_other = have != wanted && is_known(&have) && is_known(&wanted);
    let help = match (provider.kind.as_str(), identity.kind.as_str()) {
        _ if is_other => format!("let it be assumed via a provider of a `{wanted}/…` kind"),
        ("github/oidc" | "aws/saml" | "aws/user", "aws/permission-set") => {
            "let it be assumed via a provider of kind `aws/iam-identity-center`".to_owned()
        }
        ("github/oidc", "aws/assume-root") => "let it be assumed via an identity of an `aws/…` kind".to_owned(),
        _ => return None,
    };
    let message = format!(
        "identity `{}` has kind `{}`, which cannot use provider `{}` of kind `{}`",
        identity.name, identity.kind, provider.name, provider.kind
    );
    Some(Error::configuration(message).at(identity.kind_at).help(help))
}
