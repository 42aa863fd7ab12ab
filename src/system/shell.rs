//! The shell that scripts of a project are written for.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

use super::process::{self, Invocation};

/// Runs `script`: with bash where there is one, because Atmos understands its language, else with `sh`.
pub(crate) fn invocation(script: &str, directory: PathBuf, environment: BTreeMap<OsString, OsString>) -> Invocation {
    let path = environment.get(&OsString::from("PATH")).cloned().unwrap_or_default();
    let bash = process::find("bash", &path, &directory, None);
    Invocation {
        program: bash.unwrap_or_else(|| Path::new("/bin/sh").to_owned()),
        arguments: ["-c", script].map(OsString::from).into(),
        directory,
        environment,
    }
}

/// `value` for a POSIX shell, in quotes only where it needs them.
pub(crate) fn quoted(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+,=".contains(c);
    if !value.is_empty() && value.chars().all(is_plain) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_they_need_it() {
        let all = ["dev", "", "it's", "a b", "$HOME"].map(quoted);
        assert_eq!(all, ["dev", "''", r"'it'\''s'", "'a b'", "'$HOME'"]);
    }

    #[test]
    fn script_runs_without_bash_too() {
        let script = |path: &str| {
            let environment = [("PATH".into(), path.into())].into();
            invocation("echo $0", "/".into(), environment).run_for_output().unwrap()
        };
        let empty = tempfile::tempdir().unwrap();
        assert_eq!(script(&empty.path().display().to_string()), (0, "/bin/sh\n".to_owned()));
    }
}
