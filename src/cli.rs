//! The command line: definitions of arguments.

use crate::{error::Result, system::System};

pub(crate) fn run(_system: &System) -> Result<u8> {
    todo!()
}
