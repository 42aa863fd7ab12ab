//! Text to tree.

use std::path::Path;

use saphyr_parser::{Event, Marker, Parser, ScanError};

use super::{Node, Place, Value, brackets, build::Builder, plain, refusal};
use crate::error::{Error, Result};

/// Parses the first YAML document of `text`, as Go's `yaml.Unmarshal` does; none makes a null.
/// `shown` is the file's path as messages name it.
pub(crate) fn parse(shown: &Path, text: &str) -> Result<Node> {
    // Places refer to it as long as the process lives; there is one path for each file read.
    let file = Place::start_of(Box::leak(shown.to_path_buf().into_boxed_path())).file;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // The parser takes it for the end, and what follows would be lost.
    if let Some(before) = text.find('\0').map(|at| &text[..at]) {
        return Err(refusal::zero(place_after(file, before)));
    }
    match plain::read(file, text) {
        Some(node) => Ok(node),
        None => parse_any(file, text),
    }
}

/// The document of a text that may be anything.
pub(super) fn parse_any(file: &'static &'static Path, text: &str) -> Result<Node> {
    let unreadable =
        |error: &ScanError, moved: &[u32]| refusal::unreadable(place(file, error.marker(), moved), text, error);
    let error = match build(file, text, &[]) {
        Ok(node) => return Ok(node),
        Err(Stop::Refused(error)) => return Err(error),
        Err(Stop::Unreadable(error)) if !error.info().starts_with("invalid indentation") => {
            return Err(unreadable(&error, &[]));
        }
        Err(Stop::Unreadable(error)) => error,
    };
    let indented = brackets::indent(text).map_err(|_| unreadable(&error, &[]))?;
    build(file, &indented.text, &indented.moved).map_err(|stop| match stop {
        Stop::Refused(error) => error,
        Stop::Unreadable(error) => unreadable(&error, &indented.moved),
    })
}

fn place_after(file: &'static &'static Path, before: &str) -> Place {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    Place { file, line: count(before.matches('\n').count() + 1), column: count(column + 1) }
}

/// Why a text was not read to its end.
enum Stop {
    /// It is no YAML.
    Unreadable(ScanError),
    /// It is YAML that we refuse.
    Refused(Error),
}

/// Builds the tree of `text`, whose lines were moved to the right by as many columns as `moved` says.
fn build(file: &'static &'static Path, text: &str, moved: &[u32]) -> std::result::Result<Node, Stop> {
    let mut builder = Builder::new(text);
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(Stop::Unreadable)?;
        match event {
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
            Event::DocumentEnd | Event::StreamEnd => break,
            event => builder.take(event, place(file, &span.start, moved)).map_err(Stop::Refused)?,
        }
    }
    Ok(builder.finish().unwrap_or_else(|| Node::new(Place { file, line: 1, column: 1 }, Value::Null)))
}

/// The parser counts columns from 0.
fn place(file: &'static &'static Path, marker: &Marker, moved: &[u32]) -> Place {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let moved = moved.get(marker.line().saturating_sub(1)).copied().unwrap_or_default();
    Place { file, line: count(marker.line()), column: count(marker.col() + 1).saturating_sub(moved).max(1) }
}

#[cfg(test)]
mod tests;
