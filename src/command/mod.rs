//! The commands: each parses, calls, prints.

#[cfg(feature = "emulator")]
pub(crate) mod emulator;
