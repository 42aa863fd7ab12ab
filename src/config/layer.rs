//! One file of the configuration with everything it brings along: `atmos.d`, and what it imports.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    commands, find,
    functions::Evaluation,
    names::{lower_keys, spelled_like},
    yaml::{ListMerge, Map, Node, Place, Value, merge, parse, read_text},
};
use crate::{
    config::{clean, is_remote},
    error::{Error, Result},
    system::Env,
};

/// Imports that lead deeper are left out, as in Atmos.
const DEEPEST_IMPORT: usize = 10;

/// Reads files, and collects what was left out.
pub(super) struct Reader<'a> {
    pub(super) env: &'a Env,
    /// Whether `!exec` may run.
    pub(super) exec_allowed: bool,
    /// Why files that are needed could not be read. Nothing stands for them.
    pub(super) errors: Vec<Error>,
    pub(super) warnings: Vec<Warning>,
}

/// What a run goes on without.
pub(super) enum Warning {
    /// A file that is broken, by its name.
    Broken(String, Error),
    Other(Error),
}

impl Warning {
    pub(super) fn into_error(self) -> Error {
        match self {
            Self::Broken(name, error) => error.context(format!("`{name}` was left out")),
            Self::Other(error) => error,
        }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(env: &'a Env) -> Self {
        Self { env, exec_allowed: false, errors: Vec::new(), warnings: Vec::new() }
    }

    /// The person's own file, with what lies beside it.
    pub(super) fn own(&mut self, file: &Path) -> Node {
        self.with_imports(file, &[folder_of(file).to_path_buf()])
    }

    /// A file of the project, with what lies beside it and at the root of the repository.
    pub(super) fn project(&mut self, file: &Path) -> Node {
        let folder = folder_of(file).to_path_buf();
        let root = find::git_root(self.env).filter(|root| *root != folder).map(Path::to_path_buf);
        let folders: Vec<PathBuf> = root.into_iter().chain([folder]).collect();
        self.with_imports(file, &folders)
    }

    /// What lies in `atmos.d` of the folders, then what the file imports, then the file itself.
    fn with_imports(&mut self, file: &Path, folders: &[PathBuf]) -> Node {
        let own = self.needed(file);
        let mut layers = Vec::new();
        for folder in folders {
            for name in ["atmos.d", ".atmos.d"] {
                for file in yaml_files(&folder.join(name)) {
                    let layer = self.read(&file);
                    layers.extend(self.unless_broken(&file, layer));
                }
            }
        }
        for file in self.provisioned(&own) {
            let layer = self.read(&file);
            layers.extend(self.unless_broken(&file, layer));
        }
        layers.extend(self.imports(&own, file, None, &mut vec![file.to_path_buf()]));
        layers.push(own);
        merge_layers(&layers)
    }

    /// What sign-ins of Atmos have found out about identities of the file's providers.
    fn provisioned(&self, own: &Node) -> Vec<PathBuf> {
        let cache = self.env.cache_folder().ok();
        let providers = own.at_path(&["auth", "providers"]).and_then(Node::as_map).into_iter().flat_map(Map::keys);
        let names = providers.filter(|name| !name.contains(['/', '\\']) && *name != "..");
        let file = |name| Some(cache.as_ref()?.join("atmos/auth").join(name).join("provisioned-identities.yaml"));
        names.filter_map(file).filter(|file| file.is_file()).collect()
    }

    /// All YAML files of a profile's folder, each with what it imports.
    pub(super) fn profile(&mut self, folder: &Path) -> Vec<Node> {
        let mut layers = Vec::new();
        for file in yaml_files(folder) {
            let own = self.needed(&file);
            layers.extend(self.imports(&own, &file, None, &mut vec![file.clone()]));
            layers.push(own);
        }
        layers
    }

    /// What `import:` of `own` names. Like Atmos, a run does not fail because of an import.
    fn imports(&mut self, own: &Node, file: &Path, above: Option<&Path>, way: &mut Vec<PathBuf>) -> Vec<Node> {
        let Some(import) = own.get("import") else { return Vec::new() };
        let folder = import_folder(own, file, above);
        let single = std::slice::from_ref(import);
        let mut layers = Vec::new();
        for entry in import.as_list().unwrap_or(single) {
            match self.import(entry, &folder, folder_of(file), way) {
                Ok(found) => layers.extend(found),
                Err(error) => self.warnings.push(Warning::Other(error)),
            }
        }
        layers
    }

    fn import(&mut self, entry: &Node, base: &Path, beside: &Path, way: &mut Vec<PathBuf>) -> Result<Vec<Node>> {
        let refused = |why: &str| {
            let name = entry.as_str().unwrap_or_default();
            Error::configuration(format!("import `{name}` was left out")).at(entry.at).because(why)
        };
        let name = match (&entry.value, entry.tag.as_deref()) {
            (Value::Str(name), None) => name,
            (Value::Null, None) => return Ok(Vec::new()),
            _ => {
                let message = "an import that is no path was left out";
                return Err(Error::configuration(message).at(entry.at).help("write the path of a file: `- NAME.yaml`"));
            }
        };
        if is_remote(name) {
            return Err(refused("configuration from elsewhere is not built yet").help("copy it into the project"));
        }
        if way.len() > DEEPEST_IMPORT {
            return Err(refused(&format!("imports lead more than {DEEPEST_IMPORT} files deep")));
        }
        let found = [base, beside].map(|folder| matching(&clean(&folder.join(&**name)))).into_iter();
        let Some(files) = found.into_iter().find(|files| !files.is_empty()) else {
            let wanted = self.env.shown(&clean(&base.join(&**name)));
            return Err(refused(&format!("no file `{wanted}`")));
        };
        let mut layers = Vec::new();
        for file in files {
            if way.contains(&file) {
                let why = format!("it leads back to `{}`", self.env.shown(&file));
                self.warnings.push(Warning::Other(refused(&why)));
                continue;
            }
            let own = self.read(&file);
            let Some(own) = self.unless_broken(&file, own) else { continue };
            way.push(file.clone());
            layers.extend(self.imports(&own, &file, Some(base), way));
            way.pop();
            layers.push(own);
        }
        Ok(layers)
    }

    fn unless_broken(&mut self, file: &Path, layer: Result<Node>) -> Option<Node> {
        let name = self.env.shown(file);
        layer.map_err(|error| self.warnings.push(Warning::Broken(name, error))).ok()
    }

    /// What came out, unless it is an error.
    pub(super) fn or_nothing<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.errors.push(error)).ok()
    }

    pub(super) fn needed(&mut self, file: &Path) -> Node {
        self.read(file).unwrap_or_else(|error| {
            let shown = PathBuf::from(self.env.shown(file));
            let place = error.place().unwrap_or_else(|| Place::start_of(Box::leak(shown.into_boxed_path())));
            self.errors.push(error);
            Node::empty_map(Place::start_of(place.file))
        })
    }

    /// The file alone.
    pub(super) fn read(&self, file: &Path) -> Result<Node> {
        let shown = self.env.shown(file);
        let text = read_text(file, &shown)?;
        let node = parse(Path::new(&shown), &text)?;
        match &node.value {
            Value::Map(_) => {
                let evaluation = Evaluation { env: self.env, exec_allowed: self.exec_allowed };
                // Included files have keys too.
                evaluation.evaluate(&lower_keys(&node)).map(|tree| lower_keys(&tree))
            }
            Value::Null => Ok(Node::empty_map(Place::start_of(node.at.file))),
            other => {
                Err(Error::configuration(format!("a configuration file must be a map, not {}", other.kind()))
                    .at(node.at))
            }
        }
    }
}

/// Atmos merges its configuration files by these rules, whatever they say about stacks.
pub(super) fn merge_layers(layers: &[Node]) -> Node {
    let (first, rest) = layers.split_first().expect("there is at least one layer");
    rest.iter().fold(first.clone(), |base, over| {
        let merged = merge(&base, &spelled_like(over, &base), ListMerge::Replace);
        commands::merged(merged, &base, over)
    })
}

/// Imports are relative to `base_path`, which is relative to its file; without one, to that of the importer.
fn import_folder(own: &Node, file: &Path, above: Option<&Path>) -> PathBuf {
    match own.get("base_path").and_then(Node::as_str).filter(|path| !path.is_empty()) {
        Some(path) => clean(&folder_of(file).join(path)),
        None => above.unwrap_or(folder_of(file)).to_path_buf(),
    }
}

/// The folder that `file`, absolute, lies in.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new("/"))
}

/// The files that an import means: a file, a folder's YAML files, a pattern, or a name without its extension.
fn matching(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    if path.is_dir() {
        return yaml_files(path);
    }
    let text = path.to_string_lossy();
    let endings: &[&str] = if path.extension().is_some() { &[""] } else { &[".yaml", ".yml"] };
    if !text.contains(['*', '?', '[', '{']) {
        return endings
            .iter()
            .map(|ending| PathBuf::from(format!("{text}{ending}")))
            .find(|path| path.is_file())
            .into_iter()
            .collect();
    }
    let fixed: PathBuf =
        path.iter().take_while(|part| !part.to_string_lossy().contains(['*', '?', '[', '{'])).collect();
    let globs: Vec<_> = endings
        .iter()
        .filter_map(|ending| globset::GlobBuilder::new(&format!("{text}{ending}")).literal_separator(true).build().ok())
        .map(|glob| glob.compile_matcher())
        .collect();
    let mut files = yaml_files(&fixed);
    files.retain(|file| globs.iter().any(|glob| glob.is_match(file)));
    files
}

/// All YAML files below `folder`: those of upper folders first, then by name. Of `x.yaml` and `x.yml` the first counts.
fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        // A folder that is missing or closed to us holds no configuration.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(_) => files.push(entry.path()),
                Err(_) => {}
            }
        }
    }
    let ends_with = |file: &Path, ending: &str| file.extension().is_some_and(|extension| extension == ending);
    let hidden = |file: &PathBuf| ends_with(file, "yml") && files.contains(&file.with_extension("yaml"));
    let mut kept: Vec<PathBuf> = files
        .iter()
        .filter(|file| ends_with(file, "yaml") || (ends_with(file, "yml") && !hidden(file)))
        .cloned()
        .collect();
    kept.sort_by_key(|file| (file.components().count(), file.clone()));
    kept
}
