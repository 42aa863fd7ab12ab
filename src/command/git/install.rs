//! `wrap git hooks install`: small scripts that hand git's hooks to this program.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use super::{configured, repository::Repository, run::PRE_PUSH};
use crate::{
    config::{Selection, nearest::nearest},
    error::{Error, Kind, Result},
    system::System,
};

/// What each of our scripts holds, and nobody else's.
const MARK: &str = "exec wrap git hooks run";

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

/// Installs the hooks `names`; without any, those of the configuration, else `pre-push`.
pub(crate) fn install(system: &System, selection: &Selection, names: &[String], is_forced: bool) -> Result<u8> {
    let repository = Repository::open(&system.env)?;
    let folder = repository.hooks_folder()?;
    if let Some(path) = repository.hooks_path_setting()? {
        system.terminal.say(&format!("warning: `core.hooksPath` is `{path}`, so the hooks go there"));
    }
    let names = if names.is_empty() { default_names(system, selection)? } else { names.to_vec() };
    // All or none: half of the hooks would look like all of them.
    for name in &names {
        check(name, &folder.join(name), is_forced)?;
    }
    for name in &names {
        let path = folder.join(name);
        write(&folder, &path, name).map_err(|error| {
            Error::new(Kind::Store, format!("cannot write `{}`", system.env.shown(&path))).because(error)
        })?;
        system.terminal.say(&format!("installed {}", system.env.shown(&path)));
    }
    Ok(0)
}

fn default_names(system: &System, selection: &Selection) -> Result<Vec<String>> {
    let names: Vec<String> = configured(&system.env, selection)?.into_iter().map(|(name, _)| name).collect();
    Ok(if names.is_empty() { vec![PRE_PUSH.to_owned()] } else { names })
}

fn check(name: &str, path: &Path, is_forced: bool) -> Result<()> {
    // A script that git never calls would look like a hook.
    if !HOOKS.contains(&name) {
        let error = Error::usage(format!("git has no hook `{name}`"));
        return Err(match nearest(name, HOOKS.into_iter()) {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error.help("see `git help hooks` for the names"),
        });
    }
    let is_foreign = fs::read(path).is_ok_and(|text| !String::from_utf8_lossy(&text).contains(MARK));
    if is_foreign && !is_forced {
        let error = Error::configuration(format!("there is a hook `{name}` already: `{}`", path.display()));
        return Err(error.help("add `--force` to replace it"));
    }
    Ok(())
}

fn write(folder: &Path, path: &Path, name: &str) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    // A link to a script that others use must not be written through.
    if path.is_symlink() {
        fs::remove_file(path)?;
    }
    fs::write(path, format!("#!/bin/sh\n# Installed by `wrap git hooks install`.\n{MARK} {name} \"$@\"\n"))?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}
