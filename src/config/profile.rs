//! Profiles: folders of configuration that are laid over the project's.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{
    Selection, fields, nearest,
    variables::{self, split},
    yaml::{Node, Place, print},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// The folders of the chosen profiles, lowest layer first. `base` is the configuration without
/// them, `folder` that of its file.
pub(super) fn folders(env: &Env, selection: &Selection, base: &Node, folder: &Path) -> Result<Vec<PathBuf>> {
    let (names, source) = chosen(env, selection, base);
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let places = places(env, base, folder);
    let found = |name: &String| {
        let candidates = places.iter().map(|place| place.join(name));
        candidates.into_iter().find(|folder| folder.is_dir()).ok_or_else(|| unknown(name, &source, &places))
    };
    names.iter().map(found).collect()
}

/// The names of all profiles.
pub(super) fn names(env: &Env, base: &Node, folder: &Path) -> BTreeSet<String> {
    known(&places(env, base, folder))
}

/// What names the profiles.
enum Source {
    Flag,
    Variable(String),
    /// `profiles.default`
    File(Place),
}

fn chosen(env: &Env, selection: &Selection, base: &Node) -> (Vec<String>, Source) {
    if !selection.profiles.is_empty() {
        return (selection.profiles.clone(), Source::Flag);
    }
    if let Some(setting) = variables::PROFILE.read(env) {
        return (setting.list(), Source::Variable(setting.variable));
    }
    let default = base.at_path(&["profiles", "default"]);
    let written = default.map(|node| node.as_list().unwrap_or(std::slice::from_ref(node))).unwrap_or_default();
    let names = written.iter().filter_map(|node| print(&node.value)).flat_map(|text| split(&text)).collect();
    (names, Source::File(default.unwrap_or(base).at))
}

/// Where profiles may lie; the first place that has one of the name wins.
fn places(env: &Env, base: &Node, folder: &Path) -> Vec<PathBuf> {
    let configured = base.at_path(&["profiles", "base_path"]).and_then(Node::as_str).filter(|path| !path.is_empty());
    let own = env.settings_folder().ok().map(|settings| settings.join("atmos/profiles"));
    let configured = configured.map(|path| folder.join(path));
    configured.into_iter().chain([folder.join(".atmos/profiles")]).chain(own).chain([folder.join("profiles")]).collect()
}

fn unknown(name: &str, source: &Source, places: &[PathBuf]) -> Error {
    let message = format!("profile `{name}` was not found");
    let error = match source {
        Source::Flag => Error::usage(message),
        Source::Variable(variable) => Error::configuration(message).because(format!("`{variable}` names it")),
        Source::File(at) => Error::configuration(message).at(*at),
    };
    let known = known(places);
    let all = fields::list(known.iter().map(String::as_str));
    match nearest::nearest(name, known.iter().map(String::as_str)) {
        Some(near) => error.because(format!("the profiles are {all}")).help(format!("did you mean `{near}`?")),
        None if known.is_empty() => {
            let first = places.last().map(|place| place.join(name)).unwrap_or_default();
            error.help(format!("there are no profiles; make a folder `{}`", first.display()))
        }
        None => error.help(format!("the profiles are {all}")),
    }
}

fn known(places: &[PathBuf]) -> BTreeSet<String> {
    let entries = places.iter().flat_map(|place| fs::read_dir(place).into_iter().flatten().flatten());
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}
