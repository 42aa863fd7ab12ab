//! `wrap describe config`: the configuration, merged.

use crate::{
    command::{
        output::{self, TreeArguments, TreeFormat},
        sign_in::configuration,
    },
    config::Selection,
    error::Result,
    system::System,
};

/// Prints the configuration as it is after all files are merged, as JSON like Atmos.
pub(crate) fn config(system: &System, selection: &Selection, arguments: &TreeArguments) -> Result<u8> {
    let config = configuration(system, selection)?;
    output::write(system, arguments, TreeFormat::Json, &config.tree)?;
    Ok(0)
}
