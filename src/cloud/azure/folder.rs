//! Where the Azure CLI keeps its files.

use std::path::{Path, PathBuf};

use super::record::file_name;
use crate::{auth::ChainKey, config::variables, error::Result, system::Env};

/// The Azure CLI's folder that holds the credentials of `key`: the user's own, or one for this
/// identity alone.
pub(crate) fn folder_of(env: &Env, key: &ChainKey) -> Result<PathBuf> {
    if !is_isolated(env, key)? {
        return config_folder(env);
    }
    Ok(isolated_folders(env)?.join(file_name(&key.realm)).join(file_name(&key.name)))
}

/// Whether `key` has a folder of its own: `isolated: true` of its provider, or `WRAP_AZURE_ISOLATED`.
pub(crate) fn is_isolated(env: &Env, key: &ChainKey) -> Result<bool> {
    let variable = variables::AZURE_ISOLATED.read(env).map(|setting| setting.boolean()).transpose()?;
    Ok(variable.unwrap_or(key.manner.is_isolated))
}

/// The user's own folder: `AZURE_CONFIG_DIR`, else `~/.azure`.
pub(crate) fn config_folder(env: &Env) -> Result<PathBuf> {
    match env.var_os("AZURE_CONFIG_DIR").map(|folder| env.absolute(folder)) {
        // Inside a run of ours the variable may name the folder of that run's identity.
        Some(folder) if !isolated_folders(env).is_ok_and(|isolated| folder.starts_with(isolated)) => Ok(folder),
        _ => Ok(env.home()?.join(".azure")),
    }
}

/// Where the user's extensions of the Azure CLI are.
pub(crate) fn extensions(env: &Env) -> Result<PathBuf> {
    match env.var_os("AZURE_EXTENSION_DIR") {
        Some(folder) => Ok(env.absolute(Path::new(folder))),
        None => Ok(config_folder(env)?.join("cliextensions")),
    }
}

/// Where identities have folders of their own: `<realm>/<identity>`.
pub(crate) fn isolated_folders(env: &Env) -> Result<PathBuf> {
    Ok(env.state_folder()?.join("azure"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{auth::Manner, cloud::azure::fixtures, system::fake};

    fn env(variables: &[(&str, &str)]) -> Env {
        Env { directory: "/project".into(), ..fake::env(&[&[("HOME", "/home/dev")], variables].concat()) }
    }

    fn folder(is_isolated: bool, variables: &[(&str, &str)]) -> String {
        let key =
            ChainKey { name: "a/b".into(), manner: Manner { is_isolated, ..Manner::default() }, ..fixtures::key() };
        folder_of(&env(variables), &key).unwrap().display().to_string()
    }

    const OWN: &str = "/home/dev/.local/state/wrap/azure/r/a%2Fb";

    #[test]
    fn folder_is_the_chosen_one_or_the_one_at_home() {
        for (variable, want) in [("", "/home/dev/.azure"), ("azure", "/project/azure"), ("/etc/azure", "/etc/azure")] {
            assert_eq!(folder(false, &[("AZURE_CONFIG_DIR", variable)]), want);
        }
    }

    #[test]
    fn isolated_identity_has_a_folder_of_its_own() {
        assert_eq!(folder(true, &[("AZURE_CONFIG_DIR", "/etc/azure")]), OWN);
        assert_eq!(folder(false, &[("WRAP_AZURE_ISOLATED", "1")]), OWN);
        assert_eq!(folder(true, &[("WRAP_AZURE_ISOLATED", "false")]), "/home/dev/.azure");
    }

    #[test]
    fn run_inside_an_isolated_run_finds_the_users_folder_and_extensions() {
        assert_eq!(folder(false, &[("AZURE_CONFIG_DIR", OWN)]), "/home/dev/.azure");
        let of = |variables| extensions(&env(variables)).unwrap().display().to_string();
        assert_eq!(of(&[("AZURE_CONFIG_DIR", OWN)]), "/home/dev/.azure/cliextensions");
        assert_eq!(of(&[("AZURE_EXTENSION_DIR", "mine")]), "/project/mine");
    }
}
