//! Findings as SARIF 2.1.0, which code scanning reads.

use std::{collections::BTreeSet, path::Path};

use serde_json::{Value, json};

use crate::validate::Finding;

pub(super) fn text(findings: &[Finding]) -> String {
    let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    let rules: Vec<Value> = rules.into_iter().map(|rule| json!({ "id": rule })).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "wrap", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            // Ours count characters; without a word they would be UTF-16 code units.
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}")
}

fn result(finding: &Finding) -> Value {
    let parts = [&finding.message].into_iter().chain(&finding.causes).chain(&finding.help);
    let text = parts.map(String::as_str).collect::<Vec<_>>().join("\n");
    let locations: Vec<Value> = finding
        .place
        .iter()
        .filter(|place| place.is_in_file())
        .map(|place| {
            json!({ "physicalLocation": {
                "artifactLocation": { "uri": uri(place.file) },
                "region": { "startLine": place.line, "startColumn": place.column },
            }})
        })
        .collect();
    json!({
        "ruleId": finding.rule,
        "level": finding.severity.name(),
        "message": { "text": text },
        "locations": locations,
    })
}

/// A path as the relative reference that it is; `:` could end a scheme.
fn uri(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let bytes = path.as_os_str().as_encoded_bytes().iter();
    bytes.map(|byte| if plain(*byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
