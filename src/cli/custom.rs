//! The command line of one command of the project.

use std::ffi::OsString;

use clap::{
    Arg, ArgAction, ArgMatches, Args as _, Command, FromArgMatches as _, builder::PossibleValuesParser, value_parser,
};

use super::{explain, selection::SelectionArguments};
use crate::{
    command::{
        Selection,
        custom::{self, Argument, CustomCommand, Definition, Flag, FlagKind, FlagValue, Given, Signature},
    },
    error::Result,
    system::System,
};

/// The words that name a command, and those that it gets.
pub(super) struct Line<'l> {
    pub(super) system: &'l System,
    /// The flags before the command.
    pub(super) selection: Selection,
    pub(super) path: &'l [&'l str],
    pub(super) words: &'l [OsString],
}

/// The names of values in clap's table, which the project's names must not meet.
const ARGUMENT: &str = "argument:";
const FLAG: &str = "flag:";
const TRAILING: &str = "what follows --";
const IDENTITY: &str = "identity of the command";

impl Line<'_> {
    /// Parses the words and runs the command.
    pub(super) fn run(self, command: &CustomCommand) -> Result<u8> {
        let name = format!("wrap {}", self.path.join(" "));
        let words = std::iter::once(OsString::from(&name)).chain(self.words.iter().cloned()).collect::<Vec<_>>();
        if command.is_group() {
            let group = group(command, &name);
            let error = group.try_get_matches_from(&words).expect_err("a group does nothing by itself");
            return Ok(explain(&words, error));
        }
        let definition = custom::definition(self.system, &self.selection, command)?;
        let parsed = line(command, &definition, &name).try_get_matches_from(&words);
        let matches = match parsed {
            Ok(matches) => matches,
            Err(error) => return Ok(explain(&words, error)),
        };
        let selection = self.selection.and(selection(&matches));
        custom::run(self.system, &selection, &definition, &given(&definition, &matches))
    }
}

fn group(command: &CustomCommand, name: &str) -> Command {
    let below = command.commands.iter().map(|below| Command::new(below.name.clone()).about(below.summary().to_owned()));
    Command::new(name.to_owned())
        .bin_name(name)
        .about(command.about().to_owned())
        .subcommands(below)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
}

fn line(command: &CustomCommand, definition: &Definition, name: &str) -> Command {
    let mut line = Command::new(name.to_owned())
        .bin_name(name)
        .about(command.about().to_owned())
        .args_override_self(true)
        .args(definition.signature.arguments.iter().map(argument))
        .args(definition.signature.flags.iter().map(flag))
        .arg(Arg::new(TRAILING).last(true).num_args(0..).value_name("WORDS").help("Handed on as they are"));
    if !command.commands.is_empty() {
        let below = command.commands.iter().map(|below| format!("\n  {}  {}", below.name, below.summary()));
        line = line.after_help(format!("Commands:{}", below.collect::<String>()));
    }
    let identity = Arg::new(IDENTITY).long("identity").value_name("NAME").help("The identity to run it as");
    let own = SelectionArguments::augment_args(Command::new("own"));
    // What the project calls like one of our flags is the project's.
    for argument in own.get_arguments().cloned().chain([identity]) {
        let is_free = |flag: &Flag| argument.get_long() != Some(&flag.name);
        if definition.signature.flags.iter().all(is_free) {
            line = line.arg(argument);
        }
    }
    line
}

fn argument(argument: &Argument) -> Arg {
    let arg = Arg::new(format!("{ARGUMENT}{}", argument.name))
        .value_name(argument.name.clone())
        .help(argument.about.clone().unwrap_or_default())
        .required(argument.is_required);
    let arg = match &argument.default {
        Some(default) => arg.default_value(default.clone()),
        None => arg,
    };
    among(arg, &argument.values)
}

fn flag(flag: &Flag) -> Arg {
    let arg = Arg::new(format!("{FLAG}{}", flag.name))
        .long(flag.name.clone())
        .help(flag.about.clone().unwrap_or_default())
        .required(flag.is_required)
        .action(ArgAction::Set)
        .value_name(flag.name.to_uppercase());
    let arg = match flag.shorthand {
        Some(letter) => arg.short(letter),
        None => arg,
    };
    let arg = match &flag.default {
        Some(default) => arg.default_value(default.clone()),
        None => arg,
    };
    match flag.kind {
        FlagKind::Text => among(arg, &flag.values).allow_hyphen_values(true),
        FlagKind::Number => arg.value_parser(value_parser!(i64)).allow_negative_numbers(true),
        // As in Atmos, a value of a switch follows `=`.
        FlagKind::Switch => arg
            .value_parser(value_parser!(bool))
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true")
            .value_name("BOOL"),
    }
}

fn among(arg: Arg, values: &[String]) -> Arg {
    if values.is_empty() { arg } else { arg.value_parser(PossibleValuesParser::new(values.to_vec())) }
}

fn selection(matches: &ArgMatches) -> Selection {
    SelectionArguments::from_arg_matches(matches).map(|arguments| arguments.0).unwrap_or_default()
}

fn given(definition: &Definition, matches: &ArgMatches) -> Given {
    let text = |id: &str| matches.get_one::<String>(id).cloned().unwrap_or_default();
    let Signature { arguments, flags } = &definition.signature;
    let arguments =
        arguments.iter().map(|argument| (argument.name.clone(), text(&format!("{ARGUMENT}{}", argument.name))));
    let flags = flags.iter().map(|flag| {
        let id = format!("{FLAG}{}", flag.name);
        let value = match flag.kind {
            FlagKind::Text => FlagValue::Text(text(&id)),
            FlagKind::Switch => FlagValue::Switch(matches.get_one(&id).copied().unwrap_or_default()),
            FlagKind::Number => FlagValue::Number(matches.get_one(&id).copied().unwrap_or_default()),
        };
        (flag.name.clone(), value)
    });
    Given {
        arguments: arguments.collect(),
        flags: flags.collect(),
        trailing: matches.get_many::<String>(TRAILING).into_iter().flatten().cloned().collect(),
        identity: matches.try_get_one::<String>(IDENTITY).ok().flatten().cloned(),
    }
}
