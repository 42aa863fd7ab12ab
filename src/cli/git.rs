//! `wrap git`.

use std::ffi::OsString;

use clap::Subcommand;

use crate::{
    command::{Selection, git},
    error::Result,
    system::System,
};

#[derive(Debug, Subcommand)]
pub(super) enum GitCommand {
    /// Install and run hooks.
    #[command(subcommand, disable_help_subcommand = true)]
    Hooks(HooksCommand),
}

#[derive(Debug, Subcommand)]
pub(super) enum HooksCommand {
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

impl GitCommand {
    /// Calls the command.
    pub(super) fn call(&self, system: &System, selection: &Selection) -> Result<u8> {
        let Self::Hooks(command) = self;
        match command {
            HooksCommand::Install { names, force } => git::install(system, selection, names, *force),
            HooksCommand::Run { hook, arguments } => git::run(system, selection, hook, arguments),
        }
    }
}
