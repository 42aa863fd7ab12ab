//! The `az` shim: answers what Terraform's Azure providers ask the Azure CLI.

use crate::{
    error::Result,
    system::{Env, System},
};

/// Whether this program was started under the name `az`.
pub(crate) fn is_called(_env: &Env) -> bool {
    false
}

/// Answers one `az` command and returns the exit code.
pub(crate) fn run(_system: &System) -> Result<u8> {
    todo!()
}
