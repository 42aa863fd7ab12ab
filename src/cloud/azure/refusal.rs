//! What Entra ID refuses, and what to do about it.

mod advice;
mod explanation;
mod meaning;

pub(crate) use explanation::explain;

use serde::Deserialize;

use super::demand::Demand;
use crate::error::{Error, Kind};

/// An error reply of Entra ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The OAuth error: `invalid_grant`.
    error: String,
    /// The number after `AADSTS`. For advice only; Microsoft may change it, so nothing branches on
    /// it where `error` says enough.
    code: Option<u32>,
    /// The description up to its `Trace ID:`, on one line.
    text: String,
    /// HTTP 429 or 5xx.
    is_overloaded: bool,
    /// What a new sign-in must meet.
    demand: Option<Demand>,
}

/// The error of a service that wants more than a token says.
const INSUFFICIENT: &str = "insufficient_claims";

/// What a caller may do about a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Nobody has entered the device code yet.
    Pending,
    /// The same, and we ask too often.
    SlowDown,
    /// The person said no.
    Declined,
    /// The device code has expired.
    Expired,
    /// A person has to sign in (again).
    InteractionRequired,
    /// The same request may work later.
    Temporary,
    /// All the rest.
    Other,
}

/// Who asked for the token: names for messages.
#[derive(Clone, Debug)]
pub(crate) struct Asker<'a> {
    /// What was refused: ``client `1111…` `` or ``the sign-in of `dev` ``.
    pub(crate) who: String,
    pub(crate) tenant: &'a str,
    pub(crate) client_id: &'a str,
    /// The command that signs in anew: `wrap auth login -i dev`.
    pub(crate) login: String,
}

#[derive(Deserialize)]
struct ErrorReply {
    error: String,
    #[serde(default)]
    error_description: String,
    #[serde(default)]
    error_codes: Vec<u32>,
    #[serde(default)]
    claims: String,
}

impl Refusal {
    /// Reads the body of a reply that is not 200; `None` when it is no error of OAuth.
    pub(crate) fn read(body: &str, status: u16) -> Option<Self> {
        let reply: ErrorReply = serde_json::from_str(body).ok()?;
        let refusal = Self::new(&reply.error, &reply.error_description);
        let code = refusal.code.or_else(|| reply.error_codes.first().copied());
        let (is_overloaded, demand) = (super::retry::is_temporary(status), Demand::of_json(&reply.claims));
        Some(Self { code, is_overloaded, demand, ..refusal })
    }

    /// The refusal of a service that wants more than the token says.
    pub(crate) fn of_service(name: &str, demand: Demand) -> Self {
        let text = format!("{name} accepts the token only of a sign-in that meets its demands");
        Self { demand: Some(demand), ..Self::new(INSUFFICIENT, &text) }
    }

    /// A refusal that a browser brings.
    pub(crate) fn new(error: &str, description: &str) -> Self {
        let text = first_line(description).or_else(|| first_line(error)).unwrap_or_default();
        Self { error: error.to_owned(), code: code_in(&text), text, is_overloaded: false, demand: None }
    }

    /// What Entra ID said: `AADSTS7000215: Invalid client secret provided`.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The number after `AADSTS`, for advice.
    pub(crate) fn code(&self) -> Option<u32> {
        self.code
    }

    /// What a new sign-in must meet.
    pub(crate) fn demand(&self) -> Option<&Demand> {
        self.demand.as_ref()
    }

    /// Whether a service refused the token, not Entra ID the sign-in: then a renewal may do.
    pub(crate) fn is_of_service(&self) -> bool {
        self.error == INSUFFICIENT
    }

    /// `login`, as it must be called for this refusal.
    pub(crate) fn login(&self, login: &str) -> String {
        match &self.demand {
            Some(demand) => format!("{login} --claims-challenge {}", demand.encoded()),
            // What still renews one token silently would not ask for what another one needs.
            None if self.error == "interaction_required" && login.starts_with("wrap ") => format!("{login} --force"),
            None => login.to_owned(),
        }
    }

    /// What a caller may do about it.
    pub(crate) fn reason(&self) -> Reason {
        match self.error.as_str() {
            "authorization_pending" => Reason::Pending,
            "slow_down" => Reason::SlowDown,
            // Conditional Access uses the same word as a person who declines.
            "access_denied" if self.code.is_some_and(advice::is_policy) => Reason::Other,
            // `access_denied` is the name in RFC 8628.
            "authorization_declined" | "access_denied" => Reason::Declined,
            "expired_token" | "code_expired" => Reason::Expired,
            "temporarily_unavailable" => Reason::Temporary,
            _ if self.is_overloaded || self.code.is_some_and(advice::is_temporary) => Reason::Temporary,
            "interaction_required" | "login_required" | "consent_required" | "invalid_grant" | INSUFFICIENT => {
                Reason::InteractionRequired
            }
            _ => Reason::Other,
        }
    }

    /// The refusal in the words of the person who asked.
    pub(crate) fn error(&self, asker: &Asker<'_>) -> Error {
        self.plain_error(asker).help(self.help(asker))
    }

    /// The same without advice.
    pub(crate) fn plain_error(&self, asker: &Asker<'_>) -> Error {
        let Asker { who, tenant, .. } = asker;
        let error = match self.reason() {
            Reason::Temporary => {
                Error::new(Kind::TryAgain, format!("Entra ID cannot serve {who} in tenant `{tenant}` at the moment"))
            }
            _ if self.is_of_service() => Error::new(Kind::Denied, format!("{who} in tenant `{tenant}` is not enough")),
            _ => Error::new(Kind::Denied, format!("Entra ID refused {who} in tenant `{tenant}`")),
        };
        error.because(&self.text)
    }

    /// What to do about it, with the names of the asker left open.
    fn advice(&self) -> &'static str {
        self.code.and_then(advice::for_code).unwrap_or_else(|| advice::for_reason(self.reason()))
    }

    fn help(&self, asker: &Asker<'_>) -> String {
        self.advice()
            .replace("{login}", &self.login(&asker.login))
            .replace("{tenant}", asker.tenant)
            .replace("{client}", asker.client_id)
            .replace("{code}", &self.code.map(|code| code.to_string()).unwrap_or_default())
    }
}

/// The description without what only Microsoft's support can read, and without control characters
/// (it is printed to a terminal).
fn first_line(description: &str) -> Option<String> {
    let text = description.split("Trace ID:").next()?;
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    Some(words.join(" ").trim_end_matches('.').to_owned()).filter(|text| !text.is_empty())
}

fn code_in(text: &str) -> Option<u32> {
    let (_, rest) = text.split_once("AADSTS")?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).map_or(rest, |end| &rest[..end]);
    digits.parse().ok()
}

#[cfg(test)]
mod tests;
