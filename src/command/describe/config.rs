//! `wrap describe config`: the configuration, merged.

use crate::{
    command::output::{self, TreeArguments},
    config,
    config::Selection,
    error::Result,
    system::System,
};

/// Prints the configuration as it is after all files are merged.
pub(crate) fn config(system: &System, selection: &Selection, arguments: &TreeArguments) -> Result<u8> {
    let config = config::load(&system.env, selection)?;
    output::write(system, arguments, &config.tree)?;
    Ok(0)
}
