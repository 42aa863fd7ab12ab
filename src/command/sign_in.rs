//! What every command that needs credentials does: choose an identity, authenticate, make the session.

use std::path::Path;

use crate::{
    auth::ChainKey,
    chain::{self, Chain, Choice, SignIn},
    cloud::{
        azure::overlap,
        session::{Purpose, joined, session},
    },
    config::{self, Config, Selection, auth::AuthConfig, duration},
    credentials::{Credentials, Proof},
    error::{Error, Kind, Result},
    session::Session,
    store,
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
    project(system, selection, flag).map(|(_, _, chain)| chain)
}

/// The same, with the identities that every run needs.
pub(crate) fn project_identities(system: &System, selection: &Selection, flag: Option<&str>) -> Result<Identities> {
    let (auth, realm, chain) = project(system, selection, flag)?;
    Identities::of(&auth, chain, &realm)
}

/// The same; `None` when authentication is off.
pub(crate) fn wanted_identities(system: &System, selection: &Selection, flag: &str) -> Result<Option<Identities>> {
    let Project { auth, realm, .. } = read_project(system, selection)?;
    let chain = chosen_chain(system, &auth, &realm, Some(flag))?;
    chain.map(|chain| Identities::of(&auth, chain, &realm)).transpose()
}

/// What a project says about authentication.
pub(crate) struct Project {
    pub(crate) config: Config,
    pub(crate) auth: AuthConfig,
    pub(crate) realm: String,
}

/// The project's own `auth:`.
pub(crate) fn read_project(system: &System, selection: &Selection) -> Result<Project> {
    let config = configuration(system, selection)?;
    let auth = config::auth::read(&config.auth)?;
    let realm = chain::realm(&config, &auth, &system.env);
    Ok(Project { config, auth, realm })
}

impl Project {
    /// The error where authentication is switched off, or nothing is configured.
    pub(crate) fn nobody(&self, system: &System, flag: Option<&str>) -> Error {
        if self.auth.identities.is_empty() {
            return Error::configuration("there is no identity to use")
                .because(format!("`{}` configures none", system.env.shown(&self.config.file)))
                .help("add one under `auth.identities`");
        }
        let switch = flag.map_or_else(|| "WRAP_IDENTITY or ATMOS_IDENTITY".to_owned(), |value| format!("`-i {value}`"));
        Error::usage("there is no identity to use")
            .because(format!("{switch} switches authentication off"))
            .help("name one with `-i NAME`")
    }
}

fn project(system: &System, selection: &Selection, flag: Option<&str>) -> Result<(AuthConfig, String, Chain)> {
    let project = read_project(system, selection)?;
    let chosen = flag.or(project.config.identity.as_deref());
    let chain = chosen_chain(system, &project.auth, &project.realm, chosen)?;
    let chain = chain.ok_or_else(|| project.nobody(system, flag))?;
    Ok((project.auth, project.realm, chain))
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
pub(crate) fn sign_in(system: &System, chain: Chain, when: SignIn<'_>, purpose: Purpose) -> Result<SignedIn> {
    let credentials = chain::authenticate(system, &chain, when)?;
    let session = session(&credentials, &chain.key, purpose, &system.env, system.clock.now())?;
    Ok(SignedIn { chain, credentials, session })
}

/// Who a run is for, and who else has to be signed in with it.
pub(crate) struct Identities {
    /// The one that was asked for.
    pub(crate) own: Chain,
    /// Those marked `required: true`.
    pub(crate) required: Vec<Chain>,
}

impl Identities {
    /// `own`, with the required identities of `auth`.
    pub(crate) fn of(auth: &AuthConfig, own: Chain, realm: &str) -> Result<Self> {
        let required = auth.identities.values().filter(|identity| identity.is_required && identity.name != own.name());
        let required = required.map(|identity| chain::resolve(auth, &identity.name, realm)).collect::<Result<_>>()?;
        Ok(Self { own, required })
    }

    /// All of them, the run's own first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Chain> {
        std::iter::once(&self.own).chain(&self.required)
    }
}

/// Signs everybody in and makes the session of the run. Refuses credentials that would end before
/// the run does: `min_remaining` is what the command line asks for.
pub(crate) fn sign_in_all(system: &System, identities: &Identities, min_remaining: Option<i64>) -> Result<Session> {
    let mut signed_in = Vec::new();
    for chain in identities.all() {
        let credentials = chain::authenticate(system, chain, SignIn::IfNeeded).map_err(|error| {
            if chain.name() == identities.own.name() {
                return error;
            }
            error.context(format!("cannot sign in identity `{}`, which is `required: true`", chain.name()))
        })?;
        check_lasting(system, chain, &credentials, min_remaining.or(chain.min_remaining))?;
        signed_in.push((credentials, &chain.key));
    }
    let members: Vec<_> = signed_in.iter().map(|(credentials, key)| (credentials, *key)).collect();
    let session = joined(&members, &system.env, system.clock.now())?;
    let session = session.expect("the run's own identity is always among them");
    warn_of_overlap(system, &members, &session);
    Ok(session)
}

/// Says once which identities `az` cannot tell apart: when these run together for the first time.
fn warn_of_overlap(system: &System, members: &[(&Credentials, &ChainKey)], session: &Session) {
    if session.set.get("WRAP_SESSION").is_some_and(|record| Path::new(record.expose()).exists()) {
        return;
    }
    let members: Vec<_> = members.iter().map(|(Credentials::Azure(azure), key)| (azure, *key)).collect();
    for warning in overlap::warnings(&members) {
        system.terminal.say(&format!("warning: {warning}"));
    }
}

/// Refuses credentials that can neither be renewed nor last as long as is asked for.
fn check_lasting(system: &System, chain: &Chain, credentials: &Credentials, wanted: Option<i64>) -> Result<()> {
    let Credentials::Azure(azure) = credentials;
    // The `az` of the run can ask nobody for the password of a file.
    let unset = match &azure.proof {
        Proof::StoredSecret(stored) => store::unset_variable(&system.env, &stored.store),
        _ => None,
    };
    let Some(wanted) = wanted.filter(|_| unset.is_some() || !azure.outlives_its_tokens()) else { return Ok(()) };
    let end = azure.tokens.iter().map(|token| token.expires_at).min().unwrap_or_default();
    let left = (end - system.clock.now()).max(0);
    if left >= wanted {
        return Ok(());
    }
    let (name, wanted, left) = (chain.name(), duration::spoken(wanted), duration::spoken(left));
    let error = Error::new(Kind::Denied, format!("the credentials of identity `{name}` do not last for {wanted}"));
    if let Some(variable) = unset {
        return Err(error
            .because(format!("their tokens end in {left}, and the secret that renews them is in a locked file"))
            .help(format!(
                "export {variable}=… with the password of the file, or ask for less with `--min-remaining`"
            )));
    }
    Err(error
        .because(format!("their tokens end in {left}, and there is nothing to renew them with"))
        .help(format!("run `wrap auth login -i {name} --force`, or ask for less with `--min-remaining`")))
}

/// Writes the session's files and tells people what is worth knowing about it.
pub(crate) fn apply(system: &System, session: &Session) -> Result<()> {
    for note in session.apply()? {
        system.terminal.say(&format!("note: {note}"));
    }
    Ok(())
}
