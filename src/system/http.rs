//! The network: one request, one reply.

use std::{future::Future, pin::Pin, sync::OnceLock, time::Duration};

use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
    system::{Env, thumbprint::Thumbprint},
};

/// A reply that can be awaited.
pub(crate) type Reply<'a> = Pin<Box<dyn Future<Output = Result<Response>> + 'a>>;

/// A request. The body is a form (`application/x-www-form-urlencoded`) when there is one.
#[derive(Debug)]
pub(crate) struct Request {
    /// `https://…`
    pub(crate) url: String,
    /// Header names and values.
    pub(crate) headers: Vec<(&'static str, Secret)>,
    /// Fields of the form; `None` makes it a GET, `Some` a POST.
    pub(crate) form: Option<Vec<(&'static str, Secret)>>,
    /// Never through a proxy, and only a moment to connect: for services of the machine itself,
    /// such as the metadata service of a virtual machine.
    pub(crate) direct: bool,
    /// The only server that may see it, whatever authority vouches for others.
    pub(crate) server: Option<Thumbprint>,
}

impl Request {
    /// A GET of `url`.
    pub(crate) fn get(url: impl Into<String>) -> Self {
        Self { url: url.into(), headers: Vec::new(), form: None, direct: false, server: None }
    }

    /// A GET of `url` with `fields` as its query.
    pub(crate) fn query(url: &str, fields: &[(&str, &str)]) -> Self {
        // What is no URL is reported by whoever sends it.
        let full = reqwest::Url::parse_with_params(url, fields);
        Self::get(full.map_or_else(|_| url.to_owned(), String::from))
    }

    /// A POST of a form to `url`.
    pub(crate) fn post(url: impl Into<String>, form: Vec<(&'static str, Secret)>) -> Self {
        Self { url: url.into(), headers: Vec::new(), form: Some(form), direct: false, server: None }
    }

    /// Adds a header.
    #[must_use]
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<Secret>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Sends it past every proxy.
    #[must_use]
    pub(crate) fn directly(mut self) -> Self {
        self.direct = true;
        self
    }

    /// Sends it to the server with this certificate only, past every proxy.
    #[must_use]
    pub(crate) fn only_to(self, server: Thumbprint) -> Self {
        Self { server: Some(server), ..self.directly() }
    }
}

/// A reply of the server, whatever its status.
#[derive(Debug)]
pub(crate) struct Response {
    /// HTTP status code.
    pub(crate) status: u16,
    /// Seconds of a `Retry-After` header.
    pub(crate) retry_after: Option<u64>,
    /// The `WWW-Authenticate` header.
    pub(crate) challenge: Option<String>,
    /// The whole body; may hold tokens.
    pub(crate) body: Secret,
}

/// Sends requests. An `Err` means that no reply came ([`Kind::TryAgain`]); a reply of any status is `Ok`.
pub(crate) trait Http {
    /// Sends one request and reads the whole reply. Does not retry.
    fn send(&self, request: Request) -> Reply<'_>;
}

/// The real network: rustls with the platform's certificates, `HTTPS_PROXY`, `NO_PROXY` and
/// `SSL_CERT_FILE` honoured. Built at the first request, because that costs milliseconds.
pub(crate) struct Client {
    certificates: Option<std::path::PathBuf>,
    proxied: OnceLock<reqwest::Client>,
    /// Knows no proxy.
    direct: OnceLock<reqwest::Client>,
}

/// What rustls says of a certificate that [`Thumbprint`] refuses.
const IMPOSTOR: &str = "invalid peer certificate";

/// How long a server may take to accept a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);
/// A service of the machine itself answers at once, or is not there.
const DIRECT_CONNECT_TIMEOUT: Duration = Duration::from_secs(1);

impl Client {
    pub(crate) fn new(env: &Env) -> Self {
        let certificates = env.var_os("SSL_CERT_FILE").map(|path| env.absolute(path));
        Self { certificates, proxied: OnceLock::new(), direct: OnceLock::new() }
    }

    /// The client for `request`; cheap to clone.
    fn client(&self, request: &Request) -> Result<reqwest::Client> {
        if request.server.is_some() {
            return self.build(true, request.server);
        }
        let place = if request.direct { &self.direct } else { &self.proxied };
        if let Some(client) = place.get() {
            return Ok(client.clone());
        }
        let client = self.build(request.direct, None)?;
        Ok(place.get_or_init(|| client).clone())
    }

    fn build(&self, direct: bool, server: Option<Thumbprint>) -> Result<reqwest::Client> {
        // A second call reports that a provider is there already, which is what we want.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = reqwest::Client::builder()
            .connect_timeout(if direct { DIRECT_CONNECT_TIMEOUT } else { CONNECT_TIMEOUT })
            .timeout(Duration::from_secs(60))
            // Nothing we ask redirects; a token or secret must not be sent on to where an answer says.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("wrap/", env!("CARGO_PKG_VERSION")));
        if direct {
            // A redirect would take the request away from this machine.
            builder = builder.no_proxy().redirect(reqwest::redirect::Policy::none());
        }
        let problem = |error: &dyn std::error::Error| {
            Error::new(Kind::Internal, "cannot set up the HTTPS client").because(chain(error))
        };
        if let Some(server) = server {
            builder = builder.tls_backend_preconfigured(server.tls().map_err(|error| problem(&error))?);
        } else if let Some(path) = &self.certificates {
            builder = builder.tls_certs_only(read_certificates(path)?);
        }
        builder.build().map_err(|error| problem(&error))
    }
}

fn read_certificates(path: &std::path::Path) -> Result<Vec<reqwest::Certificate>> {
    let problem = |cause: String| {
        Error::configuration(format!("cannot read the certificates in `{}`", path.display()))
            .because(cause)
            .help("SSL_CERT_FILE must name a file of PEM certificates; correct or unset it")
    };
    let text = std::fs::read(path).map_err(|error| problem(error.to_string()))?;
    let certificates = reqwest::Certificate::from_pem_bundle(&text).map_err(|error| problem(chain(&error)))?;
    if certificates.is_empty() {
        return Err(problem("the file holds no certificate".to_owned()));
    }
    Ok(certificates)
}

impl Http for Client {
    fn send(&self, request: Request) -> Reply<'_> {
        Box::pin(async move {
            let host = reqwest::Url::parse(&request.url)
                .ok()
                .and_then(|url| url.host_str().map(str::to_owned))
                .unwrap_or_else(|| request.url.clone());
            exchange(&self.client(&request)?, &request).await.map_err(|error| {
                let cause = chain(&error.without_url());
                if request.server.is_some() && cause.contains(IMPOSTOR) {
                    return Error::new(Kind::Denied, format!("`{host}` is not the server that it should be"))
                        .because("its certificate has another thumbprint; nothing was sent to it");
                }
                let unreachable = Error::new(Kind::TryAgain, format!("cannot reach `{host}`")).because(cause);
                if request.direct {
                    return unreachable;
                }
                unreachable.help("check the network, HTTPS_PROXY and SSL_CERT_FILE, then run the command again")
            })
        })
    }
}

async fn exchange(client: &reqwest::Client, request: &Request) -> reqwest::Result<Response> {
    let mut builder = if request.form.is_some() { client.post(&request.url) } else { client.get(&request.url) };
    for (name, value) in &request.headers {
        builder = builder.header(*name, value.expose());
    }
    if let Some(fields) = &request.form {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.expose())).collect();
        // After the headers, so that a content type among them stays.
        builder = builder.form(&fields);
    }
    let response = builder.send().await?;
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
    let retry_after = header("retry-after").and_then(|value| value.parse().ok());
    let challenge = header("www-authenticate").map(str::to_owned);
    Ok(Response { status: response.status().as_u16(), retry_after, challenge, body: response.text().await?.into() })
}

/// The message with all its causes: reqwest's own `Display` hides them.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let more = inner.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = inner.source();
    }
    text
}
