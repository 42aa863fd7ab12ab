//! The listing as columns for people.

use super::{Listing, Row, SignedIn, State};
use crate::config::duration::spoken;

/// A table for the providers, and one for the identities.
pub(super) fn lines(listing: &Listing<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(providers) = &listing.providers {
        let rows = providers.iter().map(|provider| vec![provider.name.clone(), provider.kind.clone()]);
        lines.extend(aligned(&["PROVIDER", "KIND"], rows.collect()));
    }
    if let Some(identities) = &listing.identities {
        lines.extend(listing.providers.iter().map(|_| String::new()));
        let names = ["IDENTITY", "KIND", "CHAIN", "DEFAULT", "SIGNED IN"];
        lines.extend(aligned(&names, identities.iter().map(cells).collect()));
    }
    lines
}

fn cells(row: &Row<'_>) -> Vec<String> {
    let default = if row.config.is_default { "✓" } else { "" };
    let state = match &row.state {
        State::Absent => "no".to_owned(),
        State::SignedIn(signed_in) => shown(signed_in),
        State::Unusable(problem) => format!("cannot be used: {problem}"),
    };
    vec![row.config.name.clone(), row.config.kind.clone(), row.chain.join(" → "), default.to_owned(), state]
}

fn shown(signed_in: &SignedIn) -> String {
    let left = match (signed_in.left, signed_in.is_renewable) {
        (Some(left), true) => format!("{} left, renewable", spoken(left)),
        (Some(left), false) => format!("{} left", spoken(left)),
        (None, true) => "renewable".to_owned(),
        (None, false) => "ended".to_owned(),
    };
    format!("{}, {left}", signed_in.principal)
}

/// A line of `names`, and one for each of `rows`.
fn aligned(names: &[&str], rows: Vec<Vec<String>>) -> Vec<String> {
    let header = names.iter().map(|name| (*name).to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..names.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
