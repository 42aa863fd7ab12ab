//! The way from a manifest to a file that it imports, for errors in values that come from there.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use super::{
    library::Library,
    rendering::{self, Rules},
};
use crate::{config::yaml::Place, error::Error};

/// Adds to an error the imports that lead from `manifest` to its place, nearest first; none when
/// it is in `manifest` itself, or when they are there already.
pub(crate) fn explain(library: &Library<'_>, manifest: &Path, mut error: Error) -> Error {
    let Some(place) = error.place() else { return error };
    let file = library.env.absolute(place.file);
    if file == manifest || error.causes().iter().any(|cause| cause.starts_with(IMPORTED)) {
        return error;
    }
    for step in way(library, manifest, &file) {
        error = error.because(imported(step));
    }
    error
}

/// The cause that names one import.
pub(super) fn imported(at: Place) -> String {
    format!("{IMPORTED}{at}")
}

const IMPORTED: &str = "imported at ";

/// The imports between the two files, the one that names `file` first.
fn way(library: &Library<'_>, manifest: &Path, file: &Path) -> Vec<Place> {
    let mut importers: HashMap<PathBuf, (PathBuf, Place)> = HashMap::new();
    let mut open = vec![manifest.to_owned()];
    while let Some(path) = open.pop() {
        let source = rendering::source(library, &path, &Rules::default()).or_else(|_| library.source(&path));
        let Ok(source) = source else { continue };
        for import in source.imports(library).unwrap_or_default() {
            for target in import.files.iter().filter(|target| *target != manifest) {
                if !importers.contains_key(target) {
                    importers.insert(target.clone(), (path.clone(), import.at));
                    open.push(target.clone());
                }
            }
        }
    }
    let steps = std::iter::successors(importers.get(file), |(importer, _)| importers.get(importer));
    steps.map(|(_, at)| *at).collect()
}

#[cfg(test)]
mod tests {
    use crate::stack::fixture::Project;

    fn failure(value: &str) -> String {
        let project = Project::new(&[
            ("dev.yaml", "import: [a]\ncomponents: {terraform: {app: {}}}"),
            ("a.yaml", "import: [b]"),
            ("b.yaml", &format!("import: [a-sibling]\nvars:\n  x: {value}\n")),
            ("a-sibling.yaml", "vars: {y: 1}"),
        ]);
        project.resolve("dev", "app").unwrap_err().to_string()
    }

    #[test]
    fn an_error_in_a_value_names_the_imports_that_lead_to_it() {
        let way = "\n  caused by: imported at stacks/a.yaml:1:10\n  caused by: imported at stacks/dev.yaml:1:10";
        for value in ["!include nothing.yaml", "!nosuch x", "!terraform.state vpc id"] {
            let error = failure(value);
            assert!(error.starts_with("error: stacks/b.yaml:3:6: ") && error.contains(way), "{error}");
        }
    }
}
