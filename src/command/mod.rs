//! The commands: each parses, calls, prints.

pub(crate) mod appearance;
pub(crate) mod auth;
pub(crate) mod completion;
pub(crate) mod custom;
#[cfg(feature = "emulator")]
pub(crate) mod demo;
pub(crate) mod describe;
#[cfg(feature = "emulator")]
pub(crate) mod emulator;
pub(crate) mod folder;
pub(crate) mod generate;
pub(crate) mod git;
mod level;
pub(crate) mod list;
pub(crate) mod output;
pub(crate) mod profile;
mod sign_in;
mod steps;
pub(crate) mod terraform;
pub(crate) mod validate;
pub(crate) mod workflow;

pub(crate) use crate::config::Selection;
