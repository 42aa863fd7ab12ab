//! The flags of every command about the configuration. Those that stand for a setting come from its table.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::command::{Selection, output::capitalised};

/// The flags, read.
#[derive(Debug)]
pub(super) struct SelectionArguments(pub(super) Selection);

const HEADING: &str = "Configuration";

/// The flags that are no settings: name, value's name, what they do.
const OWN: [(&str, &str, &str); 4] = [
    ("config", "FILE", "Read this configuration file and no others; may be repeated"),
    ("config-path", "FOLDER", "Read the configuration in this folder and no other; may be repeated"),
    ("profile", "NAME", "Lay this profile over the configuration, or pick one without a name; may be repeated"),
    ("chdir", "FOLDER", "Work in this folder, as if `wrap` were started there"),
];

impl Args for SelectionArguments {
    fn augment_args(command: Command) -> Command {
        let own = OWN.map(|(name, value, help)| {
            let argument = flag(name).value_name(value).help(help).action(ArgAction::Append);
            match name {
                "chdir" => argument.short('C'),
                "profile" => argument.num_args(0..=1).default_missing_value(""),
                _ => argument,
            }
        });
        let allow_exec = flag("allow-exec")
            .action(ArgAction::SetTrue)
            .help("Let `!exec` in the configuration and the manifests run programs");
        let settings = Selection::flags().map(|(name, variable)| {
            let value = if name.ends_with("-dir") || name.ends_with("-path") { "FOLDER" } else { "VALUE" };
            // The help shows what is used every day; docs/environment.md has them all.
            let argument = flag(name.trim_start_matches('-')).value_name(value).hide(name != "--base-path");
            argument.help(capitalised(variable.about))
        });
        command.args(own).arg(allow_exec).args(settings)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).global(true).help_heading(HEADING)
}

impl FromArgMatches for SelectionArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut selection = Selection::default();
        // `--chdir` was taken before anything else.
        let own = OWN.iter().map(|(name, _, _)| *name).filter(|name| *name != "chdir");
        let settings = Selection::flags().map(|(name, _)| name.trim_start_matches('-'));
        for name in own.chain(settings) {
            // A flag may be missing where a command of the project has its name.
            for value in matches.try_get_many::<String>(name).ok().flatten().into_iter().flatten() {
                selection.add(&format!("--{name}"), value);
            }
        }
        let allows_exec = matches.try_get_one::<bool>("allow-exec").ok().flatten();
        selection.allows_exec = allows_exec.copied().filter(|allows| *allows);
        Ok(Self(selection))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
