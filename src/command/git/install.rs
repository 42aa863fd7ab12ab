//! `wrap git hooks install`: small scripts that hand git's hooks to this program.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use super::{configured, hook, repository::Repository, run::PRE_PUSH};
use crate::{
    config::Selection,
    error::{Error, Kind, Result},
    system::System,
};

/// Installs the hooks `names`; without any, those of the configuration, else `pre-push`.
pub(crate) fn install(system: &System, selection: &Selection, names: &[String], is_forced: bool) -> Result<u8> {
    let repository = Repository::open(&system.env)?;
    let folder = repository.hooks_folder()?;
    if let Some(path) = repository.hooks_path_setting()? {
        system.terminal.say(&format!("warning: `core.hooksPath` is `{path}`, so the hooks go there"));
    }
    let names = if names.is_empty() { default_names(system, selection)? } else { names.to_vec() };
    let scripts: Vec<Script> = names.iter().map(|name| Script::of(name, &repository)).collect::<Result<_>>()?;
    // All or none: half of the hooks would look like all of them.
    for script in &scripts {
        script.check(&folder.join(&script.name), is_forced)?;
    }
    for script in &scripts {
        let path = folder.join(&script.name);
        script.write(&folder, &path).map_err(|error| {
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

/// A hook that hands itself to this program.
struct Script {
    name: String,
    text: String,
}

impl Script {
    /// Git starts hooks at the root of the repository. A project below it is said in the script.
    fn of(name: &str, repository: &Repository<'_>) -> Result<Self> {
        // A script that git never calls would look like a hook.
        hook::check(name, None)?;
        let folder = repository.folder()?;
        let (guard, option) = if folder.is_empty() {
            (String::new(), String::new())
        } else {
            let quoted = format!("'{}'", folder.replace('\'', "'\\''"));
            (format!("# Not every branch has the project.\n[ -d {quoted} ] || exit 0\n"), format!("--chdir {quoted} "))
        };
        let call = format!("exec wrap {option}git hooks run {name} \"$@\"");
        let check = without_wrap(name);
        let text = format!("#!/bin/sh\n# Installed by `wrap git hooks install`.\n{guard}{check}{call}\n");
        Ok(Self { name: name.to_owned(), text })
    }

    /// Whatever is there and is not ours to the letter is somebody else's, a link that leads nowhere too.
    fn check(&self, path: &Path, is_forced: bool) -> Result<()> {
        let is_ours = fs::read(path).is_ok_and(|text| is_ours(&String::from_utf8_lossy(&text), &self.name));
        if is_ours || is_forced || path.symlink_metadata().is_err() {
            return Ok(());
        }
        let error = Error::configuration(format!("there is a hook `{}` already: `{}`", self.name, path.display()));
        Err(error.help("add `--force` to replace it"))
    }

    fn write(&self, folder: &Path, path: &Path) -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        // A link to a script that others use must not be written through.
        if path.is_symlink() {
            fs::remove_file(path)?;
        }
        fs::write(path, &self.text)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))
    }
}

/// The lines that say what to do where this program is not installed: the shell only says that it is not found.
fn without_wrap(name: &str) -> String {
    let other = match name {
        "pre-push" => "run `git push --no-verify`",
        "commit-msg" | "pre-commit" => "run `git commit --no-verify`",
        "pre-merge-commit" => "run `git merge --no-verify`",
        "pre-rebase" => "run `git rebase --no-verify`",
        _ => "remove this hook",
    };
    let error = format!("error: hook `{name}` needs `wrap`, which was not found on PATH");
    let help = format!("help: install wrap, or {other}");
    format!("command -v wrap >/dev/null 2>&1 || {{\n  printf '%s\\n' '{error}' '{help}' >&2\n  exit 127\n}}\n")
}

/// Whether a script is one that this program wrote, for this folder or another one, and nobody has added to it.
fn is_ours(text: &str, name: &str) -> bool {
    let lines = text.strip_prefix("#!/bin/sh\n# Installed by `wrap git hooks install`.\n").map(str::lines);
    lines.is_some_and(|mut lines| {
        lines.all(|line| {
            line.starts_with("# Not every branch")
                || line.starts_with("[ -d '") && line.ends_with("' ] || exit 0")
                || without_wrap(name).lines().any(|known| known == line)
                || line.starts_with("exec wrap ") && line.ends_with(&format!("git hooks run {name} \"$@\""))
        })
    })
}
