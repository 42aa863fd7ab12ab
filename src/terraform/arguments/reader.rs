//! Words of the command line, one after the other, to [`Arguments`].

use std::ffi::{OsStr, OsString};

use super::{Arguments, duration};
use crate::{
    config::{Selection, variables::split},
    error::{Error, Result},
    terraform::{flag, mistyped},
};

/// Subcommands of Atmos that are not Terraform's.
const NOT_BUILT: [&str; 9] =
    ["backend", "cache", "lint", "migrate", "plan-diff", "planfile", "provision", "source", "workdir"];

/// What `words` ask for, complete or not.
pub(super) fn read(words: &[OsString]) -> Result<Arguments> {
    let mut reader = Reader { rest: words, arguments: Arguments::default() };
    while let Some(word) = reader.take() {
        match word.to_str() {
            Some("--") => reader.take_all(),
            Some(text) if text.len() > 1 && text.starts_with('-') => reader.flag(text)?,
            _ => reader.word(word)?,
        }
    }
    Ok(reader.arguments)
}

struct Reader<'a> {
    rest: &'a [OsString],
    arguments: Arguments,
}

impl<'a> Reader<'a> {
    fn take(&mut self) -> Option<&'a OsString> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// After `--` everything is Terraform's, verbatim.
    fn take_all(&mut self) {
        self.arguments.extra.extend_from_slice(self.rest);
        self.rest = &[];
    }

    fn word(&mut self, word: &OsStr) -> Result<()> {
        let arguments = &mut self.arguments;
        if arguments.subcommand.is_empty() {
            let first = utf8(word)?;
            if NOT_BUILT.contains(&first) {
                return Err(Error::usage(format!("`wrap terraform {first}` is not built yet")));
            }
            mistyped::refuse_subcommand(first)?;
            // `write varfile` is an older name of `generate varfile`.
            arguments.subcommand.push(if first == "write" { "generate" } else { first }.to_owned());
        } else if arguments.component.is_none() && is_second_word(&arguments.subcommand, word) {
            arguments.subcommand.push(utf8(word)?.to_owned());
        } else if arguments.component.is_none() && !arguments.needs_no_component() {
            arguments.component = Some(utf8(word)?.to_owned());
        } else if matches!(arguments.command(), "apply" | "deploy") && arguments.planfile.is_none() {
            arguments.planfile = Some(word.into());
        } else {
            arguments.extra.push(word.to_owned());
        }
        Ok(())
    }

    fn flag(&mut self, word: &str) -> Result<()> {
        let (name, value) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
        flag::refuse(self.arguments.command(), name, value)?;
        if self.switch(name, value)? || self.flag_with_value(name, value)? {
            return Ok(());
        }
        if let Some(known) = flag::SETTINGS.iter().find(|known| **known == name) {
            return self.setting(known, value);
        }
        mistyped::refuse(name)?;
        self.terraform_flag(word, name, value.is_some());
        Ok(())
    }

    /// Takes `name` when it is a switch of ours, and says whether it is.
    fn switch(&mut self, name: &str, value: Option<&str>) -> Result<bool> {
        let is_on = || flag::boolean(name, value.unwrap_or("true"));
        match name {
            "--dry-run" => self.arguments.dry_run = is_on()?,
            "--skip-init" => self.arguments.skip_init = is_on()?,
            "--allow-exec" => self.arguments.selection.allows_exec = Some(is_on()?),
            "--from-plan" => self.apply_plan(value),
            "--force" | "-f" if self.arguments.command() == "clean" => self.arguments.force = is_on()?,
            "--process-functions" => self.arguments.process_functions = Some(is_on()?),
            "--process-templates" => self.arguments.process_templates = Some(is_on()?),
            "--no-color" => self.no_color(is_on()?),
            // Of these `terraform test` has one itself.
            "--verbose" => return Ok(self.arguments.command() != "test"),
            // No hooks are run, and what is not built is switched off.
            "--skip-hooks" => {}
            _ if flag::NOT_BUILT.contains(&name) => {}
            "-h" | "-help" | "--help" => self.arguments.help = true,
            "-version" | "--version" | "-v" if self.arguments.subcommand.is_empty() => {
                self.arguments.subcommand.push("version".to_owned());
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Takes `name` when it is a flag of ours that has a value, and says whether it is.
    fn flag_with_value(&mut self, name: &str, value: Option<&str>) -> Result<bool> {
        match name {
            "-s" | "--stack" => self.arguments.stack = Some(self.value(name, value)?),
            "-i" | "--identity" => self.arguments.identity = Some(self.optional_value(value)),
            "--min-remaining" => self.arguments.min_remaining = Some(duration(&self.value(name, value)?)?),
            "--file-template" if self.arguments.command() == "generate" => {
                self.arguments.file_template = Some(self.value(name, value)?);
            }
            "--format" if self.arguments.command() == "generate" => {
                self.arguments.format = Some(self.value(name, value)?);
            }
            "--stacks" if self.arguments.command() == "generate" => {
                let names = self.value(name, value)?;
                self.arguments.stacks.extend(split(&names));
            }
            "--skip" => {
                let names = self.value(name, value)?;
                self.arguments.skip.push(names);
            }
            "--planfile" => self.arguments.planfile = Some(self.value(name, value)?.into()),
            "-f" | "--file" if self.arguments.command() == "generate" => {
                self.arguments.file = Some(self.value(name, value)?.into());
            }
            "--profile" => {
                let profile = self.optional_value(value);
                self.arguments.selection.add(name, &profile);
            }
            _ if Selection::takes(name) => {
                let value = self.value(name, value)?;
                self.arguments.selection.add(name, &value);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Terraform knows the flag with one dash only.
    fn no_color(&mut self, is_wanted: bool) {
        let is_ours = matches!(self.arguments.command(), "clean" | "generate" | "shell");
        if is_wanted && !is_ours {
            self.arguments.extra.push("-no-color".into());
        }
    }

    fn apply_plan(&mut self, value: Option<&str>) {
        self.arguments.from_plan = true;
        if let Some(file) = value {
            self.arguments.planfile = Some(file.into());
        }
    }

    /// A setting's value may follow as a word of its own, as in Atmos.
    fn setting(&mut self, name: &'static str, value: Option<&str>) -> Result<()> {
        let next = self.rest.first().and_then(|word| word.to_str()).filter(|word| matches!(*word, "true" | "false"));
        if value.is_none() && next.is_some() {
            self.take();
        }
        let value = flag::boolean(name, value.or(next).unwrap_or("true"))?;
        self.arguments.settings.push((name, value));
        Ok(())
    }

    fn terraform_flag(&mut self, word: &str, name: &str, has_value: bool) {
        self.arguments.extra.push(word.into());
        if !has_value && flag::takes_value(name) {
            let value = self.take();
            self.arguments.extra.extend(value.cloned());
        }
    }

    fn value(&mut self, name: &str, value: Option<&str>) -> Result<String> {
        let value = if let Some(value) = value {
            Some(value.to_owned()).filter(|value| !value.is_empty())
        } else {
            self.rest.first().map(|word| utf8(word)).transpose()?;
            self.take_value()
        };
        value.ok_or_else(|| Error::usage(format!("`{name}` needs a value")))
    }

    /// The value of a flag that may stand alone; then it is empty.
    fn optional_value(&mut self, value: Option<&str>) -> String {
        value.map(ToOwned::to_owned).or_else(|| self.take_value()).unwrap_or_default()
    }

    /// The next word, unless it is a flag.
    fn take_value(&mut self) -> Option<String> {
        let word = self.rest.first()?.to_str().filter(|word| !word.starts_with('-'))?;
        self.take();
        Some(word.to_owned())
    }
}

/// Whether `word` completes a compound subcommand.
fn is_second_word(subcommand: &[String], word: &OsStr) -> bool {
    let [first] = subcommand else { return false };
    let seconds: &[&str] = match first.as_str() {
        "generate" => &["backend", "backends", "files", "varfile", "varfiles"],
        "state" => &["list", "mv", "pull", "push", "replace-provider", "rm", "show"],
        "workspace" => &["delete", "list", "new", "select", "show"],
        "providers" => &["lock", "mirror", "schema"],
        "metadata" => &["functions"],
        _ => &[],
    };
    word.to_str().is_some_and(|word| seconds.contains(&word))
}

fn utf8(word: &OsStr) -> Result<&str> {
    word.to_str().ok_or_else(|| Error::usage(format!("`{}` is not UTF-8", word.display())))
}
