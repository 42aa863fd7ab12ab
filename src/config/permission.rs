//! Who may allow `!exec`: the person who runs us, never a repository.

use std::path::Path;

use super::{Selection, variables, yaml::Node};
use crate::{error::Result, system::Env};

/// Whether `--allow-exec` or `WRAP_ALLOW_EXEC` allows it; without the two, whether the user's own
/// configuration does. `own` is that file, if there is one, and what it holds.
pub(super) fn allows_exec(env: &Env, selection: &Selection, own: Option<(&Path, &Node)>) -> Result<bool> {
    if let Some(allows) = selection.allows_exec {
        return Ok(allows);
    }
    if let Some(setting) = variables::ALLOW_EXEC.read(env) {
        return setting.boolean();
    }
    let says_so = |tree: &Node| tree.at_path(&["functions", "exec"]).and_then(Node::as_bool) == Some(true);
    Ok(own.is_some_and(|(file, tree)| is_own(env, file) && says_so(tree)))
}

/// Whether `file` lies in a folder of the user's that holds configuration of programs.
fn is_own(env: &Env, file: &Path) -> bool {
    let (Ok(home), Ok(settings)) = (env.home(), env.settings_folder()) else { return false };
    let folders = [home.join(".atmos"), settings.join("wrap"), settings.join("atmos")];
    folders.iter().any(|folder| folder.is_absolute() && file.parent() == Some(folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::yaml::parse, system::fake::env};

    #[test]
    fn only_the_user_s_own_file_a_flag_or_a_variable_allows_it() {
        let tree = parse(Path::new("a.yaml"), "functions: {exec: true}").unwrap();
        let (home, nobody) = (env(&[("HOME", "/home/me")]), Selection::default());
        let allows = |file: &str| allows_exec(&home, &nobody, Some((Path::new(file), &tree))).unwrap();
        assert!(allows("/home/me/.atmos/atmos.yaml"));
        assert!(allows("/home/me/.config/wrap/wrap.yaml"));
        assert!(!allows("/home/me/project/atmos.yaml"));
        // A relative folder would be one of the repository; XDG says to ignore it.
        let relative = env(&[("HOME", "/home/me"), ("XDG_CONFIG_HOME", "settings")]);
        let allows_there = |file: &str| allows_exec(&relative, &nobody, Some((Path::new(file), &tree))).unwrap();
        assert!(allows_there("/home/me/.config/atmos/atmos.yaml"));
        assert!(!allows_there("settings/atmos/atmos.yaml"));
        assert!(!allows("/home/me/project/.atmos/atmos.yaml"));
        assert!(!allows("/home/me/.atmos/deeper/atmos.yaml"));
        assert!(allows_exec(&env(&[("WRAP_ALLOW_EXEC", "1")]), &nobody, None).unwrap());
        let off = env(&[("WRAP_ALLOW_EXEC", "0"), ("HOME", "/home/me")]);
        let own = Path::new("/home/me/.atmos/atmos.yaml");
        assert!(!allows_exec(&off, &nobody, Some((own, &tree))).unwrap());
        assert!(allows_exec(&env(&[("WRAP_ALLOW_EXEC", "maybe")]), &nobody, None).is_err());
        let never = Selection { allows_exec: Some(false), ..Selection::default() };
        assert!(!allows_exec(&env(&[("WRAP_ALLOW_EXEC", "1")]), &never, None).unwrap());
    }
}
