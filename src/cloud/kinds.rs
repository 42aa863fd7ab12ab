//! Every kind that a configuration may name: built ones with their constructor, documented ones by name.

use super::azure::{
    cli::AzureCli, managed_identity, oidc::Oidc, person::Person, service_principal::ServicePrincipal, sources,
    subscription::AzureSubscription,
};
use crate::{
    auth::{Identity, Provider},
    config::{
        auth::{IdentityConfig, ProviderConfig},
        fields,
        nearest::nearest,
        yaml::Place,
    },
    credentials::SignedInBy,
    error::{Error, Result},
    system::Env,
};

type NewProvider = fn(&ProviderConfig, &Env) -> Result<Box<dyn Provider>>;
type NewIdentity = fn(&IdentityConfig, &Env) -> Result<Box<dyn Identity>>;

const PROVIDERS: &[(&str, NewProvider)] = &[
    ("azure/cli", |config, env| Ok(Box::new(AzureCli::new(config, env)?))),
    ("azure/device-code", |config, env| Ok(Box::new(Person::new(config, env, SignedInBy::DeviceCode)?))),
    ("azure/interactive", |config, env| Ok(Box::new(Person::new(config, env, SignedInBy::Browser)?))),
    ("azure/managed-identity", managed_identity::provider),
    ("azure/oidc", |config, env| Ok(Box::new(Oidc::new(config, env)?))),
    ("azure/service-principal", |config, env| Ok(Box::new(ServicePrincipal::new(config, env)?))),
];

/// The kinds of providers with which people sign in; the others are for programs.
pub(crate) const FOR_PEOPLE: [&str; 2] = ["azure/device-code", "azure/interactive"];

/// The kinds of providers that use what another program signed in for.
pub(crate) const BORROWED: [&str; 1] = ["azure/cli"];

const IDENTITIES: &[(&str, NewIdentity)] =
    &[("azure/subscription", |config, env| Ok(Box::new(AzureSubscription::new(config, env)?)))];

/// Documented, and not built yet.
const PROVIDERS_TO_COME: &[&str] = &[
    "atmos/pro",
    "aws/iam-identity-center",
    "aws/saml",
    "gcp/adc",
    "gcp/oidc",
    "gcp/workload-identity-federation",
    "github/oidc",
    "mock",
    "mock/aws",
];

/// Documented, and not built yet.
const IDENTITIES_TO_COME: &[&str] = &[
    "ambient",
    "atmos/pro",
    "aws/ambient",
    "aws/assume-role",
    "aws/assume-root",
    "aws/emulator",
    "aws/permission-set",
    "aws/user",
    "azure/emulator",
    "gcp/emulator",
    "gcp/project",
    "gcp/service-account",
    "kubernetes/emulator",
    "mock",
    "mock/aws",
];

/// The provider that `config` describes.
pub(crate) fn provider(config: &ProviderConfig, env: &Env) -> Result<Box<dyn Provider>> {
    if let Some((_, new)) = PROVIDERS.iter().find(|(kind, _)| *kind == config.kind) {
        return new(config, &*sources::around(env)?);
    }
    let built: Vec<&str> = PROVIDERS.iter().map(|(kind, _)| *kind).collect();
    let owner = format!("provider `{}`", config.name);
    Err(unusable(&owner, &config.kind, config.kind_at, &built, PROVIDERS_TO_COME))
}

/// The identity that `config` describes.
pub(crate) fn identity(config: &IdentityConfig, env: &Env) -> Result<Box<dyn Identity>> {
    if let Some((_, new)) = IDENTITIES.iter().find(|(kind, _)| *kind == config.kind) {
        return new(config, env);
    }
    let built: Vec<&str> = IDENTITIES.iter().map(|(kind, _)| *kind).collect();
    let owner = format!("identity `{}`", config.name);
    Err(unusable(&owner, &config.kind, config.kind_at, &built, IDENTITIES_TO_COME))
}

/// Whether `kind` is documented and not built yet.
pub(crate) fn comes_later(kind: &str) -> bool {
    let is_built =
        PROVIDERS.iter().any(|(built, _)| *built == kind) || IDENTITIES.iter().any(|(built, _)| *built == kind);
    !is_built && (PROVIDERS_TO_COME.contains(&kind) || IDENTITIES_TO_COME.contains(&kind))
}

fn unusable(owner: &str, kind: &str, at: Place, built: &[&str], to_come: &[&str]) -> Error {
    let list = format!("these kinds are built: {}", fields::list(built.iter().copied()));
    if to_come.contains(&kind) {
        return Error::configuration(format!("{owner} has kind `{kind}`, which is not built yet")).at(at).help(list);
    }
    let error = Error::configuration(format!("{owner} has kind `{kind}`, which does not exist")).at(at);
    match nearest(kind, built.iter().chain(to_come).copied()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help(list),
    }
}

/// Refuses an identity that cannot use what the chain's provider issues.
pub(crate) fn check_pair(provider: &ProviderConfig, identity: &IdentityConfig) -> Result<()> {
    let is_known = PROVIDERS.iter().map(|(kind, _)| kind).chain(PROVIDERS_TO_COME).any(|kind| *kind == provider.kind);
    if !is_known || identity.kind != "azure/subscription" || provider.kind.starts_with("azure/") {
        return Ok(());
    }
    Err(Error::configuration(format!(
        "identity `{}` has kind `{}`, which cannot use provider `{}` of kind `{}`",
        identity.name, identity.kind, provider.name, provider.kind
    ))
    .at(identity.kind_at)
    .help("set `via.provider` of the identity to a provider of an `azure/…` kind"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::{auth::Via, yaml::Node};

    fn at(line: u32) -> Place {
        Place { line, column: 7, ..Place::start_of(Path::new("atmos.yaml")) }
    }

    fn provider_of(kind: &str) -> ProviderConfig {
        ProviderConfig {
            name: "corp".into(),
            at: at(3),
            kind: kind.into(),
            kind_at: at(4),
            fields: Node::empty_map(at(4)),
            keyring: Node::empty_map(at(4)),
        }
    }

    fn identity_of(kind: &str) -> IdentityConfig {
        IdentityConfig {
            name: "dev".into(),
            at: at(8),
            kind: kind.into(),
            kind_at: at(9),
            is_default: false,
            is_required: false,
            min_remaining: None,
            via: Some(Via::Provider("corp".into(), at(10))),
            principal: Node::empty_map(at(11)),
        }
    }

    fn refused(kind: &str) -> String {
        provider(&provider_of(kind), &Env::default()).err().expect("it is not built").to_string()
    }

    #[test]
    fn documented_kind_is_not_built_yet() {
        assert_eq!(
            refused("aws/saml"),
            "error: atmos.yaml:4:7: provider `corp` has kind `aws/saml`, which is not built yet\n\
             help: these kinds are built: `azure/cli`, `azure/device-code`, `azure/interactive`, `azure/managed-identity`, `azure/oidc`, \
             `azure/service-principal`"
        );
    }

    #[test]
    fn mistyped_kind_gets_the_nearest_one() {
        assert_eq!(
            refused("azure/devicecode"),
            "error: atmos.yaml:4:7: provider `corp` has kind `azure/devicecode`, which does not exist\n\
             help: did you mean `azure/device-code`?"
        );
        let error = identity(&identity_of("azure/subscriptions"), &Env::default()).err().unwrap().to_string();
        assert!(error.ends_with("help: did you mean `azure/subscription`?"), "{error}");
    }

    #[test]
    fn azure_identity_needs_an_azure_provider() {
        let error = check_pair(&provider_of("aws/saml"), &identity_of("azure/subscription")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "error: atmos.yaml:9:7: identity `dev` has kind `azure/subscription`, which cannot use provider `corp` \
             of kind `aws/saml`\n\
             help: set `via.provider` of the identity to a provider of an `azure/…` kind"
        );
        assert!(check_pair(&provider_of("azure/cli"), &identity_of("azure/subscription")).is_ok());
        assert!(check_pair(&provider_of("github/oidc"), &identity_of("aws/assume-role")).is_ok());
    }
}
