//! `wrap describe`.

use clap::Subcommand;

use crate::{
    command::{
        Selection,
        describe::{
            self, AffectedArguments, ComponentArguments, DependentsArguments, LocalsArguments, StacksArguments,
            WorkflowsArguments,
        },
        output::TreeArguments,
    },
    error::Result,
    system::System,
};

#[derive(Debug, Subcommand)]
pub(super) enum DescribeCommand {
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
    /// The workflows of the project.
    Workflows(WorkflowsArguments),
    /// The components that changes since a commit affect.
    Affected(AffectedArguments),
}

impl DescribeCommand {
    /// Calls the command.
    pub(super) fn call(&self, system: &System, selection: &Selection) -> Result<u8> {
        match self {
            Self::Component(arguments) => describe::component(system, selection, arguments),
            Self::Stacks(arguments) => describe::stacks(system, selection, arguments),
            Self::Config(arguments) => describe::config(system, selection, arguments),
            Self::Dependents(arguments) => describe::dependents(system, selection, arguments),
            Self::Locals(arguments) => describe::locals(system, selection, arguments),
            Self::Workflows(arguments) => describe::workflows(system, selection, arguments),
            Self::Affected(arguments) => describe::affected(system, selection, arguments),
        }
    }
}
