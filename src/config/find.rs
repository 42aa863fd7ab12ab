//! Where the configuration file is.

use std::path::{Path, PathBuf};

use super::variables;
use crate::{
    error::{Error, Result},
    system::Env,
};

/// In the order in which they win within one folder.
pub(super) const NAMES: [&str; 6] = ["wrap.yaml", "wrap.yml", ".wrap.yaml", "atmos.yaml", "atmos.yml", ".atmos.yaml"];

/// The configuration files, lowest layer first.
pub(super) fn find(env: &Env) -> Result<Vec<PathBuf>> {
    if let Some(setting) = variables::CLI_CONFIG_PATH.read(env) {
        let place = env.absolute(setting.value);
        let file = if place.is_file() { Some(place) } else { in_folder(&place) };
        return file.map(|file| vec![file]).ok_or_else(|| {
            let message = format!("found no `wrap.yaml` or `atmos.yaml` in `{}`", setting.value);
            Error::configuration(message)
                .because(format!("`{}` names that folder", setting.variable))
                .help(format!("unset {}", setting.variable))
        });
    }
    let nearest = env.directory.ancestors().find_map(in_folder);
    nearest.map(|file| vec![file]).ok_or_else(|| {
        let folder = env.directory.display();
        Error::configuration(format!("found no `wrap.yaml` or `atmos.yaml` in `{folder}` or its parents"))
            .help("change to a project's folder, or export WRAP_CLI_CONFIG_PATH=FOLDER")
    })
}

fn in_folder(folder: &Path) -> Option<PathBuf> {
    NAMES.iter().map(|name| folder.join(name)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn env(directory: &Path, variables: &[(&str, &str)]) -> Env {
        let variables = variables.iter().map(|(name, value)| (name.into(), value.into())).collect();
        Env { variables, directory: directory.to_path_buf(), ..Env::default() }
    }

    #[test]
    fn the_nearest_folder_wins_and_wrap_wins_within_it() {
        let root = tempfile::tempdir().unwrap();
        let inner = root.path().join("a/b");
        fs::create_dir_all(&inner).unwrap();
        for name in ["wrap.yaml", "a/atmos.yaml", "a/.wrap.yaml"] {
            fs::write(root.path().join(name), "").unwrap();
        }
        assert_eq!(find(&env(&inner, &[])).unwrap(), [root.path().join("a/.wrap.yaml")]);
        assert_eq!(find(&env(root.path(), &[])).unwrap(), [root.path().join("wrap.yaml")]);
    }

    #[test]
    fn the_variable_wins_over_every_folder() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("config")).unwrap();
        for name in ["wrap.yaml", "config/atmos.yml"] {
            fs::write(root.path().join(name), "").unwrap();
        }
        let found = |value: &str| find(&env(root.path(), &[("ATMOS_CLI_CONFIG_PATH", value)]));
        assert_eq!(found("config").unwrap(), [root.path().join("config/atmos.yml")]);
        assert_eq!(found("config/atmos.yml").unwrap(), [root.path().join("config/atmos.yml")]);
        assert_eq!(
            found("nowhere").unwrap_err().to_string(),
            "error: found no `wrap.yaml` or `atmos.yaml` in `nowhere`\n  \
             caused by: `ATMOS_CLI_CONFIG_PATH` names that folder\nhelp: unset ATMOS_CLI_CONFIG_PATH"
        );
    }

    #[test]
    fn no_file_is_an_error_that_names_the_folder() {
        let root = tempfile::tempdir().unwrap();
        let error = find(&env(root.path(), &[])).unwrap_err().to_string();
        let folder = root.path().display();
        assert!(error.contains(&format!("in `{folder}` or its parents\nhelp: ")), "{error}");
    }
}
