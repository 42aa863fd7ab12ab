//! `wrap auth login`: sign in and write the Azure CLI's files.

use crate::{
    auth::assertion,
    chain::{Chain, SignIn},
    cloud::{FOR_PEOPLE, session::Purpose},
    command::sign_in::{self, SignedIn},
    config::Selection,
    credentials::{Credentials, Proof},
    error::{Error, Result},
    system::System,
};

/// Signs in, silently where a renewal does unless `force` is set or `demand` is to be met.
pub(crate) fn login(
    system: &System,
    selection: &Selection,
    identity: Option<&str>,
    force: bool,
    demand: Option<&str>,
) -> Result<u8> {
    let chain = sign_in::project_chain(system, selection, identity)?;
    let when = match demand {
        Some(demand) => SignIn::Meet(person_only(&chain, demand)?),
        None if force => SignIn::Anew,
        None => SignIn::Renew,
    };
    let signed_in = sign_in::sign_in(system, chain, when, Purpose::Login)?;
    sign_in::apply(system, &signed_in.session)?;
    system.terminal.say(&summary(&signed_in));
    let Credentials::Azure(azure) = &signed_in.credentials;
    if let Proof::Assertion(source) = &azure.proof {
        system.terminal.say(&format!("the assertion came from {}", assertion::origin(source, &system.env)));
    }
    Ok(0)
}

/// Only a person can do what a service demands of a sign-in.
fn person_only<'a>(chain: &Chain, demand: &'a str) -> Result<&'a str> {
    let provider = &chain.provider;
    if FOR_PEOPLE.contains(&provider.kind.as_str()) {
        return Ok(demand);
    }
    let message =
        format!("`--claims-challenge` is for people, and provider `{}` is of kind `{}`", provider.name, provider.kind);
    Err(Error::usage(message).help(format!("leave it out, or sign in with `{}`", FOR_PEOPLE.join("` or `"))))
}

fn summary(signed_in: &SignedIn) -> String {
    let Credentials::Azure(azure) = &signed_in.credentials;
    let subscription = azure
        .target
        .as_ref()
        .map(|target| format!(", subscription {} ({})", target.subscription_name, target.subscription_id));
    format!(
        "signed in as {} with identity `{}` to tenant {}{}",
        azure.principal.name,
        signed_in.chain.name(),
        azure.tenant,
        subscription.unwrap_or_default()
    )
}
