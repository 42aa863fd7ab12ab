//! MSAL's token cache, `msal_token_cache.json`, which the Azure CLI and we share.

mod entry;
mod forget;
mod lookup;
mod merge;

use std::path::{Path, PathBuf};

pub(crate) use forget::{Leaver, forget, is_needed_by_others};
pub(crate) use lookup::{Account, Owner, accounts, refresh_token, token_for, tokens};
pub(crate) use merge::merge;

use super::python_json::Broken;
use crate::{error, session};

/// The cache in the Azure CLI's folder.
pub(crate) fn path(config_folder: &Path) -> PathBuf {
    config_folder.join("msal_token_cache.json")
}

/// What `question` finds in the cache of `config_folder`; a cache that is not there is empty. The
/// question may be asked twice: the Azure CLI truncates the file before it writes, so a text that
/// is empty or broken is read again when nobody writes.
pub(crate) fn ask<T>(config_folder: &Path, question: impl Fn(&str) -> Result<T, Broken>) -> error::Result<T> {
    let path = path(config_folder);
    let Some(text) = session::read(&path)? else {
        return question("").map_err(|broken| broken.in_file(&path));
    };
    let answer = question(&text);
    if answer.is_ok() && !text.is_empty() {
        return answer.map_err(|broken| broken.in_file(&path));
    }
    let settled = match session::read_settled(&path) {
        Ok(settled) => question(&settled.unwrap_or_default()),
        // No lock can be taken in a folder that is read-only: nobody writes there either.
        Err(_) => answer,
    };
    settled.map_err(|broken| broken.in_file(&path))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn count(text: &str) -> Result<usize, Broken> {
        accounts(text, "login.microsoftonline.com").map(|accounts| accounts.len())
    }

    #[test]
    fn missing_and_empty_caches_hold_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(ask(folder.path(), count).unwrap(), 0);
        fs::write(path(folder.path()), "").unwrap();
        assert_eq!(ask(folder.path(), count).unwrap(), 0);
    }

    #[test]
    fn broken_cache_is_an_error_that_names_the_place_and_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = path(folder.path());
        fs::write(&path, "{\n  \"Account\": canary\n}").unwrap();
        let shown = path.display();
        let want = format!(
            "error: {shown}:2:14: cannot read the file\n  caused by: this is not JSON\n\
             help: run `wrap auth login`, which keeps the broken file as `{shown}.corrupt`"
        );
        assert_eq!(ask(folder.path(), count).unwrap_err().to_string(), want);
    }
}
