//! Two users of one tenant, a guest of it, and seventeen programs of three tenants, all at once: each gets its own
//! tokens, whether they share the Azure CLI's folder or have one each.

use std::{fmt::Write as _, fs, process::Command};

use serde_json::{Value, json};
use wrap::emulator::Emulator;

use crate::machine::{Machine, at_once, claims, emulator, json, printed};

const CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
const CONTOSO: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
const TENANTS: [&str; 3] = [CONTOSO, "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb", "eeeeeeee-5555-4555-8555-eeeeeeeeeeee"];
const PEOPLE: [&str; 3] = ["ada", "ben", "guest"];
const IDENTITIES: usize = 20;
const AUDIENCES: [&str; 3] = ["https://management.azure.com", "https://vault.azure.net", "https://storage.azure.com"];

#[test]
fn twenty_identities_at_once_share_a_folder() {
    let machine = signed_in(&[]);
    let profile = json(&machine.path("home/.azure/azureProfile.json"));
    // Runs leave the default where the last login put it.
    assert_eq!(defaults(&profile), [subscription(2)]);
    assert_eq!(profile["subscriptions"].as_array().unwrap().len(), IDENTITIES);
}

#[test]
fn twenty_identities_at_once_have_a_folder_each() {
    let machine = signed_in(&[("WRAP_AZURE_ISOLATED", "1")]);
    assert!(!machine.path("home/.azure").exists(), "the user's folder is not touched");
    let folders = fs::read_dir(machine.path("home/.local/state/wrap/azure/many")).unwrap();
    let profiles: Vec<Value> = folders.flatten().map(|folder| json(&folder.path().join("azureProfile.json"))).collect();
    assert_eq!(profiles.len(), IDENTITIES);
    assert!(profiles.iter().all(|profile| defaults(profile).len() == 1), "{profiles:#?}");
}

/// A machine where everybody has signed in and asked for tokens of all audiences, and got the right ones.
fn signed_in(variables: &[(&str, &str)]) -> Machine {
    let machine = Machine::new(&configuration());
    // Who signs in is who sits before the browser: each person has a directory that knows nobody else.
    let emulators: Vec<Emulator> = (0..PEOPLE.len()).map(|number| emulator(directory(number))).collect();
    let command = |number: usize, words: &[&str]| -> Command {
        let emulator = emulators.get(number).unwrap_or(&emulators[0]);
        let mut command = machine.command(emulator, "wrap", words);
        command.envs(variables.iter().copied()).env("WRAP_FORCE_TTY", "1");
        command
    };
    for number in 0..PEOPLE.len() {
        // Without `--force` the account that is there already would do.
        printed(&command(number, &["auth", "login", "--force", "-i", &name(number)]).output().unwrap());
    }
    let questions: Vec<(usize, &str)> =
        (0..IDENTITIES).flat_map(|number| AUDIENCES.map(|audience| (number, audience))).collect();
    let outputs = at_once(questions.iter().map(|(number, audience)| {
        let az = ["az", "account", "get-access-token", "--resource", audience];
        command(*number, &[&["auth", "exec", "-i", &name(*number), "--"][..], &az].concat())
    }));
    for ((number, audience), output) in questions.iter().zip(&outputs) {
        let claims = claims(&printed(output));
        let found = ["tid", "oid", "appid", "aud"].map(|name| claims[name].clone());
        assert_eq!(found, [tenant(*number), &object(*number), &client(*number), audience], "{}", name(*number));
    }
    for output in outputs {
        let said = String::from_utf8_lossy(&output.stderr);
        // Two questions for one identity: the second one waits for the sign-in of the first.
        assert!(said.lines().all(|line| line.starts_with("waiting for another wrap that signs in to ")), "{said}");
    }
    machine
}

fn defaults(profile: &Value) -> Vec<String> {
    let entries = profile["subscriptions"].as_array().unwrap().iter();
    entries.filter(|entry| entry["isDefault"] == true).map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
}

fn name(number: usize) -> String {
    PEOPLE.get(number).map_or_else(|| format!("program-{number}"), |name| (*name).to_owned())
}

/// Where an identity works: the people in one tenant, the programs in all.
fn tenant(number: usize) -> &'static str {
    if number < PEOPLE.len() { CONTOSO } else { TENANTS[number % TENANTS.len()] }
}

/// The object id in that tenant.
fn object(number: usize) -> String {
    format!("e0000000-0000-4000-8000-{number:012}")
}

fn client(number: usize) -> String {
    if number < PEOPLE.len() { CLI.to_owned() } else { format!("10000000-0000-4000-8000-{number:012}") }
}

fn subscription(number: usize) -> String {
    format!("00000000-0000-4000-a000-{number:012}")
}

/// All tenants, programs and subscriptions, and one person.
fn directory(person: usize) -> Value {
    let name = PEOPLE[person];
    let user = |tenant: &str, object: &str, guest_in: Value| json!([{"name": format!("{name}@home.example"), "display_name": name, "tenant": tenant, "object_id": object, "guest_in": guest_in}]);
    let users = match name {
        "guest" => user(TENANTS[2], "f0000000-0000-4000-8000-000000000002", json!([[CONTOSO, object(person)]])),
        _ => user(CONTOSO, &object(person), json!([])),
    };
    let tenants = ["contoso", "fabrikam", "northwind"];
    let tenants = TENANTS
        .iter()
        .zip(tenants)
        .map(|(id, name)| json!({"id": id, "name": name, "domain": format!("{name}.example")}));
    json!({"directory": {
        "users": users,
        "tenants": tenants.collect::<Vec<_>>(),
        "applications": (PEOPLE.len()..IDENTITIES).map(|number| json!({
            "id": client(number), "tenant": tenant(number), "object_id": object(number), "secret": format!("canary-{number}"),
        })).collect::<Vec<_>>(),
        "subscriptions": (0..IDENTITIES).map(|number| json!({
            "id": subscription(number), "name": format!("subscription-{number}"), "tenant": tenant(number),
        })).collect::<Vec<_>>(),
    }})
}

fn configuration() -> String {
    let (mut providers, mut identities) = (String::new(), String::new());
    for number in 0..IDENTITIES {
        let (name, tenant, client) = (name(number), tenant(number), client(number));
        let rest = if number < PEOPLE.len() {
            "kind: azure/device-code".to_owned()
        } else {
            format!("kind: azure/service-principal, client_id: {client}, client_secret: canary-{number}")
        };
        let _ = writeln!(providers, "    of-{name}: {{tenant_id: {tenant}, {rest}}}");
        let subscription = subscription(number);
        let _ = writeln!(
            identities,
            "    {name}: {{kind: azure/subscription, via: {{provider: of-{name}}}, principal: {{subscription_id: {subscription}}}}}"
        );
    }
    format!("auth:\n  providers:\n{providers}  identities:\n{identities}")
}
