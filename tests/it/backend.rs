//! The azurerm backend of a real Terraform, where there is one: it signs in by itself with what
//! `terraform_auth: native` hands over, and asks `az` otherwise.

use std::process::Command;

use serde_json::json;
use wrap::emulator::{Emulator, RecordedRequest};

use crate::machine::{Machine, emulator};

const PROGRAMS: &str = "/usr/local/bin:/usr/bin:/bin";
const PROGRAM: &str = "tenant_id: contoso.example, client_id: 11111111-aaaa-4aaa-8aaa-111111111111";
/// The case that has the file says what its password is.
const PFX: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/cases/lasting/native-hands-over-a-pfx-certificate/project/certificate.pfx"
);

const BACKEND: &str = r#"terraform {
  backend "azurerm" {
    storage_account_name = "contosostate"
    container_name       = "state"
    key                  = "x"
    use_azuread_auth     = true
  }
}
"#;

/// The request by which somebody got a token for storage while Terraform's backend was initialised.
fn storage_token(provider: &str, env: &[(&str, &str)]) -> Option<RecordedRequest> {
    let machine = Machine::new(&format!(
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
    ));
    machine.write("project/main.tf", BACKEND);
    let emulator = emulator(json!({}));
    let command = |words: &[&str]| -> Command {
        let mut command = machine.command(&emulator, "wrap", words);
        command.env("PATH", PROGRAMS).env("CHECKPOINT_DISABLE", "1").envs(env.iter().copied());
        command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", emulator.proxy_url());
        command
    };
    let output = command(&["auth", "exec", "--", "terraform", "init", "-no-color", "-input=false"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    // The emulator has no storage account: the backend comes as far as its first request there.
    assert!(said.contains("listing blobs"), "{said}");
    of_storage(&emulator)
}

fn of_storage(emulator: &Emulator) -> Option<RecordedRequest> {
    emulator.requests().into_iter().find(|request| {
        let asked = request.form.get("scope").or(request.form.get("resource"));
        request.status == 200
            && (asked.is_some_and(|asked| asked.contains("storage.azure.com"))
                || request.url.contains("storage.azure.com"))
    })
}

#[test]
fn backend_signs_in_by_itself_with_everything_that_native_hands_over() {
    let is_there = Command::new("terraform").env("PATH", PROGRAMS).arg("version").output();
    if !is_there.is_ok_and(|output| output.stdout.starts_with(b"Terraform v")) {
        skipped();
        return;
    }
    let (secret, oidc) = (format!("kind: azure/service-principal, {PROGRAM}"), format!("kind: azure/oidc, {PROGRAM}"));
    let github = [
        ("ACTIONS_ID_TOKEN_REQUEST_URL", "https://oidc.github.example/token?api-version=2.0"),
        ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "canary-job-token"),
    ];
    let key = [("AZURE_CLIENT_SECRET", "canary-sp-Secret~value_1")];
    let file = [("AZURE_CLIENT_CERTIFICATE_PATH", PFX), ("AZURE_CLIENT_CERTIFICATE_PASSWORD", "canary-pfx")];
    for (provider, env, shown) in [
        (&secret, &key[..], "client_secret"),
        (&secret, &file, "client_assertion"),
        (&oidc, &github, "client_assertion"),
        (&"kind: azure/managed-identity".to_owned(), &[], ""),
    ] {
        let request = storage_token(&format!("{provider}, terraform_auth: native"), env).expect(provider);
        // What only our own requests have.
        assert!(!request.form.contains_key("claims"), "{provider}: the shim was asked");
        assert!(shown.is_empty() || request.form.contains_key(shown), "{provider}: {:?}", request.form.keys());
        let request = storage_token(provider, env).expect(provider);
        assert!(shown.is_empty() || request.form.contains_key("claims"), "{provider}: the shim was not asked");
    }
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests wants to know")]
fn skipped() {
    eprintln!("skipped: there is no `terraform` here");
}
