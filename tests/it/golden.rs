//! Conformance with Atmos: the program's answers to its own golden cases, where they lie beside the project.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

/// Keys of documents that need not match: what only Atmos has, or a struct of Go.
const FREE_KEYS: [&str; 3] = ["atmos_cli_config", "sources", "cli_args"];

/// Where Atmos says something that we say in other words.
const OTHER_WORDS: [(&str, &str); 3] = [
    ("invalid stack", "not found"),
    ("locked component cannot be provisioned", "is locked"),
    ("component mock cannot be modified (metadata.locked: true)", "metadata.locked is true"),
];

/// How the root of the repository is written in Atmos's outputs.
const ROOT: &str = "/absolute/path/to/repo";

#[test]
fn the_program_answers_as_atmos_does() {
    let Some(folder) = golden_folder() else {
        println!("skipped: no `shared/golden/stacks` beside the project");
        return;
    };
    let cases: Value = serde_json::from_str(&fs::read_to_string(folder.join("cases.json")).unwrap()).unwrap();
    let cases = cases["cases"].as_array().unwrap();
    let (mut agree, mut differ) = (0, Vec::new());
    for case in cases {
        let name = case["id"].as_str().unwrap();
        match compare(&folder, case) {
            Ok(()) => agree += 1,
            Err(how) => differ.push(format!("{name}: {how}")),
        }
    }
    println!("{agree} of {} cases agree", cases.len());
    assert!(differ.is_empty(), "\n{}", differ.join("\n"));
}

fn golden_folder() -> Option<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared", "../../shared"].map(|shared| project.join(shared).join("golden/stacks"));
    folders.into_iter().find(|folder| folder.join("cases.json").is_file())
}

fn compare(folder: &Path, case: &Value) -> Result<(), String> {
    let mut arguments = texts(&case["args"]);
    if case["compare"] == "asserts" && !arguments.contains(&"json") {
        arguments.extend(["--format", "json"]);
    }
    let output = run(folder, case, &arguments);
    let [stdout, stderr] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    if output.status.success() != (case["exit_code"] == 0) {
        return Err(format!("{}: {stderr}", output.status));
    }
    let stream = if case["stream"] == "stderr" { &stderr } else { &stdout };
    let expected = case["expected_file"].as_str().map(|name| fs::read_to_string(folder.join(name)).unwrap());
    match (case["compare"].as_str().unwrap(), expected) {
        ("lines", Some(expected)) => verdict(&lines(stream), &lines(&expected)),
        ("yaml", Some(expected)) => verdict(&without_realm(stream), &without_realm(&expected)),
        ("json", Some(expected)) => compare_documents(&parsed(stream)?, &parsed(&expected)?),
        ("asserts", _) => compare_values(&parsed(stream)?, &case["expect"]),
        ("text", _) => verdict(&stream.trim(), &case["expect"].as_str().unwrap()),
        ("contains", _) => contains(stream, &texts(&case["expect"]), false),
        ("ordered-contains", _) => contains(stream, &texts(&case["expect"]), true),
        (how, _) => Err(format!("nobody knows how to compare {how}")),
    }
}

/// Runs the program in a copy of the case's repository, in the environment of Atmos's own tests.
fn run(folder: &Path, case: &Value, arguments: &[&str]) -> Output {
    let temporary = tempfile::tempdir().unwrap();
    let root = temporary.path().canonicalize().unwrap();
    let repository = folder.join(case["dir"].as_str().unwrap());
    let copied = Command::new("cp").arg("-R").args([&repository, &root.join("repo")]).status();
    assert!(copied.unwrap().success());
    let directory = root.join("repo").join(case["cwd"].as_str().unwrap());
    let own = case["env"].as_object().unwrap().iter().map(|(name, value)| (name, value.as_str().unwrap()));
    let mut command = Command::new(env!("CARGO_BIN_EXE_wrap"));
    command
        .args(arguments)
        .current_dir(&directory)
        .env_clear()
        .env("HOME", root.join("home"))
        .env("PATH", "/usr/bin:/bin")
        .env("TERM", "xterm-256color")
        .env("ATMOS_GIT_ROOT_BASEPATH", "false")
        .env("ATMOS_COMPONENTS_TERRAFORM_COMMAND", "tofu");
    if directory.join("atmos.yaml").is_file() {
        command.env("ATMOS_CLI_CONFIG_PATH", &directory);
    }
    for name in ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
        command.env(name, root.join(name));
    }
    let output = command.envs(own).output().unwrap();
    let shown = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        text.replace(&*root.join("repo").to_string_lossy(), ROOT).into_bytes()
    };
    Output { stdout: shown(output.stdout), stderr: shown(output.stderr), ..output }
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

fn parsed(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("{error} in {text}"))
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// The realm is a hash of the configuration's path.
fn without_realm(text: &str) -> Vec<&str> {
    text.trim_end().lines().filter(|line| !line.starts_with("realm: ")).collect()
}

fn compare_documents(found: &Value, expected: &Value) -> Result<(), String> {
    let (found, expected) = (found.as_object().unwrap(), expected.as_object().unwrap());
    verdict(&found.keys().collect::<Vec<_>>(), &expected.keys().collect::<Vec<_>>())?;
    for (key, value) in found.iter().filter(|(key, _)| !FREE_KEYS.contains(&key.as_str())) {
        let (mut value, mut wanted) = (value.clone(), expected[key].clone());
        for info in [&mut value, &mut wanted].into_iter().filter(|_| key == "component_info") {
            info.as_object_mut().unwrap().remove("terraform_config");
        }
        verdict(&value, &wanted).map_err(|how| format!("{key}: {how}"))?;
    }
    Ok(())
}

fn compare_values(document: &Value, expected: &Value) -> Result<(), String> {
    for (path, value) in expected.as_object().unwrap() {
        let found = path.split('.').fold(document, |value, key| &value[key]);
        verdict(found, value).map_err(|how| format!("{path}: {how}"))?;
    }
    Ok(())
}

fn verdict<T: PartialEq + std::fmt::Debug>(found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("found {found:?}, expected {expected:?}")) }
}

/// Whether everything is named that Atmos names, whatever the quotes.
fn contains(text: &str, expected: &[&str], in_order: bool) -> Result<(), String> {
    let plain = |text: &str| text.replace(['`', '\''], "").replace("was not found", "not found").to_lowercase();
    let said = plain(text);
    let mut rest = said.as_str();
    for wanted in expected {
        let wanted = plain(&wanted.replace("atmos ", "wrap "));
        let wanted = OTHER_WORDS.iter().find(|(theirs, _)| *theirs == wanted).map_or(&*wanted, |(_, ours)| ours);
        let start = rest.find(wanted).ok_or_else(|| format!("`{wanted}` is not in {text}"))?;
        if in_order {
            rest = &rest[start..];
        }
    }
    Ok(())
}
