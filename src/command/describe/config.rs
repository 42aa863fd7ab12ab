//! `wrap describe config`: the configuration, merged.

use crate::{
    command::output::{self, TreeArguments},
    config,
    error::Result,
    system::System,
};

/// Prints the configuration as it is after all files are merged.
pub(crate) fn config(system: &System, arguments: &TreeArguments) -> Result<u8> {
    let config = config::load(&system.env)?;
    output::write(system, arguments, &config.tree)?;
    Ok(0)
}
