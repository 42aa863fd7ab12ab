//! Values as Go prints them with `%v`.

use gotmpl::{Result, TemplateError, Value};

use super::{
    budget::{LONGEST_TEXT, exhausted},
    functions::time,
};
use crate::config::yaml::{print_float, print_time};

/// `value` as an action prints it: nothing is `<no value>`.
pub(super) fn action(value: &Value) -> Result<String> {
    match value {
        Value::Nil => Ok("<no value>".to_owned()),
        value => plain(value),
    }
}

/// `value` as `%v` prints it: nothing is `<nil>`.
pub(super) fn plain(value: &Value) -> Result<String> {
    let mut text = String::new();
    write(&mut text, value)?;
    Ok(text)
}

fn write(text: &mut String, value: &Value) -> Result<()> {
    match value {
        Value::Nil => text.push_str("<nil>"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Int(number) => text.push_str(&number.to_string()),
        Value::Uint(number) => text.push_str(&number.to_string()),
        Value::Float(number) => text.push_str(&print_float(*number)),
        Value::String(string) => text.push_str(string),
        Value::List(list) => {
            text.push('[');
            for (index, item) in list.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { " " });
                write(text, item)?;
            }
            text.push(']');
        }
        Value::Map(map) => {
            text.push_str("map[");
            for (index, (key, item)) in map.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { " " });
                text.push_str(key);
                text.push(':');
                write(text, item)?;
            }
            text.push(']');
        }
        Value::Function(_) => match time::rfc_3339(value) {
            Some(written) => text.push_str(&print_time(&written)),
            None => return Err(needs_terraform()),
        },
    }
    if text.len() > LONGEST_TEXT { Err(exhausted()) } else { Ok(()) }
}

/// The only functions among values stand for the outputs of `atmos.Component`.
pub(crate) fn needs_terraform() -> TemplateError {
    TemplateError::Exec("the outputs of a component are in Terraform's state, which templates cannot read yet".into())
}
