//! What the command line says about the configuration.

use super::{
    overrides::{OVERRIDES, Override},
    variables::{Variable, split},
};

/// The flags that every command accepts, as data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// `--config FILE`, repeatable: these files and no others.
    pub(crate) files: Vec<String>,
    /// `--config-path FOLDER`, repeatable: the configuration in these folders and no other.
    pub(crate) folders: Vec<String>,
    /// `--profile NAME`, repeatable: laid over the configuration from left to right.
    pub(crate) profiles: Vec<String>,
    /// `--profile` without a name: the person picks.
    pub(crate) picks_profile: bool,
    /// `--allow-exec`, or `false` where nothing may ever be run; `None` leaves it to the person's
    /// own configuration.
    pub(crate) allows_exec: Option<bool>,
    /// `--base-path FOLDER`, `--stacks-dir FOLDER` and the like: each stands for a setting.
    pub(crate) overrides: Vec<(&'static Override, String)>,
}

impl Selection {
    /// Whether the flag `name` is one of these and takes a value.
    pub(crate) fn takes(name: &str) -> bool {
        matches!(name, "--config" | "--config-path" | "--profile") || Override::of_flag(name).is_some()
    }

    /// The flags that stand for a setting, with the variables that do so too.
    pub(crate) fn flags() -> impl Iterator<Item = (&'static str, Variable)> {
        OVERRIDES.iter().filter_map(|found| Some((found.flag?, found.variable)))
    }

    /// Takes the value of the flag `name`, for which [`Selection::takes`] is true. Only that of
    /// `--profile` may be empty.
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        match name {
            "--profile" if value.is_empty() => self.picks_profile = true,
            "--config" => self.files.extend(split(value)),
            "--config-path" => self.folders.extend(split(value)),
            "--profile" => self.profiles.extend(split(value)),
            _ => self.overrides.extend(Override::of_flag(name).map(|found| (found, value.to_owned()))),
        }
    }

    /// Takes `value` for the setting at `path`, which a variable can give too.
    pub(crate) fn decide(&mut self, path: &[&str], value: &str) {
        let found = OVERRIDES.iter().find(|found| found.path == path);
        self.overrides.extend(found.map(|found| (found, value.to_owned())));
    }

    /// The value that a flag gives to the setting at `path`; the last one wins.
    pub(super) fn value(&self, path: &[&str]) -> Option<&str> {
        self.overrides.iter().rfind(|(found, _)| found.path == path).map(|(_, value)| value.as_str())
    }
}

impl Override {
    fn of_flag(name: &str) -> Option<&'static Self> {
        OVERRIDES.iter().find(|found| found.flag == Some(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_collected_and_the_last_setting_wins() {
        let mut selection = Selection::default();
        for (name, value) in [
            ("--config", "a.yaml,b.yaml"),
            ("--config", "c.yaml"),
            ("--profile", "x, y"),
            ("--stacks-dir", "one"),
            ("--stacks-dir", "two"),
        ] {
            assert!(Selection::takes(name), "{name}");
            selection.add(name, value);
        }
        assert_eq!(selection.files, ["a.yaml", "b.yaml", "c.yaml"]);
        assert_eq!(selection.profiles, ["x", "y"]);
        assert_eq!(selection.value(&["stacks", "base_path"]), Some("two"));
        assert!(!Selection::takes("--out"));
    }
}
