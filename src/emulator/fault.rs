//! Requests that go wrong on purpose.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{reply::Reply, request::Request};

/// A fault: which requests it hits, how often, and what they get.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// A part of the URL (`https://host/path?query`).
    pub path: String,
    /// The method; any when absent.
    pub method: Option<String>,
    /// Fields that the request's form must hold, such as `grant_type = "refresh_token"`.
    #[serde(default)]
    pub form: BTreeMap<String, String>,
    /// How many matching requests are let through first.
    #[serde(default)]
    pub after: u32,
    /// How many requests it hits after that.
    #[serde(default = "once")]
    pub times: u32,
    /// What these requests get.
    pub answer: Answer,
}

fn once() -> u32 {
    1
}

/// What a request gets that a fault hits.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// No answer: the connection is closed.
    Close,
    /// Status 200 with half a JSON document.
    BrokenJson,
    /// A refusal in the form of Entra ID.
    Oauth(OauthError),
    /// Any status and body.
    Http(HttpAnswer),
}

/// A refusal of Entra ID.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OauthError {
    /// `error`: `authorization_declined`, `slow_down`, …
    pub error: String,
    /// The number after `AADSTS`; known for the errors of the device code flow.
    pub code: Option<u32>,
    /// The sentence after it.
    pub description: Option<String>,
    /// `suberror`, such as `token_expired`.
    pub suberror: Option<String>,
    /// `claims` that a new sign-in must meet, as JSON.
    pub claims: Option<String>,
}

/// An answer of any service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpAnswer {
    /// The status code.
    pub status: u16,
    /// Seconds of a `Retry-After` header.
    pub retry_after: Option<u64>,
    /// A `WWW-Authenticate` header.
    pub challenge: Option<String>,
    /// The body.
    #[serde(default)]
    pub body: String,
}

impl Fault {
    /// Whether it hits `request`; counts the request when it matches.
    pub(super) fn hits(&mut self, request: &Request) -> bool {
        if self.times == 0 || !self.matches(request) {
            return false;
        }
        if self.after > 0 {
            self.after -= 1;
            return false;
        }
        self.times -= 1;
        true
    }

    fn matches(&self, request: &Request) -> bool {
        self.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(&request.method))
            && request.url.contains(&self.path)
            && self.form.iter().all(|(name, value)| request.field(name) == Some(value))
    }
}

impl Answer {
    /// The reply; `None` closes the connection.
    pub(super) fn reply(&self) -> Option<Reply> {
        match self {
            Self::Close => None,
            Self::BrokenJson => Some(Reply::text(200, "{\"access_token\": \"")),
            Self::Oauth(error) => Some(error.reply()),
            Self::Http(answer) => {
                let reply = Reply::text(answer.status, &answer.body);
                let headers = [
                    ("retry-after", answer.retry_after.map(|seconds| seconds.to_string())),
                    ("www-authenticate", answer.challenge.clone()),
                ];
                let headers = headers.into_iter().filter_map(|(name, value)| Some((name, value?)));
                Some(headers.fold(reply, |reply, (name, value)| reply.header(name, value)))
            }
        }
    }
}

impl OauthError {
    fn reply(&self) -> Reply {
        let (code, description) = known(&self.error);
        let description = self.description.as_deref().unwrap_or(description);
        let status = if self.error == "invalid_client" { 401 } else { 400 };
        let mut reply = Reply::oauth_error(status, &self.error, self.code.unwrap_or(code), description);
        if let Some(suberror) = &self.suberror {
            reply.body["suberror"] = suberror.as_str().into();
        }
        if let Some(claims) = &self.claims {
            reply.body["claims"] = claims.as_str().into();
        }
        reply
    }
}

/// The number and sentence that Entra ID gives with an error of the device code flow.
pub(super) fn known(error: &str) -> (u32, &'static str) {
    match error {
        "authorization_pending" => (70016, "OAuth 2.0 device flow error. Authorization is pending. Continue polling."),
        "slow_down" => (70016, "OAuth 2.0 device flow error. The client polls too fast. Slow down."),
        "authorization_declined" => (70018, "The user declined the authorization request."),
        "expired_token" => (
            70020,
            "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
        ),
        "bad_verification_code" => (70018, "The verification code is not recognised."),
        _ => (50000, "There was an error issuing a token."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refresh() -> Request {
        let form = BTreeMap::from([("grant_type".to_owned(), "refresh_token".to_owned())]);
        Request::example("POST", "https://login.microsoftonline.com/common/oauth2/v2.0/token", form)
    }

    fn fault(text: &str) -> Fault {
        serde_json::from_str(text).expect("the text is a fault")
    }

    #[test]
    fn fault_hits_after_and_times_as_scripted() {
        let mut fault = fault(r#"{"path": "/token", "after": 1, "times": 2, "answer": "close"}"#);
        let hits: Vec<bool> = (0..5).map(|_| fault.hits(&refresh())).collect();
        assert_eq!(hits, [false, true, true, false, false]);
    }

    #[test]
    fn fault_looks_at_method_and_form() {
        for (rule, hits) in [
            (r#""method": "post""#, true),
            (r#""method": "GET""#, false),
            (r#""form": {"grant_type": "refresh_token"}"#, true),
            (r#""form": {"grant_type": "client_credentials"}"#, false),
        ] {
            let mut fault = fault(&format!(r#"{{"path": "/token", {rule}, "answer": "broken_json"}}"#));
            assert_eq!(fault.hits(&refresh()), hits, "{rule}");
        }
    }

    #[test]
    fn refusal_carries_its_code() {
        let fault = fault(
            r#"{"path": "/", "answer": {"oauth": {"error": "invalid_grant", "code": 50076, "suberror": "basic_action"}}}"#,
        );
        let reply = fault.answer.reply().expect("a refusal is a reply");
        assert_eq!(reply.status, 400);
        assert_eq!((&reply.body["suberror"], &reply.body["error_codes"][0]), (&"basic_action".into(), &50076.into()));
    }
}
