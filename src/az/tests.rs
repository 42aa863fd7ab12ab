//! Whole calls of `az` in a session.

use super::*;
use crate::{az::fixtures, system::fake::Fake};

/// A machine with a session, a profile and a token cache, and no other `az`.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let home = folder.path().to_str().expect("temporary folders are UTF-8");
        let files = [
            ("session.json", fixtures::RECORD.replace("/nowhere", home)),
            ("azureProfile.json", fixtures::PROFILE.to_owned()),
            ("msal_token_cache.json", fixtures::CACHE.to_owned()),
        ];
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("the folder is ours");
        }
        Self { folder }
    }

    /// Exit code, stdout and stderr of a call.
    fn call(&self, line: &str) -> (u8, String, String) {
        self.call_with("session.json", line)
    }

    fn call_with(&self, session: &str, line: &str) -> (u8, String, String) {
        let mut fake = Fake::new(self.folder.path())
            .with_variable("WRAP_SESSION", session)
            .with_variable("TZ", "EST5EDT,M3.2.0,M11.1.0");
        fake.system.env.arguments = line.split(' ').map(Into::into).collect();
        let code = run(&fake.system);
        assert!(fake.requests().is_empty(), "a warm call sends nothing");
        (code, fake.printed().join("\n"), fake.said().join("\n"))
    }

    fn printed(&self, line: &str) -> String {
        let (code, stdout, stderr) = self.call(line);
        assert_eq!((code, stderr.as_str()), (0, ""), "{line}");
        stdout
    }
}

#[test]
fn name_of_the_program_decides() {
    let named = |name: &str| is_called(&Env { arguments: vec![name.into()], ..Env::default() });
    assert!(named("az") && named("/private/az") && named("az.exe"));
    assert!(!named("wrap") && !named("/az/wrap") && !named("azure"));
    assert!(!is_called(&Env::default()));
}

#[test]
fn every_form_of_a_token_call_is_answered_from_the_cache() {
    let machine = Machine::new();
    for (options, secret) in [
        ("", "canary-arm"),
        (" -o json --resource https://management.core.windows.net/", "canary-arm"),
        (" --scope https://management.azure.com/.default --subscription contoso-prod -o=json", "canary-arm"),
        (" --resource=https://management.azure.com -ojson", "canary-arm"),
        (" --resource-type ms-graph --tenant contoso.example", "canary-graph"),
        (" --scope https://graph.microsoft.com/.default -t aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "canary-graph"),
        (" -s fabrikam-shared", "canary-other-tenant"),
    ] {
        let token = machine.printed(&format!("az account get-access-token{options} --query accessToken --output tsv"));
        assert_eq!(token, secret, "{options}");
    }
}

#[test]
fn token_is_printed_in_local_time() {
    let want = r#"{
  "accessToken": "canary-graph",
  "expiresOn": "2026-11-20 20:14:10.000000",
  "expires_on": 1795223650,
  "tenant": "contoso.example",
  "tokenType": "Bearer"
}"#;
    let line = "az account get-access-token --resource-type ms-graph --tenant contoso.example";
    assert_eq!(Machine::new().printed(line), want);
}

#[test]
fn query_and_output_apply_to_every_answer() {
    let machine = Machine::new();
    assert_eq!(machine.printed("az account show --query user.name -o tsv"), "dev.user@contoso.example");
    let names = "[\n  \"contoso-dev\",\n  \"contoso-prod\",\n  \"fabrikam-shared\"\n]";
    assert_eq!(machine.printed("az account list --query [].name"), names);
    assert_eq!(machine.printed("az ad signed-in-user show --query id"), "\"cccccccc-3333-4333-8333-cccccccccccc\"");
    assert_eq!(machine.printed("az account set --subscription contoso-prod"), "");
    assert_eq!(machine.printed("az account show -o none"), "");
    assert_eq!(machine.printed("az version --query extensions -o json"), "{}");
}

#[test]
fn refusal_is_one_and_foreign_command_is_two() {
    let machine = Machine::new();
    let (code, stdout, stderr) = machine.call("az account show -s nope");
    assert_eq!((code, stdout.as_str()), (1, ""));
    assert!(stderr.starts_with("ERROR: Subscription 'nope' not found."), "{stderr}");
    let (code, stdout, stderr) = machine.call("az group list");
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.starts_with("error: cannot answer `az group list`"), "{stderr}");
}

#[test]
fn session_that_cannot_be_read_is_named() {
    let machine = Machine::new();
    std::fs::write(machine.folder.path().join("broken.json"), "{").expect("the folder is ours");
    for name in ["missing.json", "broken.json"] {
        let (code, stdout, stderr) = machine.call_with(name, "az account show");
        assert_eq!((code, stdout.as_str()), (1, ""));
        let file = machine.folder.path().join(name);
        assert!(stderr.contains(file.to_str().expect("temporary folders are UTF-8")), "{stderr}");
        assert_eq!(machine.call_with(name, "az version").0, 0);
    }
}

#[test]
fn call_without_a_session_says_how_to_get_one() {
    let (code, stdout, stderr) = Machine::new().call_with("", "az version");
    assert_eq!((code, stdout.as_str()), (1, ""));
    assert!(stderr.starts_with("error: `az` is wrap's shim and there is no session"), "{stderr}");
}
