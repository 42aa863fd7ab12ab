//! `wrap auth secret`: the secrets that providers take from a store.

use std::io::{IsTerminal as _, read_to_string, stdin};

use crate::{
    command::sign_in,
    config::Selection,
    credentials::StorePlace,
    error::{Error, Kind, Result},
    secret::Secret,
    store,
    system::{System, runtime},
};

/// Keeps a secret: from the terminal, where it does not show, or from standard input.
pub(crate) fn set(system: &System, selection: &Selection, name: &str) -> Result<u8> {
    if !store::is_name(name) {
        return Err(Error::usage(format!("`{name}` is no name for a secret")).help(store::NAMES));
    }
    let (place, realm) = project(system, selection)?;
    runtime::run(async {
        let secret = entered(system, name).await?;
        store::unlock(system, &place).await?.put(&realm, name, &secret)
    })?;
    system.terminal.say(&format!("kept secret `{name}` in {}", store::shown(&place)));
    Ok(0)
}

/// Prints the names of the project's secrets.
pub(crate) fn list(system: &System, selection: &Selection) -> Result<u8> {
    let (place, realm) = project(system, selection)?;
    store::open(system, &place).names(&realm)?.iter().for_each(|name| system.terminal.print(name));
    Ok(0)
}

/// Removes a secret.
pub(crate) fn delete(system: &System, selection: &Selection, name: &str) -> Result<u8> {
    let (place, realm) = project(system, selection)?;
    if !store::open(system, &place).delete(&realm, name)? {
        return Err(store::missing(&place, &realm, name));
    }
    system.terminal.say(&format!("deleted secret `{name}` from {}", store::shown(&place)));
    Ok(0)
}

/// The store of the project's secrets, and its realm.
fn project(system: &System, selection: &Selection) -> Result<(StorePlace, String)> {
    let project = sign_in::read_project(system, selection)?;
    Ok((store::lasting(&project.auth.keyring, &system.env)?, project.realm))
}

/// The secret without the end of its line. It is never an argument: those show in lists of processes.
async fn entered(system: &System, name: &str) -> Result<Secret> {
    let text = if system.terminal.is_interactive() {
        system.terminal.ask_secret(&format!("Secret `{name}`:")).await?
    } else if stdin().is_terminal() {
        return Err(Error::usage("cannot ask for the secret: nobody is at the terminal")
            .help(format!("write it to standard input: `wrap auth secret set {name} < FILE`")));
    } else {
        let unread = |error| Error::new(Kind::Store, "cannot read standard input").because(error);
        read_to_string(stdin()).map_err(unread)?.into()
    };
    let secret: Secret = text.expose().trim_end_matches(['\r', '\n']).into();
    if secret.expose().is_empty() {
        return Err(Error::usage("the secret is empty")
            .help(format!("write it to standard input: `wrap auth secret set {name} < FILE`")));
    }
    Ok(secret)
}
