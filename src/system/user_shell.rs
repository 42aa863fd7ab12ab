//! The shell that a person works in; `shell.rs` is about scripts.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

use super::process;
use crate::error::{Error, Kind, Result};

/// Where nobody says which one.
const USUAL: [&str; 2] = ["bash", "sh"];

/// The file of the shell that is `wanted`, else of that which SHELL names, found on the PATH of `variables`; relative
/// ones start at `directory`.
pub(crate) fn find(
    wanted: Option<&str>,
    variables: &BTreeMap<OsString, OsString>,
    directory: &Path,
) -> Result<PathBuf> {
    let value = |name: &str| variables.get(&OsString::from(name)).filter(|value| !value.is_empty());
    let path = value("PATH").cloned().unwrap_or_default();
    let known = wanted.or_else(|| value("SHELL").and_then(|shell| shell.to_str()));
    let names = known.map_or_else(|| USUAL.to_vec(), |name| vec![name]);
    let mut found = names.iter().filter_map(|name| process::find(name, &path, directory, None));
    found.next().ok_or_else(|| {
        let name = names[names.len() - 1];
        let help = if wanted.is_some() { "give the path of one" } else { "set SHELL to the path of one" };
        Error::new(Kind::NotFound, format!("shell `{name}` was not found")).help(help)
    })
}
