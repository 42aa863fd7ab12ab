//! The flags of a batch: one subcommand for several components.

use std::ffi::OsString;

use super::flag;
use crate::error::{Error, Result};

/// Which components a batch has, and how it is run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the switches of the command line, one each")]
pub(crate) struct Batch {
    /// `--all`
    pub(crate) all: bool,
    /// `--affected`
    pub(crate) affected: bool,
    /// `--include-dependents`: with `--affected`, what depends on them too.
    pub(crate) include_dependents: bool,
    /// `--base REF`, `--ref REF`, `--sha SHA`: with `--affected`, the commit to compare with.
    pub(crate) base: Option<String>,
    /// `--repo-path FOLDER`: with `--affected`, a checkout to compare with.
    pub(crate) repo_path: Option<String>,
    /// `--clone-target-ref`: with `--affected`, the commit is fetched from `origin` first.
    pub(crate) clone_target_ref: bool,
    /// `--ssh-key FILE`: the key to fetch it with.
    pub(crate) ssh_key: Option<String>,
    /// `--components a,b`
    pub(crate) components: Vec<String>,
    /// `--query EXPRESSION`: it is true for the component.
    pub(crate) query: Option<String>,
    /// `--tags a,b`: one of them is in `metadata.tags`.
    pub(crate) tags: Vec<String>,
    /// `--labels a=b,c=d`: all of them are in `metadata.labels`.
    pub(crate) labels: Vec<(String, String)>,
    /// `--max-concurrency N`: how many run at once; 1 unless it is given.
    pub(crate) max_concurrency: Option<usize>,
    /// `--failure-mode keep-going`: a failure stops only what depends on it.
    pub(crate) keeps_going: bool,
    /// `--log-order grouped|stream`
    pub(crate) log_order: Option<LogOrder>,
}

/// How the output of several runs at once is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogOrder {
    /// A run's output appears when it has ended.
    Grouped,
    /// All runs write to the terminal as they go.
    Stream,
}

pub(super) const SWITCHES: [&str; 4] = ["--affected", "--all", "--clone-target-ref", "--include-dependents"];
pub(super) const WITH_VALUE: [&str; 13] = [
    "--base",
    "--components",
    "--failure-mode",
    "--labels",
    "--log-order",
    "--max-concurrency",
    "--query",
    "--ref",
    "--repo-path",
    "--sha",
    "--ssh-key",
    "--tags",
    "-q",
];

/// Takes the flags of a batch out of the words after `wrap terraform`; the other words are each
/// run's own. `None` when nothing asks for a batch.
pub(crate) fn take(words: &[OsString]) -> Result<Option<(Batch, Vec<OsString>)>> {
    let (mut batch, mut rest, mut first) = (Batch::default(), Vec::new(), None);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let text = word.to_str().unwrap_or_default();
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        if text == "--" {
            rest.push(word.clone());
            rest.extend(words.by_ref().cloned());
        } else if SWITCHES.contains(&name) {
            let is_on = flag::boolean(name, value.unwrap_or("true"))?;
            batch.switch(name, is_on);
            first = first.or(is_on.then_some(name));
        } else if WITH_VALUE.contains(&name) {
            let next = || words.next().and_then(|word| word.to_str()).filter(|word| !word.starts_with('-'));
            let value = value.or_else(next).filter(|value| !value.is_empty());
            batch.set(name, value.ok_or_else(|| Error::usage(format!("`{name}` needs a value")))?)?;
            first = first.or(Some(name));
        } else {
            rest.push(word.clone());
        }
    }
    if batch.selects() {
        batch.check()?;
        return Ok(Some((batch, rest)));
    }
    match first {
        None => Ok(None),
        Some(name) => Err(Error::usage(format!("`{name}` is for several components"))
            .help("add `--all`, `--affected`, `--components`, `--query`, `--tags` or `--labels`")),
    }
}

impl Batch {
    /// How many run at once.
    pub(crate) fn concurrency(&self) -> usize {
        self.max_concurrency.unwrap_or(1)
    }

    /// Whether the output of a run appears when it has ended; then it has no input either.
    pub(crate) fn is_grouped(&self) -> bool {
        self.concurrency() > 1 && self.log_order != Some(LogOrder::Stream)
    }

    fn switch(&mut self, name: &str, value: bool) {
        match name {
            "--all" => self.all = value,
            "--clone-target-ref" => self.clone_target_ref = value,
            "--affected" => self.affected = value,
            _ => self.include_dependents = value,
        }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<()> {
        match name {
            "--components" => self.components.extend(listed(value)),
            "--query" | "-q" => self.query = Some(value.to_owned()),
            "--tags" => self.tags.extend(listed(value)),
            "--labels" => self.labels.extend(labels(value)?),
            "--repo-path" => self.repo_path = Some(value.to_owned()),
            "--ssh-key" => self.ssh_key = Some(value.to_owned()),
            "--max-concurrency" => self.max_concurrency = Some(count(value)?),
            "--failure-mode" => self.keeps_going = choice(name, value, ["fail-fast", "keep-going"])? == 1,
            "--log-order" => {
                let chosen = choice(name, value, ["grouped", "stream"])?;
                self.log_order = Some([LogOrder::Grouped, LogOrder::Stream][chosen]);
            }
            _ => self.base = Some(value.to_owned()),
        }
        Ok(())
    }

    fn selects(&self) -> bool {
        self.all
            || self.affected
            || self.query.is_some()
            || [self.components.is_empty(), self.tags.is_empty(), self.labels.is_empty()].contains(&false)
    }

    fn check(&self) -> Result<()> {
        if self.affected && self.all {
            return Err(Error::usage("`--affected` can't be used with `--all`")
                .help("leave one of them out: `--affected` is what changed, `--all` everything"));
        }
        let needless = [
            ("--base", self.base.is_some()),
            ("--clone-target-ref", self.clone_target_ref),
            ("--include-dependents", self.include_dependents),
            ("--repo-path", self.repo_path.is_some()),
            ("--ssh-key", self.ssh_key.is_some()),
        ];
        if let Some((flag, _)) = needless.into_iter().find(|(_, is_given)| *is_given && !self.affected) {
            return Err(Error::usage(format!("`{flag}` belongs to `--affected`")).help("add `--affected`"));
        }
        Ok(())
    }
}

fn listed(value: &str) -> impl Iterator<Item = String> {
    value.split(',').map(str::trim).filter(|part| !part.is_empty()).map(ToOwned::to_owned)
}

/// `name=value` or `name:value`, between commas.
pub(crate) fn labels(value: &str) -> Result<Vec<(String, String)>> {
    let pair = |text: String| {
        let pair = text.split_once(['=', ':']).map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
        pair.ok_or_else(|| Error::usage(format!("`--labels` takes `name=value`, not `{text}`")))
    };
    listed(value).map(pair).collect()
}

fn count(value: &str) -> Result<usize> {
    value
        .parse()
        .ok()
        .filter(|count| *count > 0)
        .ok_or_else(|| Error::usage(format!("`--max-concurrency` is a number from 1 on, not `{value}`")))
}

fn choice(name: &str, value: &str, choices: [&str; 2]) -> Result<usize> {
    choices
        .iter()
        .position(|choice| *choice == value)
        .ok_or_else(|| Error::usage(format!("`{name}` is `{}` or `{}`, not `{value}`", choices[0], choices[1])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    fn taken(line: &str) -> (Batch, Vec<OsString>) {
        take(&words(line)).expect("the line is right").expect("it is a batch")
    }

    fn refused(line: &str) -> String {
        take(&words(line)).expect_err("the line is wrong").to_string()
    }

    #[test]
    fn flags_of_a_batch_are_taken_out() {
        let (batch, rest) = taken(
            "plan --components=vpc,app --tags a -s dev --labels team=x,tier=1 --query .vars.on --max-concurrency 4 \
             --failure-mode keep-going --log-order=stream -lock=false -- --all",
        );
        assert_eq!(rest, words("plan -s dev -lock=false -- --all"));
        let want = Batch {
            components: vec!["vpc".into(), "app".into()],
            tags: vec!["a".into()],
            labels: vec![("team".into(), "x".into()), ("tier".into(), "1".into())],
            query: Some(".vars.on".into()),
            max_concurrency: Some(4),
            keeps_going: true,
            log_order: Some(LogOrder::Stream),
            ..Batch::default()
        };
        assert_eq!(batch, want);
    }

    #[test]
    fn a_run_of_one_component_is_no_batch() {
        for line in ["plan vpc -s dev", "plan vpc -s dev -- --all", "plan vpc -s dev --all=false"] {
            assert!(matches!(take(&words(line)), Ok(None)), "{line}");
        }
    }

    #[test]
    fn wrong_flags_are_refused_by_name() {
        assert!(refused("plan --affected --all").starts_with("error: `--affected` can't be used with `--all`\n"));
        assert_eq!(refused("plan --components"), "error: `--components` needs a value");
        assert_eq!(
            refused("plan --all --failure-mode x"),
            "error: `--failure-mode` is `fail-fast` or `keep-going`, not `x`"
        );
        assert_eq!(
            refused("plan --all --max-concurrency 0"),
            "error: `--max-concurrency` is a number from 1 on, not `0`"
        );
        assert_eq!(refused("plan --labels team"), "error: `--labels` takes `name=value`, not `team`");
        assert!(refused("plan vpc --base main").starts_with("error: `--base` is for several components\n"));
        assert!(refused("plan --all --base main").ends_with("\nhelp: add `--affected`"));
    }
}
