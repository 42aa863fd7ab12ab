//! The traits behind every kind of provider and identity.

pub(crate) mod assertion;

use std::{future::Future, pin::Pin};

use crate::{credentials::Credentials, error::Result, system::System};

/// Credentials that can be awaited.
pub(crate) type Issue<'a> = Pin<Box<dyn Future<Output = Result<Credentials>> + 'a>>;

/// Names what a chain left behind on this machine: changed configuration, changed key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChainKey {
    /// The identity at the end of the chain, or the provider when there is none.
    pub(crate) name: String,
    /// A hash over the configuration of every step.
    pub(crate) fingerprint: String,
    /// The project whose credentials these are (keeps two projects apart).
    pub(crate) realm: String,
    /// Where they rest and how programs get them. No part of what they are: it may change freely.
    pub(crate) manner: Manner,
}

/// How a chain's credentials are kept and handed to other programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manner {
    /// In a folder of their own, apart from the user's other sign-ins.
    pub(crate) is_isolated: bool,
    /// Terraform's providers sign in by themselves, with what the environment gives them, instead
    /// of asking a command line tool.
    pub(crate) is_native: bool,
    /// Another program signed in, and its sign-in is only used: whoever signs out of it, signs out there.
    pub(crate) is_borrowed: bool,
}

/// Issues credentials.
pub(crate) trait Provider {
    /// The whole chain's credentials as an earlier run with the same `key` left them. Reads files
    /// only, starts no runtime; tokens may be expired or missing.
    fn recall(&self, system: &System, key: &ChainKey) -> Result<Option<Credentials>>;
    /// Renews without asking anybody where something that renews is found; else signs in, with
    /// prompts only when `consent` allows them.
    fn issue<'a>(&'a self, system: &'a System, consent: Consent<'a>, key: &'a ChainKey) -> Issue<'a>;
}

/// Turns credentials of the step before into those of an identity.
pub(crate) trait Identity {
    /// May talk to the network; never to people.
    fn assume<'a>(&'a self, system: &'a System, base: Credentials) -> Issue<'a>;
}

/// What a sign-in may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Consent<'a> {
    /// Renew silently where that is possible; ask a person otherwise.
    AskIfNeeded,
    /// Sign in anew even when a silent renewal would do (`wrap auth login --force`).
    SignInAnew,
    /// The same, with a sign-in that meets what a service demanded, in its own words.
    Meet(&'a str),
}
