//! Who may allow `!exec`: the person who runs us, never a repository.

use std::path::Path;

use super::yaml::Node;
use crate::system::Env;

/// Whether `functions.exec` of one of the user's own files, or `WRAP_ALLOW_EXEC`, allows it.
/// `files` and `trees` are the configuration files that were found and what they hold.
pub(super) fn allows_exec<'f>(env: &Env, files: impl IntoIterator<Item = (&'f Path, &'f Node)>) -> bool {
    let says_so = |tree: &Node| tree.at_path(&["functions", "exec"]).and_then(Node::as_bool) == Some(true);
    matches!(env.var("WRAP_ALLOW_EXEC"), Some("1" | "true"))
        || files.into_iter().any(|(file, tree)| is_own(env, file) && says_so(tree))
}

/// Whether `file` lies in a folder of the user's that holds configuration of programs.
fn is_own(env: &Env, file: &Path) -> bool {
    let Ok(home) = env.home() else { return false };
    let settings = env.var_os("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), Into::into);
    let is_below = |folder: &Path| folder.is_absolute() && file.parent() == Some(folder);
    is_below(&home.join(".atmos")) || is_below(&settings.join("wrap")) || is_below(&settings.join("atmos"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::yaml::parse;

    #[test]
    fn only_the_user_s_own_file_or_variable_allows_it() {
        let tree = parse(Path::new("a.yaml"), "functions: {exec: true}").unwrap();
        let variables = |set: &[(&str, &str)]| set.iter().map(|(name, value)| (name.into(), value.into())).collect();
        let env = Env { variables: variables(&[("HOME", "/home/me")]), ..Env::default() };
        let allows = |file: &str| allows_exec(&env, [(Path::new(file), &tree)]);
        assert!(allows("/home/me/.atmos/atmos.yaml"));
        assert!(allows("/home/me/.config/wrap/wrap.yaml"));
        assert!(!allows("/home/me/project/atmos.yaml"));
        assert!(!allows("/home/me/project/.atmos/atmos.yaml"));
        assert!(!allows("/home/me/.atmos/deeper/atmos.yaml"));
        let env = Env { variables: variables(&[("WRAP_ALLOW_EXEC", "1")]), ..Env::default() };
        assert!(allows_exec(&env, []));
        let env = Env { variables: variables(&[("WRAP_ALLOW_EXEC", "0")]), ..Env::default() };
        assert!(!allows_exec(&env, [(Path::new("/a/atmos.yaml"), &tree)]));
    }
}
