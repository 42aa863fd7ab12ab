//! What every command that needs credentials does: choose an identity, authenticate, make the session.

use crate::{
    chain::{self, Chain, Choice, SignIn},
    cloud::session::{Purpose, session},
    config::{self, Config, Selection, auth::AuthConfig},
    credentials::Credentials,
    error::{Error, Result},
    session::Session,
    system::System,
};

/// Somebody who is signed in.
pub(crate) struct SignedIn {
    pub(crate) chain: Chain,
    pub(crate) credentials: Credentials,
    pub(crate) session: Session,
}

/// The configuration; what was left out of it is said.
pub(crate) fn configuration(system: &System, selection: &Selection) -> Result<Config> {
    let config = config::load(&system.env, selection)?;
    config.warnings.iter().for_each(|warning| system.terminal.say(warning));
    Ok(config)
}

/// The chain of the identity that the project's own `auth:` and the flag choose.
pub(crate) fn project_chain(system: &System, selection: &Selection, flag: Option<&str>) -> Result<Chain> {
    let config = configuration(system, selection)?;
    let auth = config::auth::read(&config.auth)?;
    let realm = chain::realm(&config, &auth, &system.env);
    chosen_chain(system, &auth, &realm, flag.or(config.identity.as_deref()))?.ok_or_else(|| {
        if auth.identities.is_empty() {
            return Error::configuration("there is no identity to use")
                .because(format!("`{}` configures none", system.env.shown(&config.file)))
                .help("add one under `auth.identities`");
        }
        let switch = flag.map_or_else(|| "WRAP_IDENTITY or ATMOS_IDENTITY".to_owned(), |value| format!("`-i {value}`"));
        Error::usage("there is no identity to use")
            .because(format!("{switch} switches authentication off"))
            .help("name one with `-i NAME`")
    })
}

/// The chain of the chosen identity; `None` when authentication is off.
pub(crate) fn chosen_chain(
    system: &System,
    auth: &AuthConfig,
    realm: &str,
    flag: Option<&str>,
) -> Result<Option<Chain>> {
    match chain::choose(auth, flag, system)? {
        Choice::Identity(name) => chain::resolve(auth, &name, realm).map(Some),
        Choice::Disabled => Ok(None),
    }
}

/// Authenticates the chain. Nothing but the token request itself happens outside this process;
/// [`Session::apply`] comes next.
pub(crate) fn sign_in(system: &System, chain: Chain, when: SignIn, purpose: Purpose) -> Result<SignedIn> {
    let credentials = chain::authenticate(system, &chain, when)?;
    let session = session(&credentials, &chain.key, purpose, &system.env, system.clock.now())?;
    Ok(SignedIn { chain, credentials, session })
}

/// Writes the session's files and tells people what is worth knowing about it.
pub(crate) fn apply(system: &System, session: &Session) -> Result<()> {
    for note in session.apply()? {
        system.terminal.say(&format!("note: {note}"));
    }
    Ok(())
}
