//! A token for any scope: from the cache, else renewed under a lock.

use std::collections::BTreeMap;

use ring::digest::{SHA256, digest};

use super::{
    cli,
    entra::{Entra, Failure, Granted},
    environment::resource_of,
    federation,
    managed_identity::{self, Question},
    msal_cache,
    proof::Shown,
    recall,
    record::Record,
    refusal::{Asker, Reason},
    session,
};
use crate::{
    credentials::{Azure, Proof, Token},
    error::{Error, Kind, Result},
    session::write,
    system::{System, lock::Lock, runtime},
};

/// How long to wait for a new federated credential, in seconds before each new try: whoever asks
/// `az` gives up after ten.
const PATIENCE: [u64; 3] = [1, 2, 4];

/// A fresh token of `record`'s principal for `scope` in `tenant` (the record's own when `None`).
pub(crate) fn token(system: &System, record: &Record, tenant: Option<&str>, scope: &str) -> Result<Token> {
    let tenant = tenant.map_or_else(|| record.tenant.clone(), str::to_lowercase);
    if let Some(token) = cached(system, record, &tenant, scope)?.filter(|token| token.is_fresh(system.clock.now())) {
        return Ok(token);
    }
    let _lock = Lock::wait(&system.env.state_folder()?.join("locks").join(lock_name(record, &tenant, scope)))?;
    // Somebody else may have renewed it while we waited.
    let old = cached(system, record, &tenant, scope)?;
    if let Some(token) = old.as_ref().filter(|token| token.is_fresh(system.clock.now())) {
        return Ok(token.clone());
    }
    let old = old.filter(|token| token.is_valid(system.clock.now()));
    match (renew(system, record, &tenant, scope, old.is_none()), old) {
        // Terraform can go on with what is left; the next question tries again.
        (Err(error), Some(old)) if error.kind() == Kind::TryAgain => Ok(old),
        (result, _) => result,
    }
}

fn cached(system: &System, record: &Record, tenant: &str, scope: &str) -> Result<Option<Token>> {
    let owner = recall::owner(record, tenant)?;
    msal_cache::ask(&record.config_folder, |text| msal_cache::token_for(text, &owner, scope, system.clock.now()))
}

/// One lock for each token: renewals of different audiences do not wait for each other.
fn lock_name(record: &Record, tenant: &str, scope: &str) -> String {
    let home = record.principal.home_account_id.as_deref().unwrap_or_default();
    let text = [&record.client_id, home, tenant, resource_of(scope).trim_end_matches('/')].join(" ");
    let mut hash = [0; 8];
    hash.copy_from_slice(&digest(&SHA256, text.as_bytes()).as_ref()[..8]);
    format!("token-{:016x}.lock", u64::from_be_bytes(hash))
}

fn renew(system: &System, record: &Record, tenant: &str, scope: &str, retries: bool) -> Result<Token> {
    match &record.proof {
        Proof::Machine(machine) => {
            // It gives tokens for one service; of several scopes the Azure CLI asks for the first.
            let scope = scope.split(' ').next().unwrap_or(scope);
            return managed_identity::renew(system, record, &Question { machine, scope, retries }, tenant);
        }
        Proof::AzureCli { config_folder } => return cli::renew(system, record, config_folder, tenant, scope),
        _ => {}
    }
    let environment = recall::environment(record)?;
    let mut entra = Entra::new(system, environment, tenant, &record.client_id)?;
    entra.retries = retries;
    let (shown, granted) = runtime::run(async {
        entra.find_tenant().await.map_err(|failure| failure_of(record, tenant, None, failure))?;
        let shown = shown(&entra, record, tenant).await?;
        let waits = if retries && shown.is_assertion() { &PATIENCE[..] } else { &[] };
        match federation::patiently(system, waits, || entra.token(shown.grant(), scope)).await {
            Ok(granted) => Ok((shown, granted)),
            Err(failure) => Err(failure_of(record, tenant, Some(&shown), failure)),
        }
    })?;
    let token = granted.token.clone();
    let kept = record.assertion_file.clone().map_or(Ok(()), |file| shown.keep_assertion(file));
    if let Err(error) = kept.and_then(|()| keep(&entra, record, shown, granted)) {
        // The token is good all the same; only the next question has to renew again.
        system.terminal.say(&error.as_warning());
    }
    Ok(token)
}

fn not_signed_in(record: &Record) -> Error {
    Error::new(Kind::Denied, format!("identity `{}` is not signed in", record.identity))
        .because("the token cache holds no refresh token for it")
        .help(format!("run `{}`", login(record)))
}

async fn shown(entra: &Entra<'_>, record: &Record, tenant: &str) -> Result<Shown> {
    match &record.proof {
        Proof::RefreshToken => refresh_token(record, tenant)?.ok_or_else(|| not_signed_in(record)),
        proof => Shown::of_program(entra, proof).await,
    }
}

fn refresh_token(record: &Record, tenant: &str) -> Result<Option<Shown>> {
    let owner = recall::owner(record, tenant)?;
    let token = msal_cache::ask(&record.config_folder, |text| recall::refresh_token(text, &owner))?;
    let home_account_id = owner.home_account_id.map(str::to_owned);
    Ok(token.zip(home_account_id).map(|(token, home_account_id)| Shown::RefreshToken { token, home_account_id }))
}

fn login(record: &Record) -> String {
    format!("wrap auth login -i {}", record.identity)
}

/// What Terraform shows when the token cannot be renewed.
fn failure_of(record: &Record, tenant: &str, shown: Option<&Shown>, failure: Failure) -> Error {
    match failure {
        Failure::Refused(refusal) if refusal.reason() == Reason::InteractionRequired => {
            Error::new(Kind::Denied, format!("identity `{}` has to sign in again", record.identity))
                .because(refusal.text())
                .help(format!("run `{}`", refusal.login(&login(record))))
        }
        failure => {
            let asker = Asker {
                who: format!("a token to identity `{}`", record.identity),
                tenant,
                client_id: &record.client_id,
                login: login(record),
            };
            match shown {
                Some(shown) => shown.error(failure, &asker),
                None => failure.into_error(&asker),
            }
        }
    }
}

/// Writes the new token, and the refresh token that came with it, into the cache.
fn keep(entra: &Entra<'_>, record: &Record, shown: Shown, granted: Granted) -> Result<()> {
    let claims = granted.claims();
    let mut principal = record.principal.clone();
    if entra.tenant != record.tenant {
        principal.object_id = claims.oid.unwrap_or(principal.object_id);
    }
    let refresh_token = match shown {
        Shown::RefreshToken { token, .. } => Some(granted.refresh_token.unwrap_or(token)),
        _ => None,
    };
    let azure = Azure {
        environment: record.environment.clone(),
        tenant: entra.tenant.clone(),
        client_id: record.client_id.clone(),
        principal,
        tokens: vec![granted.token],
        refresh_token,
        signed_in_by: None,
        taken_from: BTreeMap::new(),
        location: None,
        id_token: granted.id_token,
        proof: record.proof.clone(),
        subscriptions: Vec::new(),
        target: None,
    };
    let edit = session::cache_edit(&azure, &record.config_folder, entra.system.clock.now())?;
    write(&edit).map(|_| ())
}

#[cfg(test)]
mod tests;
