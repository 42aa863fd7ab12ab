//! `azure/subscription`: the subscription a run works on.

use super::{
    arm,
    entra::Failure,
    environment::{Audience, Environment},
    settings,
};
use crate::{
    auth::{Identity, Issue},
    config::{
        auth::{IdentityConfig, Via},
        fields::{self, Fields},
        is_guid,
        nearest::nearest,
        yaml::Place,
    },
    credentials::{Azure, Credentials, Subscription, Target},
    error::{Error, Kind, Result},
    system::{Env, System},
};

/// An identity of kind `azure/subscription`.
pub(crate) struct AzureSubscription {
    choice: Choice,
    location: Option<String>,
    resource_group: Option<String>,
}

/// How the subscription is known.
enum Choice {
    /// A GUID in lower case.
    Id(String),
    /// The display name, which ARM knows; where it is written.
    Name(String, Place),
    /// That of the identity before.
    Inherited,
}

impl AzureSubscription {
    pub(crate) fn new(config: &IdentityConfig, env: &Env) -> Result<Self> {
        let mut fields = Fields::new(&config.principal, format!("identity `{}`", config.name), env);
        let identity = Self {
            choice: choice(&mut fields, config)?,
            location: fields.text("location")?,
            resource_group: fields.text("resource_group")?,
        };
        fields.finish()?;
        Ok(identity)
    }

    async fn choose(&self, system: &System, azure: &mut Azure) -> Result<()> {
        let before = azure.target.take();
        let (id, name) = match (&self.choice, &before) {
            (Choice::Id(id), _) => (id.clone(), settings::name_of(id, &azure.subscriptions)),
            (Choice::Name(name, at), _) => look_up(system, azure, name, *at).await?,
            (Choice::Inherited, Some(before)) => (before.subscription_id.clone(), before.subscription_name.clone()),
            // An identity chooses a subscription, and nothing else comes before this one.
            (Choice::Inherited, None) => {
                return Err(Error::new(Kind::Internal, "the identity before this one chose no subscription"));
            }
        };
        if let Some(warning) = warning(&id, azure) {
            system.terminal.say(&format!("warning: {warning}"));
        }
        let (location, resource_group) = match before {
            Some(before) if before.subscription_id == id => (before.location, before.resource_group),
            Some(before) => (before.location, None),
            None => (azure.location.clone(), None),
        };
        azure.target = Some(Target {
            subscription_id: id,
            subscription_name: name,
            location: self.location.clone().or(location),
            resource_group: self.resource_group.clone().or(resource_group),
        });
        Ok(())
    }
}

fn choice(fields: &mut Fields<'_>, config: &IdentityConfig) -> Result<Choice> {
    let (id, name) = (fields.text("subscription_id")?, fields.text("subscription_name")?);
    let at = |name| fields.place(name).unwrap_or(config.at);
    match (id, name) {
        (Some(id), None) if is_guid(&id) => Ok(Choice::Id(id.to_lowercase())),
        (Some(id), None) => {
            let at = at("subscription_id");
            Err(Error::configuration(format!("`subscription_id` of identity `{}` is not a GUID", config.name))
                .at(at)
                .help(format!("if it is the subscription's name, write `subscription_name: {id}`")))
        }
        (None, Some(name)) => Ok(Choice::Name(name, at("subscription_name"))),
        (None, None) if matches!(config.via, Some(Via::Identity(..))) => Ok(Choice::Inherited),
        (None, None) => Err(fields.missing("subscription_id")),
        (Some(_), Some(_)) => {
            let at = at("subscription_name");
            Err(Error::configuration(format!("identity `{}` names its subscription twice", config.name))
                .at(at)
                .help("keep one of `subscription_id` and `subscription_name`"))
        }
    }
}

/// Id and name of the subscription that ARM shows under `name`, in any case.
async fn look_up(system: &System, azure: &mut Azure, name: &str, at: Place) -> Result<(String, String)> {
    if azure.subscriptions.is_empty() {
        azure.subscriptions = list(system, azure).await?;
    }
    let is_same = |subscription: &&Subscription| subscription.name.to_lowercase() == name.to_lowercase();
    let found: Vec<&Subscription> = azure.subscriptions.iter().filter(is_same).collect();
    match found[..] {
        [one] => Ok((one.id.clone(), one.name.clone())),
        [] => Err(unknown(azure, name, at)),
        _ => {
            let error = Error::configuration(format!("several subscriptions are called `{name}`")).at(at);
            let ids = found.iter().map(|subscription| format!("{} ({})", subscription.id, subscription.state));
            let error = ids.fold(error, Error::because);
            Err(error.help("name the one that is meant: `subscription_id: …`"))
        }
    }
}

async fn list(system: &System, azure: &Azure) -> Result<Vec<Subscription>> {
    let environment = Environment::named(&azure.environment);
    let token = environment.and_then(|environment| {
        let scope = environment.scope(Audience::Management);
        azure.tokens.iter().find(|token| token.serves(&scope))
    });
    match (environment, token) {
        (Some(environment), Some(token)) => {
            let listed = arm::subscriptions(system, environment, &azure.tenant, &token.secret).await;
            listed.map_err(Failure::into_plain_error)
        }
        _ => Ok(Vec::new()),
    }
}

/// At most this many names are listed.
const MOST_NAMES: usize = 10;

fn unknown(azure: &Azure, name: &str, at: Place) -> Error {
    let Azure { subscriptions, principal, tenant, .. } = azure;
    let message = format!("`{}` sees no subscription called `{name}` in tenant `{tenant}`", principal.name);
    let error = Error::configuration(message).at(at);
    let names: Vec<&str> = subscriptions.iter().map(|subscription| subscription.name.as_str()).collect();
    match nearest(name, names.iter().copied()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None if names.is_empty() => error.because("it sees none at all").help(format!(
            "give it a role: `az role assignment create --assignee {} --role Reader --scope /subscriptions/ID`",
            principal.name
        )),
        None if names.len() > MOST_NAMES => {
            let shown = fields::list(names.iter().copied().take(MOST_NAMES));
            error.help(format!("choose one of {shown} and {} more", names.len() - MOST_NAMES))
        }
        None => error.help(format!("choose one of {}", fields::list(names))),
    }
}

/// What may go wrong in the run. ARM's list can lag behind a new role, so it is no error.
fn warning(id: &str, azure: &Azure) -> Option<String> {
    let Azure { subscriptions, principal, tenant, .. } = azure;
    if subscriptions.is_empty() {
        return None;
    }
    match subscriptions.iter().find(|subscription| subscription.id == id) {
        None => Some(format!(
            "subscription `{id}` is not among the {} that `{}` sees in tenant `{tenant}`",
            subscriptions.len(),
            principal.name
        )),
        Some(found) if found.state != "Enabled" => {
            Some(format!("subscription `{}` ({}) is in state {}", found.name, found.id, found.state))
        }
        Some(_) => None,
    }
}

impl Identity for AzureSubscription {
    fn assume<'a>(&'a self, system: &'a System, base: Credentials) -> Issue<'a> {
        let Credentials::Azure(mut azure) = base;
        Box::pin(async move {
            self.choose(system, &mut azure).await?;
            Ok(Credentials::Azure(azure))
        })
    }
}

#[cfg(test)]
mod tests;
