//! Where others read a component's state: `remote_state_backend` and its type.

use super::{layers::Layers, library::Library};
use crate::{
    config::{
        fields::list,
        yaml::{Map, Node},
    },
    error::{Error, Result},
};

/// The type of the remote state; the backend's own where nothing else is said.
pub(crate) fn chosen<'m>(layers: &Layers<'m>, backend_type: &'m str) -> Result<&'m str> {
    let written = layers.last_text("remote_state_backend_type")?;
    Ok(written.and_then(Node::as_str).unwrap_or(backend_type))
}

/// The values that stand for outputs where the type is `static`.
pub(crate) fn static_outputs(library: &Library<'_>, layers: &Layers<'_>) -> Result<Option<Node>> {
    if chosen(layers, "")? != STATIC {
        return Ok(None);
    }
    let remote = layers.named(library, "remote_state_backend")?;
    Ok(Some(
        remote
            .get(STATIC)
            .filter(|values| values.as_map().is_some())
            .cloned()
            .unwrap_or_else(|| Node::empty_map(remote.at)),
    ))
}

/// The type that needs no state.
const STATIC: &str = "static";

/// Refuses a section that has nothing for a type other than the backend's own, as nobody could
/// read the state then. What only a run can know, a function or a template, is left alone.
pub(crate) fn check(
    remote: &Node,
    (chosen, backend_type): (&str, &str),
    (component, stack): (&str, &str),
) -> Result<()> {
    let Some(map) = remote.as_map().filter(|map| !map.is_empty()) else { return Ok(()) };
    if [backend_type, ""].contains(&chosen) || chosen.contains("{{") || map.get(chosen).is_some() {
        return Ok(());
    }
    Err(Error::configuration(format!("`remote_state_backend` has nothing for the type `{chosen}`"))
        .at(remote.at)
        .because(format!(
            "component `{component}` of stack `{stack}` has that type, and the section has {}",
            list(Map::keys(map))
        ))
        .help(format!("add `{chosen}: …` to it, or give the component a `remote_state_backend_type`")))
}
