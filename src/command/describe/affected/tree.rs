//! What depends on what is affected, and on that in turn.

use super::{
    super::dependents::{Asked, Member},
    list_node, map_node,
};
use crate::{
    config::yaml::{Map, Node, Place, Value},
    stack::Documents,
};

/// A component in the tree of those that depend on another.
pub(super) struct Dependent<'m> {
    member: Member<'m>,
    slug: String,
    dependents: Vec<Dependent<'m>>,
    /// Whether it is somewhere else below the same component, so that a run of that one reaches it.
    is_included: bool,
}

/// All that depends on `member`. What depends on itself is there once.
pub(super) fn below<'m>(member: Member<'_>, documents: &'m Documents) -> Vec<Dependent<'m>> {
    let mut open = vec![member.slug()];
    grow(member, documents, &mut open)
}

fn grow<'m>(member: Member<'_>, documents: &'m Documents, open: &mut Vec<String>) -> Vec<Dependent<'m>> {
    let asked = Asked { component: member.name, stack: member.stack, document: member.document };
    let found = asked.dependents(documents).into_iter().filter(|found| !open.contains(&found.slug()));
    let found: Vec<_> = found.collect();
    let mut dependents = Vec::new();
    for member in found {
        open.push(member.slug());
        let below = grow(member, documents, open);
        open.pop();
        dependents.push(Dependent { member, slug: member.slug(), dependents: below, is_included: false });
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
        let mut map: Map = dependent.member.item_in_context(includes_settings, at);
        map.insert("dependents", at, items(&dependent.dependents, includes_settings, at));
        map.insert("included_in_dependents", at, Node::new(at, Value::Bool(dependent.is_included)));
        map_node(map, at)
    };
    list_node(dependents.iter().map(item).collect(), at)
}
