//! Findings as a JSON list.

use serde_json::{Value, json};

use crate::validate::Finding;

pub(super) fn text(findings: &[Finding]) -> String {
    format!("{:#}", Value::Array(findings.iter().map(object).collect()))
}

fn object(finding: &Finding) -> Value {
    let place = finding.place;
    json!({
        "path": place.map(|place| place.file.display().to_string()),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "severity": finding.severity.name(),
        "rule": finding.rule,
        "message": finding.message,
        "causes": finding.causes,
        "help": finding.help,
    })
}
