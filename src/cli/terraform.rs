//! The flags of `wrap terraform`, for the help text, the completions and the man page.

use std::ffi::OsString;

use clap::Args;

/// Flags of `wrap terraform`; they may stand anywhere before `--`. They are listed here for the help
/// text, the completions and the man page; `terraform::arguments` reads them, because all other flags
/// are Terraform's.
#[derive(Debug, Args)]
#[command(
    after_help = "All other flags are Terraform's own; `-help` shows them. What follows `--` is handed over as it is."
)]
pub(super) struct TerraformArguments {
    /// What Terraform is to do: plan, apply, deploy, destroy, output, state list, …; or one of ours:
    /// shell, clean, generate varfile, generate backend, generate files, generate varfiles, generate backends.
    subcommand: String,
    /// The component; may be left out when the stack has only one.
    component: Option<String>,
    /// The stack.
    #[arg(short, long)]
    stack: Option<String>,
    /// The identity to use: a name, `false` for none, or nothing to pick one.
    #[arg(short, long, num_args = 0..=1, default_missing_value = "")]
    identity: Option<String>,
    /// Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`.
    #[arg(long, value_name = "DURATION")]
    min_remaining: Option<String>,
    /// Show what would be written and run, and do nothing.
    #[arg(long)]
    dry_run: bool,
    /// Do not run `terraform init`.
    #[arg(long)]
    skip_init: bool,
    /// Apply the plan file that the last `plan` wrote.
    #[arg(long)]
    from_plan: bool,
    /// Apply this plan file.
    #[arg(long, value_name = "FILE")]
    planfile: Option<std::path::PathBuf>,
    /// Terraform's own flags and words.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    extra: Vec<OsString>,
    #[command(flatten)]
    batch: BatchArguments,
}

/// The flags of `terraform::batch`, for the help text.
#[derive(Debug, Args)]
#[command(next_help_heading = "Several components, in the order of what depends on what")]
struct BatchArguments {
    /// All components, or those of the stack that `-s` names.
    #[arg(long)]
    all: bool,
    /// Only these components.
    #[arg(long, value_name = "NAMES")]
    components: Option<String>,
    /// Only components for which this yq expression is true.
    #[arg(long, value_name = "EXPRESSION")]
    query: Option<String>,
    /// Only components with one of these in `metadata.tags`.
    #[arg(long, value_name = "TAGS")]
    tags: Option<String>,
    /// Only components with all of these in `metadata.labels`.
    #[arg(long, value_name = "NAME=VALUE,…")]
    labels: Option<String>,
    /// Only components that changes since a commit affect.
    #[arg(long)]
    affected: bool,
    /// With `--affected`: the commit to compare with.
    #[arg(long, value_name = "REF", visible_aliases = ["ref", "sha"])]
    base: Option<String>,
    /// With `--affected`: a checkout to compare with.
    #[arg(long, value_name = "FOLDER")]
    repo_path: Option<String>,
    /// With `--affected`: what depends on them too.
    #[arg(long)]
    include_dependents: bool,
    /// How many may run at once.
    #[arg(long, value_name = "NUMBER", default_value = "1")]
    max_concurrency: Option<usize>,
    /// Whether a failure ends all, or stops only what depends on it: `fail-fast`, `keep-going`.
    #[arg(long, value_name = "MODE", default_value = "fail-fast")]
    failure_mode: Option<String>,
    /// Whether the output of several at once appears when each has ended, or as it comes: `grouped`, `stream`.
    #[arg(long, value_name = "ORDER", default_value = "grouped")]
    log_order: Option<String>,
}
