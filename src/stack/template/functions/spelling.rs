//! Upper and lower case, and the ways to write several words as one.

use super::{
    Table,
    call::text,
    words::{is_connector, joined, one_lower, one_upper},
};

pub(super) const TABLE: Table = &[
    ("title", |call| text(title(call.text(0)?))),
    ("strings.Title", |call| text(title(&call.printed(0)?))),
    ("untitle", |call| text(at_starts(call.text(0)?, one_lower))),
    ("swapcase", |call| text(call.text(0)?.chars().map(swapped).collect::<String>())),
    ("snakecase", |call| text(joined(call.text(0)?, '_'))),
    ("kebabcase", |call| text(joined(call.text(0)?, '-'))),
    ("camelcase", |call| text(camel(call.text(0)?))),
    ("strings.SnakeCase", |call| text(joined(call.text(0)?, '_'))),
    ("strings.KebabCase", |call| text(joined(call.text(0)?, '-'))),
];

/// Go's `strings.Title`: the first letter of each word large, the others as they are.
fn title(whole: &str) -> String {
    at_starts(whole, titled)
}

fn at_starts(whole: &str, change: fn(char) -> char) -> String {
    let mut changed = String::new();
    let mut starts = true;
    for c in whole.chars() {
        if starts {
            changed.push(change(c));
        } else {
            changed.push(c);
        }
        starts = (c.is_whitespace() || c.is_ascii()) && c != '_' && !c.is_alphanumeric();
    }
    changed
}

fn swapped(c: char) -> char {
    if c.is_lowercase() { one_upper(c) } else { one_lower(c) }
}

/// Connectors at the start stay; so does all but one between two words.
fn camel(whole: &str) -> String {
    let start = whole.find(|c| !is_connector(c)).unwrap_or(whole.len());
    let mut out = whole[..start].to_owned();
    let mut letters = whole[start..].chars();
    let Some(mut held) = letters.next().map(one_upper) else { return out };
    for c in letters {
        let was_connector = is_connector(held);
        if !was_connector || is_connector(c) {
            out.push(held);
        }
        held = match (was_connector, is_connector(c)) {
            (_, true) => c,
            (true, false) => one_upper(c),
            (false, false) => one_lower(c),
        };
    }
    out.push(held);
    out
}

/// Capitals of title case, which differ from upper case for four letters that are two in one.
fn titled(c: char) -> char {
    match c {
        'Ǆ' | 'ǆ' => 'ǅ',
        'Ǉ' | 'ǉ' => 'ǈ',
        'Ǌ' | 'ǌ' => 'ǋ',
        'Ǳ' | 'ǳ' => 'ǲ',
        c => one_upper(c),
    }
}
