//! The command line of `wrap terraform`: our flags are taken out, the rest is Terraform's.

use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
};

use super::flag;
use crate::{
    config::{Selection, duration},
    error::{Error, Result},
};

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
    /// `--skip-init`
    pub(crate) skip_init: bool,
    /// `--from-plan`: apply the plan file that `plan` wrote.
    pub(crate) from_plan: bool,
    /// `--planfile FILE`, `--from-plan=FILE` or `apply <component> FILE`: apply this one. A
    /// relative path starts in the component's folder, as it does for `-out`.
    pub(crate) planfile: Option<PathBuf>,
    /// `-f FILE`, `--file FILE`: where `generate` writes.
    pub(crate) file: Option<PathBuf>,
    /// `-h`, `--help`, `-help`: nothing else is required then.
    pub(crate) help: bool,
    /// `--skip-planfile` and the other flags that stand for a setting; the last one of a name wins.
    pub(crate) settings: Vec<(&'static str, bool)>,
    /// Terraform's own flags and words, in order.
    pub(crate) extra: Vec<OsString>,
}

/// Subcommands of Atmos that are not Terraform's.
const NOT_BUILT: [&str; 1] = ["plan-diff"];

/// Reads the words after `wrap terraform`.
pub(crate) fn parse(words: &[OsString]) -> Result<Arguments> {
    let mut reader = Reader { rest: words, arguments: Arguments::default() };
    while let Some(word) = reader.take() {
        match word.to_str() {
            Some("--") => reader.take_all(),
            Some(text) if text.len() > 1 && text.starts_with('-') => reader.flag(text)?,
            _ => reader.word(word)?,
        }
    }
    let arguments = reader.arguments;
    if arguments.subcommand.is_empty() && !arguments.help {
        return Err(Error::usage("no Terraform subcommand was given")
            .help("run `wrap terraform plan <component> -s <stack>`, for example"));
    }
    let generates_nothing = arguments.component.is_none() || !arguments.extra.is_empty();
    if arguments.subcommand == ["generate"] && generates_nothing && !arguments.help {
        return Err(Error::usage("`generate` writes a `varfile` or a `backend`")
            .help("run `wrap terraform generate varfile <component> -s <stack>`, for example"));
    }
    Ok(arguments)
}

impl Arguments {
    /// The first word of the subcommand: `state` of `state list`.
    pub(crate) fn command(&self) -> &str {
        self.subcommand.first().map_or("", String::as_str)
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
            // `write varfile` is an older name of `generate varfile`.
            arguments.subcommand.push(if first == "write" { "generate" } else { first }.to_owned());
        } else if arguments.component.is_none() && is_second_word(&arguments.subcommand, word) {
            arguments.subcommand.push(utf8(word)?.to_owned());
        } else if arguments.component.is_none() {
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
        flag::refuse(name)?;
        match name {
            "-s" | "--stack" => self.arguments.stack = Some(self.value(name, value)?),
            "-i" | "--identity" => self.arguments.identity = Some(self.optional_value(value)),
            "--min-remaining" => self.arguments.min_remaining = Some(duration(&self.value(name, value)?)?),
            "--dry-run" => self.arguments.dry_run = flag::boolean(name, value.unwrap_or("true"))?,
            "--skip-init" => self.arguments.skip_init = flag::boolean(name, value.unwrap_or("true"))?,
            "--allow-exec" => {
                self.arguments.selection.allows_exec = Some(flag::boolean(name, value.unwrap_or("true"))?);
            }
            "--profile" => {
                let value = self.optional_value(value);
                self.arguments.selection.add(name, &value);
            }
            "--planfile" => self.arguments.planfile = Some(self.value(name, value)?.into()),
            "--from-plan" => self.apply_plan(value),
            "-f" | "--file" if self.arguments.command() == "generate" => {
                self.arguments.file = Some(self.value(name, value)?.into());
            }
            // Nothing is asked.
            "--force" if self.arguments.command() == "clean" => {}
            "-h" | "-help" | "--help" => self.arguments.help = true,
            _ if flag::LOGGING.contains(&name) => drop(self.value(name, value)?),
            _ if Selection::takes(name) => {
                let value = self.value(name, value)?;
                self.arguments.selection.add(name, &value);
            }
            _ => match flag::SETTINGS.iter().find(|known| **known == name) {
                Some(known) => self.setting(known, value)?,
                None => self.terraform_flag(word, name, value.is_some()),
            },
        }
        Ok(())
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
        let next = || self.rest.first().and_then(|word| word.to_str()).filter(|word| !word.starts_with('-'));
        let missing = || Error::usage(format!("`{name}` needs a value"));
        let Some(value) = value else {
            let value = next().ok_or_else(missing)?.to_owned();
            self.take();
            return Ok(value);
        };
        if value.is_empty() { Err(missing()) } else { Ok(value.to_owned()) }
    }

    /// The value of a flag that may stand alone; then it is empty.
    fn optional_value(&mut self, value: Option<&str>) -> String {
        let next = self.rest.first().and_then(|word| word.to_str()).filter(|word| !word.starts_with('-'));
        match (value, next) {
            (Some(value), _) => value.to_owned(),
            (None, Some(next)) => {
                self.take();
                next.to_owned()
            }
            (None, None) => String::new(),
        }
    }
}

/// Whether `word` completes a compound subcommand.
fn is_second_word(subcommand: &[String], word: &OsStr) -> bool {
    let [first] = subcommand else { return false };
    let seconds: &[&str] = match first.as_str() {
        "generate" => &["backend", "varfile"],
        "state" => &["list", "mv", "pull", "push", "replace-provider", "rm", "show"],
        "workspace" => &["delete", "list", "new", "select", "show"],
        "providers" => &["lock", "mirror", "schema"],
        _ => &[],
    };
    word.to_str().is_some_and(|word| seconds.contains(&word))
}

/// The seconds of a duration on the command line.
pub(crate) fn duration(text: &str) -> Result<i64> {
    duration::seconds(text).ok_or_else(|| {
        Error::usage(format!("`--min-remaining` is a duration, not `{text}`"))
            .help("write hours and minutes: `--min-remaining 1h30m`")
    })
}

fn utf8(word: &OsStr) -> Result<&str> {
    word.to_str().ok_or_else(|| Error::usage(format!("`{}` is not UTF-8", word.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Arguments {
        read(line).expect("the line is right")
    }

    fn read(line: &str) -> Result<Arguments> {
        parse(&line.split_whitespace().map(OsString::from).collect::<Vec<_>>())
    }

    fn refused(line: &str) -> String {
        let error = read(line).expect_err("the line is wrong");
        assert_eq!(error.kind().exit_code(), 64);
        error.to_string()
    }

    #[test]
    fn our_flags_are_taken_out_wherever_they_stand() {
        let want = Arguments {
            subcommand: vec!["plan".into()],
            component: Some("net/vnet".into()),
            stack: Some("dev".into()),
            identity: Some("azure-dev".into()),
            dry_run: true,
            skip_init: true,
            ..Arguments::default()
        };
        for line in [
            "plan net/vnet -s dev -i azure-dev --dry-run --skip-init",
            "-s=dev --identity=azure-dev plan --dry-run net/vnet --skip-init=true",
            "--stack dev plan --skip-init --dry-run=1 net/vnet --identity azure-dev",
            "plan net/vnet --redirect-stderr x --stack=dev -i=azure-dev --dry-run --skip-init",
        ] {
            assert_eq!(parsed(line), want, "{line}");
        }
    }

    #[test]
    fn bare_identity_means_pick_one() {
        for line in ["plan vnet -s dev -i", "plan vnet --identity -s dev", "plan vnet -i= -s dev", "plan vnet -i -- x"]
        {
            let arguments = parsed(line);
            assert_eq!((arguments.identity.as_deref(), arguments.component.as_deref()), (Some(""), Some("vnet")));
        }
        assert_eq!(parsed("plan vnet").identity, None);
    }

    #[test]
    fn terraform_flags_keep_their_order_and_their_values() {
        let line = "plan -var x=y vnet -target module.a -lock=false -s dev -detailed-exitcode --replace b -json";
        let arguments = parsed(line);
        assert_eq!(arguments.component.as_deref(), Some("vnet"));
        let want =
            ["-var", "x=y", "-target", "module.a", "-lock=false", "-detailed-exitcode", "--replace", "b", "-json"];
        assert_eq!(arguments.extra, want.map(OsString::from));
        assert!(arguments.has("-replace") && arguments.has("-lock") && !arguments.has("-out"));
    }

    #[test]
    fn after_two_dashes_everything_is_terraforms() {
        let arguments = parsed("plan vnet -s dev -- -s other --dry-run -- x");
        assert_eq!(arguments.stack.as_deref(), Some("dev"));
        assert_eq!(arguments.extra, ["-s", "other", "--dry-run", "--", "x"].map(OsString::from));
        assert!(!arguments.dry_run);
    }

    #[test]
    fn compound_subcommands_and_their_words_are_kept_apart() {
        let arguments = parsed("state rm vnet azurerm_x.y -s dev");
        assert_eq!(arguments.subcommand, ["state", "rm"]);
        assert_eq!(arguments.component.as_deref(), Some("vnet"));
        assert_eq!(arguments.extra, ["azurerm_x.y"].map(OsString::from));
        assert_eq!(parsed("import vnet a.b /sub/1").extra, ["a.b", "/sub/1"].map(OsString::from));
        assert_eq!(parsed("providers vnet").subcommand, ["providers"]);
        assert_eq!(parsed("state push vnet -").extra, ["-"].map(OsString::from));
        assert_eq!(parsed("plan list").component.as_deref(), Some("list"));
    }

    #[test]
    fn plan_files_are_named_in_four_ways() {
        for line in ["apply vnet a.plan", "deploy vnet --planfile a.plan", "apply vnet --from-plan=a.plan"] {
            let arguments = parsed(line);
            assert_eq!(arguments.planfile.as_deref(), Some("a.plan".as_ref()), "{line}");
            assert!(arguments.applies_plan());
        }
        let arguments = parsed("apply --from-plan vnet");
        assert!(arguments.applies_plan() && arguments.planfile.is_none());
        assert_eq!(arguments.component.as_deref(), Some("vnet"));
        assert!(!parsed("plan vnet --planfile a.plan").applies_plan());
    }

    #[test]
    fn settings_may_be_given_as_flags() {
        let arguments = parsed("plan --skip-planfile --init-pass-vars false vnet --deploy-run-init=false");
        assert!(arguments.setting("--skip-planfile", false));
        assert!(!arguments.setting("--init-pass-vars", true));
        assert!(!arguments.setting("--deploy-run-init", true));
        assert!(arguments.setting("--auto-generate-backend-file", true));
        assert_eq!(arguments.component.as_deref(), Some("vnet"));
    }

    #[test]
    fn wrong_lines_are_refused_by_name() {
        assert_eq!(refused("plan --verify-plan"), "error: `--verify-plan` is not built yet");
        assert_eq!(refused("plan-diff vnet"), "error: `wrap terraform plan-diff` is not built yet");
        assert_eq!(refused("plan vnet -s"), "error: `-s` needs a value");
        assert_eq!(refused("plan vnet --stack --dry-run"), "error: `--stack` needs a value");
        assert_eq!(refused("plan vnet --stack="), "error: `--stack` needs a value");
        assert_eq!(refused("plan --dry-run=maybe"), "error: `--dry-run` is `true` or `false`, not `maybe`");
        assert!(
            refused("-chdir=x plan").starts_with("error: `-chdir` is not allowed: the folder is the component's\n")
        );
        assert!(refused("-s dev").starts_with("error: no Terraform subcommand was given\nhelp: "));
    }

    #[test]
    fn version_and_help_need_nothing_else() {
        assert_eq!(parsed("version -json").extra, ["-json"].map(OsString::from));
        assert!(parsed("--help").help);
        assert!(parsed("plan -help").help);
    }
}
