//! The components of the base: as much of them as a comparison needs.

use std::collections::BTreeMap;

use super::{
    super::dependents::{Instance, is_abstract},
    AffectedArguments,
    digest::{Digest, Sections},
};
use crate::{
    config::{Config, yaml::Map},
    error::{Error, Result},
    stack::{Kinds, Wanted, each_stack},
    system::System,
};

/// Those that nobody has found in the head yet.
#[derive(Default)]
pub(super) struct Before {
    stacks: BTreeMap<String, BTreeMap<String, BTreeMap<String, Old>>>,
}

/// A component of the base.
pub(super) struct Old {
    pub(super) digest: Digest,
    /// How it is described when it is gone; `None` for one that was abstract.
    pub(super) item: Option<Map>,
}

impl Before {
    /// With what could not be read.
    pub(super) fn read(
        system: &System,
        config: &Config,
        (arguments, wanted): (&AffectedArguments, &Wanted),
        sections: &Sections,
    ) -> Result<(Self, Vec<Error>)> {
        let mut before = Self::default();
        let old = |instance: Instance<'_>| Old {
            digest: sections.digest(instance.document),
            item: (!is_abstract(instance.document))
                .then(|| instance.item_in_context(arguments.include_settings, config.tree.at)),
        };
        let render = |stack: &str, kinds: Kinds| {
            let of_kind = |(kind, components): (&String, &BTreeMap<String, Map>)| {
                let described = components
                    .iter()
                    .map(|(name, document)| (name.clone(), old(Instance { stack, kind, name, document })));
                (kind.clone(), described.collect())
            };
            (stack.to_owned(), kinds.iter().map(of_kind).collect())
        };
        let problems = each_stack(config, &system.env, wanted, str::cmp, &render, &mut |(stack, kinds)| {
            before.stacks.insert(stack, kinds);
        })?;
        Ok((before, problems))
    }

    /// Takes one that is still there.
    pub(super) fn take(&mut self, stack: &str, kind: &str, name: &str) -> Option<Old> {
        self.stacks.get_mut(stack)?.get_mut(kind)?.remove(name)
    }

    /// Those that are left, each with its stack.
    pub(super) fn rest(self) -> impl Iterator<Item = (String, Map)> {
        let of_stack = |(stack, kinds): (String, BTreeMap<String, BTreeMap<String, Old>>)| {
            let items = kinds.into_values().flat_map(BTreeMap::into_values).filter_map(|old| old.item);
            items.map(move |item| (stack.clone(), item)).collect::<Vec<_>>()
        };
        self.stacks.into_iter().flat_map(of_stack)
    }
}
