//! One value of `printf` by its verb, as Go's `fmt/print.go` writes it.

use std::{collections::BTreeMap, sync::Arc};

use gotmpl::{Result, TemplateError, Value};

use super::{Flags, integer, pad, text};
use crate::stack::template::{
    budget::{LONGEST_TEXT, exhausted},
    functions::{float, logic::go_type, time},
    print,
};

/// Writes `value` in the form of `verb`; `depth` counts the lists and maps around it.
pub(super) fn write(out: &mut String, value: &Value, verb: char, flags: Flags, depth: usize) -> Result<()> {
    if out.len() > LONGEST_TEXT {
        return Err(exhausted());
    }
    match (value, verb) {
        (Value::Nil, 'v' | 'T') if depth == 0 => pad(out, "<nil>", flags),
        (Value::Nil, _) if depth == 0 => out.extend(["%!", verb.encode_utf8(&mut [0; 4]), "(<nil>)"]),
        (Value::Nil, _) => out.push_str(if flags.is_source { "interface {}(nil)" } else { "<nil>" }),
        (value, 'T') => pad(out, go_type(value), flags),
        (Value::Bool(truth), 't' | 'v') => pad(out, if *truth { "true" } else { "false" }, flags),
        (Value::Int(number), 'v' | 'd' | 'b' | 'o' | 'O' | 'x' | 'X' | 'c' | 'q' | 'U') => {
            integer::write(out, *number < 0, number.unsigned_abs(), verb, flags);
        }
        (Value::Uint(number), 'v') if flags.is_source => {
            integer::write(out, false, *number, 'x', Flags { sharp: true, ..flags });
        }
        (Value::Uint(number), 'v' | 'd' | 'b' | 'o' | 'O' | 'x' | 'X' | 'c' | 'q' | 'U') => {
            integer::write(out, false, *number, verb, flags);
        }
        (Value::Float(_), 'b' | 'x' | 'X') | (Value::List(_) | Value::Map(_), 'p') => {
            return Err(TemplateError::Exec(format!("`printf` cannot print {} with `%{verb}`", go_type(value))));
        }
        (Value::Float(number), 'v' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G') => float::write(out, *number, verb, flags),
        (Value::String(string), 'v' | 's' | 'q' | 'x' | 'X') => text::write(out, string, verb, flags),
        (Value::List(list), _) if verb != 'w' => items(out, list, verb, flags, depth + 1)?,
        (Value::Map(map), _) if verb != 'w' => entries(out, map, verb, flags, depth + 1)?,
        (Value::Function(_), _) => moment(out, value, verb, flags)?,
        (value, _) => {
            out.extend(["%!", verb.encode_utf8(&mut [0; 4]), "(", go_type(value), "="]);
            write(out, value, 'v', flags, depth)?;
            out.push(')');
        }
    }
    Ok(())
}

fn items(out: &mut String, list: &[Value], verb: char, flags: Flags, depth: usize) -> Result<()> {
    let (open, between, close) = if flags.is_source { ("[]interface {}{", ", ", "}") } else { ("[", " ", "]") };
    out.push_str(open);
    for (index, item) in list.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { between });
        write(out, item, verb, flags, depth)?;
    }
    out.push_str(close);
    Ok(())
}

fn entries(out: &mut String, map: &BTreeMap<Arc<str>, Value>, verb: char, flags: Flags, depth: usize) -> Result<()> {
    let (open, between, close) =
        if flags.is_source { ("map[string]interface {}{", ", ", "}") } else { ("map[", " ", "]") };
    out.push_str(open);
    for (index, (key, item)) in map.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { between });
        write(out, &Value::String(key.clone()), verb, flags, depth)?;
        out.push(':');
        write(out, item, verb, flags, depth)?;
    }
    out.push_str(close);
    Ok(())
}

/// A time is a text for the verbs of texts, and its own fields, which nobody can use, for the others.
fn moment(out: &mut String, value: &Value, verb: char, flags: Flags) -> Result<()> {
    let printed = print::plain(value)?;
    if flags.is_source || !matches!(verb, 'v' | 's' | 'q' | 'x' | 'X') || time::rfc_3339(value).is_none() {
        return Err(TemplateError::Exec(format!("`printf` cannot print a time with `%{verb}`")));
    }
    text::write(out, &printed, verb, flags);
    Ok(())
}
