//! Conformance with Atmos: its own golden outputs, where they lie beside the project.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value, json};

use super::{Component, Stacks, expansion::expand, layers::Layers, library::Library};
use crate::{
    config::{
        self, Config, auth,
        yaml::{parse, to_json},
    },
    system::Env,
};

/// What became of a case.
enum Outcome {
    Agrees,
    Differs(String),
    /// What it compares is not the business of this folder.
    Skipped(&'static str),
}

#[test]
fn atmos_golden_outputs_are_reproduced() {
    let Some(folder) = golden_folder() else {
        println!("skipped: no `shared/golden/stacks` beside the project");
        return;
    };
    let cases: Value = serde_json::from_str(&fs::read_to_string(folder.join("cases.json")).unwrap()).unwrap();
    let (mut agree, mut differ) = (0, Vec::new());
    for case in cases["cases"].as_array().unwrap() {
        let name = case["id"].as_str().unwrap();
        match compare(&folder, case) {
            Outcome::Agrees => agree += 1,
            Outcome::Differs(how) => differ.push(format!("{name}: {how}")),
            Outcome::Skipped(why) => println!("skipped {name}: {why}"),
        }
    }
    println!("{agree} agree, {} differ", differ.len());
    assert!(differ.is_empty(), "\n{}", differ.join("\n"));
}

fn golden_folder() -> Option<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared", "../../shared"].map(|shared| project.join(shared).join("golden/stacks"));
    folders.into_iter().find(|folder| folder.join("cases.json").is_file())
}

fn compare(folder: &Path, case: &Value) -> Outcome {
    let env = environment(folder, case);
    let config = match config::load(&env, &config::Selection::default()) {
        Ok(config) => config,
        Err(error) => return Outcome::Differs(error.to_string()),
    };
    let arguments: Vec<&str> = case["args"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    match (arguments.as_slice(), case["compare"].as_str().unwrap()) {
        (["list", "stacks"], "lines") => compare_names(folder, case, &config, &env),
        (["describe", "component", name, "-s", stack, ..] | ["terraform", "plan", name, "-s", stack], how) => {
            compare_component(folder, case, &config, &env, (name, stack, how))
        }
        _ => Outcome::Skipped("it is about a command"),
    }
}

fn environment(folder: &Path, case: &Value) -> Env {
    let directory = fs::canonicalize(folder).unwrap().join(case["dir"].as_str().unwrap());
    let directory = directory.join(case["cwd"].as_str().unwrap());
    let set = [("ATMOS_GIT_ROOT_BASEPATH", "false"), ("ATMOS_COMPONENTS_TERRAFORM_COMMAND", "tofu")];
    let own = case["env"].as_object().unwrap().iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap()));
    let variables = set.into_iter().chain(own).map(|(name, value)| (name.into(), value.into())).collect();
    Env { variables, directory, ..Env::default() }
}

fn expected_text(folder: &Path, case: &Value) -> String {
    fs::read_to_string(folder.join(case["expected_file"].as_str().unwrap())).unwrap()
}

fn compare_names(folder: &Path, case: &Value, config: &Config, env: &Env) -> Outcome {
    let names = Stacks::open(config, env).unwrap().names();
    let expected = expected_text(folder, case);
    verdict(&json!(names), &json!(expected.lines().collect::<Vec<_>>()), "names")
}

fn compare_component(
    folder: &Path,
    case: &Value,
    config: &Config,
    env: &Env,
    (name, stack, how): (&str, &str, &str),
) -> Outcome {
    let stacks = Stacks::open(config, env).unwrap();
    let component = match stacks.component(stack, name) {
        Ok(component) => component,
        Err(error) if how == "contains" => return compare_refusal(case, &stacks, &error.to_string()),
        Err(error) => return Outcome::Differs(error.to_string()),
    };
    let document = describe(config, env, &component);
    match how {
        "json" => compare_document(&document, &serde_json::from_str(&expected_text(folder, case)).unwrap()),
        "asserts" => compare_values(&document, case["expect"].as_object().unwrap()),
        "yaml" => compare_auth(&document["auth"], &expected_text(folder, case)),
        "text" => {
            let found = at(&document["auth"], "identities.data-default.default");
            verdict(&json!(found.to_string()), &case["expect"], "default")
        }
        _ => Outcome::Differs("it should fail".to_owned()),
    }
}

/// The refusal must name what Atmos names: what was asked for, and the stack that was meant.
fn compare_refusal(case: &Value, stacks: &Stacks<'_>, refusal: &str) -> Outcome {
    let expected: Vec<&str> = case["expect"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let asked = case["args"].as_array().unwrap().last().and_then(Value::as_str).unwrap().to_owned();
    let meant = stacks.names().into_iter().filter(|name| expected.iter().any(|text| text.contains(name.as_str())));
    match meant.chain([asked]).find(|name| !refusal.contains(&format!("`{name}`"))) {
        Some(name) => Outcome::Differs(format!("`{name}` is not named in {refusal}")),
        None => Outcome::Agrees,
    }
}

fn compare_document(document: &Value, expected: &Value) -> Outcome {
    for key in document.as_object().unwrap().keys().filter(|key| *key != "auth") {
        if let Outcome::Differs(how) = verdict(&document[key], &expected[key], key) {
            return Outcome::Differs(how);
        }
    }
    Outcome::Agrees
}

fn compare_values(document: &Value, expected: &Map<String, Value>) -> Outcome {
    for (path, value) in expected {
        if let Outcome::Differs(how) = verdict(at(document, path), value, path) {
            return Outcome::Differs(how);
        }
    }
    Outcome::Agrees
}

/// Without what Atmos adds: the realm, and sections that hold nothing.
fn compare_auth(found: &Value, expected: &str) -> Outcome {
    let mut expected = to_json(&parse(Path::new("expected.yaml"), expected).unwrap());
    for key in ["realm", "keyring", "logs"] {
        expected.as_object_mut().unwrap().remove(key);
    }
    verdict(found, &expected, "auth")
}

fn verdict(found: &Value, expected: &Value, what: &str) -> Outcome {
    if found == expected {
        return Outcome::Agrees;
    }
    Outcome::Differs(format!("{what}: found {found}, expected {expected}"))
}

fn at<'v>(document: &'v Value, path: &str) -> &'v Value {
    path.split('.').fold(document, |value, key| &value[key])
}

/// The part of Atmos' `describe component` that is resolved here.
fn describe(config: &Config, env: &Env, component: &Component) -> Value {
    let merged = auth::merge_component(&config.auth, &component.auth, config.list_merge).unwrap();
    let (backend_type, backend) = match &component.backend {
        Some((name, settings)) => (name.as_str(), to_json(settings)),
        None => ("", json!({})),
    };
    json!({
        "atmos_component": component.name,
        "atmos_stack": component.stack,
        "auth": to_json(&merged),
        "backend": backend,
        "backend_type": backend_type,
        "command": component.command.as_ref().or(config.terraform.command.as_ref()),
        "component": component.folder,
        "env": to_json(&component.env),
        "inheritance": inheritance(config, env, component),
        "metadata": to_json(&component.metadata),
        "providers": to_json(&component.providers),
        "required_providers": to_json(&component.required_providers),
        "required_version": component.required_version.clone().unwrap_or_default(),
        "settings": to_json(&component.settings),
        "vars": to_json(&component.vars),
        "workspace": component.workspace,
    })
}

fn inheritance(config: &Config, env: &Env, component: &Component) -> Vec<String> {
    let library = Library::new(config, env);
    let expansion = expand(&library, &component.manifest).unwrap();
    let layers = Layers::of(&library, &expansion.tree, "terraform", &component.name).unwrap().unwrap();
    layers.bases.chain.iter().map(ToString::to_string).collect()
}
