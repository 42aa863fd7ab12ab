//! The command line of `wrap terraform`: our flags are taken out, the rest is Terraform's.

use std::{ffi::OsString, path::PathBuf};

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// `plan`, or the words of a compound subcommand: `state list`.
    pub(crate) subcommand: Vec<String>,
    /// The first word that is neither subcommand nor flag.
    pub(crate) component: Option<String>,
    /// `-s`, `--stack`
    pub(crate) stack: Option<String>,
    /// `-i`, `--identity`; an empty text when the flag has no value (pick one).
    pub(crate) identity: Option<String>,
    /// `--dry-run`
    pub(crate) dry_run: bool,
    /// `--skip-init`
    pub(crate) skip_init: bool,
    /// `--from-plan`: apply the plan file that `plan` wrote.
    pub(crate) from_plan: bool,
    /// `--planfile FILE`: apply this one.
    pub(crate) planfile: Option<PathBuf>,
    /// Terraform's own flags and words, in order.
    pub(crate) extra: Vec<OsString>,
}
