//! The command line of `wrap terraform`: our flags are taken out, the rest is Terraform's.

mod reader;

use std::{ffi::OsString, path::PathBuf};

use super::flag;
use crate::{
    config::{Selection, duration},
    error::{Error, Result},
};

/// What may stand behind `wrap terraform`: Terraform's subcommands and ours.
pub(crate) const SUBCOMMANDS: [&str; 27] = [
    "apply",
    "clean",
    "console",
    "deploy",
    "destroy",
    "fmt",
    "force-unlock",
    "generate",
    "get",
    "graph",
    "import",
    "init",
    "login",
    "logout",
    "metadata",
    "output",
    "plan",
    "providers",
    "refresh",
    "shell",
    "show",
    "state",
    "taint",
    "test",
    "untaint",
    "validate",
    "workspace",
];

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the switches of the command line, one each")]
pub(crate) struct Arguments {
    /// `plan`, or the words of a compound subcommand: `state list`.
    pub(crate) subcommand: Vec<String>,
    /// The first word that is neither subcommand nor flag.
    pub(crate) component: Option<String>,
    /// `-s`, `--stack`
    pub(crate) stack: Option<String>,
    /// `-i`, `--identity`; an empty text when the flag has no value (pick one).
    pub(crate) identity: Option<String>,
    /// `--min-remaining DURATION`, in seconds.
    pub(crate) min_remaining: Option<i64>,
    /// `--dry-run`
    pub(crate) dry_run: bool,
    /// The flags about the configuration.
    pub(crate) selection: Selection,
    /// `--process-templates`, `--process-functions`
    pub(crate) process_templates: Option<bool>,
    pub(crate) process_functions: Option<bool>,
    /// `--skip FUNCTION`, repeatable: it stays as it is written.
    pub(crate) skip: Vec<String>,
    /// `--skip-init`
    pub(crate) skip_init: bool,
    /// `--from-plan`: apply the plan file that `plan` wrote.
    pub(crate) from_plan: bool,
    /// `--planfile FILE`, `--from-plan=FILE` or `apply <component> FILE`: apply this one. A
    /// relative path starts in the component's folder, as it does for `-out`.
    pub(crate) planfile: Option<PathBuf>,
    /// `--force` of `clean`: all components may be meant.
    pub(crate) force: bool,
    /// `-f FILE`, `--file FILE`: where `generate` writes.
    pub(crate) file: Option<PathBuf>,
    /// `--file-template PATH`, `--format FORMAT`, `--stacks a,b` of `generate varfiles` and `generate backends`.
    pub(crate) file_template: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) stacks: Vec<String>,
    /// `-h`, `--help`, `-help`: nothing else is required then.
    pub(crate) help: bool,
    /// `--skip-planfile` and the other flags that stand for a setting; the last one of a name wins.
    pub(crate) settings: Vec<(&'static str, bool)>,
    /// Terraform's own flags and words, in order.
    pub(crate) extra: Vec<OsString>,
}

/// Reads the words after `wrap terraform`.
pub(crate) fn parse(words: &[OsString]) -> Result<Arguments> {
    let arguments = reader::read(words)?;
    if arguments.subcommand.is_empty() && !arguments.help {
        return Err(Error::usage("no Terraform subcommand was given")
            .help("run `wrap terraform plan <component> -s <stack>`, for example"));
    }
    let generates_nothing =
        !arguments.generates_all() && (arguments.component.is_none() || !arguments.extra.is_empty());
    if arguments.subcommand == ["generate"] && arguments.component.as_deref() == Some("planfile") {
        return Err(Error::usage("`generate planfile` is not built yet")
            .help("run `wrap terraform plan <component> -s <stack>`, and `wrap terraform show <component> -s <stack> -json <file>`"));
    }
    if arguments.subcommand == ["generate"] && generates_nothing && !arguments.help {
        return Err(Error::usage("`generate` writes a `varfile`, a `backend` or `files`")
            .help("run `wrap terraform generate varfile <component> -s <stack>`, for example")
            .help("or `wrap terraform generate varfiles --file-template <path>` for all components"));
    }
    if let Some(flag) = arguments.flag_of_many().filter(|_| !arguments.generates_all()) {
        return Err(Error::usage(format!("`{flag}` is for `generate varfiles` and `generate backends`"))
            .help(format!("leave `{flag}` out; `--file` says where one file goes")));
    }
    if let Some(word) = arguments.extra.first().filter(|_| arguments.command() == "clean") {
        return Err(Error::usage(format!("`clean` does not understand `{}`", word.display())));
    }
    if (arguments.from_plan || arguments.planfile.is_some()) && !matches!(arguments.command(), "apply" | "deploy") {
        return Err(Error::usage(format!("`{}` takes no plan file", arguments.command()))
            .help("`--from-plan` and `--planfile` are for `apply` and `deploy`"));
    }
    Ok(arguments)
}

impl Arguments {
    /// The first word of the subcommand: `state` of `state list`.
    pub(crate) fn command(&self) -> &str {
        self.subcommand.first().map_or("", String::as_str)
    }

    /// Whether Terraform does this without a component: what it says about itself, and the sign-in to a registry.
    pub(crate) fn needs_no_component(&self) -> bool {
        matches!(self.command(), "version" | "login" | "logout" | "metadata")
    }

    /// Whether Terraform only reads and writes the text of the code: then there is nobody to sign in and nothing to
    /// prepare.
    pub(crate) fn only_reads_text(&self) -> bool {
        self.command() == "fmt"
    }

    /// Adds what was meant to the error about a component that is not there: `plan` in `wrap terraform vnet plan`.
    pub(crate) fn explain(&self, error: Error) -> Error {
        if self.command() == "clean" && self.component.is_none() && self.stack.is_none() {
            return error.help("or clean all components: `wrap terraform clean --force`");
        }
        match self.component.as_deref().filter(|name| SUBCOMMANDS.contains(name)) {
            Some(name) => error.help(format!("the subcommand comes first: `wrap terraform {name} {}`", self.command())),
            None => error,
        }
    }

    /// Whether the files of many components are generated.
    pub(crate) fn generates_all(&self) -> bool {
        let what = self.subcommand.get(1).map(String::as_str);
        self.command() == "generate" && matches!(what, Some("backends" | "varfiles"))
    }

    /// The flag that says how the files of many components are generated.
    fn flag_of_many(&self) -> Option<&'static str> {
        let given = [
            ("--file-template", self.file_template.is_some()),
            ("--format", self.format.is_some()),
            ("--stacks", !self.stacks.is_empty()),
        ];
        given.into_iter().find(|(_, is_given)| *is_given).map(|(flag, _)| flag)
    }

    /// Whether `clean` is for all components of all stacks.
    pub(crate) fn cleans_all(&self) -> bool {
        self.command() == "clean" && self.force && self.component.is_none() && self.stack.is_none()
    }

    /// Whether a saved plan is applied: it carries its own variables and needs no approval.
    pub(crate) fn applies_plan(&self) -> bool {
        matches!(self.command(), "apply" | "deploy") && (self.from_plan || self.planfile.is_some())
    }

    /// The value of setting `name`, unless a flag says otherwise.
    pub(super) fn setting(&self, name: &str, configured: bool) -> bool {
        self.settings.iter().rfind(|(known, _)| *known == name).map_or(configured, |(_, value)| *value)
    }

    /// Whether Terraform's flag `name` (`-out`) is among the words, with or without a value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.extra.iter().filter_map(|word| word.to_str()).any(|word| {
            let word = word.split_once('=').map_or(word, |(word, _)| word);
            word.starts_with('-') && flag::single_dash(word) == name
        })
    }
}

/// The seconds of a duration on the command line.
pub(crate) fn duration(text: &str) -> Result<i64> {
    duration::seconds(text).ok_or_else(|| {
        Error::usage(format!("`--min-remaining` is a duration, not `{text}`"))
            .help("write hours and minutes: `--min-remaining 1h30m`")
    })
}

#[cfg(test)]
mod tests;
