//! Files at fixed places of a machine, such as the keys of Azure Arc's agent: the program sees them in a
//! mount namespace of its own.

use std::process::{Command, Output};

use serde_json::json;
use wrap::emulator::Emulator;

use crate::machine::{Machine, emulator, printed};

/// An identity via a provider of `kind`, which has these fields besides.
fn configuration(kind: &str, fields: &str) -> String {
    format!(
        "auth:
  providers:
    corp: {{kind: {kind}, {fields}}}
  identities:
    dev:
      kind: azure/subscription
      default: true
      via: {{provider: corp}}
      principal: {{subscription_id: 00000000-0000-4000-a000-000000000001}}
"
    )
}

/// `wrap auth login`, after `prepare` has run in an empty `folder`; `None` where nobody may mount.
fn login(machine: &Machine, emulator: &Emulator, folder: &str, prepare: &str, env: &[(&str, &str)]) -> Option<Output> {
    let inner = machine.command(emulator, "wrap", &[]);
    let script = format!("mount -t tmpfs none {folder} && {prepare} && exec \"$0\" auth login");
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]).arg(inner.get_program());
    command.env_clear().envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.envs(env.iter().copied()).current_dir(machine.path("project"));
    let output = command.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if said.starts_with("unshare:") || said.starts_with("mount:") {
        skipped(&said);
        return None;
    }
    Some(output)
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests wants to know")]
fn skipped(why: &str) {
    eprintln!("skipped: nobody may mount here: {why}");
}

fn arc(prepare: &str) -> Option<(Output, Vec<String>)> {
    let machine = Machine::new(&configuration("azure/managed-identity", ""));
    let emulator = emulator(json!({}));
    let endpoint = format!("{}/metadata/identity/oauth2/token", emulator.proxy_url());
    let env = [("IDENTITY_ENDPOINT", endpoint.as_str()), ("IMDS_ENDPOINT", "http://localhost")];
    let prepare = format!("mkdir -p /var/opt/azcmagent/tokens && {prepare}");
    let output = login(&machine, &emulator, "/var/opt", &prepare, &env)?;
    let statuses = emulator.requests().iter().map(|request| format!("{} {}", request.status, request.method)).collect();
    Some((output, statuses))
}

#[test]
fn challenge_of_azure_arc_is_answered_with_the_key_of_its_agent() {
    let key = "printf canary-arc-key > /var/opt/azcmagent/tokens/emulator.key";
    let Some((output, requests)) = arc(key) else { return };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    printed(&output);
    assert!(said.starts_with("signed in as 44444444-dddd-4ddd-8ddd-444444444444 with identity `dev`"), "{said}");
    // Four tokens, each with a challenge of its own, and the subscriptions.
    assert_eq!(requests.iter().filter(|request| *request == "401 GET").count(), 4, "{requests:?}");
    assert_eq!(requests.iter().filter(|request| *request == "200 GET").count(), 5, "{requests:?}");
}

#[test]
fn file_that_is_too_long_for_a_key_is_not_sent() {
    let long = "head -c 4097 /dev/zero | tr '\\0' k > /var/opt/azcmagent/tokens/emulator.key";
    let Some((output, requests)) = arc(long) else { return };
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        said.lines().take(2).collect::<Vec<_>>(),
        [
            "error: cannot answer the challenge of Azure Arc's agent",
            "  caused by: `/var/opt/azcmagent/tokens/emulator.key` is longer than 4096 bytes",
        ]
    );
    assert_eq!((output.status.code(), requests.len()), (Some(77), 1));
}

#[test]
fn token_file_of_spacelift_is_found_where_it_puts_it() {
    // Of `space:root:stack:demo:run_type:TRACKED:scope:write`, for the host name of the account.
    const TOKEN: &str = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsIm5vdGUiOiJjYW5hcnktc3BhY2VsaWZ0In0.eyJpc3MiOiJodHRwczovL2NvbnRvc28uc3BhY2VsaWZ0LmV4YW1wbGUiLCJzdWIiOiJzcGFjZTpyb290OnN0YWNrOmRlbW86cnVuX3R5cGU6VFJBQ0tFRDpzY29wZTp3cml0ZSIsImF1ZCI6WyJjb250b3NvLnNwYWNlbGlmdC5leGFtcGxlIl0sImV4cCI6NDEwMjQ0NDgwMH0.Y2FuYXJ5";
    let fields = "tenant_id: contoso.example, client_id: 11111111-aaaa-4aaa-8aaa-111111111111";
    let prepare = format!("mkdir /mnt/workspace && echo {TOKEN} > /mnt/workspace/spacelift.oidc");
    let sign_in = |fields: &str| {
        let machine = Machine::new(&configuration("azure/oidc", fields));
        login(&machine, &emulator(json!({})), "/mnt", &prepare, &[])
    };
    let Some(output) = sign_in(fields) else { return };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.starts_with("signed in as 11111111-aaaa-4aaa-8aaa-111111111111 with identity `dev`"), "{said}");
    let other = sign_in(&format!("{fields}, audience: 'api://AzureADTokenExchange'")).unwrap();
    let said = String::from_utf8_lossy(&other.stderr);
    assert!(said.contains("cannot get an assertion of Spacelift for audience `api://AzureADTokenExchange`"), "{said}");
    assert!(said.contains("the one in `/mnt/workspace/spacelift.oidc` is for `contoso.spacelift.example`"), "{said}");
    assert_eq!(other.status.code(), Some(78));
}
