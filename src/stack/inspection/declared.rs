//! Components that several top-level manifests declare.

use std::collections::BTreeMap;

use crate::{
    config::yaml::Place,
    error::Error,
    stack::{
        component::{agree, merged},
        expansion::expand,
        layers::Layers,
        stacks::{Stacks, TERRAFORM},
    },
};

/// A component that a top-level manifest declares: stack, name, number of the manifest, place.
pub(super) type Declared = (String, String, usize, Place);

/// The components that several manifests declare, and not in the same way.
pub(super) fn contradictions(stacks: &Stacks<'_>, declared: Vec<Declared>) -> Vec<Error> {
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
