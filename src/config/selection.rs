//! What the command line says about the configuration.

use std::ffi::OsString;

use super::{
    overrides::{OVERRIDES, Override},
    variables::{self, Variable, split},
};
use crate::system::Env;

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

    /// These flags and, after them, `more`.
    pub(crate) fn and(mut self, more: Self) -> Self {
        self.files.extend(more.files);
        self.folders.extend(more.folders);
        self.profiles.extend(more.profiles);
        self.overrides.extend(more.overrides);
        self.picks_profile |= more.picks_profile;
        self.allows_exec = more.allows_exec.or(self.allows_exec);
        self
    }

    /// How many of `words`, from the first, are such flags with their values.
    pub(crate) fn leading(words: &[OsString]) -> usize {
        let mut index = 0;
        while let Some(text) = words.get(index).and_then(|word| word.to_str()).filter(|text| text.starts_with("--")) {
            let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            let is_switch = name == "--allow-exec";
            if !is_switch && !Self::takes(name) {
                break;
            }
            index += if is_switch || value.is_some() { 1 } else { 2 };
        }
        index.min(words.len())
    }

    /// The same as words of a command line.
    pub(crate) fn words(&self) -> Vec<&str> {
        let own = [("--config", &self.files), ("--config-path", &self.folders), ("--profile", &self.profiles)];
        let own = own.into_iter().flat_map(|(flag, values)| values.iter().map(move |value| (flag, value.as_str())));
        let settings = self.overrides.iter().filter_map(|(found, value)| Some((found.flag?, value.as_str())));
        let allow_exec = self.allows_exec.filter(|allows| *allows).map(|_| "--allow-exec");
        own.chain(settings).flat_map(<[&str; 2]>::from).chain(allow_exec).collect()
    }

    /// The variables that say the same to a program that is run.
    pub(crate) fn variables(&self, env: &Env) -> Vec<(String, String)> {
        let absolute = |paths: &[String]| {
            let paths = paths.iter().map(|path| env.absolute(path).display().to_string());
            Some(paths.collect::<Vec<_>>().join(",")).filter(|text| !text.is_empty())
        };
        let allows_exec = self.allows_exec.filter(|allows| *allows).map(|_| "1".to_owned());
        let own = [
            (variables::CONFIG, absolute(&self.files)),
            (variables::CONFIG_PATH, absolute(&self.folders)),
            (variables::PROFILE, Some(self.profiles.join(",")).filter(|text| !text.is_empty())),
            (variables::ALLOW_EXEC, allows_exec),
        ];
        let own = own.into_iter().filter_map(|(variable, value)| Some((variable, value?)));
        let settings = self.overrides.iter().map(|(found, value)| match found.path {
            // The only one that starts at the working folder.
            ["base_path"] => (found.variable, env.absolute(value).display().to_string()),
            _ => (found.variable, value.clone()),
        });
        own.chain(settings).map(|(variable, value)| (format!("WRAP_{}", variable.name), value)).collect()
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
    use crate::system::fake;

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
        let words =
            "--config a.yaml --config b.yaml --config c.yaml --profile x --profile y --stacks-dir one --stacks-dir two";
        assert_eq!(selection.words().join(" "), words);
    }

    #[test]
    fn flags_before_a_command_are_counted() {
        let count = |line: &str| Selection::leading(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(count("--config a.yaml --allow-exec --base-path=x deploy --profile p"), 4);
        assert_eq!(count("deploy --config a.yaml"), 0);
        assert_eq!(count("--help"), 0);
        assert_eq!(count("--config"), 1);
    }

    #[test]
    fn programs_that_are_run_are_told_by_variables() {
        let mut selection = Selection { allows_exec: Some(true), ..Selection::default() };
        for (name, value) in [("--config", "a.yaml"), ("--profile", "x,y"), ("--base-path", "b"), ("--stacks-dir", "s")]
        {
            selection.add(name, value);
        }
        let env = Env { directory: "/project".into(), ..fake::env(&[]) };
        let variables: Vec<_> =
            selection.variables(&env).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(
            variables.join(" "),
            "WRAP_CONFIG=/project/a.yaml WRAP_PROFILE=x,y WRAP_ALLOW_EXEC=1 WRAP_BASE_PATH=/project/b WRAP_STACKS_BASE_PATH=s"
        );
    }
}
