//! `wrap`: runs Terraform and OpenTofu with the right cloud credentials.
//!
//! The flow of a run, from text to one prepared program:
//!
//! 1. [`run`] takes the environment as a value and looks at `argv[0]`: as `az` it is the shim
//!    (`az`), otherwise the command line is parsed (`cli`) and a command is called (`command`).
//! 2. A command reads the configuration (`config`) and the manifests (`stack`) and resolves the
//!    component and its identity (`target`).
//! 3. The identity's chain is resolved and authenticated (`chain`, `cloud`): from what an earlier
//!    run left, or over the network.
//! 4. The credentials become a session (`session`): files, variables, a folder for PATH. This is pure.
//! 5. The session is applied, Terraform's steps are run, and the last one replaces this process.

mod auth;
mod az;
mod chain;
mod cli;
mod cloud;
mod command;
mod config;
mod credentials;
#[cfg(feature = "emulator")]
pub mod emulator;
mod error;
#[cfg(any(fuzzing, test))]
pub mod fuzzing;
mod place;
mod query;
mod secret;
mod session;
mod stack;
mod store;
mod system;
mod target;
mod terraform;
mod validate;
mod workflow;

#[cfg(feature = "azure-sdk")]
pub use cloud::azure::token_credential::SessionCredential;
use system::System;

/// Runs the program under the name it was called by and returns its exit code.
pub fn run() -> u8 {
    let mut system = System::real();
    let is_az = az::is_called(&system.env);
    let code = if is_az { Ok(az::run(&system)) } else { cli::run(&mut system) };
    code.and_then(|code| system.terminal.finish().map(|()| code)).unwrap_or_else(|error| {
        system.terminal.say(&error.to_string());
        // What the Azure CLI returns for every failure of its own.
        if is_az { 1 } else { error.kind().exit_code() }
    })
}
