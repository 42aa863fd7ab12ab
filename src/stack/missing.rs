//! What to say when a stack or a component is not there.

use std::path::Path;

use super::library::Library;
use crate::{
    config::{fields::list, nearest::nearest},
    error::Error,
};

/// More names than these are not listed.
const LIST_LIMIT: usize = 10;
const SUGGESTION_LIMIT: usize = 3;
const CAUSE_LIMIT: usize = 5;

/// No stack of this name. `renamed` is the name of the stack whose file is called so.
pub(crate) fn stack(name: &str, renamed: Option<String>, known: &[String], mut unreadable: Vec<Error>) -> Error {
    if unreadable.len() == 1 && renamed.is_none() && suggestions(name, known).is_empty() {
        // It is most likely declared where nothing can be read, so all is said about that.
        return unreadable.remove(0).context(format!("stack `{name}` was not found"));
    }
    let error = with_unreadable(Error::configuration(format!("stack `{name}` was not found")), &unreadable);
    let are_all_named = renamed.is_none() && suggestions(name, known).is_empty() && known.len() <= LIST_LIMIT;
    let error = match renamed {
        Some(renamed) => error.help(format!("did you mean `{renamed}`?")),
        None => with_suggestions(error, name, known, "stacks", "there is no stack: run `wrap validate stacks`"),
    };
    if are_all_named { error } else { error.help("run `wrap list stacks` to see all stacks") }
}

/// No component of this name in a stack that exists. It may be declared in what is `unreadable`.
pub(crate) fn component(name: &str, stack: &str, known: &[String], mut unreadable: Vec<Error>) -> Error {
    let message = format!("component `{name}` was not found in stack `{stack}`");
    if unreadable.len() == 1 && suggestions(name, known).is_empty() {
        return unreadable.remove(0).context(message);
    }
    let error = with_unreadable(Error::configuration(message), &unreadable);
    with_suggestions(error, name, known, "components", "the stack has no components")
}

/// Two manifests of a stack declare a component differently.
pub(crate) fn ambiguous(library: &Library<'_>, (stack, name): (&str, &str), manifests: [&Path; 2]) -> Error {
    let [one, other] = manifests.map(|manifest| library.env.shown(manifest));
    Error::configuration(format!("component `{name}` of stack `{stack}` is declared differently in two manifests"))
        .because(format!("one is `{one}`"))
        .because(format!("the other is `{other}`"))
}

fn with_unreadable(error: Error, unreadable: &[Error]) -> Error {
    let more = unreadable.len().saturating_sub(CAUSE_LIMIT);
    let shown = unreadable.iter().take(CAUSE_LIMIT).map(Error::placed_message);
    let error = shown.fold(error, Error::because);
    if more > 0 { error.because(format!("{more} more manifests cannot be read")) } else { error }
}

fn with_suggestions(error: Error, name: &str, known: &[String], things: &str, none: &str) -> Error {
    let near = suggestions(name, known);
    if !near.is_empty() {
        return error.help(format!("did you mean {}?", joined(&near, "or")));
    }
    match known {
        [] => error.help(none),
        [only] => error.help(format!("there is only `{only}`")),
        _ => error.help(format!("the {things} are {}", listed(known))),
    }
}

/// All names, or the first ones of many.
pub(crate) fn listed(names: &[String]) -> String {
    match names.len().checked_sub(LIST_LIMIT).filter(|more| *more > 0) {
        None => joined(&borrowed(names), "and"),
        Some(more) => format!("{} and {more} more", list(names[..LIST_LIMIT].iter().map(String::as_str))),
    }
}

/// The nearest names, then those that begin or end with `name`.
fn suggestions<'k>(name: &str, known: &'k [String]) -> Vec<&'k str> {
    let mut left = borrowed(known);
    let mut found = Vec::new();
    while found.len() < SUGGESTION_LIMIT
        && let Some(near) = nearest(name, left.iter().copied())
    {
        found.push(near);
        left.retain(|known| *known != near);
    }
    let is_part = |known: &&str| name.len() > 2 && (known.starts_with(name) || known.ends_with(name));
    found.extend(left.into_iter().filter(is_part).take(SUGGESTION_LIMIT - found.len()));
    found
}

fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// `a`, `b` and `c`
fn joined(names: &[&str], last: &str) -> String {
    match names.split_last() {
        Some((end, start)) if !start.is_empty() => format!("{} {last} `{end}`", list(start.iter().copied())),
        _ => list(names.iter().copied()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_beginning_of_a_name_leads_to_it() {
        assert_eq!(suggestions("prod", &names(&["dev", "production"])), ["production"]);
        assert_eq!(suggestions("vnte", &names(&["vnet", "vnt", "key"])), ["vnet", "vnt"]);
        assert!(suggestions("x", &names(&["axb", "xylophone"])).is_empty());
    }

    #[test]
    fn long_lists_are_cut() {
        let many: Vec<String> = (10..30).map(|number| format!("stack-number-{number}")).collect();
        let error = stack("x", None, &many, Vec::new()).to_string();
        assert!(
            error.contains("`stack-number-18`, `stack-number-19` and 10 more\nhelp: run `wrap list stacks`"),
            "{error}"
        );
    }
}
