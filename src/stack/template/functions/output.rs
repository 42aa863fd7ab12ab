//! Go's own `print` functions, with floats and nested values printed as Go prints them.

use gotmpl::{Result, Template, Value};

use super::{Call, Table, call::text, strings::bound};
use crate::stack::template::print;

pub(super) const TABLE: Table = &[("print", print), ("println", println), ("printf", printf)];

/// Blanks stand between two arguments of which neither is a text.
fn print(call: &Call<'_>) -> Result<Value> {
    let mut printed = String::new();
    for (index, value) in call.arguments.iter().enumerate() {
        let is_text = |value: &Value| matches!(value, Value::String(_));
        if index > 0 && !is_text(value) && !is_text(&call.arguments[index - 1]) {
            printed.push(' ');
        }
        printed.push_str(&print::plain(value)?);
    }
    text(printed)
}

fn println(call: &Call<'_>) -> Result<Value> {
    let words = call.arguments.iter().map(print::plain).collect::<Result<Vec<_>>>()?;
    text(words.join(" ") + "\n")
}

/// The engine knows the verbs; `%v` of what it would print otherwise than Go gets the text at once.
fn printf(call: &Call<'_>) -> Result<Value> {
    let format = call.text(0)?;
    let longest = call.arguments.iter().filter_map(Value::as_str).map(str::len).max().unwrap_or_default();
    // Each verb may pad to the engine's widest field.
    bound(call, format.matches('%').count().saturating_mul(longest + usize::from(u16::MAX)) / 2)?;
    let mut arguments = call.arguments.to_vec();
    for (verb, argument) in verbs(format).zip(arguments.iter_mut().skip(1)) {
        if verb == 'v' && matches!(argument, Value::Float(_) | Value::List(_) | Value::Map(_) | Value::Function(_)) {
            *argument = Value::String(print::plain(argument)?.into());
        }
    }
    let words = (0..arguments.len()).map(|index| format!("(index . {index})")).collect::<Vec<_>>().join(" ");
    let template = Template::new("").parse(&format!("{{{{printf {words}}}}}"))?;
    text(template.execute_to_string(&Value::List(arguments.into()))?)
}

/// The verbs in the order of their arguments; none when the format chooses arguments by number.
fn verbs(format: &str) -> impl Iterator<Item = char> {
    let chosen = format.contains('[') || format.contains('*');
    let parts = if chosen { "" } else { format };
    let plain = parts.replace("%%", "");
    let verbs: Vec<char> =
        plain.split('%').skip(1).filter_map(|part| part.chars().find(char::is_ascii_alphabetic)).collect();
    verbs.into_iter()
}
