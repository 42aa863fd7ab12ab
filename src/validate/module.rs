//! A component's own code, as far as the configuration can contradict it.

mod json;
mod native;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::{constraint::Constraint, finding::Finding};
use crate::{
    config::yaml::{Map, read_text},
    error::{Error, Result},
    place::Place,
    system::Env,
};

/// What Terraform finds in a folder.
#[derive(Default)]
pub(super) struct Module {
    /// The folder as it is shown.
    pub(super) folder: String,
    pub(super) variables: BTreeMap<String, Variable>,
    pub(super) providers: Vec<Settings>,
    pub(super) backends: Vec<Settings>,
    /// Variables that the folder's own files of values give.
    pub(super) given: BTreeSet<String>,
    pub(super) findings: Vec<Finding>,
    /// Whether every file was understood, so that what was not found is not there.
    pub(super) is_complete: bool,
}

/// A `variable` block.
pub(super) struct Variable {
    pub(super) at: Place,
    pub(super) constraint: Constraint,
    /// Where the block is that says the type.
    pub(super) type_at: Place,
    /// `None` for a block that does not say so, as overrides need not.
    pub(super) is_nullable: Option<bool>,
    pub(super) has_default: bool,
    pub(super) is_sensitive: bool,
}

/// A `provider` or `backend` block with the settings that are written as they are meant.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) name: String,
    pub(super) at: Place,
    pub(super) alias: Option<String>,
    pub(super) literals: Vec<(String, Place, Literal)>,
    /// Settings whose values are not known here.
    pub(super) others: Vec<String>,
}

#[derive(Clone)]
pub(super) enum Literal {
    Text(String),
    Boolean(bool),
}

/// Files that this program writes into the folder.
const GENERATED: [&str; 3] = ["backend.tf.json", "providers_override.tf.json", "terraform_override.tf.json"];

/// Reads the module in `folder`.
pub(super) fn read(env: &Env, folder: &Path) -> Module {
    let mut module = Module { folder: env.shown(folder), is_complete: true, ..Module::default() };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    // Overrides come last, as Terraform takes them.
    paths.sort_by_key(|path| (is_override(path), path.clone()));
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(read) = reader(name) else { continue };
        if let Err(error) = file(env, &path).and_then(|(file, text)| read(&mut module, file, &text)) {
            module.findings.push(Finding::error("module", &error));
            module.is_complete = false;
        }
    }
    module
}

/// Whether the file's blocks are laid over those of the other files.
fn is_override(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    reader(name).is_some() && (stem == "override" || stem.ends_with("_override"))
}

type Reader = fn(&mut Module, &'static &'static Path, &str) -> Result<()>;

/// What reads a file of this name; `None` for those that Terraform does not read, or that are ours.
fn reader(name: &str) -> Option<Reader> {
    let ends_with = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if GENERATED.contains(&name) || name.starts_with('.') {
        None
    } else if ends_with(&[".tf", ".tofu"]) {
        Some(native::read)
    } else if ends_with(&[".tf.json", ".tofu.json"]) {
        Some(json::read)
    } else if name == "terraform.tfvars" || name.ends_with(".auto.tfvars") {
        Some(native::read_values)
    } else if name == "terraform.tfvars.json" || name.ends_with(".auto.tfvars.json") {
        Some(json::read_values)
    } else {
        None
    }
}

fn file(env: &Env, path: &Path) -> Result<(&'static &'static Path, String)> {
    let shown = env.shown(path);
    let text = read_text(path, &shown)?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    // Places refer to it as long as the process lives; there is one path for each file read.
    Ok((Place::start_of(Box::leak(PathBuf::from(shown).into_boxed_path())).file, text))
}

impl Module {
    /// An override file says again what another one says in part.
    fn declare(&mut self, name: &str, variable: Variable) {
        match self.variables.get_mut(name) {
            Some(known) => {
                known.has_default |= variable.has_default;
                known.is_nullable = variable.is_nullable.or(known.is_nullable);
                known.is_sensitive |= variable.is_sensitive;
                if variable.constraint != Constraint::Any {
                    (known.constraint, known.type_at) = (variable.constraint, variable.at);
                }
            }
            None => drop(self.variables.insert(name.to_owned(), variable)),
        }
    }

    /// The settings of an override's block replace those of the block they are meant for.
    fn configure(&mut self, provider: Settings) {
        let is_override = is_override(provider.at.file);
        let is_same = |known: &&mut Settings| known.name == provider.name && known.alias == provider.alias;
        match self.providers.iter_mut().find(is_same).filter(|_| is_override) {
            Some(known) => known.replace(provider),
            None => self.providers.push(provider),
        }
    }

    /// The backend of an override stands for those of the other files.
    fn keep_state(&mut self, backends: Vec<Settings>) {
        if backends.iter().any(|backend| is_override(backend.at.file)) {
            self.backends.clear();
        }
        self.backends.extend(backends);
    }
}

impl Settings {
    /// Those of a `provider` block that is generated from a manifest, where `NAME.ALIAS` is one with an alias.
    pub(super) fn generated(name: &str, at: Place, block: &Map) -> Self {
        let (name, alias) = name.split_once('.').map_or((name, None), |(name, alias)| (name, Some(alias)));
        let settings = json::settings(name, at, block);
        Self { alias: alias.map(ToOwned::to_owned).or_else(|| settings.alias.clone()), ..settings }
    }

    fn replace(&mut self, newer: Self) {
        self.cover(&newer);
        self.literals.extend(newer.literals);
        self.others.extend(newer.others);
    }

    /// Forgets what `newer` says.
    pub(super) fn cover(&mut self, newer: &Self) {
        let is_new = |key: &String| newer.others.contains(key) || newer.literals.iter().any(|(new, _, _)| new == key);
        self.literals.retain(|(key, _, _)| !is_new(key));
        self.others.retain(|key| !is_new(key));
    }

    /// Whether it is laid over what is generated.
    pub(super) fn is_override(&self) -> bool {
        is_override(self.at.file)
    }
}

fn unparsable(at: Place, cause: &str) -> Error {
    Error::configuration("cannot parse the module").at(at).because(cause)
}
