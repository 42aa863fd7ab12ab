//! The command line: its arguments, and which command they call; one file for each command that has commands or flags of its own.

mod atmos;
mod auth;
mod custom;
mod describe;
mod git;
mod guess;
mod list;
mod project;
mod selection;
mod switch;
mod terraform;
mod validate;

use std::ffi::{OsStr, OsString};

use clap::{
    CommandFactory as _, FromArgMatches as _, Parser, Subcommand,
    error::{ContextKind, ContextValue},
};

use self::{
    auth::AuthCommand, describe::DescribeCommand, git::GitCommand, list::ListCommand, project::Meaning,
    selection::SelectionArguments, terraform::TerraformArguments, validate::ValidateArguments,
};
use crate::{
    command::{self, Selection, terraform::Program, workflow::WorkflowArguments},
    error::{Kind, Result},
    system::System,
};

/// Runs Terraform and OpenTofu with the right cloud credentials.
#[derive(Debug, Parser)]
#[command(
    name = "wrap",
    version,
    about,
    max_term_width = 100,
    arg_required_else_help = true,
    args_override_self = true,
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(flatten)]
    selection: SelectionArguments,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run Terraform on a component of a stack, signed in.
    Terraform(TerraformArguments),
    /// Run OpenTofu on a component of a stack, signed in.
    Tofu(TerraformArguments),
    /// Sign in, and see or use who you are.
    #[command(subcommand, disable_help_subcommand = true)]
    Auth(AuthCommand),
    /// Show what stacks and components come to, as data.
    #[command(subcommand, disable_help_subcommand = true)]
    Describe(DescribeCommand),
    /// List stacks and components.
    #[command(subcommand, disable_help_subcommand = true)]
    List(ListCommand),
    /// Find all that is wrong in the configuration, the stacks and the components' code.
    Validate(ValidateArguments),
    /// Run the steps of a workflow, one after the other.
    Workflow(WorkflowArguments),
    /// Git's hooks, as the configuration says.
    #[command(subcommand, disable_help_subcommand = true)]
    Git(GitCommand),
    /// Show all of it at work on a built-in stand-in for Azure: no account needed.
    #[cfg(feature = "emulator")]
    Demo,
    /// Run the stand-in for Azure until standard input closes.
    #[cfg(feature = "emulator")]
    #[command(hide = true)]
    Emulator {
        /// The folder to write `ca.pem` to.
        folder: std::path::PathBuf,
    },
    /// Print a script that completes commands, flags, stacks, components, workflows and identities.
    Completion {
        /// Your shell.
        shell: clap_complete::Shell,
    },
    /// Write completions and man pages.
    #[command(hide = true)]
    Generate {
        /// The folder that gets `completions/` and `man/`.
        folder: std::path::PathBuf,
    },
}

/// Parses the command line and calls the command.
pub(crate) fn run(system: &mut System) -> Result<u8> {
    command::folder::enter(&mut system.env)?;
    let words = command::appearance::strip_leading(&spelled(&system.env.arguments), &mut system.env)?;
    let (words, is_known) = match project::meaning(system, &words)? {
        Meaning::Ours(words) => (words, true),
        Meaning::Done(code) => return Ok(code),
        Meaning::Unknown(words) => match atmos::handed_over(system) {
            Some(outcome) => return outcome,
            None => (words, false),
        },
    };
    let words = &command::appearance::strip(&words, &mut system.env)?;
    let system = &*system;
    let parsed = match Program::of_line(words.get(1..).unwrap_or_default()) {
        Some((program, rest)) if asks_for_help(&rest) => {
            Arguments::try_parse_from([words[0].as_os_str(), OsStr::new(program.name()), OsStr::new("--help")])
        }
        // Terraform's flags are not ours to know, so these two are not parsed by clap.
        Some((program, rest)) if !rest.is_empty() => return command::terraform::run(system, program, &rest),
        _ if is_known && words.len() > 1 && !asks_for_help(&words[1..]) => {
            Arguments::try_parse_from(switch::spelled(words.clone(), &definition))
        }
        // What the project adds is in the help, and may be what somebody meant.
        _ => parse(project::extended(system, words), words),
    };
    match parsed {
        Ok(arguments) => {
            let selection = command::profile::picked(system, arguments.selection.0)?;
            call(system, &selection, arguments.command)
        }
        Err(error) => Ok(explain(words, error)),
    }
}

/// Parses the words as `definition` says, which knows more than ours.
fn parse(definition: clap::Command, words: &[OsString]) -> std::result::Result<Arguments, clap::Error> {
    Arguments::from_arg_matches(&definition.try_get_matches_from(words)?)
}

/// `wrap help plan` and `wrap version`, as Terraform, git and Atmos understand them.
fn spelled(words: &[OsString]) -> Vec<OsString> {
    match words {
        [program, first, rest @ ..] if first == "help" => {
            [program].into_iter().chain(rest).cloned().chain(["--help".into()]).collect()
        }
        [program, only] if only == "version" => vec![program.clone(), "--version".into()],
        _ => words.to_vec(),
    }
}

/// Whether our help is wanted; `-help` is Terraform's own.
fn asks_for_help(words: &[OsString]) -> bool {
    let is_asked = words.first().is_some_and(|word| word == "help");
    is_asked || words.iter().take_while(|word| *word != "--").any(|word| word == "-h" || word == "--help")
}

fn call(system: &System, selection: &Selection, command: Command) -> Result<u8> {
    match command {
        Command::Terraform(_) => command::terraform::run(system, Program::Terraform, &[]),
        Command::Tofu(_) => command::terraform::run(system, Program::Tofu, &[]),
        Command::Auth(command) => command.call(system, selection),
        Command::Describe(command) => command.call(system, selection),
        Command::List(command) => command.call(system, selection),
        Command::Validate(arguments) => arguments.call(system, selection),
        Command::Workflow(arguments) => command::workflow::workflow(system, selection, &arguments),
        Command::Git(command) => command.call(system, selection),
        #[cfg(feature = "emulator")]
        Command::Demo => command::demo::run(system),
        #[cfg(feature = "emulator")]
        Command::Emulator { folder } => command::emulator::run(system, &folder),
        Command::Completion { shell } => {
            command::completion::print(system, shell, &definition());
            Ok(0)
        }
        Command::Generate { folder } => command::generate::run(&folder, definition()),
    }
}

/// Prints help to stdout, and what is wrong to stderr. clap's exit code 2 would read as “plan has
/// changes”, so a wrong command line is 64.
fn explain(words: &[OsString], mut error: clap::Error) -> u8 {
    if let Some(line) = guess::instead(words, &error) {
        let line = ContextValue::StyledStrs(vec![format!("run `{line}`").into()]);
        error.insert(ContextKind::Suggested, line);
    }
    let _ = error.print();
    if error.use_stderr() { Kind::Usage.exit_code() } else { 0 }
}

/// The command line as clap knows it, for completions and man pages.
fn definition() -> clap::Command {
    Arguments::command()
}
