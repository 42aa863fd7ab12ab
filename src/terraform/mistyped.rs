//! Flags of ours that are misspelt. Terraform would refuse them only after the sign-in and `init`.

use super::{
    arguments::SUBCOMMANDS,
    batch,
    flag::{self, NOT_BUILT, SETTINGS},
};
use crate::{
    config::{Selection, nearest::within},
    error::{Error, Result},
};

/// Those of `wrap terraform` that stand in no other list.
const OURS: [&str; 12] = [
    "--allow-exec",
    "--chdir",
    "--config",
    "--config-path",
    "--dry-run",
    "--from-plan",
    "--identity",
    "--min-remaining",
    "--planfile",
    "--profile",
    "--skip-init",
    "--stack",
];

/// Subcommands that only some versions of Terraform and `OpenTofu` have, and names of others.
const OF_NEWER: [&str; 12] = [
    "0.13upgrade",
    "cloud",
    "debug",
    "env",
    "lock",
    "modules",
    "push",
    "query",
    "rpcapi",
    "stacks",
    "version",
    "write",
];

/// Switches of Terraform 1.11 and `OpenTofu` 1.10, some of which are spelt like flags of ours.
const TERRAFORM: [&str; 38] = [
    "-allow-missing",
    "-auto-approve",
    "-backend",
    "-check",
    "-compact-warnings",
    "-concise",
    "-consolidate-errors",
    "-consolidate-warnings",
    "-deprecation",
    "-destroy",
    "-detailed-exitcode",
    "-diff",
    "-draw-cycles",
    "-enable-plugin-cache",
    "-force",
    "-force-copy",
    "-get",
    "-help",
    "-ignore-remote-version",
    "-input",
    "-json",
    "-list",
    "-lock",
    "-migrate-state",
    "-no-color",
    "-or-create",
    "-plan",
    "-raw",
    "-reconfigure",
    "-recursive",
    "-refresh",
    "-refresh-only",
    "-show-sensitive",
    "-update",
    "-upgrade",
    "-verbose",
    "-version",
    "-write",
];

/// Refuses a subcommand that is one or two letters from one of ours or Terraform's, and neither's.
pub(super) fn refuse_subcommand(name: &str) -> Result<()> {
    let known = SUBCOMMANDS.into_iter().chain(OF_NEWER);
    if known.clone().any(|known| known == name) {
        return Ok(());
    }
    // A short one may be a component, before which the subcommand was forgotten.
    let most = match name.len() {
        0..=3 => 0,
        4 | 5 => 1,
        _ => 2,
    };
    match within(most, name, known) {
        Some(near) => {
            Err(Error::usage(format!("there is no subcommand `{name}`")).help(format!("did you mean `{near}`?")))
        }
        None => Ok(()),
    }
}

/// Refuses `name` when it is one or two letters from a flag of ours, and none of Terraform's, whose flags have one dash.
pub(super) fn refuse(name: &str) -> Result<()> {
    let single = flag::single_dash(name);
    if !name.starts_with("--") || TERRAFORM.contains(&single) || flag::WITH_VALUE.contains(&single) {
        return Ok(());
    }
    let settings = Selection::flags().map(|(name, _)| name);
    let ours = OURS.into_iter().chain(SETTINGS).chain(settings);
    let ours = ours.chain(batch::SWITCHES).chain(batch::WITH_VALUE).chain(NOT_BUILT);
    // Of a short name two letters are most of it.
    let most = if name.len() > "--stacks".len() { 2 } else { 1 };
    match within(most, name, ours) {
        Some(near) => Err(Error::usage(format!("there is no flag `{name}`"))
            .help(format!("did you mean `{near}`?"))
            .help(format!("or give it to Terraform: `-- {name}`"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_flags_of_ours_are_refused_and_terraforms_are_not() {
        for (name, near) in [
            ("--dryrun", "--dry-run"),
            ("--skipinit", "--skip-init"),
            ("--identiy", "--identity"),
            ("--stak", "--stack"),
            ("--componets", "--components"),
            ("--stacksdir", "--stacks-dir"),
            ("--al", "--all"),
        ] {
            let error = refuse(name).expect_err("it is misspelt").to_string();
            assert!(error.contains(&format!("did you mean `{near}`?")), "{error}");
        }
        for name in TERRAFORM.iter().chain(&flag::WITH_VALUE) {
            assert!(refuse(name).is_ok() && refuse(&format!("-{name}")).is_ok(), "{name}");
        }
        for name in ["--something-new", "-stak", "--state", "--x"] {
            assert!(refuse(name).is_ok(), "{name}");
        }
    }
}
