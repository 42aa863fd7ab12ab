//! A stand-in for Entra ID, ARM, Graph and the identity services of machines behind a CONNECT proxy, for tests and `wrap demo`.
//!
//! Programs reach it under the real host names: `HTTPS_PROXY` names [`Emulator::proxy_url`] and
//! `SSL_CERT_FILE` (or `REQUESTS_CA_BUNDLE`) a file with [`Emulator::certificate_authority`], so
//! production code needs no switch for it. Everything it knows is in its [`Script`].

mod arm;
mod authorization;
mod certificates;
mod client_assertion;
mod device_code;
mod directory;
mod discovery;
mod entra;
mod fault;
mod grant;
mod graph;
mod issuer;
mod machine;
mod proxy;
mod reply;
mod request;
mod route;
mod script;
mod state;
mod token;

use std::{
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
};

use tokio::sync::oneshot;

pub use directory::{Application, Directory, FederatedCredential, MachineIdentity, Subscription, Tenant, User};
pub use fault::{Answer, Fault, HttpAnswer, OauthError};
pub use script::Script;
pub use state::RecordedRequest;

use state::State;

/// A running emulator on a port of the loopback interface; it stops when dropped.
pub struct Emulator {
    port: u16,
    certificate_authority: String,
    thumbprint: String,
    state: Arc<Mutex<State>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Emulator {
    /// Starts an emulator that behaves as `script` says.
    pub fn start(script: Script) -> io::Result<Self> {
        Self::start_observed(script, |_| ())
    }

    /// Starts an emulator that shows every request to `observe` after it was answered.
    pub fn start_observed(
        script: Script,
        observe: impl Fn(&RecordedRequest) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let mut authority = certificates::Authority::new()?;
        let certificate_authority = authority.pem();
        let thumbprint = authority.server(proxy::MACHINE)?.thumbprint;
        let state = Arc::new(Mutex::new(State::new(script)));
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let proxy = proxy::Proxy::new(authority, Arc::clone(&state), Box::new(observe));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("emulator".to_owned()).spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    () = proxy.serve(listener) => {}
                    _ = stopped => {}
                }
            });
        })?;
        Ok(Self { port, certificate_authority, thumbprint, state, stop: Some(stop), thread: Some(thread) })
    }

    /// What `HTTPS_PROXY` must say: `http://127.0.0.1:PORT`.
    pub fn proxy_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The certificate that clients must trust, as PEM text.
    pub fn certificate_authority(&self) -> &str {
        &self.certificate_authority
    }

    /// By which certificate Service Fabric's identity service is known: SHA-1, in hex. It listens
    /// where the proxy does.
    pub fn thumbprint(&self) -> &str {
        &self.thumbprint
    }

    /// Every request answered so far, in the order of arrival. Secrets are as the client sent them.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state().requests.clone()
    }

    /// Every token and device code handed out so far, and those the script made valid: a test
    /// fails when one of them is printed.
    pub fn issued_secrets(&self) -> Vec<String> {
        self.state().issued_secrets()
    }

    /// The faults of the script that no request has met: a test that scripts one and does not
    /// meet it tests something else than it says.
    pub fn unused_faults(&self) -> Vec<Fault> {
        self.state().unused_faults()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been reported already.
            let _ = thread.join();
        }
    }
}
