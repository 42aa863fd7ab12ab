//! Where the project's stacks and components lie.

use std::path::{Component, Path, PathBuf};

use super::{find, variables};
use crate::system::Env;

/// What a base path is resolved against.
pub(super) struct Origin<'a> {
    pub(super) env: &'a Env,
    /// The folder of the configuration file.
    pub(super) folder: &'a Path,
    /// The stacks' folder as it is configured; it tells a project's root.
    pub(super) stacks: &'a str,
}

impl Origin<'_> {
    /// The absolute base path for `configured`, the setting of the configuration file. A variable wins over it.
    pub(super) fn resolve(&self, configured: Option<&str>) -> PathBuf {
        match variables::BASE_PATH.read(self.env) {
            Some(setting) => self.locate(setting.value, &self.env.directory),
            None => self.locate(configured.unwrap_or_default(), self.folder),
        }
    }

    /// `declared_in` is where paths that start with a dot begin.
    fn locate(&self, path: &str, declared_in: &Path) -> PathBuf {
        let is_relative_to_declaration = matches!(Path::new(path).components().next(), Some(first) if is_dot(first));
        if path.is_empty() || clean(Path::new(path)).as_os_str().is_empty() {
            return self.root_of_project(path, declared_in);
        }
        if Path::new(path).is_absolute() || is_relative_to_declaration {
            return clean(&declared_in.join(path));
        }
        let root = self.git_root().unwrap_or_else(|| self.folder.to_path_buf());
        let candidates = [root.join(path), self.env.directory.join(path)];
        let found = candidates.iter().find(|candidate| candidate.exists());
        clean(found.unwrap_or(&candidates[0]))
    }

    /// `.` and no path at all. Atmos takes the root of the repository when the working folder is
    /// not a project's; we do so only where the stacks are found there.
    fn root_of_project(&self, path: &str, declared_in: &Path) -> PathBuf {
        let is_marked = find::NAMES.iter().chain(&[".atmos", ".atmos.d", "atmos.d"]);
        let is_marked = is_marked.into_iter().any(|name| self.env.directory.join(name).exists());
        let has_stacks = |folder: &PathBuf| folder.join(self.stacks).exists();
        match self.git_root().filter(has_stacks) {
            Some(root) if path.is_empty() || !is_marked => root,
            _ => clean(declared_in),
        }
    }

    /// The folder that holds `.git`, at or above the working folder, unless that is switched off.
    fn git_root(&self) -> Option<PathBuf> {
        let is_off = variables::GIT_ROOT_BASEPATH.read(self.env).is_some_and(|setting| setting.value == "false");
        let root = self.env.directory.ancestors().find(|folder| folder.join(".git").exists());
        root.filter(|_| !is_off).map(Path::to_path_buf)
    }
}

fn is_dot(component: Component<'_>) -> bool {
    matches!(component, Component::CurDir | Component::ParentDir)
}

/// `path` without `.` and with `..` resolved by name, as Go's `filepath.Clean` does.
pub(crate) fn clean(path: &Path) -> PathBuf {
    let mut cleaned = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(cleaned.components().next_back(), Some(Component::Normal(_))) => {
                cleaned.pop();
            }
            Component::ParentDir if cleaned.has_root() => {}
            other => cleaned.push(other),
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A repository with a project in `infra` and the working folder in `infra/work`.
    fn resolve(configured: &str, variables: &[(&str, &str)], folders: &[&str]) -> String {
        let root = tempfile::tempdir().unwrap();
        for folder in [&[".git", "infra/work"], folders].concat() {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        let env = Env {
            variables: variables.iter().map(|(name, value)| (name.into(), value.into())).collect(),
            directory: root.path().join("infra/work"),
            ..Env::default()
        };
        let folder = root.path().join("infra");
        let path = Origin { env: &env, folder: &folder, stacks: "stacks" }.resolve(Some(configured));
        let path = path.strip_prefix(root.path()).map_or(path.clone(), Path::to_path_buf);
        path.display().to_string()
    }

    #[test]
    fn dots_are_relative_to_the_file_that_declares_them() {
        assert_eq!(resolve("./x/../y", &[], &[]), "infra/y");
        assert_eq!(resolve("..", &[], &[]), "");
        assert_eq!(resolve("/abs/./x", &[], &[]), "/abs/x");
    }

    #[test]
    fn dot_and_nothing_are_the_project_and_the_repository_only_with_stacks() {
        for configured in [".", "./", ""] {
            assert_eq!(resolve(configured, &[], &[]), "infra", "{configured:?}");
            assert_eq!(resolve(configured, &[], &["stacks"]), "", "{configured:?}");
        }
        assert_eq!(resolve(".", &[], &["stacks", "infra/work/.atmos.d"]), "infra");
        assert_eq!(resolve(".", &[("ATMOS_GIT_ROOT_BASEPATH", "false")], &["stacks"]), "infra");
    }

    #[test]
    fn bare_paths_are_looked_up_in_the_repository_then_in_the_working_folder() {
        assert_eq!(resolve("x", &[], &[]), "x");
        assert_eq!(resolve("x", &[], &["infra/work/x"]), "infra/work/x");
        assert_eq!(resolve("x", &[], &["x", "infra/work/x"]), "x");
        assert_eq!(resolve("x", &[("ATMOS_GIT_ROOT_BASEPATH", "false")], &["x"]), "infra/x");
    }

    #[test]
    fn the_variable_wins_and_is_relative_to_the_working_folder() {
        assert_eq!(resolve("./x", &[("WRAP_BASE_PATH", "./y")], &[]), "infra/work/y");
    }
}
