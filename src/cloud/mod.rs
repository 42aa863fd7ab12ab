//! The kinds of providers and identities: one file and one table row each.

pub(crate) mod azure;
mod kinds;
pub(crate) mod session;

pub(crate) use kinds::{BORROWED, FOR_PEOPLE, check_pair, comes_later, identity, provider};
