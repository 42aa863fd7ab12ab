//! The commands: each parses, calls, prints.

pub(crate) mod auth;
#[cfg(feature = "emulator")]
pub(crate) mod demo;
#[cfg(feature = "emulator")]
pub(crate) mod emulator;
pub(crate) mod generate;
pub(crate) mod git;
mod sign_in;
pub(crate) mod terraform;
pub(crate) mod validate;

pub(crate) use crate::config::Selection;
