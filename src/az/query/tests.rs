//! What the Azure CLI's own library (jmespath.py 1.0) made of many queries: `found.json`, a query, whether it
//! could be answered, and the answer, in a line.

use serde_json::Value;

use super::*;

#[test]
fn queries_find_what_they_find_in_the_azure_cli() {
    let recorded: Value = serde_json::from_str(include_str!("found.json")).expect("it is JSON");
    let data = Item::from(recorded["data"].clone());
    for case in recorded["cases"].as_array().expect("a list") {
        let query = case[0].as_str().expect("a text");
        let found = Query::parse(query).and_then(|query| query.search(&data)).map(|item| item.to_json().to_string());
        let want = (case[1] == Value::Bool(true)).then(|| case[2].to_string());
        assert_eq!(found, want, "{query}");
    }
}

#[test]
fn endless_nesting_is_refused() {
    assert_eq!(Query::parse(&"(".repeat(100_000)), None);
    assert_eq!(Query::parse(&"!".repeat(1000)), None);
    let long = format!("a{}", ".a".repeat(199));
    assert!(Query::parse(&long).and_then(|query| query.search(&Item::Null)).is_some_and(|item| item.is_null()));
}
