//! All stacks as they are merged, with everything that is wrong in them; no value is evaluated.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    component::{agree, merged},
    expansion::expand,
    files::{File, top_level},
    functions,
    glob::Pattern,
    import,
    instance::{Auths, Instance, place_of},
    layers::Layers,
    library::{Library, Prepared, Source},
    prepare::{in_parallel, prepare},
    stacks::{Stacks, TERRAFORM, component_names},
    way,
};
use crate::{
    config::{
        Config,
        yaml::{Entry, Map, Node, Place, Value},
    },
    error::{Error, Result},
    system::Env,
};

/// What is wrong with the manifests themselves.
#[derive(Default)]
pub(crate) struct Inspection {
    pub(crate) errors: Vec<Error>,
    /// What Atmos passes over in silence, and what cannot be looked at.
    pub(crate) doubts: Vec<Error>,
}

/// What is shown to whoever inspects.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'s> {
    Component(&'s Instance),
    /// A file that could be parsed.
    Manifest(&'s Node),
}

/// Takes one subject after the other; each thread has its own `S`.
pub(crate) type Visit<'v, S> = &'v (dyn Fn(&mut S, Subject<'_>) + Sync);

/// A component that a top-level manifest declares: stack, name, number of the manifest, place.
type Declared = (String, String, usize, Place);

/// Shows every component of every stack and every manifest to `visit`, on all processors.
pub(crate) fn inspect<S: Default + Send>(config: &Config, env: &Env, visit: Visit<'_, S>) -> (Inspection, Vec<S>) {
    let prepared = prepare(config, env);
    let (mut whole, mut states, mut declared) = (Inspection::default(), Vec::new(), Vec::new());
    match top_level(config) {
        Ok(files) => {
            let numbered: Vec<(usize, File)> = files.iter().cloned().enumerate().collect();
            for part in in_parallel(&numbered, |part| components(config, env, part, &prepared, visit)) {
                match part {
                    Ok((inspection, state, more)) => {
                        whole.extend(inspection);
                        states.push(state);
                        declared.extend(more);
                    }
                    Err(error) => whole.errors.push(error),
                }
            }
            if let Ok(stacks) = Stacks::prepared(config, env, files, Arc::clone(&prepared)) {
                whole.errors.extend(contradictions(&stacks, declared));
            }
        }
        Err(error) => whole.errors.push(error),
    }
    for (inspection, state) in in_parallel(&all_manifests(config), |paths| {
        manifests(&Library::with(config, env, Arc::clone(&prepared)), paths, visit)
    }) {
        whole.extend(inspection);
        states.push(state);
    }
    (whole, states)
}

/// Shows one component and the manifests it is made of. `None` when there is none.
pub(crate) fn inspect_one<S: Default>(
    stacks: &Stacks<'_>,
    (stack, name): (&str, &str),
    visit: Visit<'_, S>,
) -> Option<(Inspection, S)> {
    stacks.library.looks_only.set(true);
    let (mut inspection, mut state, mut declared) = (Inspection::default(), S::default(), Vec::new());
    let candidates = stacks.candidates(stack);
    for (file, expansion) in &candidates.manifests {
        let read = Instance::read(stacks, file, &expansion.tree, name, &mut Auths::default());
        let Ok(Some(instance)) = read else { continue };
        if !candidates.by_path && instance.stack != stack {
            continue;
        }
        visit(&mut state, Subject::Component(&instance));
        inspection.extend(show(&stacks.library, &manifests_of(&stacks.library, &file.path), &mut state, visit));
        let number = stacks.files.iter().position(|other| other == *file).unwrap_or_default();
        declared.push((instance.stack, instance.name, number, instance.at));
    }
    if declared.is_empty() {
        return None;
    }
    inspection.errors.extend(contradictions(stacks, declared));
    Some((inspection, state))
}

impl Inspection {
    fn extend(&mut self, other: Self) {
        self.errors.extend(other.errors);
        self.doubts.extend(other.doubts);
    }
}

fn components<S: Default>(
    config: &Config,
    env: &Env,
    part: &[(usize, File)],
    prepared: &Prepared,
    visit: Visit<'_, S>,
) -> Result<(Inspection, S, Vec<Declared>)> {
    let files = part.iter().map(|(_, file)| file.clone()).collect();
    let stacks = Stacks::prepared(config, env, files, Arc::clone(prepared))?;
    stacks.library.looks_only.set(true);
    let (mut inspection, mut state, mut declared) = (Inspection::default(), S::default(), Vec::new());
    let mut auths = Auths::default();
    for (number, file) in part {
        let tree = match expand(&stacks.library, &file.path) {
            Ok(expansion) => expansion.tree.clone(),
            Err(error) => {
                inspection.errors.push(error);
                continue;
            }
        };
        let (mut nameless, mut named) = (None, false);
        for name in component_names(&tree, TERRAFORM) {
            match Instance::read(&stacks, file, &tree, name, &mut auths) {
                Ok(Some(instance)) => {
                    named = true;
                    visit(&mut state, Subject::Component(&instance));
                    // A name that is not known is nobody else's, and what is abstract is for the manifest's own components.
                    if !instance.stack.contains("{{") && !instance.is_abstract {
                        declared.push((instance.stack, instance.name, *number, instance.at));
                    }
                }
                Ok(None) => nameless = nameless.or_else(|| place_of(&tree, name)),
                Err(error) => inspection.errors.push(way::explain(&stacks.library, &file.path, error)),
            }
        }
        if let Some(at) = nameless.filter(|_| !named) {
            inspection.doubts.push(without_name(file, at));
        }
        // Nobody asks for a whole stack a second time.
        stacks.library.expansions.borrow_mut().remove(&file.path);
    }
    Ok((inspection, state, declared))
}

/// The components that several manifests declare, and not in the same way.
fn contradictions(stacks: &Stacks<'_>, declared: Vec<Declared>) -> Vec<Error> {
    stacks.library.looks_only.set(true);
    let mut places: BTreeMap<(String, String), Vec<(usize, Place)>> = BTreeMap::new();
    for (stack, name, file, at) in declared {
        places.entry((stack, name)).or_default().push((file, at));
    }
    let mut errors = Vec::new();
    for ((stack, name), places) in places {
        let [(first, first_at), rest @ ..] = places.as_slice() else { continue };
        for (file, at) in rest {
            if say_the_same(stacks, [*first, *file], &stack, &name) == Some(false) {
                errors.push(declared_twice(&stack, &name, *first_at, *at));
            }
        }
    }
    errors
}

/// `None` when one of the two cannot be read, which is said where it is read.
fn say_the_same(stacks: &Stacks<'_>, files: [usize; 2], stack: &str, name: &str) -> Option<bool> {
    let read = |file: usize| {
        let file = &stacks.files[file];
        let expansion = expand(&stacks.library, &file.path).ok()?;
        let layers = Layers::of(&stacks.library, &expansion.tree, TERRAFORM, name).ok()??;
        merged(&stacks.library, file, &layers, (stack, name)).ok()
    };
    let [first, second] = files.map(read);
    Some(agree(&first?, &second?))
}

fn declared_twice(stack: &str, name: &str, first: Place, second: Place) -> Error {
    let message = format!("component `{name}` of stack `{stack}` is declared differently in two manifests");
    let error = Error::configuration(message).at(second).because(format!("the first one is at {first}"));
    error.help("remove one of the two, or give the stacks different names")
}

fn without_name(file: &File, at: Place) -> Error {
    Error::configuration(format!("the components of `{}` belong to no stack", file.key))
        .at(at)
        .because("a part of the stack's name has no value")
        .help("give the variables that `stacks.name_pattern` or `stacks.name_template` names, or write `name: …`")
}

/// Every file below the stacks' folder, so that mistakes in those that nobody imports are found too.
fn all_manifests(config: &Config) -> Vec<PathBuf> {
    Pattern::new(&config.stacks.base_path, "**/*.{yaml,yml}").and_then(|pattern| pattern.files()).unwrap_or_default()
}

/// The file at `path` with everything it imports.
fn manifests_of(library: &Library<'_>, path: &Path) -> Vec<PathBuf> {
    let mut paths = vec![path.to_path_buf()];
    let mut next = 0;
    while let Some(path) = paths.get(next) {
        let source = library.source(path);
        let imports = source.as_ref().ok().and_then(|source| source.imports(library).ok()).unwrap_or_default();
        for file in imports.iter().flat_map(|import| &import.files) {
            if !paths.contains(file) {
                paths.push(file.clone());
            }
        }
        next += 1;
    }
    paths
}

fn manifests<S: Default>(library: &Library<'_>, paths: &[PathBuf], visit: Visit<'_, S>) -> (Inspection, S) {
    let mut state = S::default();
    (show(library, paths, &mut state, visit), state)
}

fn show<S>(library: &Library<'_>, paths: &[PathBuf], state: &mut S, visit: Visit<'_, S>) -> Inspection {
    let mut inspection = Inspection::default();
    for path in paths {
        match library.source(path) {
            Ok(source) => {
                inspection.errors.extend(import_errors(library, &source));
                inspection.doubts.extend(programs(&source.tree));
                unknown_functions(&source.tree, &mut inspection.errors);
                visit(state, Subject::Manifest(&source.tree));
            }
            // A text with templates is YAML only when it is rendered, for those who import it.
            Err(_) if library.text(path).is_ok_and(|text| text.contains("{{")) => {}
            Err(error) => inspection.errors.push(error),
        }
    }
    inspection
}

fn import_errors(library: &Library<'_>, source: &Source) -> Vec<Error> {
    let entries = source.tree.get("import").and_then(Node::as_list).unwrap_or_default();
    let plain = entries.iter().filter(|entry| {
        let path = entry.get("path").unwrap_or(entry).as_str().unwrap_or_default();
        !path.contains("{{")
    });
    plain.filter_map(|entry| import::read_entry(library, source, entry).err()).collect()
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
