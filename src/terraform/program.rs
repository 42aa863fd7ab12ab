//! Which program is run: `terraform`, `tofu`, or the one the configuration names.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Kind, Result},
    system::process,
};

/// A program that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Program {
    /// As the user knows it.
    pub(super) name: String,
    pub(super) path: PathBuf,
}

/// Finds the program on the child's PATH: the first of `configured` that is set, else the one
/// `asked` for. A name with a slash starts in `folder`.
///
/// There is no silent change from `terraform` to `tofu` or back: they do not read each other's
/// newer state and lock files.
pub(super) fn find(
    configured: [Option<&str>; 2],
    asked: &str,
    variables: &BTreeMap<OsString, OsString>,
    folder: &Path,
) -> Result<Program> {
    let name = name(configured, asked);
    let empty = OsString::new();
    let path = variables.get(OsStr::new("PATH")).unwrap_or(&empty);
    match process::find(name, path, folder, None) {
        Some(path) => Ok(Program { name: name.to_owned(), path }),
        None => Err(missing(name, |other| process::find(other, path, folder, None).is_some())),
    }
}

/// The same by its name alone, wherever it may be.
pub(super) fn unfound(configured: [Option<&str>; 2], asked: &str) -> Program {
    let name = name(configured, asked).to_owned();
    Program { path: PathBuf::from(&name), name }
}

fn name<'n>(configured: [Option<&'n str>; 2], asked: &'n str) -> &'n str {
    configured.into_iter().flatten().find(|name| !name.is_empty()).unwrap_or(asked)
}

fn missing(name: &str, is_there: impl Fn(&str) -> bool) -> Error {
    let error = Error::new(Kind::NotFound, format!("`{name}` was not found on PATH"));
    let (other, product, page) = match name {
        "terraform" => ("tofu", "OpenTofu", "https://developer.hashicorp.com/terraform/install"),
        "tofu" => ("terraform", "Terraform", "https://opentofu.org/docs/intro/install/"),
        _ => return error.because("the configuration names it as `command`"),
    };
    let error = error.help(format!("install it: {page}"));
    if is_there(other) {
        return error.help(format!(
            "or use {product}, which is there: `wrap {other} …`, for everybody `components.terraform.command: {other}`"
        ));
    }
    error
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::OpenOptionsExt as _;

    use super::*;
    use crate::terraform::fixture::variables;

    fn folder_with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names {
            let mut options = std::fs::OpenOptions::new();
            options.create_new(true).write(true).mode(0o755).open(folder.path().join(name)).expect("it is ours");
        }
        folder
    }

    fn found(names: &[&str], configured: [Option<&str>; 2], asked: &str) -> Result<String> {
        let folder = folder_with(names);
        let path = folder.path().to_str().expect("UTF-8");
        let program = find(configured, asked, &variables(&[("PATH", path)]), Path::new("/"))?;
        assert_eq!(program.path, folder.path().join(&program.name));
        Ok(program.name)
    }

    #[test]
    fn component_wins_over_project_over_command_line() {
        let all = ["terraform", "tofu", "terragrunt"];
        let found = |configured, asked| found(&all, configured, asked).expect("it is there");
        assert_eq!(found([None, None], "tofu"), "tofu");
        assert_eq!(found([None, Some("tofu")], "terraform"), "tofu");
        assert_eq!(found([Some("terragrunt"), Some("tofu")], "terraform"), "terragrunt");
        assert_eq!(found([Some(""), None], "terraform"), "terraform");
    }

    #[test]
    fn missing_program_says_how_to_install_it() {
        let error = found(&[], [None, None], "terraform").expect_err("it is not there");
        assert_eq!(error.kind().exit_code(), 127);
        let want = "error: `terraform` was not found on PATH\n\
                    help: install it: https://developer.hashicorp.com/terraform/install";
        assert_eq!(error.to_string(), want);
        let error = found(&["terraform"], [None, None], "tofu").expect_err("it is not there").to_string();
        assert!(error.ends_with(
            "help: install it: https://opentofu.org/docs/intro/install/\n\
             help: or use Terraform, which is there: `wrap terraform …`, for everybody \
             `components.terraform.command: terraform`"
        ));
    }
}
