//! An answer before it goes on the wire.

use http_body_util::Full;
use hyper::body::Bytes;
use serde_json::{Value, json};

use super::token;
use crate::system::{Clock as _, clock::SystemClock};

/// Status, headers and body.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    /// A JSON string is sent as the text itself.
    pub(super) body: Value,
}

impl Reply {
    pub(super) fn json(status: u16, body: Value) -> Self {
        Self { status, headers: Vec::new(), body }
    }

    /// A body that need not be JSON.
    pub(super) fn text(status: u16, body: &str) -> Self {
        Self::json(status, Value::from(body))
    }

    pub(super) fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// A refusal in the form of Entra ID.
    pub(super) fn oauth_error(status: u16, error: &str, code: u32, description: &str) -> Self {
        let (trace, correlation) = (token::random_uuid(), token::random_uuid());
        let timestamp = timestamp();
        Self::json(
            status,
            json!({
                "error": error,
                "error_description": format!(
                    "AADSTS{code}: {description} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {timestamp}"
                ),
                "error_codes": [code],
                "timestamp": timestamp,
                "trace_id": trace,
                "correlation_id": correlation,
                "error_uri": format!("https://login.microsoftonline.com/error?code={code}"),
            }),
        )
    }

    /// A refusal in the form of ARM and Graph.
    pub(super) fn service_error(status: u16, code: &str, message: &str) -> Self {
        Self::json(status, json!({"error": {"code": code, "message": message}}))
    }

    pub(super) fn into_response(self) -> hyper::Response<Full<Bytes>> {
        let body = match self.body {
            Value::String(text) => text,
            other => other.to_string(),
        };
        let mut builder = hyper::Response::builder()
            .status(self.status)
            .header("content-type", "application/json; charset=utf-8")
            .header("cache-control", "no-store, no-cache")
            .header("x-ms-request-id", token::random_uuid());
        for (name, value) in self.headers {
            builder = builder.header(name, value);
        }
        builder.body(Full::from(body)).expect("statuses and headers are valid: a script is made by a test's author")
    }
}

fn timestamp() -> String {
    let now = jiff::Timestamp::from_second(SystemClock.now()).unwrap_or_default();
    now.strftime("%Y-%m-%d %H:%M:%SZ").to_string()
}
