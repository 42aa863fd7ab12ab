//! Upper and lower case, and the ways to write several words as one.

use super::{Table, call::text};

pub(super) const TABLE: Table = &[
    ("title", |call| text(title(call.text(0)?))),
    ("strings.Title", |call| text(title(&call.printed(0)?))),
    ("untitle", |call| text(at_starts(call.text(0)?, |c| c.to_lowercase().collect()))),
    ("swapcase", |call| text(call.text(0)?.chars().map(swapped).collect::<String>())),
    ("snakecase", |call| text(words(call.text(0)?).join("_").to_lowercase())),
    ("kebabcase", |call| text(words(call.text(0)?).join("-").to_lowercase())),
    ("camelcase", |call| text(camel(call.text(0)?))),
    ("strings.SnakeCase", |call| text(words(call.text(0)?).join("_").to_lowercase())),
    ("strings.KebabCase", |call| text(words(call.text(0)?).join("-").to_lowercase())),
];

/// Go's `strings.Title`: the first letter of each word large, the others as they are.
fn title(whole: &str) -> String {
    at_starts(whole, |c| c.to_uppercase().collect())
}

fn at_starts(whole: &str, change: fn(char) -> String) -> String {
    let mut changed = String::new();
    let mut starts = true;
    for c in whole.chars() {
        if starts {
            changed.push_str(&change(c));
        } else {
            changed.push(c);
        }
        starts = (c.is_whitespace() || c.is_ascii()) && c != '_' && !c.is_alphanumeric();
    }
    changed
}

fn swapped(c: char) -> String {
    if c.is_lowercase() { c.to_uppercase().collect() } else { c.to_lowercase().collect() }
}

fn camel(whole: &str) -> String {
    words(whole).iter().map(|word| title(&word.to_lowercase())).collect()
}

/// The words of `firstSecond`, `first_second`, `first-second` and `FIRSTSecond`.
fn words(whole: &str) -> Vec<String> {
    let letters: Vec<char> = whole.chars().collect();
    let mut words = vec![String::new()];
    for (index, c) in letters.iter().enumerate() {
        if !c.is_alphanumeric() {
            words.push(String::new());
            continue;
        }
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let is_next_lower = letters.get(index + 1).is_some_and(|next| next.is_lowercase());
        let starts = c.is_uppercase() && before.is_some_and(|before| !before.is_uppercase() || is_next_lower);
        if starts {
            words.push(String::new());
        }
        words.last_mut().expect("there is always one").push(*c);
    }
    words.retain(|word| !word.is_empty());
    words
}
