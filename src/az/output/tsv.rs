//! `-o tsv`

use super::plain;
use crate::az::item::Item;

/// One line an item; `None` when there are none.
pub(super) fn text(item: &Item) -> Option<String> {
    let rows: Vec<String> = match item {
        Item::List(items) => items.iter().map(row).collect(),
        other => vec![row(other)],
    };
    Some(rows).filter(|rows| !rows.is_empty()).map(|rows| rows.join("\n"))
}

fn row(item: &Item) -> String {
    let cells: Vec<String> = match item {
        Item::Fields(fields) if fields.is_ordered => fields.entries.iter().map(|(_, value)| cell(value)).collect(),
        Item::Fields(fields) => fields.sorted().into_iter().map(|(_, value)| cell(value)).collect(),
        Item::List(items) => items.iter().map(cell).collect(),
        // A lone boolean is lower case, one among others is Python's.
        Item::Bool(value) => vec![value.to_string()],
        other => vec![cell(other)],
    };
    cells.join("\t")
}

/// A list is its length and an object is empty, so that columns stay where they are.
fn cell(item: &Item) -> String {
    match item {
        Item::List(items) => items.len().to_string(),
        Item::Fields(_) => String::new(),
        other => plain(other),
    }
}
