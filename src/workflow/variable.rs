//! `env:` of workflows, custom commands and steps.

use std::sync::Arc;

use crate::{
    config::{
        fields::Fields,
        yaml::{Entry, Map, Node, Place, Value},
    },
    error::{Error, Result},
    system::Env,
};

/// A variable of the environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variable {
    pub(crate) at: Place,
    pub(crate) name: String,
    pub(crate) source: Source,
}

/// Where the value of a variable comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// It is written.
    Text(String),
    /// This command prints it.
    Output(String),
}

/// The variables of a map of names, or of a list of `key` with `value` or `valueCommand`.
pub(super) fn variables(node: Option<&Node>, env: &Env) -> Result<Vec<Variable>> {
    let Some(node) = node else { return Ok(Vec::new()) };
    match &node.value {
        Value::Null => Ok(Vec::new()),
        Value::List(items) => items.iter().map(|item| entry(item, env)).collect(),
        Value::Map(map) => named(node, map, env),
        other => Err(Error::configuration(format!("`env` must be a map or a list, not {}", other.kind()))
            .at(node.at)
            .help("write `env:` and below it `NAME: value`")),
    }
}

fn named(node: &Node, map: &Map, env: &Env) -> Result<Vec<Variable>> {
    let fields = Fields::new(node, "`env`", env);
    let written = map.iter().filter(|(_, entry)| entry.node.value != Value::Null);
    let variable = |(name, entry): (&Arc<str>, &Entry)| {
        refuse_name(name, entry.key_at)?;
        let value = fields.text_of(name)?.unwrap_or_default();
        Ok(Variable { at: entry.node.at, name: name.to_string(), source: Source::Text(value) })
    };
    written.map(variable).collect()
}

/// No program can be given such a variable.
fn refuse_name(name: &str, at: Place) -> Result<()> {
    if !name.is_empty() && !name.contains(['=', '\0']) {
        return Ok(());
    }
    Err(Error::configuration(format!("a variable cannot be called `{name}`")).at(at).help("write `NAME: value`"))
}

fn entry(node: &Node, env: &Env) -> Result<Variable> {
    let mut fields = Fields::new(node, "a variable of `env`", env);
    let name = fields.required_text("key")?.trim().to_owned();
    refuse_name(&name, fields.place("key").unwrap_or(node.at))?;
    let value = fields.text("value")?;
    let command = fields.text("valueCommand")?;
    fields.finish()?;
    let source = match (value, command) {
        (Some(_), Some(_)) => {
            return Err(Error::configuration(format!("variable `{name}` has both `value` and `valueCommand`"))
                .at(node.at)
                .help("remove one of them"));
        }
        (value, None) => Source::Text(value.unwrap_or_default()),
        (None, Some(command)) => Source::Output(command),
    };
    Ok(Variable { at: node.at, name, source })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{config::yaml::parse, system::fake::env};

    fn read(text: &str) -> Result<Vec<(String, Source)>> {
        let found = variables(Some(&parse(Path::new("w.yaml"), text).unwrap()), &env(&[]))?;
        Ok(found.into_iter().map(|variable| (variable.name, variable.source)).collect())
    }

    #[test]
    fn maps_and_lists_are_read_in_the_order_they_are_written() {
        let text = |name: &str, value: &str| (name.to_owned(), Source::Text(value.to_owned()));
        assert_eq!(read("{B: 1, A: true, C: null}").unwrap(), [text("B", "1"), text("A", "true")]);
        let output = ("B".to_owned(), Source::Output("date".to_owned()));
        assert_eq!(
            read("[{key: A, value: x}, {key: B, valueCommand: date}, {key: C}]").unwrap(),
            [text("A", "x"), output, text("C", "")]
        );
    }

    #[test]
    fn what_is_no_variable_is_refused() {
        for (text, want) in [
            ("A=1", "error: w.yaml:1:1: `env` must be a map or a list, not a text"),
            ("[{value: x}]", "error: w.yaml:1:2: a variable of `env` is missing `key`"),
            (
                "[{key: A, value: x, valueCommand: y}]",
                "error: w.yaml:1:2: variable `A` has both `value` and `valueCommand`",
            ),
            ("{A=1: x}", "error: w.yaml:1:2: a variable cannot be called `A=1`"),
            ("[{key: A=1}]", "error: w.yaml:1:8: a variable cannot be called `A=1`"),
            ("{A: [1]}", "error: w.yaml:1:5: `A` of `env` must be a text, not a list"),
        ] {
            assert_eq!(read(text).unwrap_err().to_string().lines().next(), Some(want), "{text}");
        }
    }
}
