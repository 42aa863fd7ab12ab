//! The proxy: `CONNECT host:443` is answered by us in the name of the host.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};

use http_body_util::{Empty, Full};
use hyper::{Method, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsAcceptor;

use super::{RecordedRequest, certificates::Authority, request::Request, route, state::State};

type Body = http_body_util::Either<Full<hyper::body::Bytes>, Empty<hyper::body::Bytes>>;
type Observer = Box<dyn Fn(&RecordedRequest) + Send + Sync>;

/// The host in whose name the identity services of machines are answered.
pub(super) const MACHINE: &str = "localhost";

/// The first byte of every TLS connection.
const TLS_HANDSHAKE: u8 = 0x16;

/// Everything a connection needs.
pub(super) struct Proxy {
    authority: Mutex<Authority>,
    state: Arc<Mutex<State>>,
    observe: Observer,
}

impl Proxy {
    pub(super) fn new(authority: Authority, state: Arc<Mutex<State>>, observe: Observer) -> Arc<Self> {
        Arc::new(Self { authority: Mutex::new(authority), state, observe })
    }

    /// Serves until the runtime ends.
    pub(super) async fn serve(self: Arc<Self>, listener: std::net::TcpListener) {
        let listener = tokio::net::TcpListener::from_std(listener).expect("the runtime has I/O enabled");
        loop {
            let Ok((stream, _)) = listener.accept().await else { continue };
            let proxy = Arc::clone(&self);
            tokio::spawn(async move {
                // A client may leave at any time.
                let _ = proxy.serve_one(stream).await;
            });
        }
    }

    /// A client: of the proxy, or of Service Fabric's identity service, which speaks TLS at once.
    async fn serve_one(self: Arc<Self>, stream: TcpStream) -> io::Result<()> {
        // An answer of several small writes would wait 40 ms for the client to confirm the first.
        stream.set_nodelay(true)?;
        let mut first = [0];
        stream.peek(&mut first).await?;
        if first == [TLS_HANDSHAKE] {
            return self.serve_tls(stream, MACHINE).await;
        }
        let service = service_fn(|request| self.clone().accept(request));
        let serving = http1::Builder::new().serve_connection(TokioIo::new(stream), service).with_upgrades();
        serving.await.map_err(io::Error::other)
    }

    /// A request to the proxy itself: a tunnel, or plain HTTP to any host.
    async fn accept(self: Arc<Self>, request: hyper::Request<Incoming>) -> io::Result<Response<Body>> {
        if request.method() != Method::CONNECT {
            return self.answer(request, None).await;
        }
        let host = request.uri().host().unwrap_or_default().to_owned();
        tokio::spawn(async move {
            // A client that does not trust the certificate ends here; it says so itself.
            let _ = self.tunnel(request, host).await;
        });
        Ok(Response::new(Body::Right(Empty::new())))
    }

    async fn tunnel(self: Arc<Self>, request: hyper::Request<Incoming>, host: String) -> io::Result<()> {
        let upgraded = hyper::upgrade::on(request).await.map_err(io::Error::other)?;
        self.serve_tls(TokioIo::new(upgraded), &host).await
    }

    /// Answers in the name of `host`.
    async fn serve_tls(&self, stream: impl AsyncRead + AsyncWrite + Unpin, host: &str) -> io::Result<()> {
        let server = self.authority.lock().unwrap_or_else(PoisonError::into_inner).server(host)?;
        let stream = TlsAcceptor::from(server.tls).accept(stream).await?;
        let service = service_fn(|request| self.answer(request, Some(host)));
        http1::Builder::new().serve_connection(TokioIo::new(stream), service).await.map_err(io::Error::other)
    }

    /// Answers one request; an error closes the connection.
    async fn answer(&self, request: hyper::Request<Incoming>, tunnel: Option<&str>) -> io::Result<Response<Body>> {
        let request = Request::read(request, tunnel).await.map_err(io::Error::other)?;
        let (reply, recorded) = {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            let reply = route::answer(&mut state, &request);
            let status = reply.as_ref().map_or(0, |reply| reply.status);
            let recorded = state.record(request, status);
            (reply, recorded)
        };
        (self.observe)(&recorded);
        let reply = reply.ok_or_else(|| io::Error::other("the script closes the connection"))?;
        Ok(reply.into_response().map(Body::Left))
    }
}
