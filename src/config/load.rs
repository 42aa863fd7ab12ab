//! The configuration file to [`Config`].

use super::Config;
use crate::{error::Result, system::Env};

/// Finds and reads the configuration.
pub(crate) fn load(_env: &Env) -> Result<Config> {
    todo!()
}
