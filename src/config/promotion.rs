//! `env:` of the configuration: what it says about Atmos's own variables holds for this process too.

use super::{
    fields::Fields,
    variables::{ALL, ALLOW_EXEC},
    yaml::Node,
};
use crate::{error::Result, system::Env};

/// `env` with the variables of ours that the configuration sets. Real variables win over these.
///
/// A repository must not be able to allow itself what only a person may: permissions are read from
/// the real environment.
pub(super) fn promoted(env: &Env, root: &Node) -> Result<Env> {
    let mut promoted = env.clone();
    let Some(section) = root.get("env").filter(|section| section.as_map().is_some()) else { return Ok(promoted) };
    let fields = Fields::new(section, "`env`", env);
    for variable in ALL.iter().filter(|variable| **variable != ALLOW_EXEC) {
        let name = format!("ATMOS_{}", variable.name);
        let is_set = section.get(&name).is_some() && variable.read(env).is_none();
        if is_set && let Some(text) = fields.text_of(&name)? {
            promoted.variables.insert(name.into(), text.into());
        }
    }
    Ok(promoted)
}
