//! A home, a project and a directory, for tests that run many programs at once.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use wrap::emulator::{Emulator, Script};

use crate::user::WRAP;

/// Everything is deleted when it is dropped.
pub(crate) struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    /// A machine whose project is configured by `configuration`.
    pub(crate) fn new(configuration: &str) -> Self {
        let machine = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(machine.path("links")).unwrap();
        symlink(WRAP, machine.path("links/az")).unwrap();
        machine.write("project/atmos.yaml", configuration);
        machine
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// `wrap` (or our `az`) in the project, with nothing else in its environment. `emulator` plays Azure for it.
    pub(crate) fn command(&self, emulator: &Emulator, program: &str, words: &[&str]) -> Command {
        let program = if program == "wrap" { PathBuf::from(WRAP) } else { self.path("links").join(program) };
        // Each emulator has a certificate authority of its own.
        let authority = self.path(&format!("ca-{}.pem", emulator.proxy_url().rsplit(':').next().unwrap()));
        if !authority.exists() {
            fs::write(&authority, emulator.certificate_authority()).unwrap();
        }
        let mut command = Command::new(program);
        command.args(words).env_clear().current_dir(self.path("project")).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("HOME", self.path("home")).env("PATH", "/usr/bin:/bin").env("WRAP_AUTH_REALM", "many");
        command.env("HTTPS_PROXY", emulator.proxy_url()).env("SSL_CERT_FILE", authority);
        command
    }
}

/// A configuration whose identity `dev` signs in via a provider with these fields.
pub(crate) fn signed_in_via(provider: &str) -> String {
    format!(
        "auth:
  providers:
    corp: {{{provider}}}
  identities:
    dev:
      kind: azure/subscription
      default: true
      via: {{provider: corp}}
      principal: {{subscription_id: 00000000-0000-4000-a000-000000000001}}
"
    )
}

/// Says that a test did not run, and why.
#[expect(clippy::print_stderr, reason = "whoever runs the tests wants to know")]
pub(crate) fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// An emulator that behaves as `script` says.
pub(crate) fn emulator(script: Value) -> Emulator {
    let script: Script = serde_json::from_value(script).unwrap();
    Emulator::start(script).unwrap()
}

/// Starts all of them before it waits for any.
pub(crate) fn at_once(commands: impl Iterator<Item = Command>) -> Vec<Output> {
    let children: Vec<Child> = commands.map(|mut command| command.spawn().unwrap()).collect();
    children.into_iter().map(|child| child.wait_with_output().unwrap()).collect()
}

/// What a program that must succeed printed.
pub(crate) fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The claims of the token in an answer of `az account get-access-token`.
pub(crate) fn claims(answer: &str) -> Value {
    let answer: Value = serde_json::from_str(answer).unwrap();
    let payload = answer["accessToken"].as_str().unwrap().split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

/// The JSON in a file, which starts with a byte order mark when the Azure CLI's profile it is.
pub(crate) fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap()
}
