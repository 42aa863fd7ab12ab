//! What the project adds to the command line: its own commands, and aliases.

use std::{collections::BTreeSet, ffi::OsString};

use clap::{Args as _, Command, FromArgMatches as _};

use super::{custom, definition, selection::SelectionArguments};
use crate::{
    command::{
        Selection,
        custom::{Alias, CustomCommand, aliases, commands},
        profile,
        terraform::{Program, SUBCOMMANDS},
    },
    config::{is_there, tree, yaml::Node},
    error::{Error, Result},
    system::System,
};

/// What a command line means.
pub(super) enum Meaning {
    /// A command of ours, with aliases spelled out.
    Ours(Vec<OsString>),
    /// A command of the project was run.
    Done(u8),
    /// None of both.
    Unknown(Vec<OsString>),
}

/// Looks at the configuration only where the words name nothing of ours.
pub(super) fn meaning(system: &System, words: &[OsString]) -> Result<Meaning> {
    match meaning_of(system, words)? {
        Meaning::Unknown(words) => {
            // The command may be one of the configuration that is named behind it.
            let moved = with_flags_first(&words);
            let meaning = if moved == words { None } else { Some(meaning_of(system, &moved)?) };
            Ok(meaning.filter(|meaning| !matches!(meaning, Meaning::Unknown(_))).unwrap_or(Meaning::Unknown(words)))
        }
        known => Ok(known),
    }
}

fn meaning_of(system: &System, words: &[OsString]) -> Result<Meaning> {
    let mut words = words.to_vec();
    let mut seen = BTreeSet::new();
    loop {
        let (leading, path) = split(&words);
        let Some(first) = path.first().filter(|_| !is_ours(&path)) else { return Ok(Meaning::Ours(words)) };
        let selection = profile::picked(system, selection_of(&words[..=leading])?)?;
        let Some(tree) = configured(system, &selection)? else { return Ok(Meaning::Unknown(words)) };
        let commands = commands(&tree)?;
        let named = CustomCommand::named(&commands, &path).filter(|(command, count)| {
            let behind = &words[leading + 1 + count..];
            let continues = command.is_group() && Selection::leading(behind) > 0;
            !continues && !is_ours(&path[..*count])
        });
        if let Some((command, count)) = named {
            let line = custom::Line { system, selection, path: &path[..count], words: &words[leading + 1 + count..] };
            return line.run(command).map(Meaning::Done);
        }
        let is_meant = |alias: &Alias| alias.name == *first && !is_ours(&path[..1]);
        let Some(alias) = aliases(&tree).into_iter().find(is_meant) else {
            return Ok(Meaning::Unknown(words));
        };
        if !seen.insert(alias.name.clone()) {
            let error = Error::configuration(format!("alias `{}` leads to itself", alias.name)).at(alias.at);
            return Err(error.help("name a command"));
        }
        let meant = alias.meant.split_whitespace().map(OsString::from);
        words.splice(leading + 1..leading + 2, meant);
    }
}

/// Our command line with what the project adds, for the help.
pub(super) fn extended(system: &System, words: &[OsString]) -> Command {
    let (leading, _) = split(words);
    let known = selection_of(&words[..=leading]).and_then(|selection| configured(system, &selection));
    // What is wrong with a configuration does not keep anybody from the help.
    let Ok(Some(tree)) = known else { return definition() };
    let mut extended = definition();
    for command in commands(&tree).unwrap_or_default() {
        extended = with(extended, &command);
    }
    for Alias { name, meant, .. } in aliases(&tree) {
        if extended.find_subcommand(&name).is_none() {
            extended = extended.subcommand(Command::new(name).about(format!("Alias for `{meant}`")));
        }
    }
    extended
}

/// The configuration; `None` where there is none.
fn configured(system: &System, selection: &Selection) -> Result<Option<Node>> {
    if is_there(&system.env, selection) { tree(&system.env, selection).map(Some) } else { Ok(None) }
}

/// `words` with the flags about the configuration before the command, wherever they stand before `--`.
fn with_flags_first(words: &[OsString]) -> Vec<OsString> {
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let (mut flags, mut kept) = (words[..1].to_vec(), Vec::new());
    let mut index = 1;
    while index < end {
        let count = Selection::leading(&words[index..end]);
        let (target, count) = if count > 0 { (&mut flags, count) } else { (&mut kept, 1) };
        target.extend_from_slice(&words[index..index + count]);
        index += count;
    }
    flags.into_iter().chain(kept).chain(words[end..].iter().cloned()).collect()
}

/// How many words stand before the command (our name is not counted), and the words of the command
/// up to its first flag.
fn split(words: &[OsString]) -> (usize, Vec<&str>) {
    let rest = words.get(1..).unwrap_or_default();
    let leading = Selection::leading(rest);
    let path = rest[leading..].iter().map_while(|word| word.to_str()).take_while(|word| !word.starts_with('-'));
    (leading, path.collect())
}

/// The flags of every command, of `words` that begin with our name.
fn selection_of(words: &[OsString]) -> Result<Selection> {
    let command = SelectionArguments::augment_args(Command::new("wrap").no_binary_name(false));
    let matches = command.try_get_matches_from(words);
    let selection = matches.and_then(|matches| SelectionArguments::from_arg_matches(&matches));
    selection.map(|selection| selection.0).map_err(|error| Error::usage(error.kind().to_string()))
}

/// Whether the words name a command of ours, or nothing at all. Ours win over the project's.
fn is_ours(path: &[&str]) -> bool {
    let Some(first) = path.first() else { return true };
    if Program::named(first).is_some() {
        return path.get(1).is_none_or(|second| SUBCOMMANDS.contains(second));
    }
    let own = definition();
    let Some(command) = own.find_subcommand(first) else { return matches!(*first, "help" | "version") };
    !command.has_subcommands() || path.get(1).is_none_or(|second| command.find_subcommand(second).is_some())
}

/// `parent` with `command` and those below it; what is ours stays as it is.
fn with(parent: Command, command: &CustomCommand) -> Command {
    let own = parent.find_subcommand(&command.name).cloned();
    let is_new = own.is_none();
    let mut extended = own.unwrap_or_else(|| Command::new(command.name.clone()));
    if is_new {
        extended = extended.about(command.summary().to_owned());
    }
    for below in &command.commands {
        extended = with(extended, below);
    }
    if is_new { parent.subcommand(extended) } else { parent.mut_subcommand(&command.name, |_| extended) }
}
