//! Findings as commands of GitHub Actions, which puts them beside the lines of a pull request.

use crate::{config::yaml::Place, validate::Finding};

pub(super) fn line(finding: &Finding) -> String {
    let severity = finding.severity.name();
    let place = finding.place.filter(Place::is_in_file).map(|place| {
        format!("file={},line={},col={},", property(&place.file.display().to_string()), place.line, place.column)
    });
    let parts = [&finding.message].into_iter().chain(&finding.causes).chain(&finding.help);
    let text = parts.map(String::as_str).collect::<Vec<_>>().join("\n");
    format!("::{severity} {}title=wrap {}::{}", place.unwrap_or_default(), finding.rule, data(&text))
}

/// A message may hold anything but what ends it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
