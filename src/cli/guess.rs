//! What somebody meant who gave a word that is no command: habits of Terraform, the Azure CLI and Atmos.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::command::terraform::SUBCOMMANDS;

/// The line to run instead; `None` when there is nothing to guess. `words` is the whole command line.
pub(super) fn instead(words: &[OsString], error: &clap::Error) -> Option<String> {
    let words: Vec<&str> = words.iter().skip(1).filter_map(|word| word.to_str()).collect();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let wrong = text(error, ContextKind::InvalidSubcommand)?;
            let place = words.iter().position(|word| *word == wrong)?;
            let command = place.checked_sub(1).and_then(|before| words.get(before)).copied();
            line(command, wrong, &words[place..]).map(|line| format!("wrap {line}"))
        }
        ErrorKind::UnknownArgument if words.starts_with(&["auth", "exec"]) => {
            let first = text(error, ContextKind::InvalidArg).filter(|word| !word.starts_with('-'))?;
            let place = words.iter().position(|word| *word == first)?;
            Some(format!("wrap {} -- {}", words[..place].join(" "), shown(&words[place..], &[])))
        }
        _ => None,
    }
}

fn line(command: Option<&str>, wrong: &str, rest: &[&str]) -> Option<String> {
    let guess = match (command, wrong) {
        (Some("list"), "vars" | "settings" | "metadata" | "values") => {
            let section = if wrong == "values" { "vars" } else { wrong };
            let component = rest.get(1).filter(|word| !word.starts_with('-'));
            let component = component.map(|name| format!(" --components {name}")).unwrap_or_default();
            return Some(format!("describe stacks{component} --sections {section}"));
        }
        (Some("list"), "affected") => "describe affected",
        (Some("list"), "dependencies") => "describe dependents <component> -s <stack>",
        (None, "login" | "logout" | "whoami" | "exec" | "env" | "explain") => return Some(format!("auth {wrong}")),
        (None, "stacks" | "components" | "instances") => return Some(format!("list {wrong}")),
        (None, "component" | "config" | "affected" | "dependents" | "locals") => {
            return Some(format!("describe {wrong}"));
        }
        (None, "hooks") => "git hooks",
        (None, word) if SUBCOMMANDS.contains(&word) => {
            return Some(format!("terraform {}", shown(rest, &["-s", "--stack"])));
        }
        _ => return None,
    };
    Some(guess.to_owned())
}

/// `words` up to the first flag that is not among `known`: what follows may be a secret.
fn shown(words: &[&str], known: &[&str]) -> String {
    let end = words.iter().position(|word| word.starts_with('-') && !known.contains(word));
    let end = end.unwrap_or(words.len());
    let rest = if end < words.len() { " …" } else { "" };
    words[..end].join(" ") + rest
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::Arguments;

    fn guessed(line: &str) -> Option<String> {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let error = Arguments::command().try_get_matches_from(&words).expect_err("it is no command line of ours");
        instead(&words, &error)
    }

    #[test]
    fn habits_of_other_programs_are_understood() {
        for (line, want) in [
            ("wrap plan vnet -s dev", Some("wrap terraform plan vnet -s dev")),
            ("wrap apply vnet -s dev -var a=b", Some("wrap terraform apply vnet -s dev …")),
            ("wrap login", Some("wrap auth login")),
            ("wrap stacks", Some("wrap list stacks")),
            ("wrap affected", Some("wrap describe affected")),
            ("wrap hooks", Some("wrap git hooks")),
            ("wrap logout", Some("wrap auth logout")),
            ("wrap auth exec -i dev az version", Some("wrap auth exec -i dev -- az version")),
            ("wrap auth exec -x", None),
            ("wrap list vars vpc --format json", Some("wrap describe stacks --components vpc --sections vars")),
            ("wrap list metadata", Some("wrap describe stacks --sections metadata")),
            ("wrap list affected", Some("wrap describe affected")),
            ("wrap list vendor", None),
        ] {
            assert_eq!(guessed(line).as_deref(), want, "{line}");
        }
    }
}
