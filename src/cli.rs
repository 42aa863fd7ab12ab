//! The command line: definitions of arguments, and which command they call.

mod terraform;

use std::ffi::{OsStr, OsString};

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use self::terraform::TerraformArguments;
use crate::{
    command::{
        self, Selection,
        auth::{EnvFormat, WhoamiFormat},
        describe::{AffectedArguments, ComponentArguments, DependentsArguments, StacksArguments},
        list::ListArguments,
        output::TreeArguments,
        terraform::Program,
        validate::Format,
    },
    error::{Kind, Result},
    system::System,
    validate::Scope,
};

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

/// The flags of every command about the configuration.
#[derive(Debug, Args)]
#[command(next_help_heading = "Configuration")]
struct SelectionArguments {
    /// Read this configuration file and no others; may be repeated.
    #[arg(long, global = true, value_name = "FILE")]
    config: Vec<String>,
    /// Read the configuration in this folder and no other; may be repeated.
    #[arg(long, global = true, value_name = "FOLDER")]
    config_path: Vec<String>,
    /// Lay this profile over the configuration; may be repeated.
    #[arg(long, global = true, value_name = "NAME")]
    profile: Vec<String>,
    /// The folder that holds stacks and components.
    #[arg(long, global = true, value_name = "FOLDER")]
    base_path: Option<String>,
}

impl SelectionArguments {
    fn selection(&self) -> Selection {
        let mut selection = Selection::default();
        let flags = [("--config", &self.config), ("--config-path", &self.config_path), ("--profile", &self.profile)];
        for (name, values) in flags {
            for value in values {
                selection.add(name, value);
            }
        }
        if let Some(value) = &self.base_path {
            selection.add("--base-path", value);
        }
        selection
    }
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
    /// The locals of manifests, as they are written.
    Locals {
        /// Only of this stack.
        #[arg(short, long)]
        stack: Option<String>,
        #[command(flatten)]
        tree: TreeArguments,
    },
    /// The components that changes since a commit affect.
    Affected(AffectedArguments),
}

#[derive(Debug, Subcommand)]
enum ListCommand {
    /// The names of all stacks.
    Stacks(ListArguments),
    /// All components, with their types and the number of their stacks.
    Components(ListArguments),
    /// Each component of each stack.
    Instances(ListArguments),
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
}

#[derive(Debug, Args)]
struct ValidateArguments {
    #[command(subcommand)]
    part: Option<ValidatePart>,
    /// How to print what is found.
    #[arg(short, long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,
    /// Hold every manifest against this JSON Schema too.
    #[arg(long, global = true, value_name = "FILE")]
    schemas_atmos_manifest: Option<String>,
    /// Where the schemas of `settings.validation` lie.
    #[arg(long, global = true, value_name = "FOLDER")]
    schemas_jsonschema_dir: Option<String>,
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
pub(crate) fn run(system: &System) -> Result<u8> {
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
        Ok(arguments) => call(system, &arguments.selection.selection(), arguments.command),
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
            let selection = arguments.selection(selection);
            Ok(command::validate::run(system, &selection, arguments.scope(), arguments.format))
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
        AuthCommand::Login { identity, force } => command::auth::login(system, selection, identity.flag(), force),
        AuthCommand::Whoami { identity, format } => command::auth::whoami(system, selection, identity.flag(), format),
        AuthCommand::Exec { identity, min_remaining, program } => {
            command::auth::exec(system, selection, identity.flag(), min_remaining.as_deref(), &program)
        }
        AuthCommand::Env { identity, format } => command::auth::env(system, selection, identity.flag(), format),
        AuthCommand::Explain { error } => command::auth::explain(system, &error),
    }
}

impl ValidateArguments {
    fn selection(&self, common: &Selection) -> Selection {
        let mut selection = common.clone();
        let flags = [
            ("--schemas-atmos-manifest", &self.schemas_atmos_manifest),
            ("--schemas-jsonschema-dir", &self.schemas_jsonschema_dir),
        ];
        for (name, value) in flags {
            if let Some(value) = value {
                selection.add(name, value);
            }
        }
        selection
    }

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
        DescribeCommand::Locals { stack, tree } => command::describe::locals(system, selection, stack.as_deref(), tree),
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
