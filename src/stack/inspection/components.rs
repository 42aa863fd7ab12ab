//! The components of top-level manifests, one after the other.

use std::sync::Arc;

use super::{Inspection, Subject, Visit, declared::Declared};
use crate::{
    config::{
        Config,
        yaml::{Node, Place, Value},
    },
    error::{Error, Result},
    stack::{
        expansion::{Expansion, expand},
        files::File,
        instance::{Auths, Instance, place_of},
        layers::Layers,
        library::Prepared,
        stacks::{Stacks, TERRAFORM, component_names},
        way,
    },
    system::Env,
};

/// What some top-level manifests have shown.
#[derive(Default)]
pub(super) struct Part<S> {
    pub(super) inspection: Inspection,
    pub(super) state: S,
    pub(super) declared: Vec<Declared>,
    auths: Auths,
}

impl<S: Default> Part<S> {
    /// Shows every component of the `manifests`, which have their numbers, to `visit`.
    pub(super) fn of(
        config: &Config,
        env: &Env,
        manifests: &[(usize, File)],
        prepared: &Prepared,
        visit: Visit<'_, S>,
    ) -> Result<Self> {
        let files = manifests.iter().map(|(_, file)| file.clone()).collect();
        let stacks = Stacks::prepared(config, env, files, Arc::clone(prepared))?;
        stacks.library.looks_only.set(true);
        let mut part = Self::default();
        for (number, file) in manifests {
            match expand(&stacks.library, &file.path) {
                Ok(expansion) => part.add(&stacks, (*number, file), &expansion, visit),
                Err(error) => part.inspection.errors.push(error),
            }
            // Nobody asks for a whole stack a second time.
            stacks.library.expansions.borrow_mut().remove(&file.path);
        }
        Ok(part)
    }

    fn add(&mut self, stacks: &Stacks<'_>, (number, file): (usize, &File), expansion: &Expansion, visit: Visit<'_, S>) {
        let tree = &expansion.tree;
        let (mut nameless, mut named) = (None, !expansion.gaps.are_none());
        self.inspection.errors.extend(expansion.gaps.errors().iter().cloned());
        for name in component_names(tree, TERRAFORM) {
            let layers = match Layers::of(&stacks.library, tree, TERRAFORM, name) {
                Ok(Some(layers)) => layers,
                Ok(None) => continue,
                Err(error) => {
                    self.refuse(stacks, file, error);
                    continue;
                }
            };
            let settled = settled(file, expansion, &layers);
            let is_complete = settled.is_none();
            for error in unknown_bases(expansion, &layers) {
                self.refuse(stacks, file, error);
            }
            match Instance::read(stacks, file, (name, &layers), settled, &mut self.auths) {
                Ok(Some(instance)) => {
                    named = true;
                    visit(&mut self.state, Subject::Component(&instance));
                    // A name that is not known is nobody else's, and what is abstract is for the manifest's own components.
                    if !instance.stack.contains("{{") && !instance.is_abstract && is_complete {
                        self.declared.push((instance.stack, instance.name, number, instance.at));
                    }
                }
                // What is missing may mend it.
                Ok(None) | Err(_) if !is_complete => named = true,
                Ok(None) if is_abstract(tree, name) => {}
                Ok(None) => nameless = nameless.or_else(|| place_of(tree, name)),
                Err(error) => self.refuse(stacks, file, error),
            }
        }
        if let Some(at) = nameless.filter(|_| !named) {
            self.inspection.nameless.push((file.path.clone(), without_name(file, at)));
        }
    }

    fn refuse(&mut self, stacks: &Stacks<'_>, file: &File, error: Error) {
        self.inspection.errors.push(way::explain(&stacks.library, &file.path, error));
    }
}

/// `None` when nothing that a component is made of is missing; else where those of its variables stand that are laid
/// over everything that may be: the component's own, and of a manifest whose imports failed, the manifest's own.
pub(super) fn settled(file: &File, expansion: &Expansion, layers: &Layers<'_>) -> Option<Vec<Place>> {
    let has_gaps = !expansion.gaps.are_none();
    if !has_gaps && layers.bases.unknown.is_empty() {
        return None;
    }
    let mut places = Vec::new();
    layers.own.get("vars").into_iter().for_each(|vars| places_in(vars, &mut places));
    places.retain(|place| !has_gaps || file.path.ends_with(place.file));
    Some(places)
}

fn places_in(node: &Node, places: &mut Vec<Place>) {
    places.push(node.at);
    match &node.value {
        Value::Map(map) => map.iter().for_each(|(_, entry)| places_in(&entry.node, places)),
        Value::List(list) => list.iter().for_each(|item| places_in(item, places)),
        _ => {}
    }
}

/// The bases that are not defined, and could not be in a file that is missing.
pub(super) fn unknown_bases(expansion: &Expansion, layers: &Layers<'_>) -> Vec<Error> {
    if expansion.gaps.are_none() { layers.bases.unknown.clone() } else { Vec::new() }
}

fn is_abstract(tree: &Node, name: &str) -> bool {
    tree.at_path(&["components", TERRAFORM, name, "metadata", "type"]).and_then(Node::as_str) == Some("abstract")
}

fn without_name(file: &File, at: Place) -> Error {
    Error::configuration(format!("the components of `{}` belong to no stack", file.key))
        .at(at)
        .because("a part of the stack's name has no value")
        .help("give the variables that `stacks.name_pattern` or `stacks.name_template` names, or write `name: …`")
}
