//! What is wrong with a text that is no YAML we read, and what mends it.

use saphyr_parser::ScanError;

use super::{Place, brackets};
use crate::error::Error;

/// The parser gave up at `at`.
pub(super) fn unreadable(at: Place, text: &str, error: &ScanError) -> Error {
    let refusal = Error::configuration("cannot parse the YAML").at(at).because(error.info());
    match remedy(error.info(), text, at) {
        Some(remedy) => refusal.help(remedy),
        None => refusal,
    }
}

/// There is a zero byte at `at`.
pub(super) fn zero(at: Place) -> Error {
    Error::configuration("the text has a zero byte").at(at).help("save the file as UTF-8 text")
}

/// A key is a list or a map. A template without quotes looks like that: `{{ .x }}` is a map in a map.
pub(super) fn no_key(at: Place, text: &str, kind: &str) -> Error {
    let refusal = Error::configuration(format!("{kind} cannot be a key")).at(at);
    if line(text, at).contains("{{") { refusal.help(QUOTE_TEMPLATE) } else { refusal }
}

/// A key of one map stands in two places.
pub(super) fn twice(at: Place, key: &str, first: Place) -> Error {
    let refusal = Error::configuration(format!("key `{key}` is written twice"))
        .at(at)
        .because(format!("it is written first at {first}"));
    refusal.help(if key == "<<" { "merge several maps with `<<: [*a, *b]`" } else { "remove one of the two" })
}

const QUOTE_TEMPLATE: &str = "put quotes around the template";

fn remedy(cause: &str, text: &str, at: Place) -> Option<String> {
    let line = line(text, at);
    // The parser notices some mistakes only when the next line starts.
    let before = Place { line: at.line.saturating_sub(1), ..at };
    let indentation = &line[..line.len() - line.trim_start().len()];
    if line.contains("{{") || self::line(text, before).contains("{{") {
        Some(QUOTE_TEMPLATE.to_owned())
    } else if indentation.contains('\t') || cause.contains("tab") {
        Some("indent with spaces, not with tabs".to_owned())
    } else if cause.starts_with("mapping values are not allowed") {
        Some("put quotes around a value that contains `: `".to_owned())
    } else {
        let opening = brackets::indent(text).err().filter(|opening| *opening <= at.line as usize);
        opening.map(|opening| format!("close the bracket or quote that opens on line {opening}"))
    }
}

fn line(text: &str, at: Place) -> &str {
    text.lines().nth(at.line.wrapping_sub(1) as usize).unwrap_or_default()
}
