//! `-o yaml` (`yaml.safe_dump` of `PyYAML`, without flow style).

use std::sync::LazyLock;

use regex::Regex;

use crate::az::item::Item;

/// `PyYAML` folds texts behind this column.
const WIDTH: usize = 80;

/// The document of `item`; `None` for a text that `PyYAML` writes in several lines.
pub(super) fn text(item: &Item) -> Option<String> {
    let mut lines = Vec::new();
    block(item, "", 0, &mut lines)?;
    // A document that is but a plain value is closed, because more could follow.
    let is_plain = !matches!(item, Item::List(_) | Item::Fields(_)) && !lines[0].starts_with(['\'', '"']);
    lines.extend(is_plain.then(|| "...".to_owned()));
    Some(lines.join("\n"))
}

/// Adds the lines of `item`; the first one begins with `start`, and what is inside of it with `indent` spaces.
fn block(item: &Item, start: &str, indent: usize, lines: &mut Vec<String>) -> Option<()> {
    // What begins on the line of a hyphen goes on below it.
    let opening = |first: bool| if first { start.to_owned() } else { " ".repeat(indent) };
    match item {
        Item::List(items) if !items.is_empty() => {
            for (place, item) in items.iter().enumerate() {
                block(item, &format!("{}- ", opening(place == 0)), indent + 2, lines)?;
            }
        }
        Item::Fields(fields) if !fields.entries.is_empty() => {
            for (place, (name, value)) in fields.sorted().into_iter().enumerate() {
                let key = format!("{}{}:", opening(place == 0), scalar_text(name)?);
                match value {
                    Item::List(items) if !items.is_empty() => {
                        lines.push(key);
                        block(value, &" ".repeat(indent), indent, lines)?;
                    }
                    Item::Fields(fields) if !fields.entries.is_empty() => {
                        lines.push(key);
                        block(value, &" ".repeat(indent + 2), indent + 2, lines)?;
                    }
                    simple => lines.push(fitting(format!("{key} {}", scalar(simple)?), simple)?),
                }
            }
        }
        simple => lines.push(fitting(format!("{start}{}", scalar(simple)?), simple)?),
    }
    Some(())
}

/// `line`, unless `PyYAML` would fold the text at its end.
fn fitting(line: String, item: &Item) -> Option<String> {
    let is_folded = line.chars().count() > WIDTH && matches!(item, Item::Text(text) if text.contains(' '));
    (!is_folded).then_some(line)
}

fn scalar(item: &Item) -> Option<String> {
    Some(match item {
        Item::Null => "null".to_owned(),
        Item::Bool(value) => value.to_string(),
        Item::Number(number) => number.to_string(),
        Item::Text(text) => scalar_text(text)?,
        Item::List(_) => "[]".to_owned(),
        Item::Fields(_) => "{}".to_owned(),
    })
}

fn scalar_text(text: &str) -> Option<String> {
    let is_printed = |character: char| {
        matches!(character, ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{fffd}' | '\u{10000}'..='\u{10fffe}')
            && character != '\u{feff}'
    };
    if !text.chars().all(is_printed) {
        return None;
    }
    let is_plain = !has_indicator(text) && !text.starts_with(' ') && !text.ends_with(' ') && !OTHER.is_match(text);
    Some(if is_plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) })
}

/// Whether something in `text` means more than itself.
fn has_indicator(text: &str) -> bool {
    let first = text.chars().next().unwrap_or(' ');
    let second = text.chars().nth(1).unwrap_or(' ');
    "#,[]{}&*!|>'\"%@`".contains(first)
        || (matches!(first, '-' | '?' | ':') && second == ' ')
        || text.starts_with("---")
        || text.starts_with("...")
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
}

/// Texts that would be read as something else: YAML 1.1, as `PyYAML`'s `resolver.py` has it.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            | ~ | null | Null | NULL | = | <<
            | yes | Yes | YES | no | No | NO | true | True | TRUE | false | False | FALSE | on | On | ON | off | Off | OFF
            | [-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)? | \.[0-9][0-9_]*(?:[eE][-+][0-9]+)?
            | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]* | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
            | [-+]?0b[0-1_]+ | [-+]?0[0-7_]+ | [-+]?(?:0|[1-9][0-9_]*) | [-+]?0x[0-9a-fA-F_]+
            | [-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+
            | [0-9]{4}-[0-9]{2}-[0-9]{2}
            | [0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[\x20\t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?
              (?:[\x20\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?
        )$",
    )
    .expect("the expression is a constant")
});
