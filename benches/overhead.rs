//! What `wrap` adds to a run, measured against an empty program started the same way.
//!
//! Each figure is the median of many runs and a ratio to `true` in the same run, so that a busy or slow
//! machine shows in both. Run it with `make bench` on an idle core.

#![allow(clippy::print_stdout, reason = "printing is what a bench is for")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use nix::sys::resource::{UsageWho, getrusage};
use wrap::emulator::{Emulator, Script};

const RUNS: usize = 200;

/// Set to the signed-in home by the bench for itself.
const ALONE: &str = "WRAP_BENCH_ALONE";

#[expect(clippy::disallowed_methods, reason = "a bench is no part of the program")]
fn main() {
    if let Some(folder) = std::env::var_os(ALONE) {
        return print_resident_megabytes(Path::new(&folder));
    }
    let bench = Bench::prepare();
    let base = measure("true (an empty program)", &mut Command::new("/bin/true"), None);
    println!();
    measure("wrap terraform plan, start to exec", &mut warm_run(bench.folder.path()), Some(base));
    measure("az account get-access-token", &mut bench.az(&["account", "get-access-token"]), Some(base));
    measure("az version", &mut bench.az(&["version"]), Some(base));
    measure("az account show", &mut bench.az(&["account", "show"]), Some(base));
    println!();
    println!("resident memory of a warm run: {:.1} MB", bench.resident_megabytes());
    println!(
        "release binary: {:.1} MB (built with the emulator)",
        megabytes(fs::metadata(WRAP).map_or(0, |file| file.len()))
    );
}

/// A signed-in home and the fixture with many subscriptions; Terraform is a program that does nothing.
struct Bench {
    folder: tempfile::TempDir,
    session: Vec<(String, String)>,
}

impl Bench {
    fn prepare() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("stacks-fixtures/many-subscriptions"),
            &folder.path().join("project"),
        );
        fs::create_dir_all(folder.path().join("bin")).expect("the folder is ours");
        std::os::unix::fs::symlink("/bin/true", folder.path().join("bin/terraform")).expect("the folder is ours");
        let mut bench = Self { folder, session: Vec::new() };
        bench.sign_in();
        bench
    }

    fn sign_in(&mut self) {
        let emulator = Emulator::start(Script::default()).expect("the loopback interface is there");
        let authority = self.folder.path().join("ca.pem");
        fs::write(&authority, emulator.certificate_authority()).expect("the folder is ours");
        let mut login = warm_run(self.folder.path());
        login.env("HTTPS_PROXY", emulator.proxy_url()).env("SSL_CERT_FILE", &authority).env("WRAP_FORCE_TTY", "1");
        assert!(login.status().expect("wrap starts").success(), "the first run signs in");
        let environment =
            wrap_command(self.folder.path(), &["auth", "env", "-i", "contoso-dev", "--format", "json"]).output();
        let environment = environment.expect("wrap starts").stdout;
        let environment: serde_json::Value = serde_json::from_slice(&environment).expect("wrap prints JSON");
        let variables = environment.as_object().expect("it is an object").iter();
        self.session =
            variables.map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned())).collect();
    }

    fn az(&self, words: &[&str]) -> Command {
        let path = self.session.iter().find(|(name, _)| name == "PATH").map_or("", |(_, value)| value);
        let shim = Path::new(path.split(':').next().unwrap_or_default()).join("az");
        let mut command = Command::new(shim);
        command.args(words).env_clear().envs(self.session.iter().cloned()).stdin(Stdio::null());
        command
    }

    /// The kernel keeps the largest resident set of all children so far, so a process that starts
    /// nothing else asks.
    fn resident_megabytes(&self) -> f64 {
        let output = Command::new(this_bench()).env(ALONE, self.folder.path()).output().expect("the bench starts");
        String::from_utf8_lossy(&output.stdout).trim().parse().expect("the bench prints a number")
    }
}

const WRAP: &str = env!("CARGO_BIN_EXE_wrap");

fn warm_run(folder: &Path) -> Command {
    wrap_command(folder, &["terraform", "plan", "network", "-s", "core-we-dev"])
}

fn wrap_command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(WRAP);
    command.args(words).env_clear().stdin(Stdio::null()).current_dir(folder.join("project"));
    command.env("HOME", folder).env("PATH", folder.join("bin"));
    // A dead proxy: a warm run that asked the network would fail.
    command.env("HTTPS_PROXY", "http://127.0.0.1:9");
    command
}

/// Runs one warm run and prints its resident memory.
fn print_resident_megabytes(folder: &Path) {
    let status = warm_run(folder).stdout(Stdio::null()).status().expect("wrap starts");
    assert!(status.success(), "a warm run ends well");
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the kernel counts");
    #[expect(clippy::cast_precision_loss, reason = "megabytes with one digit")]
    let kilobytes = usage.max_rss() as f64;
    println!("{}", kilobytes / 1024.0);
}

#[expect(clippy::disallowed_methods, reason = "a bench is no part of the program")]
fn this_bench() -> PathBuf {
    std::env::current_exe().expect("the bench is a file")
}

/// Prints medians of wall and CPU time, and the ratio to `base`. Returns the wall time.
fn measure(name: &str, command: &mut Command, base: Option<Duration>) -> Duration {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    assert!(command.status().expect("the program starts").success(), "{name}: it ends well");
    let (mut walls, mut cpus): (Vec<_>, Vec<_>) = (0..RUNS).map(|_| once(command)).unzip();
    let (wall, cpu) = (median(&mut walls), median(&mut cpus));
    let ratio = base.map(|base| format!("  {:5.1} times `true`", wall.as_secs_f64() / base.as_secs_f64()));
    println!(
        "{name:<36} wall {:6.2} ms  cpu {:6.2} ms{}",
        milliseconds(wall),
        milliseconds(cpu),
        ratio.unwrap_or_default()
    );
    wall
}

fn once(command: &mut Command) -> (Duration, Duration) {
    let before = cpu_of_children();
    let start = Instant::now();
    let _ = command.status();
    (start.elapsed(), cpu_of_children().saturating_sub(before))
}

fn cpu_of_children() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the kernel counts");
    let seconds = |time: nix::sys::time::TimeVal| {
        Duration::from_micros(u64::try_from(time.tv_sec() * 1_000_000 + time.tv_usec()).unwrap_or_default())
    };
    seconds(usage.user_time()) + seconds(usage.system_time())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "megabytes with one digit")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is ours");
    for entry in fs::read_dir(from).expect("the fixture is there").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the folder is ours");
        }
    }
}
