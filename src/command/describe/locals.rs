//! `wrap describe locals`: the locals of the manifests of a stack, as written.

use super::map_node;
use crate::{
    command::output::{self, TreeArguments},
    config::Selection,
    config::{self, yaml::Map},
    error::Result,
    stack::Stacks,
    system::System,
};

/// Prints `locals` by manifest; of all manifests when no stack is named.
pub(crate) fn locals(
    system: &System,
    selection: &Selection,
    stack: Option<&str>,
    arguments: &TreeArguments,
) -> Result<u8> {
    let config = config::load(&system.env, selection)?;
    let mut tree = Map::default();
    for (key, locals) in Stacks::open(&config, &system.env)?.locals(stack)? {
        let mut described = Map::default();
        described.insert("locals", locals.at, locals.clone());
        tree.insert(key, locals.at, map_node(described, locals.at));
    }
    output::write(system, arguments, &map_node(tree, config.tree.at))?;
    Ok(0)
}
