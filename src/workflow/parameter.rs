//! What a custom command takes: arguments by their places, and flags.

use crate::{
    config::{
        fields::{Fields, list},
        yaml::{Node, Place, Value, print},
    },
    error::{Error, Result},
    system::Env,
};

/// A word that is known by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    pub(crate) at: Place,
    pub(crate) name: String,
    pub(crate) about: Option<String>,
    /// Whether it must be given. As in Atmos, one without `required` must be, unless it has a default.
    pub(crate) is_required: bool,
    pub(crate) default: Option<String>,
    /// The only values there are; none mean any.
    pub(crate) values: Vec<String>,
}

/// `--name`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flag {
    pub(crate) at: Place,
    pub(crate) name: String,
    pub(crate) shorthand: Option<char>,
    pub(crate) about: Option<String>,
    pub(crate) is_required: bool,
    pub(crate) kind: FlagKind,
    pub(crate) default: Option<String>,
    pub(crate) values: Vec<String>,
}

/// What a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FlagKind {
    Text,
    Switch,
    Number,
}

impl Argument {
    pub(super) fn read_all(list: Option<&Node>, env: &Env) -> Result<Vec<Self>> {
        items(list, "arguments")?.iter().map(|node| Self::read(node, env)).collect()
    }

    fn read(node: &Node, env: &Env) -> Result<Self> {
        let mut fields = Fields::new(node, "an argument", env).ignoring(&["provides", "semantic_type", "type"]);
        let name = fields.required_text("name")?;
        let default = fields.text("default")?;
        let is_required = fields.boolean("required")?.unwrap_or(true) && default.is_none();
        let about = fields.text("description")?;
        let values = fields.texts("values")?.unwrap_or_default();
        refuse_default(default.as_deref(), &values, &fields)?;
        fields.finish()?;
        Ok(Self { at: node.at, name, about, is_required, default, values })
    }
}

impl Flag {
    pub(super) fn read_all(list: Option<&Node>, env: &Env) -> Result<Vec<Self>> {
        items(list, "flags")?.iter().map(|node| Self::read(node, env)).collect()
    }

    fn read(node: &Node, env: &Env) -> Result<Self> {
        let mut fields = Fields::new(node, "a flag", env).ignoring(&["provides", "semantic_type"]);
        let name = fields.required_text("name")?;
        let kind = kind(&mut fields, &name)?;
        let default = default(fields.node("default"), kind, &name)?;
        let usage = fields.text("usage")?;
        let flag = Self {
            at: node.at,
            shorthand: shorthand(&mut fields, &name)?,
            about: fields.text("description")?.or(usage),
            is_required: fields.boolean("required")?.unwrap_or(false) && default.is_none(),
            values: fields.texts("values")?.unwrap_or_default(),
            name,
            kind,
            default,
        };
        refuse_default(flag.default.as_deref(), &flag.values, &fields)?;
        fields.finish()?;
        Ok(flag)
    }
}

fn items<'n>(list: Option<&'n Node>, name: &str) -> Result<&'n [Node]> {
    match list {
        None => Ok(&[]),
        Some(node) if node.value == Value::Null => Ok(&[]),
        Some(node) => node.as_list().ok_or_else(|| {
            Error::configuration(format!("`{name}` must be a list, not {}", node.value.kind())).at(node.at)
        }),
    }
}

fn kind(fields: &mut Fields<'_>, name: &str) -> Result<FlagKind> {
    match fields.text("type")?.as_deref() {
        None | Some("string") => Ok(FlagKind::Text),
        Some("bool") => Ok(FlagKind::Switch),
        Some("int") => Ok(FlagKind::Number),
        Some(other) => Err(Error::configuration(format!("flag `{name}` cannot be of type `{other}`"))
            .at(fields.place("type").unwrap_or(fields.at()))
            .help("write `type: string`, `type: bool` or `type: int`")),
    }
}

fn default(node: Option<&Node>, kind: FlagKind, name: &str) -> Result<Option<String>> {
    let Some(node) = node else { return Ok(None) };
    let is_right = match kind {
        FlagKind::Switch => matches!(node.value, Value::Bool(_)),
        FlagKind::Number => matches!(node.value, Value::Int(_)),
        // As in Atmos: an unquoted 2 is no text.
        FlagKind::Text => matches!(node.value, Value::Str(_)),
    };
    let text = print(&node.value).filter(|_| is_right).map(std::borrow::Cow::into_owned);
    let wanted = match kind {
        FlagKind::Text => "a text",
        FlagKind::Switch => "`true` or `false`",
        FlagKind::Number => "a whole number",
    };
    text.map(|text| Some(text).filter(|text| !text.is_empty())).ok_or_else(|| {
        Error::configuration(format!("the default of flag `{name}` must be {wanted}, not {}", node.value.kind()))
            .at(node.at)
    })
}

fn refuse_default(default: Option<&str>, values: &[String], fields: &Fields<'_>) -> Result<()> {
    match default.filter(|default| !values.is_empty() && values.iter().all(|value| value != default)) {
        None => Ok(()),
        Some(default) => Err(Error::configuration(format!("the default `{default}` is none of the `values`"))
            .at(fields.place("default").unwrap_or(fields.at()))
            .help(format!("the values are {}", list(values.iter().map(String::as_str))))),
    }
}

fn shorthand(fields: &mut Fields<'_>, name: &str) -> Result<Option<char>> {
    let Some(text) = fields.text("shorthand")? else { return Ok(None) };
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_alphanumeric() => Ok(Some(letter)),
        _ => Err(Error::configuration(format!("the shorthand of flag `{name}` must be one letter, not `{text}`"))
            .at(fields.place("shorthand").unwrap_or(fields.at()))),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{config::yaml::parse, system::fake::env};

    fn node(text: &str) -> Node {
        parse(Path::new("atmos.yaml"), text).unwrap()
    }

    #[test]
    fn argument_is_required_unless_something_says_otherwise() {
        let is_required = |text: &str| {
            let read = Argument::read_all(Some(&node(text)), &env(&[])).unwrap();
            read.iter().map(|argument| argument.is_required).collect::<Vec<_>>()
        };
        let text =
            "[{name: a}, {name: b, default: x}, {name: c, required: false}, {name: d, required: true, default: y}]";
        assert_eq!(is_required(text), [true, false, false, false]);
    }

    #[test]
    fn flags_have_types_and_fitting_defaults() {
        let read = |text: &str| Flag::read_all(Some(&node(text)), &env(&[]));
        let flags = read("[{name: n, type: int, default: 3}, {name: force, type: bool, shorthand: f}]").unwrap();
        let flags: Vec<_> = flags.into_iter().map(|flag| (flag.kind, flag.shorthand, flag.default)).collect();
        assert_eq!(flags, [(FlagKind::Number, None, Some("3".to_owned())), (FlagKind::Switch, Some('f'), None)]);
        for (text, want) in [
            ("{}", "1:1: `flags` must be a list, not a map"),
            ("[{shorthand: f}]", "1:2: a flag is missing `name`"),
            ("[{name: a, type: date}]", "1:18: flag `a` cannot be of type `date`"),
            (
                "[{name: a, type: bool, default: 'yes'}]",
                "1:33: the default of flag `a` must be `true` or `false`, not a text",
            ),
            ("[{name: a, default: 2}]", "1:21: the default of flag `a` must be a text, not a number"),
            ("[{name: a, default: x, values: [y, z]}]", "1:21: the default `x` is none of the `values`"),
            ("[{name: a, default: [x]}]", "1:21: the default of flag `a` must be a text, not a list"),
            ("[{name: a, shorthand: ab}]", "1:23: the shorthand of flag `a` must be one letter, not `ab`"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert_eq!(error.lines().next(), Some(format!("error: atmos.yaml:{want}").as_str()), "{text}");
        }
    }
}
