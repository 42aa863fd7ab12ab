//! `--columns`: what is shown of an instance.

use crate::{
    error::{Error, Result},
    stack::Listed,
};

/// A column: its name, and texts with fields between them.
pub(super) struct Column {
    pub(super) name: String,
    parts: Vec<Part>,
}

enum Part {
    Text(String),
    Field(String),
}

/// The columns that were asked for, else component and stack.
pub(super) fn read(texts: &[String]) -> Result<Vec<Column>> {
    if texts.is_empty() {
        let column =
            |name: &str, field: &str| Column { name: name.to_owned(), parts: vec![Part::Field(field.to_owned())] };
        return Ok(vec![column("Component", "atmos_component"), column("Stack", "atmos_stack")]);
    }
    texts.iter().map(|text| parse(text)).collect()
}

fn parse(text: &str) -> Result<Column> {
    let wrong = || Error::usage(format!("cannot read the column `{text}`")).help("write `Name={{ .atmos_component }}`");
    let (name, template) = text.split_once('=').ok_or_else(wrong)?;
    let (mut parts, mut rest) = (Vec::new(), template);
    while let Some((before, after)) = rest.split_once("{{") {
        let (field, after) = after.split_once("}}").ok_or_else(wrong)?;
        parts.push(Part::Text(before.to_owned()));
        parts.push(Part::Field(field.trim().strip_prefix('.').ok_or_else(wrong)?.to_owned()));
        rest = after;
    }
    parts.push(Part::Text(rest.to_owned()));
    Ok(Column { name: name.to_owned(), parts })
}

impl Column {
    /// The text of this column for `instance`.
    pub(super) fn value(&self, instance: &Listed) -> Result<String> {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => Ok(text.clone()),
                Part::Field(field) => value(instance, field),
            })
            .collect()
    }
}

fn value(instance: &Listed, field: &str) -> Result<String> {
    match field {
        "atmos_component" | "component" => Ok(instance.name.clone()),
        "atmos_stack" | "stack" => Ok(instance.stack.clone()),
        "atmos_component_type" | "component_type" | "type" => Ok(instance.kind.clone()),
        "atmos_stack_file" | "atmos_manifest" => Ok(instance.manifest.clone()),
        _ => Err(Error::usage(format!("a column cannot show `.{field}`"))
            .help("columns show `.atmos_component`, `.atmos_stack`, `.component_type` and `.atmos_stack_file`")),
    }
}
