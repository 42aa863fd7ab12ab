//! End-to-end tests: the cases, the emulator over the wire, and the rules of the source.

#![allow(clippy::unwrap_used, reason = "a panic in a test is a failing test")]

#[cfg(feature = "emulator")]
mod aliases;
#[cfg(feature = "emulator")]
mod backend;
#[cfg(feature = "emulator")]
mod case;
#[cfg(feature = "emulator")]
mod cases;
#[cfg(feature = "emulator")]
mod docs;
#[cfg(feature = "emulator")]
mod emulator;
#[cfg(feature = "emulator")]
mod executions;
mod golden;
mod hooks;
#[cfg(feature = "emulator")]
mod identities;
mod input;
mod layers;
#[cfg(feature = "emulator")]
mod leaks;
#[cfg(feature = "emulator")]
mod machine;
#[cfg(feature = "emulator")]
mod makefile;
#[cfg(feature = "emulator")]
mod placeholders;
#[cfg(feature = "emulator")]
mod places;
#[cfg(feature = "emulator")]
mod readme;
#[cfg(feature = "emulator")]
mod sandbox;
#[cfg(all(feature = "azure-sdk", feature = "emulator"))]
mod sdk;
#[cfg(feature = "emulator")]
mod terminal;
mod tidy;
#[cfg(feature = "emulator")]
mod user;
#[cfg(feature = "emulator")]
mod want;
#[cfg(feature = "emulator")]
mod written;
