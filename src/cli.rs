//! The command line: definitions of arguments, and which command they call.

mod selection;
mod terraform;

use std::ffi::{OsStr, OsString};

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use self::terraform::TerraformArguments;
use crate::{
    command::{
        self, Selection,
        auth::{EnvFormat, WhoamiFormat},
        describe::{AffectedArguments, ComponentArguments, DependentsArguments, LocalsArguments, StacksArguments},
        list::{ComponentListArguments, StackListArguments},
        output::TreeArguments,
        terraform::Program,
        validate::Format,
    },
    error::{Kind, Result},
    system::System,
    validate::Scope,
};
use selection::SelectionArguments;

/// Runs Terraform and OpenTofu with the right cloud credentials.
#[derive(Debug, Parser)]
#[command(
    name = "wrap",
    version,
    about,
    max_term_width = 100,
    arg_required_else_help = true,
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
    /// Find everything that is wrong in the configuration, the stacks and the components' code.
    Validate(ValidateArguments),
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
    /// Write completions and man pages.
    #[command(hide = true)]
    Generate {
        /// The folder that gets `completions/` and `man/`.
        folder: std::path::PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum DescribeCommand {
    /// One component of a stack.
    Component(ComponentArguments),
    /// All stacks with their components.
    Stacks(StacksArguments),
    /// The configuration, merged.
    Config(TreeArguments),
    /// What depends on a component.
    Dependents(DependentsArguments),
    /// The locals of stacks, with their templates rendered.
    Locals(LocalsArguments),
    /// The components that changes since a commit affect.
    Affected(AffectedArguments),
}

#[derive(Debug, Subcommand)]
enum ListCommand {
    /// The names of all stacks.
    Stacks(StackListArguments),
    /// All components, with their types and the number of their stacks.
    Components(ComponentListArguments),
    /// Each component of each stack.
    Instances(ComponentListArguments),
}

#[derive(Debug, Subcommand)]
enum AuthCommand {
    /// Sign in and write the Azure CLI's files, as `az login` does.
    Login {
        #[command(flatten)]
        identity: IdentityArgument,
        /// Ask for a new sign-in even when a renewal would do.
        #[arg(short, long)]
        force: bool,
        /// What a service demanded, from the message that asks for a new sign-in.
        #[arg(long, value_name = "CLAIMS", allow_hyphen_values = true)]
        claims_challenge: Option<String>,
    },
    /// Show who you are and how long the tokens last. Never signs in.
    Whoami {
        #[command(flatten)]
        identity: IdentityArgument,
        /// How to print it.
        #[arg(short, long, value_enum, default_value_t = WhoamiFormat::Text)]
        format: WhoamiFormat,
    },
    /// Run a program with the credentials.
    Exec {
        #[command(flatten)]
        identity: IdentityArgument,
        /// Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`.
        #[arg(long, value_name = "DURATION")]
        min_remaining: Option<String>,
        /// The program and its arguments, after `--`.
        #[arg(last = true, required = true)]
        program: Vec<OsString>,
    },
    /// Print the environment variables that make programs use the credentials.
    Env {
        #[command(flatten)]
        identity: IdentityArgument,
        /// How to print them.
        #[arg(short, long, value_enum, default_value_t = EnvFormat::Bash)]
        format: EnvFormat,
    },
    /// Explain a refusal of Entra ID: what it means and what to do. Needs no network.
    Explain {
        /// The code (`AADSTS50076`) or the whole error; `-` reads it from standard input.
        #[arg(required = true)]
        error: Vec<String>,
    },
    /// Keep secrets of the project in the keyring or an encrypted file (`client_secret_store`).
    #[command(subcommand, disable_help_subcommand = true)]
    Secret(SecretCommand),
}

#[derive(Debug, Subcommand)]
enum SecretCommand {
    /// Keep a secret: asks for it, or reads it from standard input.
    Set {
        /// Its name.
        name: String,
    },
    /// List the names of the project's secrets.
    List,
    /// Delete a secret.
    Delete {
        /// Its name.
        name: String,
    },
}

#[derive(Debug, Args)]
struct ValidateArguments {
    #[command(subcommand)]
    part: Option<ValidatePart>,
    /// How to print what is found.
    #[arg(short, long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum ValidatePart {
    /// The stacks, with the code of their components.
    Stacks,
    /// One component of a stack.
    Component {
        /// The component.
        component: String,
        /// The stack.
        #[arg(short, long)]
        stack: String,
    },
    /// The providers and identities of the project.
    Auth,
}

#[derive(Debug, Subcommand)]
enum GitCommand {
    /// Install and run hooks.
    #[command(subcommand, disable_help_subcommand = true)]
    Hooks(HooksCommand),
}

#[derive(Debug, Subcommand)]
enum HooksCommand {
    /// Install hooks that call `wrap git hooks run`.
    Install {
        /// Their names; without any, those under `git.hooks` of the configuration, else `pre-push`.
        names: Vec<String>,
        /// Replace hooks of others.
        #[arg(short, long)]
        force: bool,
    },
    /// Run the command of a hook; `pre-push` without one validates what is pushed.
    Run {
        /// The hook.
        hook: String,
        /// What git gave it.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

#[derive(Debug, Args)]
struct IdentityArgument {
    /// The identity: a name, or nothing to pick one.
    #[arg(short, long, num_args = 0..=1, default_missing_value = "")]
    identity: Option<String>,
}

/// Parses the command line and calls the command.
pub(crate) fn run(system: &mut System) -> Result<u8> {
    command::folder::enter(&mut system.env)?;
    let system = &*system;
    let words = &system.env.arguments;
    // Terraform's flags are not ours to know, so these two are not parsed by clap.
    let program = Program::of_line(words.get(1..).unwrap_or_default());
    if let Some((program, rest)) = &program
        && !rest.is_empty()
        && !asks_for_help(rest)
    {
        return command::terraform::run(system, *program, rest);
    }
    let outcome = match (words.first(), &program) {
        (Some(first), Some((program, rest))) if asks_for_help(rest) => {
            Arguments::try_parse_from([first.as_os_str(), OsStr::new(program.name()), OsStr::new("--help")])
        }
        _ => Arguments::try_parse_from(words),
    };
    match outcome {
        Ok(arguments) => {
            let selection = command::profile::picked(system, arguments.selection.0)?;
            call(system, &selection, arguments.command)
        }
        Err(error) => Ok(explain(&error)),
    }
}

/// Whether our help is wanted; `-help` is Terraform's own.
fn asks_for_help(words: &[OsString]) -> bool {
    words.iter().take_while(|word| *word != "--").any(|word| word == "-h" || word == "--help")
}

fn call(system: &System, selection: &Selection, command: Command) -> Result<u8> {
    match command {
        Command::Terraform(_) => command::terraform::run(system, Program::Terraform, &[]),
        Command::Tofu(_) => command::terraform::run(system, Program::Tofu, &[]),
        Command::Describe(command) => call_describe(system, selection, &command),
        Command::List(ListCommand::Stacks(arguments)) => command::list::stacks(system, selection, &arguments),
        Command::List(ListCommand::Components(arguments)) => command::list::components(system, selection, &arguments),
        Command::List(ListCommand::Instances(arguments)) => command::list::instances(system, selection, &arguments),
        Command::Auth(command) => call_auth(system, selection, command),
        Command::Git(GitCommand::Hooks(HooksCommand::Install { names, force })) => {
            command::git::install(system, selection, &names, force)
        }
        Command::Git(GitCommand::Hooks(HooksCommand::Run { hook, arguments })) => {
            command::git::run(system, selection, &hook, &arguments)
        }
        Command::Validate(arguments) => {
            Ok(command::validate::run(system, selection, arguments.scope(), arguments.format))
        }
        #[cfg(feature = "emulator")]
        Command::Demo => command::demo::run(system),
        #[cfg(feature = "emulator")]
        Command::Emulator { folder } => command::emulator::run(system, &folder),
        Command::Generate { folder } => command::generate::run(&folder, definition()),
    }
}

fn call_auth(system: &System, selection: &Selection, command: AuthCommand) -> Result<u8> {
    match command {
        AuthCommand::Login { identity, force, claims_challenge } => {
            command::auth::login(system, selection, identity.flag(), force, claims_challenge.as_deref())
        }
        AuthCommand::Whoami { identity, format } => command::auth::whoami(system, selection, identity.flag(), format),
        AuthCommand::Exec { identity, min_remaining, program } => {
            command::auth::exec(system, selection, identity.flag(), min_remaining.as_deref(), &program)
        }
        AuthCommand::Env { identity, format } => command::auth::env(system, selection, identity.flag(), format),
        AuthCommand::Explain { error } => command::auth::explain(system, &error),
        AuthCommand::Secret(SecretCommand::Set { name }) => command::auth::secret::set(system, selection, &name),
        AuthCommand::Secret(SecretCommand::List) => command::auth::secret::list(system, selection),
        AuthCommand::Secret(SecretCommand::Delete { name }) => command::auth::secret::delete(system, selection, &name),
    }
}

impl ValidateArguments {
    fn scope(&self) -> Scope<'_> {
        match &self.part {
            None => Scope::All,
            Some(ValidatePart::Stacks) => Scope::Stacks,
            Some(ValidatePart::Component { component, stack }) => Scope::Component { name: component, stack },
            Some(ValidatePart::Auth) => Scope::Auth,
        }
    }
}

fn call_describe(system: &System, selection: &Selection, command: &DescribeCommand) -> Result<u8> {
    match command {
        DescribeCommand::Component(arguments) => command::describe::component(system, selection, arguments),
        DescribeCommand::Stacks(arguments) => command::describe::stacks(system, selection, arguments),
        DescribeCommand::Config(arguments) => command::describe::config(system, selection, arguments),
        DescribeCommand::Dependents(arguments) => command::describe::dependents(system, selection, arguments),
        DescribeCommand::Locals(arguments) => command::describe::locals(system, selection, arguments),
        DescribeCommand::Affected(arguments) => command::describe::affected(system, selection, arguments),
    }
}

impl IdentityArgument {
    fn flag(&self) -> Option<&str> {
        self.identity.as_deref()
    }
}

/// Prints help to stdout, and what is wrong to stderr. clap's exit code 2 would read as “plan has
/// changes”, so a wrong command line is 64.
fn explain(error: &clap::Error) -> u8 {
    let _ = error.print();
    if error.use_stderr() { Kind::Usage.exit_code() } else { 0 }
}

/// The command line as clap knows it, for completions and man pages.
fn definition() -> clap::Command {
    Arguments::command()
}
