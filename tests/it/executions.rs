//! What the stand-in programs were run with: `exec.json`.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    fs,
};

use serde_json::{Map, Value, json};

use crate::sandbox::Sandbox;

/// Set by every shell itself.
const NOISE: [&str; 4] = ["_", "OLDPWD", "PWD", "SHLVL"];

/// Every run of a stand-in since the last call: program, arguments, working folder, and how its
/// environment differs from `given` (a removed variable is `null`).
pub(crate) fn take(sandbox: &Sandbox, given: &BTreeMap<OsString, OsString>) -> Value {
    let path = sandbox.path("executions");
    let record = fs::read(&path).unwrap_or_default();
    // The next step starts anew; there is no file when nothing was run.
    let _ = fs::remove_file(&path);
    let mut fields = record.split(|byte| *byte == 0).map(|field| String::from_utf8_lossy(field).into_owned());
    let mut executions = Vec::new();
    while let Some(field) = fields.next() {
        if field == "program" {
            executions.push(execution(&mut fields, given));
        }
    }
    Value::Array(executions)
}

/// One record, as `tests/stand-ins/record` writes it.
fn execution(fields: &mut impl Iterator<Item = String>, given: &BTreeMap<OsString, OsString>) -> Value {
    let mut next = || fields.next().expect("the record is complete");
    let program = next();
    assert_eq!(next(), "directory");
    let directory = next();
    let mut arguments = Vec::new();
    while next() == "argument" {
        arguments.push(next());
    }
    let mut variables = BTreeMap::new();
    loop {
        let field = next();
        if field == "end" {
            break;
        }
        let (name, value) = field.split_once('=').expect("`env` prints NAME=VALUE");
        variables.insert(OsString::from(name), value.to_owned());
    }
    json!({
        "program": program,
        "arguments": arguments,
        "directory": directory,
        "environment": difference(given, &variables),
    })
}

fn difference(given: &BTreeMap<OsString, OsString>, variables: &BTreeMap<OsString, String>) -> Map<String, Value> {
    let names: BTreeSet<&OsString> = given.keys().chain(variables.keys()).collect();
    names
        .into_iter()
        .filter(|name| !NOISE.iter().any(|noise| name == noise))
        .map(|name| (name, given.get(name).map(|value| value.to_string_lossy()), variables.get(name)))
        .filter(|(_, before, after)| before.as_deref() != after.map(String::as_str))
        .map(|(name, _, after)| (name.to_string_lossy().into_owned(), after.cloned().into()))
        .collect()
}
