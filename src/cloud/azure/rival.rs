//! Accounts that a login replaces: the Azure CLI cannot tell two people of one name apart.

use std::collections::BTreeSet;

use super::{
    environment::Environment,
    folder,
    msal_cache::{self, Account},
};
use crate::{auth::ChainKey, credentials::Azure, error::Result, system::Env};

/// A note for each account of another person with the name that signs in now. Ask before the
/// login is written; a cache that cannot be read has none.
pub(crate) fn notes(credentials: &Azure, key: &ChainKey, env: &Env) -> Result<Vec<String>> {
    let (Some(environment), Some(home)) =
        (Environment::named(&credentials.environment), credentials.principal.home_account_id.as_deref())
    else {
        return Ok(Vec::new());
    };
    let name = &credentials.principal.name;
    let accounts =
        msal_cache::ask(&folder::folder_of(env, key)?, |text| msal_cache::accounts(text, environment.login_host));
    let is_rival = |account: &Account| account.username.eq_ignore_ascii_case(name) && account.home_account_id != home;
    let rivals = accounts.unwrap_or_default().into_iter().filter(is_rival);
    // An account has an entry for each tenant.
    let homes: BTreeSet<String> = rivals.map(|account| account.home_account_id).collect();
    Ok(homes.iter().map(|home| note(name, home)).collect())
}

fn note(name: &str, home: &str) -> String {
    format!(
        "removed another account called {name} (home account id {home}): the Azure CLI cannot tell two of one name apart"
    )
}
