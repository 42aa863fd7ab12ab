//! Every manifest by itself: its imports, its programs, its functions.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Inspection, Subject, Visit};
use crate::{
    config::{
        Config,
        yaml::{Entry, Map, Node, Value},
    },
    error::{Error, Result},
    stack::{
        functions,
        glob::Pattern,
        import::{self, Import},
        include,
        library::{Library, Source},
        template_errors,
    },
};

/// Every file below the stacks' folder, so that mistakes in those that nobody imports are found too.
pub(super) fn all_manifests(config: &Config) -> Vec<PathBuf> {
    Pattern::new(&config.stacks.base_path, "**/*.{yaml,yml}").and_then(|pattern| pattern.files()).unwrap_or_default()
}

/// The file at `path` with everything it imports.
pub(super) fn manifests_of(library: &Library<'_>, path: &Path) -> Vec<PathBuf> {
    let mut paths = vec![path.to_path_buf()];
    let mut next = 0;
    while let Some(path) = paths.get(next) {
        let source = library.source(path);
        let imports = source.iter().flat_map(|source| imports(library, source));
        for file in imports.flatten().flat_map(|import| import.files) {
            if !paths.contains(&file) {
                paths.push(file);
            }
        }
        next += 1;
    }
    paths
}

/// Shows the manifests at `paths`.
pub(super) fn manifests<S: Default>(library: &Library<'_>, paths: &[PathBuf], visit: Visit<'_, S>) -> (Inspection, S) {
    let mut state = S::default();
    (show(library, paths, &mut state, visit), state)
}

/// Shows the manifests at `paths` to whoever is in the midst of it.
pub(super) fn show<S>(library: &Library<'_>, paths: &[PathBuf], state: &mut S, visit: Visit<'_, S>) -> Inspection {
    let mut inspection = Inspection::default();
    for path in paths {
        match library.source(path) {
            Ok(source) => {
                for import in imports(library, &source) {
                    match import {
                        Ok(import) => inspection.imported.extend(import.files),
                        Err(error) => inspection.errors.push(error),
                    }
                }
                inspection.errors.extend(template_errors::find(library, &source.tree));
                inspection.doubts.extend(programs(&source.tree));
                unknown_functions(&source.tree, &mut inspection.errors);
                not_included(library, &source.tree, &mut inspection);
                visit(state, Subject::Manifest(&source.tree));
            }
            // A text with templates is YAML only when it is rendered, for those who import it.
            Err(_) if library.text(path).is_ok_and(|text| text.contains("{{")) => {}
            Err(error) => inspection.errors.push(error),
        }
    }
    inspection
}

/// What the file imports, as far as it is known without a component.
fn imports(library: &Library<'_>, source: &Source) -> Vec<Result<Import>> {
    let entries = source.tree.get("import").and_then(Node::as_list).unwrap_or_default();
    let plain = entries.iter().filter(|entry| {
        let path = entry.get("path").unwrap_or(entry).as_str().unwrap_or_default();
        !path.contains("{{")
    });
    plain.map(|entry| import::read_entry(library, source, entry)).collect()
}

/// Programs whose output would be a local. What they print is not known here.
fn programs(tree: &Node) -> Vec<Error> {
    let sections = [tree.get("locals"), tree.at_path(&["terraform", "locals"])].into_iter().flatten();
    let locals = sections.filter_map(Node::as_map).flat_map(Map::iter);
    let programs = locals.filter(|(_, entry)| entry.node.tag.as_deref() == Some("exec"));
    let doubt = |(name, entry): (&Arc<str>, &Entry)| {
        Error::configuration(format!("local `{name}` is not known here, because `!exec` is not run"))
            .at(entry.node.at)
            .help("what is made of it is checked when it is run")
    };
    programs.map(doubt).collect()
}

fn unknown_functions(node: &Node, errors: &mut Vec<Error>) {
    errors.extend(functions::unknown(node));
    match &node.value {
        Value::Map(map) => map.iter().for_each(|(_, entry)| unknown_functions(&entry.node, errors)),
        Value::List(list) => list.iter().for_each(|item| unknown_functions(item, errors)),
        _ => {}
    }
}

/// Values that are written in files which cannot be read. Those whose names are templates wait for a component.
fn not_included(library: &Library<'_>, node: &Node, inspection: &mut Inspection) {
    match include::left(library, node) {
        Some((error, may_be_missing)) => {
            let found = if may_be_missing { &mut inspection.doubts } else { &mut inspection.errors };
            found.push(error);
        }
        None => match &node.value {
            Value::Map(map) => map.iter().for_each(|(_, entry)| not_included(library, &entry.node, inspection)),
            Value::List(list) => list.iter().for_each(|item| not_included(library, item, inspection)),
            _ => {}
        },
    }
}
