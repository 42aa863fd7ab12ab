//! Which earlier sign-in to renew: ours, or one of `az login` in the same folder.

use super::super::{
    entra::Entra,
    folder,
    msal_cache::{self, Account, Owner},
    python_json::Broken,
    record::{self, Record},
};
use crate::{auth::ChainKey, error::Result, secret::Secret};

/// A person who signed in before.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// `uid.utid`
    pub(super) home_account_id: String,
    pub(super) username: String,
    pub(super) refresh_token: Secret,
}

struct Candidate {
    known: Known,
    /// Whether the account belongs to the tenant, or has been in it as a guest.
    is_here: bool,
}

/// The account to renew. `None` when there is none, or when several would do: then the person
/// says who it is by signing in.
pub(super) fn find(entra: &Entra<'_>, key: &ChainKey) -> Result<Option<Known>> {
    let env = &entra.system.env;
    let candidates = msal_cache::ask(&folder::folder_of(env, key)?, |text| candidates(entra, text))?;
    let record = Record::read(&record::path(env, key)?)?;
    let recorded = record.and_then(|record| record.principal.home_account_id);
    Ok(pick(&candidates, recorded.as_deref()).cloned())
}

/// The recorded account, else the only one of the tenant, else the only one.
fn pick<'a>(candidates: &'a [Candidate], recorded: Option<&str>) -> Option<&'a Known> {
    let same = |candidate: &&Candidate| Some(candidate.known.home_account_id.as_str()) == recorded;
    if let Some(candidate) = candidates.iter().find(same) {
        return Some(&candidate.known);
    }
    let here: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.is_here).collect();
    match (here.as_slice(), candidates) {
        ([candidate], _) => Some(&candidate.known),
        ([], [candidate]) => Some(&candidate.known),
        _ => None,
    }
}

/// Everybody with a refresh token for our application, once each.
fn candidates(entra: &Entra<'_>, text: &str) -> std::result::Result<Vec<Candidate>, Broken> {
    let host = entra.environment.login_host;
    let accounts = msal_cache::accounts(text, host)?;
    let mut found: Vec<Candidate> = Vec::new();
    for Account { home_account_id, username, .. } in &accounts {
        if found.iter().any(|candidate| candidate.known.home_account_id == *home_account_id) {
            continue;
        }
        let Some(refresh_token) = msal_cache::refresh_token(text, host, &entra.client_id, home_account_id)? else {
            continue;
        };
        let known = Known { home_account_id: home_account_id.clone(), username: username.clone(), refresh_token };
        found.push(Candidate { is_here: is_here(entra, text, &accounts, home_account_id)?, known });
    }
    Ok(found)
}

fn is_here(entra: &Entra<'_>, text: &str, accounts: &[Account], home: &str) -> std::result::Result<bool, Broken> {
    let is_account = |account: &Account| account.home_account_id == home && account.realm == entra.tenant;
    if home.ends_with(&format!(".{}", entra.tenant)) || accounts.iter().any(is_account) {
        return Ok(true);
    }
    let owner = Owner {
        environment: entra.environment.login_host,
        client_id: &entra.client_id,
        home_account_id: Some(home),
        realm: &entra.tenant,
    };
    // At the beginning of time every token is valid: how old they are does not matter here.
    Ok(!msal_cache::tokens(text, &owner, 0)?.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(home: &str, is_here: bool) -> Candidate {
        let known = Known { home_account_id: home.into(), username: home.into(), refresh_token: "canary".into() };
        Candidate { known, is_here }
    }

    fn picked(candidates: &[Candidate], recorded: Option<&str>) -> Option<String> {
        pick(candidates, recorded).map(|known| known.home_account_id.clone())
    }

    #[test]
    fn recorded_account_wins() {
        let candidates = [candidate("a.home", true), candidate("b.home", true)];
        assert_eq!(picked(&candidates, Some("b.home")).as_deref(), Some("b.home"));
    }

    #[test]
    fn account_of_the_tenant_comes_before_others() {
        let candidates = [candidate("a.other", false), candidate("b.home", true)];
        assert_eq!(picked(&candidates, None).as_deref(), Some("b.home"));
        assert_eq!(picked(&candidates, Some("gone.home")).as_deref(), Some("b.home"));
    }

    #[test]
    fn only_account_is_tried_in_any_tenant() {
        assert_eq!(picked(&[candidate("a.other", false)], None).as_deref(), Some("a.other"));
    }

    #[test]
    fn several_equally_good_accounts_are_not_guessed_from() {
        assert_eq!(picked(&[candidate("a.home", true), candidate("b.home", true)], None), None);
        assert_eq!(picked(&[candidate("a.other", false), candidate("b.other", false)], None), None);
    }
}
