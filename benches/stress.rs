//! Many programs at once, and programs that are killed: what must hold then, checked and measured.
//!
//! Run it with `make bench`, or alone with `cargo bench --bench stress`.

#![allow(clippy::print_stdout, reason = "printing is what a bench is for")]

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use wrap::emulator::{Emulator, Script};

const WRAP: &str = env!("CARGO_BIN_EXE_wrap");
const TENANT: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
const STORAGE: &str = "https://storage.azure.com";
const IDENTITIES: usize = 40;
const PROCESSES: usize = 100;
const KILLS: usize = 1000;
const REFRESHES: usize = 100;
/// Set to the proxy by the bench for itself: then it is a program that sends one request and ends.
const ALONE: &str = "WRAP_BENCH_REQUEST";

#[expect(clippy::disallowed_methods, reason = "a bench is no part of the program")]
fn main() {
    if let Ok(proxy) = std::env::var(ALONE) {
        return request_once(&proxy);
    }
    let machine = Machine::new(3599);
    machine.sign_in_at_once();
    machine.ask_at_once();
    machine.measure_warm();
    drop(machine);
    // Tokens that are old when they come: every question is a request and a write.
    let machine = Machine::new(200);
    machine.measure_refresh();
    machine.kill_writers();
}

/// A home, a project of forty identities, and the directory that knows them.
struct Machine {
    folder: tempfile::TempDir,
    emulator: Emulator,
}

impl Machine {
    fn new(token_lifetime_seconds: i64) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let script = json!({
            "application_token_lifetime_seconds": token_lifetime_seconds,
            "directory": {
                "tenants": [{"id": TENANT, "name": "Contoso", "domain": "contoso.example"}],
                "users": [],
                "applications": (0..IDENTITIES).map(|number| json!({
                    "id": client(number), "tenant": TENANT, "secret": format!("canary-{number}"),
                    "object_id": format!("e0000000-0000-4000-8000-{number:012}"),
                })).collect::<Vec<_>>(),
                "subscriptions": [],
            },
        });
        let script: Script = serde_json::from_value(script).expect("it is a script");
        let emulator = Emulator::start(script).expect("the loopback interface is there");
        fs::write(folder.path().join("ca.pem"), emulator.certificate_authority()).expect("the folder is ours");
        fs::write(folder.path().join("atmos.yaml"), configuration()).expect("the folder is ours");
        Self { folder, emulator }
    }

    fn command(&self, program: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(words).env_clear().current_dir(self.folder.path()).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("HOME", self.folder.path()).env("PATH", "/usr/bin:/bin").env("WRAP_AUTH_REALM", "stress");
        command.env("HTTPS_PROXY", self.emulator.proxy_url()).env("SSL_CERT_FILE", self.folder.path().join("ca.pem"));
        command
    }

    /// The shim as a child of a run for identity `number`.
    fn az(&self, number: usize) -> Command {
        let state = self.folder.path().join(".local/state/wrap");
        let folders = fs::read_dir(state.join("bin")).expect("somebody has signed in");
        let shim = folders.flatten().next().expect("there is a link").path().join("az");
        let mut command = self.command(&shim, &["account", "get-access-token", "--resource", STORAGE]);
        command.env("WRAP_SESSION", state.join(format!("sessions/stress/identity-{number}.json")));
        command
    }

    fn sign_in(&self, number: usize) -> Command {
        let name = format!("identity-{number}");
        self.command(Path::new(WRAP), &["auth", "env", "-i", &name])
    }

    /// How often each identity asked for a token of each audience.
    fn token_requests(&self) -> BTreeMap<(String, String), usize> {
        let mut counts = BTreeMap::new();
        for request in self.emulator.requests().iter().filter(|request| request.url.ends_with("/token")) {
            let field = |name: &str| request.form.get(name).cloned().unwrap_or_default();
            *counts.entry((field("client_id"), field("scope"))).or_default() += 1;
        }
        counts
    }

    fn sign_in_at_once(&self) {
        let start = Instant::now();
        let outputs = at_once((0..PROCESSES).map(|number| self.sign_in(number % IDENTITIES)));
        for output in &outputs {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let requests = self.token_requests();
        assert_eq!(requests.len(), IDENTITIES * 4, "four audiences for each identity");
        assert!(requests.values().all(|count| *count == 1), "one request each: {requests:?}");
        report(&format!("{PROCESSES} sign-ins of {IDENTITIES} identities at once, one request each"), start.elapsed());
    }

    fn ask_at_once(&self) {
        let start = Instant::now();
        let outputs = at_once((0..PROCESSES).map(|number| self.az(number % IDENTITIES)));
        for (number, output) in outputs.iter().enumerate() {
            assert_answer(number % IDENTITIES, output);
        }
        let requests = self.token_requests();
        assert_eq!(requests.len(), IDENTITIES * 5);
        assert!(requests.values().all(|count| *count == 1), "one request each: {requests:?}");
        report(
            &format!("{PROCESSES} questions for {IDENTITIES} new tokens at once, one request each"),
            start.elapsed(),
        );
    }

    fn measure_warm(&self) {
        let cache: Value = serde_json::from_slice(&self.cache().expect("it was written")).expect("it is JSON");
        let entries = cache["AccessToken"].as_object().map_or(0, serde_json::Map::len);
        assert_eq!(entries, IDENTITIES * 5);
        let mut times: Vec<Duration> = (0..REFRESHES).map(|_| timed(|| run(&mut self.az(7)))).collect();
        report(&format!("shim, warm, {entries} tokens in the cache (at most 5 ms)"), median(&mut times));
    }

    /// In turn, so that a busy machine shows in both.
    fn measure_refresh(&self) {
        assert!(self.sign_in(0).output().expect("wrap starts").status.success());
        let count = || self.token_requests().values().sum::<usize>();
        let (before, mut bare, mut refresh) = (count(), Vec::new(), Vec::new());
        for _ in 0..REFRESHES {
            bare.push(timed(|| run(&mut self.bare_request())));
            refresh.push(timed(|| run(&mut self.az(0))));
        }
        assert_eq!(count() - before, 2 * REFRESHES, "each of the two is one request");
        let (bare, refresh) = (median(&mut bare), median(&mut refresh));
        report("a new process that sends one HTTPS request for a token", bare);
        report("shim with one refresh", refresh);
        report("  the difference (at most 10 ms)", refresh.saturating_sub(bare));
    }

    /// This program, as one that sends a request and nothing else.
    #[expect(clippy::disallowed_methods, reason = "a bench is no part of the program")]
    fn bare_request(&self) -> Command {
        let mut command = self.command(&std::env::current_exe().expect("the bench is a file"), &[]);
        command.env(ALONE, self.emulator.proxy_url());
        command
    }

    fn cache(&self) -> std::io::Result<Vec<u8>> {
        fs::read(self.folder.path().join(".azure/msal_token_cache.json"))
    }

    fn kill_writers(&self) {
        let is_over = AtomicBool::new(false);
        let (start, mut longest) = (Instant::now(), Duration::ZERO);
        let reads = std::thread::scope(|scope| {
            let reader = scope.spawn(|| self.read_until(&is_over));
            let mut random = 88_172_645_463_325_252_u64;
            for number in 0..KILLS {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                kill_after(&mut self.az(0), Duration::from_micros((random >> 33) % 25_000));
                if number % 20 == 0 {
                    let start = Instant::now();
                    assert_answer(0, &self.az(0).output().expect("the shim starts"));
                    longest = longest.max(start.elapsed());
                }
            }
            is_over.store(true, Ordering::Relaxed);
            reader.join().expect("every read finds a whole cache")
        });
        assert!(longest <= Duration::from_secs(5), "a killed writer delayed the next one by {longest:?}");
        assert!(reads >= 10_000, "only {reads} reads");
        report(&format!("{KILLS} writers killed, {reads} whole reads meanwhile"), start.elapsed());
        report("  the longest wait of the next writer", longest);
    }

    /// Reads the cache over and over: it must be whole each time.
    fn read_until(&self, is_over: &AtomicBool) -> usize {
        let mut reads = 0;
        while !is_over.load(Ordering::Relaxed) {
            let text = self.cache().expect("it never goes away");
            let cache: Value = serde_json::from_slice(&text).expect("it is never torn");
            assert!(cache["AccessToken"].is_object(), "it is never empty");
            reads += 1;
            pause(Duration::from_micros(200));
        }
        reads
    }
}

/// One HTTPS request through the `proxy`, with the certificate authority of the current folder.
fn request_once(proxy: &str) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let form = [
        ("client_id", client(0)),
        ("client_secret", "canary-0".to_owned()),
        ("grant_type", "client_credentials".to_owned()),
        ("scope", format!("{STORAGE}/.default")),
    ];
    let certificate = fs::read("ca.pem").expect("the bench wrote it");
    let client = reqwest::Client::builder()
        .proxy(reqwest::Proxy::all(proxy).expect("it is a URL"))
        .tls_certs_only([reqwest::Certificate::from_pem(&certificate).expect("it is a certificate")])
        .build()
        .expect("a client can be made");
    let url = format!("https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let reply = runtime.block_on(async { client.post(url).form(&form).send().await?.text().await });
    assert!(reply.expect("the emulator answers").contains("access_token"));
}

fn client(number: usize) -> String {
    format!("10000000-0000-4000-8000-{number:012}")
}

fn configuration() -> String {
    let (mut providers, mut identities) = (String::new(), String::new());
    for number in 0..IDENTITIES {
        let client = client(number);
        let _ = writeln!(
            providers,
            "    provider-{number}: {{kind: azure/service-principal, tenant_id: {TENANT}, client_id: {client}, client_secret: canary-{number}}}"
        );
        let _ = writeln!(
            identities,
            "    identity-{number}: {{kind: azure/subscription, via: {{provider: provider-{number}}}, principal: {{subscription_id: 00000000-0000-4000-a000-{number:012}}}}}"
        );
    }
    format!("auth:\n  providers:\n{providers}  identities:\n{identities}")
}

/// Starts all of them before it waits for any.
fn at_once(commands: impl Iterator<Item = Command>) -> Vec<Output> {
    let children: Vec<Child> = commands.map(|mut command| command.spawn().expect("it starts")).collect();
    children.into_iter().map(|child| child.wait_with_output().expect("it ends")).collect()
}

/// The answer is a token of this identity for storage, and of nobody else.
fn assert_answer(number: usize, output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let token = answer["accessToken"].as_str().expect("there is a token");
    let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).expect("it is a JWT")).expect("it is a JWT");
    let claims: Value = serde_json::from_slice(&claims).expect("it is a JWT");
    let (tenant, application) = (json!(TENANT), json!(client(number)));
    let object = json!(format!("e0000000-0000-4000-8000-{number:012}"));
    let found = ["tid", "appid", "oid", "aud"].map(|name| claims[name].clone());
    assert_eq!(found, [tenant, application, object, json!(STORAGE)]);
}

fn kill_after(command: &mut Command, life: Duration) {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the shim starts");
    pause(life);
    let _ = child.kill();
    let _ = child.wait();
}

#[expect(clippy::disallowed_methods, reason = "a bench is no part of the program")]
fn pause(time: Duration) {
    std::thread::sleep(time);
}

fn run(command: &mut Command) {
    let output = command.output().expect("the shim starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn timed(action: impl FnOnce()) -> Duration {
    let start = Instant::now();
    action();
    start.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn report(name: &str, time: Duration) {
    println!("{name:<72} {:9.2} ms", time.as_secs_f64() * 1000.0);
}
