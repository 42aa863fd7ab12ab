//! Which files the configuration is made of, lowest layer first.

use std::path::{Path, PathBuf};

use super::{
    Selection,
    variables::{self, Setting},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// In the order in which they win within one folder.
pub(super) const NAMES: [&str; 6] = ["wrap.yaml", "wrap.yml", ".wrap.yaml", "atmos.yaml", "atmos.yml", ".atmos.yaml"];

/// Where an administrator may put a configuration for everybody, as Atmos looks for it.
const SYSTEM: &str = "/usr/local/etc/atmos";

/// The files found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What holds for everybody on this machine; it imports nothing.
    pub(super) system: Option<PathBuf>,
    /// The person's own file below the home folder, which no repository can write.
    pub(super) own: Option<PathBuf>,
    /// The others, lowest first. The last one is the project's.
    pub(super) files: Vec<PathBuf>,
    /// What was named and is not there.
    pub(super) warnings: Vec<Error>,
}

/// Looks at every place where a configuration may be.
pub(super) fn find(env: &Env, selection: &Selection) -> Result<Found> {
    match named(env, selection)? {
        Some(files) => Ok(Found { files, ..Found::default() }),
        None => discover(env, Path::new(SYSTEM)),
    }
}

/// Whether there is any configuration, readable or not.
pub(crate) fn is_there(env: &Env, selection: &Selection) -> bool {
    let found = find(env, selection);
    found.map_or(true, |found| !found.files.is_empty() || found.own.is_some() || found.system.is_some())
}

/// Whether the working folder is a project's own, so that those above it do not count.
pub(super) fn is_marked(folder: &Path) -> bool {
    NAMES.iter().chain(&[".atmos", ".atmos.d", "atmos.d"]).any(|name| folder.join(name).exists())
}

/// The root of the git repository that the working folder is in, unless that is switched off.
pub(super) fn git_root(env: &Env) -> Option<&Path> {
    let is_off = variables::GIT_ROOT_BASEPATH.read(env).is_some_and(|setting| setting.value == "false");
    env.git_root().filter(|_| !is_off)
}

/// The files that the command line or the environment names, when it does: these and no others.
fn named(env: &Env, selection: &Selection) -> Result<Option<Vec<PathBuf>>> {
    let (mut files, mut folders) = (selection.files.clone(), selection.folders.clone());
    let mut source = "the command line";
    if files.is_empty() && folders.is_empty() {
        source = "the environment";
        files = variables::CONFIG.read(env).map(|setting| setting.list()).unwrap_or_default();
        folders = variables::CONFIG_PATH.read(env).map(|setting| setting.list()).unwrap_or_default();
    }
    if files.is_empty() && folders.is_empty() {
        return Ok(None);
    }
    let missing = |what: String| Error::configuration(what).because(format!("{source} names it"));
    let mut found = Vec::new();
    for file in files {
        let path = env.absolute(&file);
        // A folder is a mistake that is easy to make and easy to understand.
        let path = if path.is_dir() { in_folder(&path) } else { Some(path).filter(|path| path.is_file()) };
        found.push(path.ok_or_else(|| missing(format!("found no configuration file `{file}`")))?);
    }
    for folder in folders {
        let path = in_folder(&env.absolute(&folder));
        found.push(path.ok_or_else(|| missing(format!("found no `wrap.yaml` or `atmos.yaml` in `{folder}`")))?);
    }
    Ok(Some(found))
}

fn discover(env: &Env, system: &Path) -> Result<Found> {
    let own = env.home().ok().and_then(|home| in_folder(&home.join(".atmos")));
    let mut found = Found { system: in_folder(system), own, ..Found::default() };
    let setting = variables::CLI_CONFIG_PATH.read(env);
    if setting.is_none() && !is_marked(&env.directory) {
        found.files.extend(env.directory.ancestors().skip(1).find_map(in_folder));
        found.files.extend(git_root(env).filter(|root| *root != env.directory).and_then(in_folder));
    }
    found.files.extend(in_folder(&env.directory));
    if let Some(setting) = setting {
        let place = env.absolute(setting.value);
        match if place.is_file() { Some(place) } else { in_folder(&place) } {
            Some(file) => found.files.push(file),
            None if found.files.is_empty() => return Err(nothing_in(&setting)),
            None => found.warnings.push(nothing_in(&setting)),
        }
    }
    keep_last(&mut found.files);
    Ok(found)
}

/// A file that is found on two ways counts once, where it wins.
fn keep_last(files: &mut Vec<PathBuf>) {
    let all = std::mem::take(files);
    for (index, file) in all.iter().enumerate() {
        if !all[index + 1..].contains(file) {
            files.push(file.clone());
        }
    }
}

fn nothing_in(setting: &Setting<'_>) -> Error {
    Error::configuration(format!("found no `wrap.yaml` or `atmos.yaml` in `{}`", setting.value))
        .because(format!("`{}` names that folder", setting.variable))
        .help(format!("unset {}", setting.variable))
}

/// The error of a working folder without any configuration.
pub(super) fn nothing(env: &Env) -> Error {
    let folder = env.directory.display();
    Error::configuration(format!("found no `wrap.yaml` or `atmos.yaml` in `{folder}` or its parents"))
        .help("change to a project's folder, or export WRAP_CLI_CONFIG_PATH=FOLDER")
}

fn in_folder(folder: &Path) -> Option<PathBuf> {
    NAMES.iter().map(|name| folder.join(name)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::system::fake;

    /// A home with a file of its own, and a repository `repo` with the folders `repo/a/b`.
    fn machine(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for folder in ["home/.atmos", "repo/.git", "repo/a/b"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        root
    }

    fn env(root: &Path, directory: &str, variables: &[(&str, &str)]) -> Env {
        let mut env = Env { directory: root.join(directory), ..fake::env(variables) };
        env.variables.insert("HOME".into(), root.join("home").into());
        env
    }

    fn shown(root: &Path, found: &Found) -> Vec<String> {
        let paths = found.own.iter().chain(&found.files);
        paths.map(|path| path.strip_prefix(root).unwrap().display().to_string()).collect()
    }

    fn files(root: &tempfile::TempDir, directory: &str, variables: &[(&str, &str)]) -> Vec<String> {
        shown(root.path(), &find(&env(root.path(), directory, variables), &Selection::default()).unwrap())
    }

    #[test]
    fn home_parents_and_the_repository_are_layers() {
        let root = machine(&["home/.atmos/atmos.yaml", "repo/a/.wrap.yaml", "repo/atmos.yaml", "repo/atmos.yml"]);
        assert_eq!(files(&root, "repo/a/b", &[]), ["home/.atmos/atmos.yaml", "repo/a/.wrap.yaml", "repo/atmos.yaml"]);
        assert_eq!(files(&root, "repo", &[]), ["home/.atmos/atmos.yaml", "repo/atmos.yaml"]);
        let off = [("ATMOS_GIT_ROOT_BASEPATH", "false")];
        assert_eq!(files(&root, "repo/a/b", &off), ["home/.atmos/atmos.yaml", "repo/a/.wrap.yaml"]);
    }

    #[test]
    fn what_holds_for_everybody_is_the_lowest_layer_and_named_files_hide_it() {
        let root = machine(&["etc/atmos.yaml", "repo/atmos.yaml"]);
        let found = discover(&env(root.path(), "repo", &[]), &root.path().join("etc")).unwrap();
        assert_eq!(found.system.as_deref(), Some(root.path().join("etc/atmos.yaml").as_path()));
        assert_eq!(shown(root.path(), &found), ["repo/atmos.yaml"]);
        let named = find(&env(root.path(), "repo", &[("ATMOS_CONFIG", "atmos.yaml")]), &Selection::default());
        assert_eq!(named.unwrap().system, None);
    }

    #[test]
    fn a_marked_working_folder_stands_alone() {
        let root = machine(&["repo/atmos.yaml", "repo/a/b/atmos.yaml"]);
        assert_eq!(files(&root, "repo/a/b", &[]), ["repo/a/b/atmos.yaml"]);
        let root = machine(&["repo/atmos.yaml", "repo/a/b/atmos.d/x.yaml"]);
        assert_eq!(files(&root, "repo/a/b", &[]), [""; 0]);
    }

    #[test]
    fn the_variable_wins_over_the_working_folder_and_hides_its_parents() {
        let root = machine(&["repo/atmos.yaml", "repo/a/wrap.yaml", "repo/config/atmos.yml"]);
        let config = root.path().join("repo/config");
        let variables = [("ATMOS_CLI_CONFIG_PATH", config.to_str().unwrap())];
        assert_eq!(files(&root, "repo/a/b", &variables), ["repo/config/atmos.yml"]);
        assert_eq!(files(&root, "repo/a", &variables), ["repo/a/wrap.yaml", "repo/config/atmos.yml"]);
    }

    #[test]
    fn a_variable_that_names_nothing_is_an_error_only_without_any_other_file() {
        let root = machine(&["repo/atmos.yaml"]);
        let variables = [("ATMOS_CLI_CONFIG_PATH", "nowhere")];
        let error = find(&env(root.path(), "repo/a", &variables), &Selection::default()).unwrap_err().to_string();
        assert_eq!(
            error,
            "error: found no `wrap.yaml` or `atmos.yaml` in `nowhere`\n  \
             caused by: `ATMOS_CLI_CONFIG_PATH` names that folder\nhelp: unset ATMOS_CLI_CONFIG_PATH"
        );
        let found = find(&env(root.path(), "repo", &variables), &Selection::default()).unwrap();
        assert_eq!((shown(root.path(), &found).len(), found.warnings.len()), (1, 1));
    }

    #[test]
    fn named_files_come_before_named_folders_and_nothing_else_counts() {
        let root = machine(&["home/.atmos/atmos.yaml", "repo/atmos.yaml", "repo/x.yaml", "repo/d/wrap.yaml"]);
        let selection = Selection { files: vec!["x.yaml".into()], folders: vec!["d".into()], ..Selection::default() };
        let found = find(&env(root.path(), "repo", &[]), &selection).unwrap();
        assert_eq!(shown(root.path(), &found), ["repo/x.yaml", "repo/d/wrap.yaml"]);
        let variables = [("ATMOS_CONFIG_PATH", "d"), ("ATMOS_CONFIG", "x.yaml")];
        assert_eq!(files(&root, "repo", &variables), ["repo/x.yaml", "repo/d/wrap.yaml"]);
        let wrong = Selection { files: vec!["y.yaml".into()], ..Selection::default() };
        let error = find(&env(root.path(), "repo", &[]), &wrong).unwrap_err().to_string();
        assert_eq!(error, "error: found no configuration file `y.yaml`\n  caused by: the command line names it");
    }
}
