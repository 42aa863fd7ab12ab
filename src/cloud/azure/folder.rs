//! Where the Azure CLI keeps its files.

use std::path::PathBuf;

use crate::{error::Result, system::Env};

/// The Azure CLI's folder: `AZURE_CONFIG_DIR`, which the CLI takes relative to the working folder
/// too, else `~/.azure`. Absolute, because programs that we start have working folders of their own.
pub(crate) fn config_folder(env: &Env) -> Result<PathBuf> {
    match env.var_os("AZURE_CONFIG_DIR") {
        Some(folder) => Ok(env.absolute(folder)),
        None => Ok(env.home()?.join(".azure")),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn folder_is_the_chosen_one_or_the_one_at_home() {
        for (variable, want) in [("", "/home/dev/.azure"), ("azure", "/project/azure"), ("/etc/azure", "/etc/azure")] {
            let variables = [("HOME", "/home/dev"), ("AZURE_CONFIG_DIR", variable)];
            let variables = variables.map(|(name, value)| (name.into(), value.into())).into();
            let env = Env { variables, directory: "/project".into(), ..Env::default() };
            assert_eq!(config_folder(&env).unwrap(), Path::new(want));
        }
    }
}
