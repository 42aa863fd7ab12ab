//! What has happened so far: requests, device codes, refresh tokens.

use std::collections::BTreeMap;

use super::{
    directory::CLI_CLIENT_ID,
    fault::{Answer, Fault},
    request::Request,
    script::Script,
    token,
};
use crate::system::{
    Clock as _,
    clock::{Seconds, SystemClock},
};

/// A request that was answered.
#[derive(Clone, Debug)]
pub struct RecordedRequest {
    /// `GET`, `POST`, …
    pub method: String,
    /// The whole URL.
    pub url: String,
    /// The fields of the form, secrets as they came.
    pub form: BTreeMap<String, String>,
    /// The status of the answer; 0 when the connection was closed instead.
    pub status: u16,
}

/// A sign-in by device code that has begun.
#[derive(Clone, Debug)]
pub(super) struct DeviceCode {
    pub(super) client: String,
    pub(super) scopes: Vec<String>,
    pub(super) expires_at: Seconds,
    pub(super) polls: u32,
}

/// A sign-in in a browser that was approved.
#[derive(Clone, Debug)]
pub(super) struct Authorization {
    pub(super) client: String,
    pub(super) scopes: Vec<String>,
    pub(super) redirect_uri: String,
    /// The hash of the verifier that redeems the code.
    pub(super) challenge: String,
    pub(super) nonce: Option<String>,
    pub(super) is_used: bool,
}

/// What a refresh token stands for.
#[derive(Clone, Debug)]
pub(super) struct RefreshToken {
    pub(super) client: String,
    /// Object id of the user in the home tenant.
    pub(super) user: String,
    pub(super) expires_at: Seconds,
}

pub(super) struct State {
    pub(super) script: Script,
    pub(super) device_codes: BTreeMap<String, DeviceCode>,
    pub(super) authorizations: BTreeMap<String, Authorization>,
    pub(super) refresh_tokens: BTreeMap<String, RefreshToken>,
    pub(super) requests: Vec<RecordedRequest>,
    issued: Vec<String>,
    /// For each fault of the script, whether it has hit a request.
    fault_was_used: Vec<bool>,
}

impl State {
    pub(super) fn new(script: Script) -> Self {
        let mut refresh_tokens = BTreeMap::new();
        for user in &script.directory.users {
            for token in &user.refresh_tokens {
                let client = CLI_CLIENT_ID.to_owned();
                let known = RefreshToken { client, user: user.object_id.clone(), expires_at: Seconds::MAX };
                refresh_tokens.insert(token.clone(), known);
            }
        }
        let fault_was_used = vec![false; script.faults.len()];
        Self {
            script,
            device_codes: BTreeMap::new(),
            authorizations: BTreeMap::new(),
            refresh_tokens,
            requests: Vec::new(),
            issued: Vec::new(),
            fault_was_used,
        }
    }

    /// The answer of the first fault that hits `request`.
    pub(super) fn fault(&mut self, request: &Request) -> Option<Answer> {
        let index = self.script.faults.iter_mut().position(|fault| fault.hits(request))?;
        self.fault_was_used[index] = true;
        Some(self.script.faults[index].answer.clone())
    }

    pub(super) fn unused_faults(&self) -> Vec<Fault> {
        let faults = self.script.faults.iter().zip(&self.fault_was_used);
        faults.filter(|(_, used)| !**used).map(|(fault, _)| fault.clone()).collect()
    }

    pub(super) fn record(&mut self, request: Request, status: u16) -> RecordedRequest {
        let recorded = RecordedRequest { method: request.method, url: request.url, form: request.form, status };
        self.requests.push(recorded.clone());
        recorded
    }

    /// Begins a sign-in; returns the device code and the code to type.
    pub(super) fn begin_device_code(&mut self, client: String, scopes: Vec<String>) -> (String, String) {
        let device_code = token::random_text(60);
        let expires_at = now() + self.script.device_code_lifetime_seconds;
        self.device_codes.insert(device_code.clone(), DeviceCode { client, scopes, expires_at, polls: 0 });
        // Known beforehand, so that what a program prints can be compared.
        (device_code, format!("FAKE{:05}", self.device_codes.len()))
    }

    /// A new refresh token; the older ones stay valid, as with Entra ID.
    pub(super) fn issue_refresh_token(&mut self, client: &str, user: &str) -> String {
        let text = format!("1.AX{}", token::random_text(500));
        let expires_at = now() + self.script.refresh_token_lifetime_seconds;
        let token = RefreshToken { client: client.to_owned(), user: user.to_owned(), expires_at };
        self.refresh_tokens.insert(text.clone(), token);
        text
    }

    /// Keeps a token in mind, so that tests can search for it.
    pub(super) fn issue(&mut self, token: String) -> String {
        self.issued.push(token.clone());
        token
    }

    pub(super) fn issued_secrets(&self) -> Vec<String> {
        let handed_out = self.device_codes.keys().chain(self.refresh_tokens.keys()).chain(self.authorizations.keys());
        self.issued.iter().chain(handed_out).cloned().collect()
    }
}

pub(super) fn now() -> Seconds {
    SystemClock.now()
}
