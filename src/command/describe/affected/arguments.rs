//! The arguments of `wrap describe affected`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::super::Processing;
use crate::error::{Error, Result};

/// How the affected components are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AffectedFormat {
    /// A list of maps.
    Yaml,
    /// A list of objects.
    Json,
    /// What a job matrix of GitHub Actions takes.
    Matrix,
}

/// Arguments of `wrap describe affected`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "the switches of the command line, one each")]
pub(crate) struct AffectedArguments {
    /// The commit to compare with: a branch, tag or SHA; also `--ref` and `--sha`.
    #[arg(long, value_name = "REF", conflicts_with = "repo_path")]
    pub(super) base: Option<String>,
    #[arg(long = "ref", hide = true, conflicts_with = "repo_path")]
    pub(super) reference: Option<String>,
    #[arg(long, hide = true, conflicts_with = "repo_path")]
    pub(super) sha: Option<String>,
    /// Fetch the base from `origin` first.
    #[arg(long)]
    pub(super) clone_target_ref: bool,
    /// The key to fetch it with over SSH.
    #[arg(long, value_name = "FILE")]
    pub(super) ssh_key: Option<PathBuf>,
    #[arg(long, hide = true)]
    pub(super) ssh_key_password: Option<String>,
    /// A checkout of the base, instead of a commit.
    #[arg(long, value_name = "FOLDER")]
    pub(super) repo_path: Option<PathBuf>,
    /// How to print it.
    #[arg(short, long, value_enum, default_value_t = AffectedFormat::Json)]
    pub(super) format: AffectedFormat,
    /// Write to this file; a matrix is appended as `matrix=…` and `count=…`.
    #[arg(long, visible_alias = "file", value_name = "FILE")]
    pub(super) output_file: Option<PathBuf>,
    /// Print only what this yq expression selects.
    #[arg(short, long, value_name = "EXPRESSION")]
    pub(super) query: Option<String>,
    /// Only components of this stack.
    #[arg(short, long)]
    pub(super) stack: Option<String>,
    /// Show what depends on each component.
    #[arg(long)]
    pub(super) include_dependents: bool,
    /// Show the settings of each component.
    #[arg(long)]
    pub(super) include_settings: bool,
    /// Leave locked components out.
    #[arg(long)]
    pub(super) exclude_locked: bool,
    #[arg(long, hide = true)]
    pub(super) include_spacelift_admin_stacks: bool,
    #[arg(long, hide = true)]
    pub(super) upload: bool,
    #[command(flatten)]
    pub(super) processing: Processing,
}

impl AffectedArguments {
    /// The commit that was asked for: `--sha` wins over `--ref`, as in Atmos.
    pub(super) fn base(&self) -> Option<&str> {
        self.base.as_deref().or(self.sha.as_deref()).or(self.reference.as_deref())
    }

    /// Refuses what is not built.
    pub(super) fn check(&self) -> Result<()> {
        let given =
            [("--include-spacelift-admin-stacks", self.include_spacelift_admin_stacks), ("--upload", self.upload)];
        if let Some((flag, _)) = given.into_iter().find(|(_, is_given)| *is_given) {
            return Err(Error::usage(format!("`{flag}` is not built yet")));
        }
        if self.ssh_key_password.is_some() {
            return Err(Error::usage("`--ssh-key-password` is not built yet")
                .because("other programs can read the command line")
                .help("add the key to an agent: `ssh-add <file>`"));
        }
        Ok(())
    }
}
