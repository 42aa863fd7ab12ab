//! The names of hooks.

use crate::{
    config::nearest::nearest,
    error::{Error, Result},
};

/// The hooks that git calls (`git help hooks`).
const HOOKS: [&str; 28] = [
    "applypatch-msg",
    "commit-msg",
    "fsmonitor-watchman",
    "p4-changelist",
    "p4-post-changelist",
    "p4-pre-submit",
    "p4-prepare-changelist",
    "post-applypatch",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "post-merge",
    "post-receive",
    "post-rewrite",
    "post-update",
    "pre-applypatch",
    "pre-auto-gc",
    "pre-commit",
    "pre-merge-commit",
    "pre-push",
    "pre-rebase",
    "pre-receive",
    "prepare-commit-msg",
    "proc-receive",
    "push-to-checkout",
    "reference-transaction",
    "sendemail-validate",
    "update",
];

/// Refuses a name that is neither git's nor among those `of_the_project`.
pub(super) fn check<'a>(name: &'a str, of_the_project: impl IntoIterator<Item = &'a str>) -> Result<()> {
    let known: Vec<&str> = HOOKS.into_iter().chain(of_the_project).collect();
    if known.contains(&name) {
        return Ok(());
    }
    let error = Error::usage(format!("git has no hook `{name}`"));
    Err(match nearest(name, known.into_iter()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("see `git help hooks` for the names"),
    })
}
