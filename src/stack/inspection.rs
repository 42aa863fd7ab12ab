//! All stacks as they are merged, with everything that is wrong in them; no value is evaluated.

mod components;
mod declared;
mod manifests;

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use self::{
    components::{Part, settled, unknown_bases},
    declared::contradictions,
    manifests::{all_manifests, manifests, manifests_of, show},
};
use super::{
    files::{File, top_level},
    instance::{Auths, Instance},
    layers::Layers,
    library::Library,
    prepare::{in_parallel, prepare},
    stacks::{Stacks, TERRAFORM},
    way,
};
use crate::{
    config::{Config, yaml::Node},
    error::Error,
    system::Env,
};

/// What is wrong with the manifests themselves.
#[derive(Default)]
pub(crate) struct Inspection {
    pub(crate) errors: Vec<Error>,
    /// What Atmos passes over in silence, and what cannot be looked at.
    pub(crate) doubts: Vec<Error>,
    /// Manifests of stacks without a name. They are meant to be imported when somebody does so.
    nameless: Vec<(PathBuf, Error)>,
    imported: BTreeSet<PathBuf>,
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

/// Shows every component of every stack and every manifest to `visit`, on all processors.
pub(crate) fn inspect<S: Default + Send>(config: &Config, env: &Env, visit: Visit<'_, S>) -> (Inspection, Vec<S>) {
    let prepared = prepare(config, env);
    let (mut whole, mut states, mut declared) = (Inspection::default(), Vec::new(), Vec::new());
    match top_level(config) {
        Ok(files) => {
            let numbered: Vec<(usize, File)> = files.iter().cloned().enumerate().collect();
            for part in in_parallel(&numbered, |part| Part::of(config, env, part, &prepared, visit)) {
                match part {
                    Ok(part) => {
                        whole.extend(part.inspection);
                        states.push(part.state);
                        declared.extend(part.declared);
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
    let nameless = std::mem::take(&mut whole.nameless).into_iter();
    whole.doubts.extend(nameless.filter(|(path, _)| !whole.imported.contains(path)).map(|(_, error)| error));
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
    let (candidates, mut is_found) = (stacks.candidates(stack), false);
    for (file, expansion) in &candidates.manifests {
        let Ok(Some(layers)) = Layers::of(&stacks.library, &expansion.tree, TERRAFORM, name) else { continue };
        let settled = settled(file, expansion, &layers);
        let read = Instance::read(stacks, file, (name, &layers), settled, &mut Auths::default());
        let Ok(Some(instance)) = read else { continue };
        if !candidates.by_path && instance.stack != stack {
            continue;
        }
        is_found = true;
        visit(&mut state, Subject::Component(&instance));
        inspection.errors.extend(expansion.gaps.errors().iter().cloned());
        let unknown = unknown_bases(expansion, &layers).into_iter();
        inspection.errors.extend(unknown.map(|error| way::explain(&stacks.library, &file.path, error)));
        inspection.extend(show(&stacks.library, &manifests_of(&stacks.library, &file.path), &mut state, visit));
        let number = stacks.files.iter().position(|other| other == *file).unwrap_or_default();
        if instance.is_complete() {
            declared.push((instance.stack, instance.name, number, instance.at));
        }
    }
    if !is_found {
        return None;
    }
    inspection.errors.extend(contradictions(stacks, declared));
    Some((inspection, state))
}

impl Inspection {
    fn extend(&mut self, other: Self) {
        self.errors.extend(other.errors);
        self.doubts.extend(other.doubts);
        self.nameless.extend(other.nameless);
        self.imported.extend(other.imported);
    }
}
