//! Thousands of templates whose results in Go, with Sprig, are on record: ours are the same.
//!
//! `tests/interop/go/run` renders `templates.yaml` anew with Go; what differs is in `differences.yaml`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{Engine, Missing, Origin, Value, datasources::Datasources, from_node, settings::Settings};
use crate::{
    config::yaml::{Place, parse},
    error::Error,
};

fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/templates").join(name)).unwrap()
}

fn rendered(engine: &Engine, template: &str, data: &Value, missing: Missing) -> Result<String, String> {
    let place = Place::start_of(Path::new("a.yaml"));
    let nothing = |_: &_| Err(Error::configuration("no component"));
    let rendered = engine.render(template, Origin::File(place), data, missing, &nothing);
    rendered.map(|rendered| rendered.text).map_err(|error| error.to_string())
}

/// What we do instead of what Go does; `None` when it is the same.
fn difference(case: &serde_json::Value, ours: &Result<String, String>) -> Option<&'static str> {
    match (case["text"].as_str(), ours) {
        (Some(go), Ok(ours)) => (go != ours).then_some("different"),
        (Some(_), Err(_)) => Some("refused"),
        (None, Ok(_)) => Some("allowed"),
        (None, Err(_)) => None,
    }
}

#[test]
fn results_are_go_s() {
    let results = fixture("results.json");
    let mut lines = results.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let data = lines.next().unwrap();
    let data = from_node(&parse(Path::new("data.yaml"), data["data"].as_str().unwrap()).unwrap());
    let variables = BTreeMap::from([("REGION".to_owned(), "north".to_owned())]);
    let delimiters = ["{{", "}}"].map(ToOwned::to_owned);
    let engine =
        Engine::new(Settings { delimiters, variables, now: 1_763_688_798, datasources: Datasources::default() });
    let mut found = BTreeSet::new();
    for case in lines {
        let template = case["template"].as_str().unwrap();
        let ours = rendered(&engine, template, &data, Missing::Printed);
        if let Some(difference) = difference(&case, &ours) {
            found.insert(format!("{difference}: {template}\n  go   {case}\n  ours {ours:?}"));
        } else if ours.is_ok() {
            let strict = rendered(&engine, template, &data, Missing::Refused);
            assert_eq!(strict.is_err(), case["needs_all"].as_bool().unwrap_or(false), "{template}\n{strict:?}");
        }
    }
    let known = parse(Path::new("differences.yaml"), &fixture("differences.yaml")).unwrap();
    for (group, entry) in known.as_map().unwrap().iter() {
        let kind = group.split(':').next().unwrap();
        for template in entry.node.as_list().unwrap() {
            let start = format!("{kind}: {}\n", template.as_str().unwrap());
            let difference = found.iter().find(|difference| difference.starts_with(&start)).cloned();
            found.remove(&difference.unwrap_or_else(|| panic!("not, or no longer, {start}")));
        }
    }
    assert!(found.is_empty(), "{} more differences\n{}", found.len(), found.into_iter().collect::<Vec<_>>().join("\n"));
}
