//! The components of top-level manifests, one after the other.

use std::sync::Arc;

use super::{Inspection, Subject, Visit, declared::Declared};
use crate::{
    config::{
        Config,
        yaml::{Node, Place},
    },
    error::{Error, Result},
    stack::{
        expansion::expand,
        files::File,
        instance::{Auths, Instance, place_of},
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
                Ok(expansion) => part.add(&stacks, (*number, file), &expansion.tree, visit),
                Err(error) => part.inspection.errors.push(error),
            }
            // Nobody asks for a whole stack a second time.
            stacks.library.expansions.borrow_mut().remove(&file.path);
        }
        Ok(part)
    }

    fn add(&mut self, stacks: &Stacks<'_>, (number, file): (usize, &File), tree: &Node, visit: Visit<'_, S>) {
        let (mut nameless, mut named) = (None, false);
        for name in component_names(tree, TERRAFORM) {
            match Instance::read(stacks, file, tree, name, &mut self.auths) {
                Ok(Some(instance)) => {
                    named = true;
                    visit(&mut self.state, Subject::Component(&instance));
                    // A name that is not known is nobody else's, and what is abstract is for the manifest's own components.
                    if !instance.stack.contains("{{") && !instance.is_abstract {
                        self.declared.push((instance.stack, instance.name, number, instance.at));
                    }
                }
                Ok(None) => nameless = nameless.or_else(|| place_of(tree, name)),
                Err(error) => self.inspection.errors.push(way::explain(&stacks.library, &file.path, error)),
            }
        }
        if let Some(at) = nameless.filter(|_| !named) {
            self.inspection.doubts.push(without_name(file, at));
        }
    }
}

fn without_name(file: &File, at: Place) -> Error {
    Error::configuration(format!("the components of `{}` belong to no stack", file.key))
        .at(at)
        .because("a part of the stack's name has no value")
        .help("give the variables that `stacks.name_pattern` or `stacks.name_template` names, or write `name: …`")
}
