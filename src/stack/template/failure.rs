//! What is wrong with a template, said in the words of the one who wrote it.

use std::borrow::Cow;

use gotmpl::TemplateError;

use super::{
    budget, functions,
    origin::{Origin, number},
    print,
    tree::Refusal,
};
use crate::{config::yaml::Place, error::Error};

/// The error of an action that failed, at a byte of the template `text`.
pub(super) fn failed(
    error: &TemplateError,
    text: &str,
    offset: usize,
    delimiters: &[String; 2],
    origin: Origin,
) -> Error {
    let action = action_at(text, offset, delimiters);
    let why = match error {
        TemplateError::Exec(message) if message.ends_with("type func") && !action.contains("outputs") => {
            "a time has no fields here: `date` prints it".to_owned()
        }
        error => reason(error),
    };
    Error::configuration(format!("cannot render `{action}`")).at(origin.at(text, offset)).because(why)
}

/// The action around a byte of the template.
fn action_at<'t>(text: &'t str, offset: usize, [left, right]: &[String; 2]) -> Cow<'t, str> {
    let head = text.get(..offset).unwrap_or(text);
    let start = head.rfind(left.as_str()).unwrap_or_default();
    let rest = &text[start..];
    let end = rest.find(right.as_str()).map_or(rest.len(), |end| end + right.len());
    shortened(rest[..end].lines().next().unwrap_or_default())
}

/// The error of what a template may not do.
pub(super) fn refused(refusal: &Refusal, place: Place) -> Error {
    match refusal {
        Refusal::Function(name) => {
            let message = format!("template function `{name}` is not supported");
            functions::nearest(name, Error::configuration(message).at(place))
        }
        Refusal::InPlace(function) => {
            Error::configuration(format!("`{function}` can change a map only through a variable"))
                .at(place)
                .help(format!("make a copy first: `{{{{ $copy := deepCopy … }}}}`, then `{function} $copy …`"))
        }
    }
}

/// The error of a template whose syntax is wrong.
pub(super) fn unreadable(text: &str, origin: Origin, error: &TemplateError) -> Error {
    let (place, message) = match (origin, error) {
        (
            Origin::File(place),
            TemplateError::Parse { line, col, message, .. } | TemplateError::Lex { line, col, message, .. },
        ) => (Place { line: number(*line), column: number(*col), ..place }, message.clone()),
        (Origin::Value(place), TemplateError::Parse { message, .. } | TemplateError::Lex { message, .. }) => {
            (place, format!("{message}: `{}`", shortened(text.lines().next().unwrap_or_default())))
        }
        (origin, error) => (origin.place(), reason(error)),
    };
    let dashed = message.contains("unexpected character: '-'").then(|| dashed_key(text)).flatten();
    let error = Error::configuration("the template cannot be read").at(place).because(message);
    match dashed {
        Some((map, key)) => error.help(format!("write `index {map} \"{key}\"`: a name with `-` cannot follow a dot")),
        None => error,
    }
}

/// The first key with a dash that is asked for by a dot, and the map it is asked of.
fn dashed_key(text: &str) -> Option<(&str, &str)> {
    let actions = text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
    let mut words = actions.flat_map(|action| action.split(|c: char| c.is_whitespace() || "()|".contains(c)));
    words.find_map(|word| {
        let dash = word.find('-').filter(|_| word.starts_with(['.', '$']))?;
        let dot = word[..dash].rfind('.')?;
        let key = word[dot + 1..].split('.').next()?;
        let is_key = key.chars().all(|c| c.is_alphanumeric() || "-_".contains(c)) && dot + 1 < dash;
        is_key.then_some((if dot == 0 { "." } else { &word[..dot] }, key))
    })
}

/// What went wrong, without the engine's own prefix.
fn reason(error: &TemplateError) -> String {
    match error {
        TemplateError::Exec(message) if message.ends_with("type func") => reason(&print::needs_terraform()),
        TemplateError::Exec(message) => message.clone(),
        TemplateError::NotIterable(kind) if kind == "func" => reason(&print::needs_terraform()),
        TemplateError::MissingKey { key } => format!("nothing is called `{key}` there"),
        TemplateError::Write | TemplateError::RangeIterLimit => reason(&budget::exhausted()),
        TemplateError::RecursionLimit => "templates call each other too deeply".to_owned(),
        TemplateError::UndefinedTemplate(name) => format!("no template is called `{name}`"),
        TemplateError::UndefinedVariable(name) => format!("no variable is called `{name}`"),
        error => error.to_string(),
    }
}
/// As much of a long text as a message can show.
fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

const LONGEST_QUOTE: usize = 120;
