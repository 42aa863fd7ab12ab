//! The session's sign-in as a credential of the Azure SDK, in a pipeline as its clients have one.

use std::{
    process::Command,
    sync::{Arc, Mutex},
    thread,
};

use async_trait::async_trait;
use azure_core::{
    cloud::CloudConfiguration,
    credentials::TokenCredential,
    http::{
        AsyncRawResponse, ClientOptions, Context, HttpClient, Method, Pipeline, Request, StatusCode, Transport, Url,
        headers::{AUTHORIZATION, Headers},
        policies::auth::BearerTokenAuthorizationPolicy,
    },
};
use serde_json::json;
use wrap::SessionCredential;

use crate::machine::{Machine, claims, emulator, printed};

const CONFIGURATION: &str = "auth:
  providers:
    robot:
      kind: azure/service-principal
      tenant_id: aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa
      client_id: 11111111-aaaa-4aaa-8aaa-111111111111
      client_secret: !env ROBOT_SECRET
  identities:
    prod:
      kind: azure/subscription
      default: true
      via: { provider: robot }
      principal: { subscription_id: 00000000-0000-4000-a000-000000000002 }
";
const VAULT: &str = "https://vault.azure.net/.default";
const BATCH: &str = "https://batch.core.windows.net/.default";

#[test]
fn program_in_a_session_gets_tokens_for_the_sdk() {
    let (machine, emulator) = (Machine::new(CONFIGURATION), emulator(json!({})));
    let requests = || emulator.requests().iter().filter(|request| request.url.ends_with("/token")).count();
    let signs_in = |words: &[&str]| -> Command {
        let mut command = machine.command(&emulator, "wrap", words);
        command.env("ROBOT_SECRET", "canary-sp-Secret~value_1");
        command
    };
    printed(&signs_in(&["auth", "login"]).output().unwrap());
    let before = requests();
    // The client's part needs a process of its own: the way to the network is in its environment.
    let client = this_program();
    let part = ["--exact", "sdk::client_in_a_session", "--ignored"];
    printed(&signs_in(&[&["auth", "exec", "--", &client], &part[..]].concat()).output().unwrap());
    // The token for the vault was there. The other audience cost one request, however many asked.
    assert_eq!(requests(), before + 1);
}

#[test]
#[ignore = "`cargo test --test it sdk` runs it: it is the client's part of the test above, in a session"]
fn client_in_a_session() {
    let credential = Arc::new(SessionCredential::from_environment().unwrap());
    assert_eq!(credential.cloud(), CloudConfiguration::AzurePublic);
    assert_eq!(format!("{credential:?}"), "SessionCredential(prod)");
    let vault = token(&credential, VAULT);
    assert_eq!(claims(&json!({ "accessToken": vault }).to_string())["aud"], "https://vault.azure.net");
    let threads = [(); 8].map(|()| {
        let credential = Arc::clone(&credential);
        thread::spawn(move || token(&credential, BATCH))
    });
    let tokens = threads.map(|thread| thread.join().unwrap());
    assert!(tokens.iter().all(|token| *token == tokens[0]));
    let refused = run(credential.get_token(&[VAULT, BATCH], None)).unwrap_err().to_string();
    assert_eq!(refused, "error: a token is for one scope\nhelp: ask for one scope at a time");
    assert_eq!(sent_authorization(credential), format!("Bearer {}", tokens[0]));
}

#[test]
fn program_outside_of_a_session_has_no_credential() {
    let refusal = |variables: &[(&str, &str)]| {
        let mut command = Command::new(this_program());
        command.env_clear().envs(variables.iter().copied()).env("RUST_BACKTRACE", "0");
        let output = command.args(["--exact", "sdk::client_in_a_session", "--ignored"]).output().unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let unset = refusal(&[]);
    assert!(
        unset.contains("error: cannot find the session\\n  caused by: WRAP_SESSION is not set\\nhelp: "),
        "{unset}"
    );
    let gone = refusal(&[("WRAP_SESSION", "/nowhere.json")]);
    assert!(gone.contains("caused by: `/nowhere.json` is no record of this version of wrap\\nhelp: "), "{gone}");
}

#[expect(clippy::disallowed_methods, reason = "it is about this very program")]
fn this_program() -> String {
    std::env::current_exe().unwrap().to_str().unwrap().to_owned()
}

fn token(credential: &SessionCredential, scope: &str) -> String {
    run(credential.get_token(&[scope], None)).unwrap().token.secret().to_owned()
}

/// What a client's request says about who sends it.
fn sent_authorization(credential: Arc<SessionCredential>) -> String {
    let service = Arc::new(Service::default());
    let options = ClientOptions { transport: Some(Transport::new(service.clone())), ..ClientOptions::default() };
    let policy = Arc::new(BearerTokenAuthorizationPolicy::new(credential, [BATCH]));
    let pipeline = Pipeline::new(None, None, options, Vec::new(), vec![policy], None);
    let mut request = Request::new(Url::parse("https://account.batch.azure.com/jobs").unwrap(), Method::Get);
    run(pipeline.send(&Context::new(), &mut request, None)).unwrap();
    service.authorization.lock().unwrap().clone()
}

/// An Azure service that remembers who asked.
#[derive(Debug, Default)]
struct Service {
    authorization: Mutex<String>,
}

#[async_trait]
impl HttpClient for Service {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        request.headers().get_str(&AUTHORIZATION)?.clone_into(&mut self.authorization.lock().unwrap());
        Ok(AsyncRawResponse::from_bytes(StatusCode::Ok, Headers::new(), "{}"))
    }
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
