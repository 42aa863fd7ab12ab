//! `wrap auth`.

use std::ffi::OsString;

use clap::{Args, Subcommand};

use crate::{
    command::{
        Selection,
        auth::{self, EnvFormat, ListArguments, LogoutArguments, WhoamiFormat, secret},
        validate::{self, Format},
    },
    error::Result,
    system::System,
    validate::Scope,
};

#[derive(Debug, Subcommand)]
pub(super) enum AuthCommand {
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
    /// Remove what a sign-in left on this machine, as `az logout` does.
    Logout(LogoutArguments),
    /// Show who you are and how long the tokens last. Never signs in.
    Whoami {
        #[command(flatten)]
        identity: IdentityArgument,
        /// How to print it.
        #[arg(short, long, short_alias = 'o', alias = "output", value_enum, default_value_t = WhoamiFormat::Text)]
        format: WhoamiFormat,
    },
    /// List providers and identities, and who is signed in for how long.
    List(ListArguments),
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
    /// Start a shell with the credentials.
    Shell {
        /// The identity.
        #[arg(id = "IDENTITY", conflicts_with = "identity")]
        name: Option<String>,
        #[command(flatten)]
        identity: IdentityArgument,
        /// The shell; yours unless it is said.
        #[arg(long, value_name = "PROGRAM")]
        shell: Option<String>,
        /// Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`.
        #[arg(long, value_name = "DURATION")]
        min_remaining: Option<String>,
        /// The shell's own arguments, after `--`.
        #[arg(last = true)]
        arguments: Vec<OsString>,
    },
    /// Find all that is wrong with the providers and identities, as `wrap validate auth` does.
    Validate {
        /// How to print what is found.
        #[arg(short, long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Accepted for compatibility, as `--verbose` is everywhere: it says all there is anyway.
        #[arg(short, hide = true)]
        verbose: bool,
    },
    /// Print the environment variables that make programs use the credentials.
    Env {
        #[command(flatten)]
        identity: IdentityArgument,
        /// How to print them.
        #[arg(short, long, value_enum, default_value_t = EnvFormat::Bash)]
        format: EnvFormat,
        /// Accepted for compatibility: who is not signed in is asked in any case.
        #[arg(long, hide = true)]
        login: bool,
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
pub(super) enum SecretCommand {
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
pub(super) struct IdentityArgument {
    /// The identity: a name, or nothing to pick one.
    #[arg(short, long, num_args = 0..=1, default_missing_value = "")]
    identity: Option<String>,
}

impl AuthCommand {
    /// Calls the command.
    pub(super) fn call(self, system: &System, selection: &Selection) -> Result<u8> {
        match self {
            Self::Login { identity, force, claims_challenge } => {
                auth::login(system, selection, identity.flag(), force, claims_challenge.as_deref())
            }
            Self::Logout(arguments) => auth::logout(system, selection, &arguments),
            Self::Whoami { identity, format } => auth::whoami(system, selection, identity.flag(), format),
            Self::List(arguments) => auth::list(system, selection, &arguments),
            Self::Exec { identity, min_remaining, program } => {
                auth::exec(system, selection, identity.flag(), min_remaining.as_deref(), &program)
            }
            Self::Shell { name, identity, shell, min_remaining, arguments } => {
                let identity = name.as_deref().or(identity.flag());
                auth::shell(system, selection, identity, shell.as_deref(), min_remaining.as_deref(), arguments)
            }
            Self::Validate { format, verbose: _ } => Ok(validate::run(system, selection, Scope::Auth, format)),
            Self::Env { identity, format, login: _ } => auth::env(system, selection, identity.flag(), format),
            Self::Explain { error } => auth::explain(system, &error),
            Self::Secret(SecretCommand::Set { name }) => secret::set(system, selection, &name),
            Self::Secret(SecretCommand::List) => secret::list(system, selection),
            Self::Secret(SecretCommand::Delete { name }) => secret::delete(system, selection, &name),
        }
    }
}

impl IdentityArgument {
    fn flag(&self) -> Option<&str> {
        self.identity.as_deref()
    }
}
