//! Two provider aliases in two tenants: the real Terraform, one apply, and the tokens of both.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::machine::{Machine, claims, emulator, printed};

const PATH: [&str; 4] = ["/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin"];
const ARM: &str = "https://management.azure.com";
const GRAPH: &str = "https://graph.microsoft.com";

const CONFIGURATION: &str = "
components: {terraform: {base_path: components}}
stacks: {base_path: stacks, included_paths: ['*'], name_pattern: '{stage}'}
auth:
  providers:
    contoso:
      kind: azure/service-principal
      tenant_id: aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa
      client_id: 11111111-aaaa-4aaa-8aaa-111111111111
      client_secret: canary-sp-Secret~value_1
    northwind:
      kind: azure/service-principal
      tenant_id: eeeeeeee-5555-4555-8555-eeeeeeeeeeee
      client_id: 55555555-eeee-4eee-8eee-555555555555
      client_secret: canary-sp-Secret~+/=&value_5
  identities:
    own:
      default: true
      kind: azure/subscription
      via: {provider: contoso}
      principal: {subscription_id: 00000000-0000-4000-a000-000000000001}
    other:
      required: true
      kind: azure/subscription
      via: {provider: northwind}
      principal: {subscription_id: 00000000-0000-4000-8000-000000000001}
";

/// As azurerm asks for a provider block's tokens: with the subscription alone, also for Graph.
const CODE: &str = r#"
variable "folder" { type = string }
variable "scopes" { type = map(string) }
locals {
  commands = [for name, scope in var.scopes : "az account get-access-token --scope ${scope}/.default --subscription"]
  files    = [for name, scope in var.scopes : name]
}
resource "terraform_data" "contoso" {
  provisioner "local-exec" {
    command = join("\n", concat(["set -e", "umask 077"], [for i, command in local.commands :
      "${command} 00000000-0000-4000-a000-000000000001 > ${var.folder}/contoso-${local.files[i]}.json"]))
  }
}
resource "terraform_data" "northwind" {
  provisioner "local-exec" {
    command = join("\n", concat(["set -e", "umask 077"], [for i, command in local.commands :
      "${command} 00000000-0000-4000-8000-000000000001 > ${var.folder}/northwind-${local.files[i]}.json"]))
  }
}
"#;

#[test]
fn two_aliases_in_two_tenants_work_in_one_apply() {
    if !PATH.iter().any(|folder| Path::new(folder).join("terraform").is_file()) {
        println!("skipped: there is no terraform in {}", PATH.join(":"));
        return;
    }
    for variables in [&[][..], &[("WRAP_AZURE_ISOLATED", "1")]] {
        let machine = Machine::new(CONFIGURATION);
        let tokens = machine.path("tokens");
        fs::create_dir(&tokens).unwrap();
        let vars = json!({"folder": tokens, "scopes": {"arm": ARM, "graph": GRAPH}});
        let stack = json!({"vars": {"stage": "dev"}, "components": {"terraform": {"both": {"vars": vars}}}});
        machine.write("project/stacks/dev.yaml", &stack.to_string());
        machine.write("project/components/both/main.tf", CODE);
        let emulator = emulator(json!({}));
        let mut apply =
            machine.command(&emulator, "wrap", &["terraform", "apply", "both", "-s", "dev", "-auto-approve"]);
        apply.env("PATH", PATH.join(":")).env("CHECKPOINT_DISABLE", "1").envs(variables.iter().copied());
        let said = printed(&apply.output().unwrap());
        assert!(said.contains("2 added"), "{said}");
        assert!(!said.contains("eyJ"), "a token is on the terminal");
        assert_tokens(&tokens);
    }
}

/// Four files that only we can read, each with a token of its alias for its audience.
fn assert_tokens(folder: &Path) {
    let contoso = ["aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa", "11111111-aaaa-4aaa-8aaa-111111111111"];
    let northwind = ["eeeeeeee-5555-4555-8555-eeeeeeeeeeee", "55555555-eeee-4eee-8eee-555555555555"];
    let files: Vec<PathBuf> = fs::read_dir(folder).unwrap().flatten().map(|file| file.path()).collect();
    let found: BTreeMap<String, [Value; 3]> = files
        .iter()
        .map(|file| {
            assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
            let claims = claims(&fs::read_to_string(file).unwrap());
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, ["tid", "appid", "aud"].map(|name| claims[name].clone()))
        })
        .collect();
    let want = [("contoso", contoso), ("northwind", northwind)].into_iter().flat_map(|(name, [tenant, client])| {
        [("arm", ARM), ("graph", GRAPH)]
            .map(|(file, audience)| (format!("{name}-{file}"), [tenant, client, audience].map(Value::from)))
    });
    assert_eq!(found, want.collect());
}
