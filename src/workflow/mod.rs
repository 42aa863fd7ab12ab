//! What a project defines to be run: workflows, and commands of its own. Both are steps, one after the other.

mod condition;
mod custom;
mod file;
mod parameter;
mod retry;
mod signature;
mod step;
mod variable;

pub(crate) use custom::{Alias, CustomCommand, Definition, aliases, commands};
pub(crate) use file::{File, Workflow, files, folder};
pub(crate) use parameter::{Argument, Flag, FlagKind};
pub(crate) use retry::Retry;
pub(crate) use signature::Signature;
pub(crate) use step::{Step, StepKind};
pub(crate) use variable::{Source, Variable};
