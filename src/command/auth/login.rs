//! `wrap auth login`: sign in and write the Azure CLI's files.

use crate::{
    chain::SignIn,
    cloud::session::Purpose,
    command::sign_in::{self, SignedIn},
    config::Selection,
    credentials::Credentials,
    error::Result,
    system::System,
};

/// Signs in, silently where a renewal does unless `force` is set.
pub(crate) fn login(system: &System, selection: &Selection, identity: Option<&str>, force: bool) -> Result<u8> {
    let chain = sign_in::project_chain(system, selection, identity)?;
    let when = if force { SignIn::Anew } else { SignIn::Renew };
    let signed_in = sign_in::sign_in(system, chain, when, Purpose::Login)?;
    sign_in::apply(system, &signed_in.session)?;
    system.terminal.say(&summary(&signed_in));
    Ok(0)
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
