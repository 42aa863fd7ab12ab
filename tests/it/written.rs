//! Folders that the Azure CLI wrote: we read them and add to them, and nothing of them is lost.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Map, Value};
use wrap::emulator::Emulator;

use crate::machine::{Machine, claims, emulator, json, printed};

const CONTOSO: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
const FABRIKAM: &str = "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb";
const PROGRAM: &str = "11111111-aaaa-4aaa-8aaa-111111111111";
const CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

/// Folder, kind, tenant and application of the sign-in, and whether `azure/cli` can use it without `az`.
const WRITTEN: [(&str, &str, &str, &str, bool); 9] = [
    ("user", "azure/device-code", CONTOSO, CLI, true),
    ("user-tenant", "azure/device-code", CONTOSO, CLI, true),
    ("user-tokens", "azure/device-code", FABRIKAM, CLI, true),
    ("sp-secret", "azure/service-principal", CONTOSO, PROGRAM, true),
    ("sp-cert", "azure/service-principal", CONTOSO, PROGRAM, false),
    ("sp-cert-sni", "azure/service-principal", CONTOSO, PROGRAM, false),
    ("federated", "azure/service-principal", CONTOSO, PROGRAM, false),
    ("msi", "azure/managed-identity", CONTOSO, "44444444-dddd-4ddd-8ddd-444444444444", false),
    ("msi-user", "azure/managed-identity", CONTOSO, "66666666-ffff-4fff-8fff-666666666666", false),
];

#[test]
fn what_the_azure_cli_wrote_is_used_and_kept() {
    let azure = emulator(serde_json::json!({}));
    for (name, kind, tenant, client, is_readable) in WRITTEN {
        let machine = machine(name, kind, tenant, client);
        if is_readable {
            asks(&machine, &azure, "signed-in", tenant, client);
        }
        // Nobody is there to sign in, so people's refresh tokens must do.
        printed(&command(&machine, &azure, &["auth", "login", "-i", "own"]).output().unwrap());
        kept(name, &machine);
        asks(&machine, &azure, "own", tenant, client);
    }
}

/// A machine whose Azure CLI signed in as in the folder `name`.
fn machine(name: &str, kind: &str, tenant: &str, client: &str) -> Machine {
    let rest = match kind {
        "azure/device-code" => format!("tenant_id: {tenant}"),
        "azure/service-principal" => {
            format!("tenant_id: {tenant}, client_id: {client}, client_secret: canary-sp-Secret~value_1")
        }
        _ if name == "msi" => format!("tenant_id: {tenant}"),
        _ => format!("client_id: {client}"),
    };
    let subscription = if tenant == CONTOSO { "a000" } else { "b000" };
    let machine = Machine::new(&format!(
        "auth:\n  providers:\n    own: {{kind: {kind}, {rest}}}\n    signed-in: {{kind: azure/cli, tenant_id: {tenant}}}\n  \
         identities:\n    own: &own\n      kind: azure/subscription\n      via: {{provider: own}}\n      \
         principal: {{subscription_id: 00000000-0000-4000-{subscription}-000000000001}}\n    \
         signed-in: {{<<: *own, via: {{provider: signed-in}}}}\n"
    ));
    for (file, text) in files(name) {
        machine.write(&format!("home/.azure/{}", file.file_name().unwrap().to_str().unwrap()), &text);
    }
    machine
}

fn files(name: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/azure-cli").join(name);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn command(machine: &Machine, azure: &Emulator, words: &[&str]) -> Command {
    let mut command = machine.command(azure, "wrap", words);
    command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", azure.proxy_url());
    command
}

/// The `az` of a run answers for whom it should.
fn asks(machine: &Machine, azure: &Emulator, identity: &str, tenant: &str, client: &str) {
    let question = ["az", "account", "get-access-token", "--resource", "https://storage.azure.com"];
    let words = [&["auth", "exec", "-i", identity, "--"][..], &question].concat();
    let claims = claims(&printed(&command(machine, azure, &words).output().unwrap()));
    assert_eq!((&claims["tid"], &claims["appid"]), (&tenant.into(), &client.into()), "{identity}");
}

fn kept(name: &str, machine: &Machine) {
    for (path, before) in files(name) {
        let file = path.file_name().unwrap().to_str().unwrap();
        let path = machine.path("home/.azure").join(file);
        let after = fs::read_to_string(&path).unwrap();
        match file {
            "msal_token_cache.json" => {
                entries_are_kept(name, &json(&path), &serde_json::from_str(&before).unwrap());
                let unknown = &before[before.find("    \"Unknown\"").unwrap()..];
                let unknown = unknown.trim_end_matches(['\n', '}']);
                assert!(after.contains(unknown), "{name}: {after}");
            }
            // Another default, and another name for the same identity.
            "azureProfile.json" | "clouds.config" if name == "user-tokens" => {}
            "azureProfile.json" if name.starts_with("msi") => {}
            _ => assert_eq!(after, before, "{name}: {file}"),
        }
    }
    let profile = json(&machine.path("home/.azure/azureProfile.json"));
    let subscriptions = profile["subscriptions"].as_array().unwrap();
    assert!(subscriptions.iter().all(|entry| entry["unknown"]["numbers"][2] == 1.5), "{name}: {profile:#}");
}

/// All entries are there, with all fields; only what a renewal gives is new.
fn entries_are_kept(name: &str, after: &Value, before: &Map<String, Value>) {
    let renewed = ["secret", "cached_at", "expires_on", "extended_expires_on", "last_modification_time"];
    for (section, entries) in before {
        for (key, entry) in entries.as_object().unwrap() {
            for (field, value) in entry.as_object().unwrap() {
                let found = &after[section][key][field];
                assert!(
                    found == value || found.is_string() && renewed.contains(&field.as_str()),
                    "{name}: {key} {field}"
                );
            }
        }
    }
}
