//! What a file of the configuration imports.

use std::path::{Path, PathBuf};

use super::{Reader, Warning, folder_of, matching};
use crate::{
    config::{
        clean, is_remote,
        yaml::{Node, Value},
    },
    error::{Error, Result},
};

/// Imports that lead deeper are left out, as in Atmos.
const DEEPEST_IMPORT: usize = 10;

impl Reader<'_> {
    /// What `import:` of `own` names. Like Atmos, a run does not fail because of an import.
    pub(super) fn imports(
        &mut self,
        own: &Node,
        file: &Path,
        above: Option<&Path>,
        way: &mut Vec<PathBuf>,
    ) -> Vec<Node> {
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
        let Some(name) = named(entry)? else { return Ok(Vec::new()) };
        if is_remote(name) {
            let why = "configuration from elsewhere is not built yet";
            return Err(refused(entry, why).help("copy it into the project"));
        }
        if way.len() > DEEPEST_IMPORT {
            return Err(refused(entry, &format!("imports lead more than {DEEPEST_IMPORT} files deep")));
        }
        let found = [base, beside].map(|folder| matching(&clean(&folder.join(name)))).into_iter();
        let Some(files) = found.into_iter().find(|files| !files.is_empty()) else {
            let wanted = self.env.shown(&clean(&base.join(name)));
            return Err(refused(entry, &format!("no file `{wanted}`")));
        };
        let mut layers = Vec::new();
        for file in files {
            if way.contains(&file) {
                let why = format!("it leads back to `{}`", self.env.shown(&file));
                self.warnings.push(Warning::Other(refused(entry, &why)));
            } else {
                layers.extend(self.imported(&file, base, way));
            }
        }
        Ok(layers)
    }

    /// A file behind what it imports.
    fn imported(&mut self, file: &Path, base: &Path, way: &mut Vec<PathBuf>) -> Vec<Node> {
        let own = self.read(file);
        let Some(own) = self.unless_broken(file, own) else { return Vec::new() };
        way.push(file.to_path_buf());
        let mut layers = self.imports(&own, file, Some(base), way);
        way.pop();
        layers.push(own);
        layers
    }
}

/// The path that `entry` names, if it is not nothing.
fn named(entry: &Node) -> Result<Option<&str>> {
    match (&entry.value, entry.tag.as_deref()) {
        (Value::Str(name), None) => Ok(Some(name)),
        (Value::Null, None) => Ok(None),
        _ => Err(Error::configuration("an import that is no path was left out")
            .at(entry.at)
            .help("write the path of a file: `- NAME.yaml`")),
    }
}

fn refused(entry: &Node, why: &str) -> Error {
    let name = entry.as_str().unwrap_or_default();
    Error::configuration(format!("import `{name}` was left out")).at(entry.at).because(why)
}

/// Imports are relative to `base_path`, which is relative to its file; without one, to that of the importer.
fn import_folder(own: &Node, file: &Path, above: Option<&Path>) -> PathBuf {
    match own.get("base_path").and_then(Node::as_str).filter(|path| !path.is_empty()) {
        Some(path) => clean(&folder_of(file).join(path)),
        None => above.unwrap_or(folder_of(file)).to_path_buf(),
    }
}
