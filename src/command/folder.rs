//! `--chdir FOLDER` of every command: the folder that everything else is relative to.

use std::ffi::{OsStr, OsString};

use crate::{
    config::{clean, variables},
    error::{Error, Result},
    system::Env,
};

/// Takes the flag out of the arguments, wherever it stands before `--`, and makes its folder, or
/// that of `WRAP_CHDIR`, the working folder.
pub(crate) fn enter(env: &mut Env) -> Result<()> {
    let flag = taken(&mut env.arguments)?;
    let variable = variables::CHDIR.read(env).map(|setting| (setting.variable, OsString::from(setting.value)));
    let Some((source, folder)) = flag.map(|folder| ("--chdir".to_owned(), folder)).or(variable) else {
        return Ok(());
    };
    let path = clean(&env.absolute(&folder));
    if !path.is_dir() {
        let error = Error::usage(format!("cannot work in `{}`: it is no folder", folder.display()));
        return Err(error.because(format!("`{source}` names it")));
    }
    env.directory = path;
    // The programs that are run are in that folder already.
    for prefix in ["WRAP", "ATMOS"] {
        env.variables.remove(OsStr::new(&format!("{prefix}_{}", variables::CHDIR.name)));
    }
    Ok(())
}

/// The value of the last flag; all of them are removed.
fn taken(arguments: &mut Vec<OsString>) -> Result<Option<OsString>> {
    let end = arguments.iter().position(|word| word == "--").unwrap_or(arguments.len());
    let mut rest = arguments.split_off(end);
    let (mut kept, mut found) = (Vec::new(), None);
    let mut words = std::mem::take(arguments).into_iter();
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--chdir" | "-C") => {
                let missing = || Error::usage("`--chdir` needs a value").help("write `--chdir FOLDER`");
                found = Some(words.next().filter(|value| !value.is_empty()).ok_or_else(missing)?);
            }
            Some(text) if text.starts_with("--chdir=") => found = Some(text["--chdir=".len()..].into()),
            _ => kept.push(word),
        }
    }
    kept.append(&mut rest);
    *arguments = kept;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::fake;

    fn entered(line: &str, variables: &[(&str, &str)]) -> Result<(String, String)> {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("a/b")).unwrap();
        let arguments = line.split(' ').map(OsString::from).collect();
        let mut env = Env { arguments, directory: root.path().into(), ..fake::env(variables) };
        enter(&mut env)?;
        let words: Vec<_> = env.arguments.iter().map(|word| word.to_string_lossy()).collect();
        Ok((env.directory.strip_prefix(root.path()).unwrap().display().to_string(), words.join(" ")))
    }

    #[test]
    fn the_flag_wins_over_the_variable_and_is_nobody_elses() {
        let both = |folder: &str, rest: &str| (folder.to_owned(), rest.to_owned());
        assert_eq!(entered("wrap list stacks --chdir a/b", &[]).unwrap(), both("a/b", "wrap list stacks"));
        assert_eq!(entered("wrap -C a tofu plan -- --chdir=b", &[]).unwrap(), both("a", "wrap tofu plan -- --chdir=b"));
        let variables = [("ATMOS_CHDIR", "a")];
        assert_eq!(entered("wrap --chdir=a/../a/b x", &variables).unwrap(), both("a/b", "wrap x"));
        assert_eq!(entered("wrap x -chdir=b", &variables).unwrap(), both("a", "wrap x -chdir=b"));
        assert_eq!(entered("wrap x", &[]).unwrap(), both("", "wrap x"));
    }

    #[test]
    fn a_folder_that_is_none_is_refused() {
        let error = entered("wrap x", &[("WRAP_CHDIR", "none")]).unwrap_err().to_string();
        assert_eq!(error, "error: cannot work in `none`: it is no folder\n  caused by: `WRAP_CHDIR` names it");
        assert_eq!(
            entered("wrap x --chdir", &[]).unwrap_err().to_string(),
            "error: `--chdir` needs a value\nhelp: write `--chdir FOLDER`"
        );
    }
}
