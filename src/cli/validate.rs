//! `wrap validate`.

use clap::{Args, Subcommand};

use crate::{
    command::{
        Selection,
        validate::{self, Format},
    },
    system::System,
    validate::Scope,
};

#[derive(Debug, Args)]
pub(super) struct ValidateArguments {
    #[command(subcommand)]
    part: Option<ValidatePart>,
    /// How to print what is found.
    #[arg(short, long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,
}

#[derive(Debug, Subcommand)]
pub(super) enum ValidatePart {
    /// The manifests of all stacks, without the code of their components.
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

impl ValidateArguments {
    /// Calls the command.
    pub(super) fn call(&self, system: &System, selection: &Selection) -> u8 {
        validate::run(system, selection, self.scope(), self.format)
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
