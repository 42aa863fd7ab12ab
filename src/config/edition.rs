//! `edition:`: a date, for projects that want what Atmos took then for settings that they do not make.

use std::path::Path;

use super::{
    layer::merge_layers,
    yaml::{Node, Place, Value, parse},
};
use crate::error::{Error, Result};

/// A setting whose default Atmos has changed.
struct Change {
    /// The day of the change, as `YYYY-MM-DD`.
    day: &'static str,
    /// What was taken before, as YAML.
    before: &'static str,
}

/// All of them that concern us or that `describe config` shows.
const CHANGES: [Change; 10] = [
    change("2025-02-11", "logs: {file: /dev/stdout}"),
    change("2025-09-23", "logs: {level: Info}"),
    change("2025-10-16", "settings: {terminal: {pager: 'true'}}"),
    change("2025-12-06", "stacks: {inherit: {metadata: false}}"),
    change("2026-02-10", "components: {helmfile: {use_eks: true}}"),
    change("2026-07-06", "settings: {terminal: {help: {filter: false}}}"),
    change("2026-07-13", "list: {error_mode: strict}"),
    change("2026-07-13", "describe: {error_mode: strict}"),
    change("2026-07-16", "describe: {provenance: false}"),
    change("2026-07-17", "describe: {component: {filter: full}}"),
];

const fn change(day: &'static str, before: &'static str) -> Change {
    Change { day, before }
}

/// `tree` over what its edition takes for settings that it does not make.
pub(super) fn applied(tree: Node) -> Result<Node> {
    let Some(edition) = tree.get("edition").filter(|node| node.value != Value::Null) else { return Ok(tree) };
    let last = last_day(edition)?;
    let parsed = |change: &Change| parse(Path::new("edition"), change.before).expect("the defaults are YAML");
    let changes = CHANGES.iter().filter(|change| change.day > last.as_str()).map(parsed);
    let start = Node::empty_map(Place::start_of(Path::new("edition")));
    let layers: Vec<Node> = [start].into_iter().chain(changes).chain([tree.clone()]).collect();
    Ok(merge_layers(&layers))
}

/// The last day of the year, month or day that `node` names, so that they sort as texts.
fn last_day(node: &Node) -> Result<String> {
    let wrong = || {
        let shown = super::yaml::print(&node.value).unwrap_or_default();
        Error::configuration(format!("`edition` cannot be `{shown}`"))
            .at(node.at)
            .help("write a year, a month or a day: `edition: \"2026\"`, `\"2026-07\"` or `\"2026-07-16\"`")
    };
    let text = super::yaml::print(&node.value).unwrap_or_default();
    // A date without quotes is a timestamp in YAML.
    let text = text.trim().trim_end_matches("T00:00:00Z");
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &&str, digits: usize| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    let within = |part: &str, highest: u32| part.parse().is_ok_and(|number: u32| (1..=highest).contains(&number));
    match parts.as_slice() {
        [year] if is_number(year, 4) => Ok(format!("{year}-12-31")),
        [year, month] if is_number(year, 4) && is_number(month, 2) && within(month, 12) => {
            Ok(format!("{year}-{month}-31"))
        }
        [year, month, day] if is_number(year, 4) && is_number(month, 2) && is_number(day, 2) => {
            let is_day = within(month, 12) && within(day, 31);
            if is_day { Ok(text.to_owned()) } else { Err(wrong()) }
        }
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::yaml::to_json;

    fn applied_to(text: &str) -> Result<String> {
        applied(parse(Path::new("atmos.yaml"), text).unwrap()).map(|tree| to_json(&tree).to_string())
    }

    #[test]
    fn an_edition_brings_back_what_was_taken_before() {
        let expected = r#"{"describe":{"component":{"filter":"full"},"provenance":true},"edition":"2026-07-16"}"#;
        assert_eq!(
            applied_to("edition: 2026-07-16\ndescribe: {provenance: true}").unwrap().replace("T00:00:00Z", ""),
            expected
        );
        assert!(applied_to("edition: '2025-12-05'").unwrap().contains(r#""stacks":{"inherit":{"metadata":false}}"#));
        assert!(!applied_to("edition: '2025-12'").unwrap().contains("inherit"));
        assert_eq!(applied_to("edition: 2026").unwrap(), r#"{"edition":2026}"#);
        assert_eq!(applied_to("a: 1").unwrap(), r#"{"a":1}"#);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["next", "'26'", "2026-13", "2026-00-01", "'2026-07-16-1'", "[a]"] {
            let error = applied_to(&format!("edition: {text}")).unwrap_err().to_string();
            assert!(error.starts_with("error: atmos.yaml:1:10: `edition` cannot be"), "{text}: {error}");
        }
    }
}
