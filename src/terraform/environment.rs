//! The environment of Terraform: the session's, the configuration's and the component's variables.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use super::json;
use crate::{
    config::{
        Config,
        yaml::{Map, Node, Value, print_time},
    },
    session::Session,
    stack::Component,
    system::Env,
};

/// Keeps Terraform from suggesting commands that a person behind a wrapper would not type.
const IN_AUTOMATION: &str = "TF_IN_AUTOMATION";
/// Added to the `User-Agent` of every provider.
const APPEND_USER_AGENT: &str = "TF_APPEND_USER_AGENT";
/// Where provider packages are shared between components.
const PLUGIN_CACHE: &str = "TF_PLUGIN_CACHE_DIR";
/// Without it the plugin cache is not used for a provider that the lock file does not know yet.
const PLUGIN_CACHE_LOCK: &str = "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE";
/// The folder of the configuration file, and the project's base path: read by scripts and by the
/// `cloudposse/utils` provider.
const CONFIG_FOLDER: &str = "ATMOS_CLI_CONFIG_PATH";
const BASE_PATH: &str = "ATMOS_BASE_PATH";

/// The child's whole environment, later wins: this process's variables without what the session
/// removes, `env:` of the project, `env:` of the component, what the session sets, our own.
///
/// The session removes what *happens* to be set and would win over it. A variable that the
/// configuration sets is meant, so it is put back, unless the session sets it itself.
pub(crate) fn variables(
    env: &Env,
    session: Option<&Session>,
    config: &Config,
    component: &Component,
) -> BTreeMap<OsString, OsString> {
    let mut configured = rendered(&config.env);
    configured.extend(rendered(&component.env));
    for (name, value) in &mut configured {
        add_arguments(env, name, value);
    }
    let mut merged = env.clone();
    merged.variables.extend(configured.clone());
    let mut variables = match session {
        Some(session) => session.environment(&merged),
        None => merged.variables,
    };
    for (name, value) in configured {
        variables.entry(name).or_insert(value);
    }
    add_ours(&mut variables, env, config);
    variables
}

/// Arguments for Terraform stand before those of this process's variable instead of replacing them, as in Atmos.
fn add_arguments(env: &Env, name: &OsStr, value: &mut OsString) {
    let is_arguments = name.to_str().is_some_and(|name| name.starts_with("TF_CLI_ARGS_"));
    let Some(outside) = env.variables.get(name).filter(|outside| is_arguments && !outside.is_empty()) else { return };
    // A run within a run has them already.
    if outside.as_encoded_bytes().starts_with(value.as_encoded_bytes()) {
        value.clone_from(outside);
    } else {
        value.push(" ");
        value.push(outside);
    }
}

fn add_ours(variables: &mut BTreeMap<OsString, OsString>, env: &Env, config: &Config) {
    let folder = config.file.parent().unwrap_or(Path::new("/"));
    variables.insert(CONFIG_FOLDER.into(), folder.into());
    variables.insert(BASE_PATH.into(), config.base_path.clone().into());
    variables.insert(IN_AUTOMATION.into(), "true".into());
    if !is_set(variables, APPEND_USER_AGENT) {
        let agent = config.terraform.append_user_agent.clone();
        let agent = agent.unwrap_or_else(|| concat!("wrap/", env!("CARGO_PKG_VERSION")).to_owned());
        variables.insert(APPEND_USER_AGENT.into(), agent.into());
    }
    let is_wanted = config.terraform.plugin_cache && !is_set(variables, PLUGIN_CACHE);
    if let Some(folder) = plugin_cache(env, config).filter(|_| is_wanted) {
        variables.insert(PLUGIN_CACHE.into(), folder.into());
        variables.insert(PLUGIN_CACHE_LOCK.into(), "true".into());
    }
}

/// The folder of the plugin cache that Terraform will use: it must exist, or Terraform refuses it.
pub(super) fn plugin_cache_folder(variables: &BTreeMap<OsString, OsString>) -> Option<PathBuf> {
    variables.get(OsStr::new(PLUGIN_CACHE)).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// `$XDG_CACHE_HOME/wrap/terraform/plugins`, else below `~/.cache`; without a home there is no cache.
fn plugin_cache(env: &Env, config: &Config) -> Option<PathBuf> {
    if let Some(folder) = &config.terraform.plugin_cache_dir {
        return Some(folder.clone());
    }
    Some(env.cache_folder().ok()?.join("wrap/terraform/plugins"))
}

fn is_set(variables: &BTreeMap<OsString, OsString>, name: &str) -> bool {
    variables.get(OsStr::new(name)).is_some_and(|value| !value.is_empty())
}

/// The variables of a section `env`.
pub(crate) fn rendered(section: &Node) -> BTreeMap<OsString, OsString> {
    let entries = section.as_map().into_iter().flat_map(Map::iter);
    let set = entries.filter(|(_, entry)| entry.node.value != Value::Null);
    set.map(|(name, entry)| (name.as_ref().into(), text(&entry.node).into())).collect()
}

/// A value as Go's `%v` prints it.
fn text(node: &Node) -> String {
    match &node.value {
        Value::Null => "<nil>".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::Float(value) => general(*value),
        Value::Str(text) => text.as_ref().to_owned(),
        Value::Time(text) => print_time(text),
        Value::List(items) => format!("[{}]", items.iter().map(text).collect::<Vec<_>>().join(" ")),
        Value::Map(map) => {
            let mut pairs: Vec<_> = map.iter().map(|(key, entry)| format!("{key}:{}", text(&entry.node))).collect();
            pairs.sort_unstable();
            format!("map[{}]", pairs.join(" "))
        }
    }
}

/// Go's shortest `%g`: an exponent below 1e-4 and from 1e6 (`strconv/ftoa.go`, `eprec = 6`).
fn general(value: f64) -> String {
    let size = value.abs();
    if value.is_finite() && size != 0.0 && !(1e-4..1e6).contains(&size) {
        return json::exponential(value);
    }
    value.to_string()
}

#[cfg(test)]
mod tests;
