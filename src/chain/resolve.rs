//! The steps of a chain, from the identity up to its provider.

use super::{Chain, fingerprint::fingerprint, manner::manner};
use crate::{
    auth::ChainKey,
    config::{
        auth::{AuthConfig, IdentityConfig, ProviderConfig, Via, lasting},
        fields::list,
        nearest::nearest,
        yaml::Node,
    },
    error::{Error, Result},
};

/// The chain of identity `name` (looked up without regard to case).
pub(crate) fn resolve(auth: &AuthConfig, name: &str, realm: &str) -> Result<Chain> {
    let mut identities = vec![find(auth, name)?];
    let provider = loop {
        let identity = identities[identities.len() - 1];
        identity.check_kind()?;
        match &identity.via {
            Some(Via::Identity(parent, at)) => {
                let parent = auth.identity(parent).ok_or_else(|| {
                    let message = format!("identity `{}` is assumed via identity `{parent}`", identity.name);
                    dangling(&message, parent, "identities", auth.identities.keys()).at(*at)
                })?;
                identities.push(parent);
                refuse_cycle(&identities)?;
            }
            Some(Via::Provider(parent, at)) => {
                break auth.provider(parent).cloned().ok_or_else(|| {
                    let message = format!("identity `{}` is assumed via provider `{parent}`", identity.name);
                    dangling(&message, parent, "providers", auth.providers.keys()).at(*at)
                })?;
            }
            None if stands_alone(&identity.kind) => {
                let provider = as_provider(identity);
                identities.pop();
                break provider;
            }
            None => return Err(without_via(identity)),
        }
    };
    let identities = identities.into_iter().rev().cloned().collect();
    chain(provider, identities, realm)
}

/// The identity called `name`, or the error that says which ones there are.
pub(crate) fn find<'a>(auth: &'a AuthConfig, name: &str) -> Result<&'a IdentityConfig> {
    auth.identity(name).ok_or_else(|| {
        let error = Error::configuration(format!("identity `{name}` is not configured"));
        with_choices(error, name, auth.identities.keys(), &format!("add `{name}` to `auth.identities`"))
    })
}

/// The provider called `name`, or the error that says which ones there are.
pub(crate) fn find_provider<'a>(auth: &'a AuthConfig, name: &str) -> Result<&'a ProviderConfig> {
    auth.provider(name).ok_or_else(|| {
        let error = Error::configuration(format!("provider `{name}` is not configured"));
        with_choices(error, name, auth.providers.keys(), &format!("add `{name}` to `auth.providers`"))
    })
}

fn chain(provider: ProviderConfig, identities: Vec<IdentityConfig>, realm: &str) -> Result<Chain> {
    let name = identities.last().map_or(&provider.name, |identity| &identity.name).clone();
    let fingerprint = fingerprint(&provider, &identities);
    let key = ChainKey { name, fingerprint, realm: realm.to_owned(), manner: manner(&provider)? };
    // The identity that was asked for wins over those before it, and all of them over the provider.
    let own = identities.iter().rev().find_map(|identity| identity.min_remaining);
    let of_provider = lasting::min_remaining(&provider.fields, &format!("provider `{}`", provider.name))?;
    Ok(Chain { provider, identities, key, min_remaining: own.or(of_provider) })
}

/// Kinds of identities that issue credentials themselves.
fn stands_alone(kind: &str) -> bool {
    matches!(kind, "aws/user" | "aws/ambient" | "ambient") || kind.ends_with("/emulator")
}

fn as_provider(identity: &IdentityConfig) -> ProviderConfig {
    ProviderConfig {
        name: identity.name.clone(),
        at: identity.at,
        kind: identity.kind.clone(),
        kind_at: identity.kind_at,
        fields: identity.principal.clone(),
        keyring: Node::empty_map(identity.at),
    }
}

/// The last identity must not be there already.
fn refuse_cycle(identities: &[&IdentityConfig]) -> Result<()> {
    let Some((last, before)) = identities.split_last() else { return Ok(()) };
    let Some(first) = before.iter().position(|identity| identity.name == last.name) else { return Ok(()) };
    let names: Vec<String> = identities[first..].iter().map(|identity| format!("`{}`", identity.name)).collect();
    let message = format!("identities are assumed via each other: {}", names.join(" → "));
    let error =
        Error::configuration(message).at(last.at).help("let one of them name a provider: `via: { provider: NAME }`");
    let places = before[first..].iter().map(|identity| format!("`{}` stands at {}", identity.name, identity.at));
    Err(places.fold(error, Error::because))
}

fn without_via(identity: &IdentityConfig) -> Error {
    let message = format!("identity `{}` of kind `{}` is missing `via`", identity.name, identity.kind);
    Error::configuration(message).at(identity.at).help("add `via: { provider: NAME }`")
}

fn dangling<'a>(message: &str, name: &str, section: &str, known: impl Iterator<Item = &'a String>) -> Error {
    let error = Error::configuration(format!("{message}, which is not configured"));
    with_choices(error, name, known, &format!("add `{name}` to `auth.{section}`"))
}

fn with_choices<'a>(error: Error, name: &str, known: impl Iterator<Item = &'a String>, otherwise: &str) -> Error {
    let known: Vec<&str> = known.map(String::as_str).collect();
    match nearest(name, known.iter().copied()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => error.help(otherwise),
        None => error.help(format!("choose one of {}", list(known))),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::{auth, yaml::parse};

    const AUTH: &str = "\
providers:
  contoso: {kind: azure/device-code, tenant_id: t}
identities:
  Dev: {kind: azure/subscription, via: {provider: Contoso}, principal: {subscription_id: s}}
  role: {kind: aws/assume-role, via: {identity: dev}}
  deep: {kind: aws/assume-role, via: {identity: role}}
  loose: {kind: azure/subscription}
  user: {kind: aws/user}
  from-user: {kind: aws/assume-role, via: {identity: user}}
  dangling: {kind: azure/subscription, via: {provider: contosso}}
  lost: {kind: azure/subscription, via: {identity: nobody-at-all}}
  to-cycle: {kind: x, via: {identity: a}}
  a: {kind: x, via: {identity: b}}
  b: {kind: x, via: {identity: a}}
";

    fn read(text: &str) -> AuthConfig {
        auth::read(&parse(Path::new("atmos.yaml"), text).unwrap()).unwrap()
    }

    fn names(name: &str) -> (String, Vec<String>) {
        let chain = resolve(&read(AUTH), name, "realm").unwrap();
        (chain.provider.name, chain.identities.into_iter().map(|identity| identity.name).collect())
    }

    fn refusal(name: &str) -> String {
        resolve(&read(AUTH), name, "realm").unwrap_err().to_string()
    }

    #[test]
    fn chains_have_any_depth_and_names_ignore_case() {
        assert_eq!(names("DEV"), ("contoso".to_owned(), vec!["Dev".to_owned()]));
        assert_eq!(names("deep").1, ["Dev", "role", "deep"]);
        let chain = resolve(&read(AUTH), "dev", "realm").unwrap();
        assert_eq!((chain.key.name.as_str(), chain.key.realm.as_str()), ("Dev", "realm"));
    }

    #[test]
    fn kinds_that_stand_alone_are_their_own_provider() {
        assert_eq!(names("user"), ("user".to_owned(), vec![]));
        assert_eq!(names("from-user"), ("user".to_owned(), vec!["from-user".to_owned()]));
        assert_eq!(
            refusal("loose"),
            "error: atmos.yaml:7:3: identity `loose` of kind `azure/subscription` is missing `via`\n\
             help: add `via: { provider: NAME }`"
        );
    }

    #[test]
    fn dangling_references_and_unknown_names_offer_the_nearest() {
        assert_eq!(
            refusal("dangling"),
            "error: atmos.yaml:10:56: identity `dangling` is assumed via provider `contosso`, which is not configured\n\
             help: did you mean `contoso`?"
        );
        assert!(
            refusal("lost")
                .contains("via identity `nobody-at-all`, which is not configured\nhelp: choose one of `Dev`")
        );
        assert_eq!(refusal("rol"), "error: identity `rol` is not configured\nhelp: did you mean `role`?");
        let none = resolve(&AuthConfig::default(), "x", "realm").unwrap_err().to_string();
        assert_eq!(none, "error: identity `x` is not configured\nhelp: add `x` to `auth.identities`");
    }

    #[test]
    fn cycles_are_refused_with_their_places() {
        assert_eq!(
            refusal("to-cycle"),
            "error: atmos.yaml:13:3: identities are assumed via each other: `a` → `b` → `a`\n  \
             caused by: `a` stands at atmos.yaml:13:3\n  caused by: `b` stands at atmos.yaml:14:3\n\
             help: let one of them name a provider: `via: { provider: NAME }`"
        );
    }
}
