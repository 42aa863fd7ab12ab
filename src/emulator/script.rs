//! What an emulator does: how fast, for how long, for whom, and which faults it shows.

use serde::Deserialize;

use super::{directory::Directory, fault::Fault};
use crate::system::clock::Seconds;

/// How an emulator behaves. Every field has a default, so a test names only what it is about.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Script {
    /// `interval` of a device code: the pause between polls, in seconds.
    pub interval_seconds: u64,
    /// How often a device code answers `authorization_pending` before it approves itself.
    pub pending_polls: u32,
    /// How long a device code can be used.
    pub device_code_lifetime_seconds: Seconds,
    /// The life of a user's access tokens; below zero they are expired when they are issued.
    pub token_lifetime_seconds: Seconds,
    /// The life of an application's access tokens.
    pub application_token_lifetime_seconds: Seconds,
    /// The life of a managed identity's access tokens.
    pub machine_token_lifetime_seconds: Seconds,
    /// The life of refresh tokens.
    pub refresh_token_lifetime_seconds: Seconds,
    /// How many subscriptions ARM lists on one page; the rest is behind `nextLink`.
    pub page_size: usize,
    /// Requests that go wrong; the first fault that matches a request is used.
    pub faults: Vec<Fault>,
    /// Tenants, users, applications and subscriptions.
    pub directory: Directory,
}

impl Default for Script {
    /// What Entra ID does, but with no pause between polls.
    fn default() -> Self {
        Self {
            interval_seconds: 0,
            pending_polls: 1,
            device_code_lifetime_seconds: 900,
            token_lifetime_seconds: 4799,
            application_token_lifetime_seconds: 3599,
            machine_token_lifetime_seconds: 86399,
            refresh_token_lifetime_seconds: 90 * 24 * 3600,
            page_size: 1000,
            faults: Vec::new(),
            directory: Directory::default(),
        }
    }
}
