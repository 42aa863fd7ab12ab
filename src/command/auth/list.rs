//! `wrap auth list`: the providers and identities of the project, and who is signed in.

mod table;
mod tree;

use clap::{Args, ValueEnum};

use super::whoami::times_left;
use crate::{
    chain::{self, Chain},
    command::{
        output::{self, TreeArguments, TreeFormat},
        sign_in::{self, Project},
    },
    config::{
        Selection,
        auth::{IdentityConfig, ProviderConfig},
        variables,
    },
    credentials::{Azure, Credentials},
    error::Result,
    system::{System, clock::Seconds},
};

/// What is listed, and how.
#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    /// How to print it.
    #[arg(short, long, value_enum, default_value_t = AuthListFormat::Table)]
    format: AuthListFormat,
    /// Only providers, or only these.
    #[arg(long, value_name = "PROVIDERS", num_args = 0..=1, require_equals = true, default_missing_value = "", conflicts_with = "identities")]
    providers: Option<String>,
    /// Only identities, or only these.
    #[arg(long, value_name = "IDENTITIES", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    identities: Option<String>,
}

/// How `wrap auth list` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuthListFormat {
    /// Columns for people.
    Table,
    /// One JSON object.
    Json,
    /// One YAML map.
    Yaml,
}

/// What there is to say about authentication.
struct Listing<'a> {
    /// `None` when only identities are listed.
    providers: Option<Vec<&'a ProviderConfig>>,
    /// `None` when only providers are listed.
    identities: Option<Vec<Row<'a>>>,
}

/// An identity with its chain.
struct Row<'a> {
    config: &'a IdentityConfig,
    /// From the provider to the identity; empty when it cannot be resolved.
    chain: Vec<String>,
    state: State,
}

/// Whether somebody is signed in.
enum State {
    Absent,
    SignedIn(SignedIn),
    /// Why the identity cannot be used.
    Unusable(String),
}

struct SignedIn {
    principal: String,
    tenant: String,
    subscription: Option<String>,
    /// How long the token for management still lasts.
    left: Option<Seconds>,
    is_renewable: bool,
}

/// Prints on stdout what the configuration has, never with a secret. Never signs in.
pub(crate) fn list(system: &System, selection: &Selection, arguments: &ListArguments) -> Result<u8> {
    let project = sign_in::read_project(system, selection)?;
    let listing = Listing {
        providers: match &arguments.identities {
            None => Some(providers(&project, arguments.providers.as_deref().unwrap_or_default())?),
            Some(_) => None,
        },
        identities: match &arguments.providers {
            None => Some(identities(system, &project, arguments.identities.as_deref().unwrap_or_default())?),
            Some(_) => None,
        },
    };
    let format = match arguments.format {
        AuthListFormat::Table if project.auth.providers.is_empty() && project.auth.identities.is_empty() => {
            let file = system.env.shown(&project.config.file);
            system.terminal.say(&format!("`{file}` configures no providers and no identities"));
            return Ok(0);
        }
        AuthListFormat::Table => {
            for line in table::lines(&listing) {
                system.terminal.print(&line);
            }
            return Ok(0);
        }
        AuthListFormat::Json => TreeFormat::Json,
        AuthListFormat::Yaml => TreeFormat::Yaml,
    };
    output::write(system, &TreeArguments { format: None, query: None, file: None }, format, &tree::of(&listing))?;
    Ok(0)
}

/// The providers of these names, all when there are none.
fn providers<'a>(project: &'a Project, names: &str) -> Result<Vec<&'a ProviderConfig>> {
    let names = variables::split(names);
    if names.is_empty() {
        return Ok(project.auth.providers.values().collect());
    }
    names.iter().map(|name| chain::find_provider(&project.auth, name)).collect()
}

fn identities<'a>(system: &System, project: &'a Project, names: &str) -> Result<Vec<Row<'a>>> {
    let names = variables::split(names);
    let found: Vec<&IdentityConfig> = if names.is_empty() {
        project.auth.identities.values().collect()
    } else {
        names.iter().map(|name| chain::find(&project.auth, name)).collect::<Result<_>>()?
    };
    Ok(found.into_iter().map(|config| row(system, project, config)).collect())
}

fn row<'a>(system: &System, project: &Project, config: &'a IdentityConfig) -> Row<'a> {
    match chain::resolve(&project.auth, &config.name, &project.realm) {
        Ok(chain) => Row { config, chain: names(&chain), state: state(system, &chain) },
        Err(error) => Row { config, chain: Vec::new(), state: State::Unusable(error.message().to_owned()) },
    }
}

fn names(chain: &Chain) -> Vec<String> {
    let identities = chain.identities.iter().map(|identity| identity.name.clone());
    std::iter::once(chain.provider.name.clone()).chain(identities).collect()
}

fn state(system: &System, chain: &Chain) -> State {
    match chain::recall(system, chain) {
        Ok(None) => State::Absent,
        Ok(Some(Credentials::Azure(azure))) => State::SignedIn(SignedIn::of(&azure, system.clock.now())),
        Err(error) => State::Unusable(error.message().to_owned()),
    }
}

impl SignedIn {
    fn of(azure: &Azure, now: Seconds) -> Self {
        Self {
            principal: azure.principal.name.clone(),
            tenant: azure.tenant.clone(),
            subscription: azure.target.as_ref().map(|target| target.subscription_id.clone()),
            left: times_left(azure, now).next().and_then(|(_, left)| left),
            is_renewable: azure.is_renewable(),
        }
    }
}
