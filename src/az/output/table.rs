//! `-o table` (knack's `_TableOutput`, tabulate's format `simple`).

use super::plain;
use crate::az::item::Item;

/// The columns that the Azure CLI leaves out unless they are given other names.
const LEFT_OUT: [&str; 3] = ["id", "type", "etag"];
/// What tabulate adds to the width of a heading.
const HEADING_MARGIN: usize = 2;

/// A row: its cells under the headings they belong to.
type Row = Vec<(String, String)>;

/// The table of `item`, or of its items; `None` for values in values, which Python prints in its own
/// way. Columns are sorted unless `keeps_order`.
pub(super) fn text(item: &Item, keeps_order: bool) -> Option<String> {
    let rows: Vec<Row> = match item {
        Item::List(items) => items.iter().map(|item| row(item, keeps_order)).collect::<Option<_>>()?,
        other => vec![row(other, keeps_order)?],
    };
    let mut headings: Vec<&str> = Vec::new();
    for (heading, _) in rows.iter().flatten() {
        if !headings.contains(&heading.as_str()) {
            headings.push(heading);
        }
    }
    if headings.is_empty() {
        return Some(String::new());
    }
    Some(lines(&headings, &rows).join("\n"))
}

fn row(item: &Item, keeps_order: bool) -> Option<Row> {
    let fields = match item {
        Item::List(items) => {
            let cells =
                items.iter().enumerate().map(|(place, value)| Some((format!("Column{}", place + 1), cell(value)?)));
            return cells.collect();
        }
        Item::Fields(fields) if keeps_order => fields.entries.iter().collect(),
        Item::Fields(fields) => fields.sorted(),
        other => return Some(vec![("Result".to_owned(), cell(other)?)]),
    };
    let shown = fields.into_iter().filter(|(name, value)| !value.is_null() && !LEFT_OUT.contains(&name.as_str()));
    Some(shown.filter_map(|(name, value)| Some((capitalised(name), cell(value)?))).collect())
}

fn cell(item: &Item) -> Option<String> {
    match item {
        Item::List(_) | Item::Fields(_) => None,
        Item::Null => Some(String::new()),
        other => Some(plain(other).trim().to_owned()),
    }
}

fn capitalised(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn lines(headings: &[&str], rows: &[Row]) -> Vec<String> {
    let cell = |row: &Row, heading: &str| {
        row.iter().find(|(own, _)| own == heading).map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let width = |heading: &&str| {
        let cells = rows.iter().map(|row| cell(row, heading).chars().count());
        cells.chain([heading.chars().count() + HEADING_MARGIN]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = headings.iter().map(width).collect();
    let line = |cells: Vec<String>| {
        let padded = cells.iter().zip(&widths).map(|(text, width)| format!("{text:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let above = [
        line(headings.iter().map(|heading| (*heading).to_owned()).collect()),
        line(widths.iter().map(|width| "-".repeat(*width)).collect()),
    ];
    above
        .into_iter()
        .chain(rows.iter().map(|row| line(headings.iter().map(|name| cell(row, name)).collect())))
        .collect()
}
