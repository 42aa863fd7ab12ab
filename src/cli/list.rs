//! `wrap list`.

use clap::Subcommand;

use crate::{
    command::{
        Selection,
        list::{self, ComponentListArguments, InstanceListArguments, StackListArguments, WorkflowListArguments},
    },
    error::Result,
    system::System,
};

#[derive(Debug, Subcommand)]
pub(super) enum ListCommand {
    /// The names of all stacks.
    Stacks(StackListArguments),
    /// All components, with their types and the number of their stacks.
    Components(ComponentListArguments),
    /// Each component of each stack.
    Instances(InstanceListArguments),
    /// The workflows of the project, with their files.
    Workflows(WorkflowListArguments),
}

impl ListCommand {
    /// Calls the command.
    pub(super) fn call(&self, system: &System, selection: &Selection) -> Result<u8> {
        match self {
            Self::Stacks(arguments) => list::stacks(system, selection, arguments),
            Self::Components(arguments) => list::components(system, selection, arguments),
            Self::Instances(arguments) => list::instances(system, selection, arguments),
            Self::Workflows(arguments) => list::workflows(system, selection, arguments),
        }
    }
}
