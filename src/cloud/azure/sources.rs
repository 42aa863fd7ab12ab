//! The variables that a sign-in is made from: a session keeps them from its programs, but not from a
//! `wrap` among these.

use std::{borrow::Cow, collections::BTreeMap, ffi::OsString};

use super::{managed_identity, records};
use crate::{
    auth::assertion,
    credentials::{Azure, Proof},
    error::Result,
    secret::Secret,
    system::Env,
};

/// The variables that led to `proof`, besides `names`, with their values.
pub(crate) fn taken(names: &[String], proof: &Proof, env: &Env) -> Result<BTreeMap<String, Secret>> {
    let env = around(env)?;
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    match proof {
        Proof::Assertion(source) => names.extend(assertion::variables(source)),
        // After `az login --identity` the Azure CLI asks the machine as well.
        Proof::Machine(_) | Proof::AzureCli { .. } => names.extend(managed_identity::VARIABLES),
        _ => {}
    }
    Ok(names.into_iter().filter_map(|name| Some((name.to_owned(), env.var(name)?.into()))).collect())
}

/// The variables that programs of the session must not see. The shim renews with what the session
/// record has, so they are of no use there. What is addressed to Terraform itself stays: a module
/// that declares such a variable fails without it.
pub(crate) fn hidden(credentials: &Azure) -> Vec<String> {
    credentials.taken_from.keys().filter(|name| !name.starts_with("TF_VAR_")).cloned().collect()
}

/// The variables for the real Azure CLI inside of a session: those of `env`, and what leads to the
/// machine's identity service, which the session keeps from its programs.
pub(crate) fn of_real_az(env: &Env) -> BTreeMap<OsString, OsString> {
    let around = around(env);
    let kept = around.iter().flat_map(|env| managed_identity::VARIABLES.map(|name| (name, env.var_os(name))));
    let kept = kept.filter_map(|(name, value)| Some((name.into(), value?.to_owned())));
    env.variables.clone().into_iter().chain(kept).collect()
}

/// `env` with what the session around it keeps.
pub(crate) fn around(env: &Env) -> Result<Cow<'_, Env>> {
    let Some(path) = env.var_os("WRAP_SESSION") else { return Ok(Cow::Borrowed(env)) };
    let mut whole = env.clone();
    for (name, value) in records::read(&env.absolute(path))?.into_iter().flat_map(|record| record.variables) {
        whole.variables.entry(name.into()).or_insert_with(|| value.expose().into());
    }
    Ok(Cow::Owned(whole))
}
