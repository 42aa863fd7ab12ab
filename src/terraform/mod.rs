//! Terraform and `OpenTofu`: the files, steps and arguments of one run.
//!
//! A command parses its words ([`arguments`]), describes a [`job::Job`], lets it check itself before
//! anybody signs in, computes the child's [`environment`], and turns the job into a [`run::Run`].

pub(crate) mod arguments;
mod backend;
pub(crate) mod batch;
pub(crate) mod bulk;
pub(crate) mod clean;
mod description;
pub(crate) mod environment;
mod file_name;
mod flag;
mod folder;
pub(crate) mod generate;
mod generated;
mod hcl;
mod init;
pub(crate) mod job;
mod json;
mod mistyped;
mod planned;
mod program;
mod providers;
pub(crate) mod run;
mod shell;
mod stamp;
pub(crate) mod subcommand;
mod varfile;
mod workspace;

#[cfg(test)]
mod end_to_end;
#[cfg(test)]
mod fixture;
