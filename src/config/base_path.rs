//! Where the project's stacks and components lie.

use std::path::{Component, Path, PathBuf};

use super::find;
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
    /// The absolute path that `path` means; one that starts with a dot begins in `declared_in`.
    pub(super) fn resolve(&self, path: &str, declared_in: &Path) -> PathBuf {
        let is_relative_to_declaration = matches!(Path::new(path).components().next(), Some(first) if is_dot(first));
        if path.is_empty() || clean(Path::new(path)).as_os_str().is_empty() {
            return self.root_of_project(path, declared_in);
        }
        if Path::new(path).is_absolute() || is_relative_to_declaration {
            return clean(&declared_in.join(path));
        }
        let root = find::git_root(self.env).unwrap_or(self.folder);
        let candidates = [root.join(path), self.env.directory.join(path)];
        let found = candidates.iter().find(|candidate| candidate.exists());
        clean(found.unwrap_or(&candidates[0]))
    }

    /// `.` and no path at all. Atmos takes the root of the repository when the working folder is
    /// not a project's; we do so only where the stacks are found there.
    fn root_of_project(&self, path: &str, declared_in: &Path) -> PathBuf {
        let is_marked = find::is_marked(&self.env.directory);
        let has_stacks = |folder: &&Path| folder.join(self.stacks).exists();
        match find::git_root(self.env).filter(has_stacks) {
            Some(root) if path.is_empty() || !is_marked => root.to_path_buf(),
            _ => clean(declared_in),
        }
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
    use crate::system::fake;

    /// A repository with a project in `infra` and the working folder in `infra/modules`.
    fn resolve(configured: &str, variables: &[(&str, &str)], folders: &[&str]) -> String {
        let root = tempfile::tempdir().unwrap();
        for folder in [&[".git", "infra/modules"], folders].concat() {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        let env = Env { directory: root.path().join("infra/modules"), ..fake::env(variables) };
        let folder = root.path().join("infra");
        let path = Origin { env: &env, folder: &folder, stacks: "stacks" }.resolve(configured, &folder);
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
        assert_eq!(resolve(".", &[], &["stacks", "infra/modules/.atmos.d"]), "infra");
        assert_eq!(resolve(".", &[("ATMOS_GIT_ROOT_BASEPATH", "false")], &["stacks"]), "infra");
    }

    #[test]
    fn bare_paths_are_looked_up_in_the_repository_then_in_the_working_folder() {
        assert_eq!(resolve("x", &[], &[]), "x");
        assert_eq!(resolve("x", &[], &["infra/modules/x"]), "infra/modules/x");
        assert_eq!(resolve("x", &[], &["x", "infra/modules/x"]), "x");
        assert_eq!(resolve("x", &[("ATMOS_GIT_ROOT_BASEPATH", "false")], &["x"]), "infra/x");
    }
}
