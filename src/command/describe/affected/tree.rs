//! What depends on what is affected, and on that in turn.

use super::{
    super::dependents::{Asked, Instance},
    list_node, map_node,
};
use crate::{
    config::yaml::{Map, Node, Place, Value},
    stack::Documents,
};

/// A component in the tree of those that depend on another.
pub(super) struct Dependent<'m> {
    instance: Instance<'m>,
    slug: String,
    dependents: Vec<Dependent<'m>>,
    /// Whether it is somewhere else below the same component, so that a run of that one reaches it.
    is_included: bool,
}

/// All that depends on `instance`. What depends on itself is there once.
pub(super) fn below<'m>(instance: Instance<'_>, documents: &'m Documents) -> Vec<Dependent<'m>> {
    let mut open = vec![instance.slug()];
    grow(instance, documents, &mut open)
}

fn grow<'m>(instance: Instance<'_>, documents: &'m Documents, open: &mut Vec<String>) -> Vec<Dependent<'m>> {
    let asked = Asked { component: instance.name, stack: instance.stack, document: instance.document };
    let found = asked.dependents(documents).into_iter().filter(|found| !open.contains(&found.slug()));
    let found: Vec<_> = found.collect();
    let mut dependents = Vec::new();
    for instance in found {
        open.push(instance.slug());
        let below = grow(instance, documents, open);
        open.pop();
        dependents.push(Dependent { instance, slug: instance.slug(), dependents: below, is_included: false });
    }
    dependents
}

/// Whether `slug` is among `dependents` or below them.
pub(super) fn holds(dependents: &[Dependent<'_>], slug: &str) -> bool {
    dependents.iter().any(|dependent| dependent.slug == slug || holds(&dependent.dependents, slug))
}

/// Marks what is also beside itself or below its neighbours.
pub(super) fn mark(dependents: &mut [Dependent<'_>]) {
    for index in 0..dependents.len() {
        let slug = dependents[index].slug.clone();
        let mut others = dependents.iter().enumerate().filter(|(other, _)| *other != index);
        let is_included = others.any(|(_, other)| holds(std::slice::from_ref(other), &slug));
        dependents[index].is_included = is_included;
        mark(&mut dependents[index].dependents);
    }
}

/// The tree as data.
pub(super) fn items(dependents: &[Dependent<'_>], includes_settings: bool, at: Place) -> Node {
    let item = |dependent: &Dependent<'_>| {
        let mut map: Map = dependent.instance.item_in_context(includes_settings, at);
        map.insert("dependents", at, items(&dependent.dependents, includes_settings, at));
        map.insert("included_in_dependents", at, Node::new(at, Value::Bool(dependent.is_included)));
        map_node(map, at)
    };
    list_node(dependents.iter().map(item).collect(), at)
}
