//! A request as the services see it: method, host, path, fields.

use std::collections::BTreeMap;

use http_body_util::BodyExt as _;
use hyper::{body::Incoming, header::HeaderMap};

/// A request, whichever way it came.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: String,
    /// The whole URL as the client means it: `https://host/path?query`.
    pub(super) url: String,
    pub(super) host: String,
    pub(super) path: String,
    pub(super) query: BTreeMap<String, String>,
    pub(super) form: BTreeMap<String, String>,
    headers: HeaderMap,
}

impl Request {
    /// Reads a request that came through a tunnel to `tunnel`, or to the proxy itself.
    pub(super) async fn read(request: hyper::Request<Incoming>, tunnel: Option<&str>) -> hyper::Result<Self> {
        let (parts, body) = request.into_parts();
        let body = body.collect().await?.to_bytes();
        // A request that was sent to us directly has its host in a header, with our port.
        let header = parts.headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
        let direct = header.rsplit_once(':').map_or(header, |(host, _)| host);
        let (scheme, host) = match tunnel {
            Some(host) => ("https", host),
            None => ("http", parts.uri.host().unwrap_or(direct)),
        };
        let path = parts.uri.path().to_owned();
        let query = parts.uri.query().unwrap_or_default();
        let separator = if query.is_empty() { "" } else { "?" };
        Ok(Self {
            method: parts.method.to_string(),
            url: format!("{scheme}://{host}{path}{separator}{query}"),
            host: host.to_owned(),
            query: fields(query),
            form: fields(&String::from_utf8_lossy(&body)),
            path,
            headers: parts.headers,
        })
    }

    /// A request without headers, for tests.
    #[cfg(test)]
    pub(super) fn example(method: &str, url: &str, form: BTreeMap<String, String>) -> Self {
        let parsed = reqwest::Url::parse(url).expect("it is a URL");
        Self {
            method: method.to_owned(),
            url: url.to_owned(),
            host: parsed.host_str().unwrap_or_default().to_owned(),
            path: parsed.path().to_owned(),
            query: fields(parsed.query().unwrap_or_default()),
            form,
            headers: HeaderMap::new(),
        }
    }

    /// A field of the form that is not empty.
    pub(super) fn field(&self, name: &str) -> Option<&String> {
        self.form.get(name).filter(|value| !value.is_empty())
    }

    /// The parts of the path.
    pub(super) fn segments(&self) -> Vec<&str> {
        self.path.split('/').filter(|segment| !segment.is_empty()).collect()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The token of an `Authorization: Bearer` header.
    pub(super) fn bearer(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Bearer ")
    }

    /// The scopes of the form.
    pub(super) fn scopes(&self) -> Vec<String> {
        self.field("scope").map(|scope| scope.split_whitespace().map(str::to_owned).collect()).unwrap_or_default()
    }
}

/// The fields of `application/x-www-form-urlencoded` text.
fn fields(text: &str) -> BTreeMap<String, String> {
    let mut url = reqwest::Url::parse("http://form.invalid/").expect("it is a URL");
    url.set_query(Some(text));
    url.query_pairs().into_owned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_is_decoded() {
        let fields = fields("client_secret=a%7Eb%2B%2F%3D&scope=one+two&empty=");
        assert_eq!(fields["client_secret"], "a~b+/=");
        assert_eq!(fields["scope"], "one two");
        assert_eq!(fields["empty"], "");
    }
}
