//! One thing that is wrong, with its place and what mends it.

use std::{
    cmp::Ordering,
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::{error::Error, place::Place};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    Error,
    Warning,
}

/// A mistake, or something that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// `None` for what is written nowhere, such as a folder that is missing.
    pub(crate) place: Option<Place>,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) causes: Vec<String>,
    pub(crate) help: Vec<String>,
    /// The stacks where it is so, when it is not so wherever the place is imported.
    pub(super) stacks: BTreeSet<String>,
    /// The group of checks that found it: `schema`, `auth`, `variable`, ….
    pub(crate) rule: &'static str,
}

impl Severity {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Finding {
    /// What `error` says, as a mistake.
    pub(crate) fn error(rule: &'static str, error: &Error) -> Self {
        Self {
            place: error.place(),
            severity: Severity::Error,
            message: error.message().to_owned(),
            causes: error.causes().to_vec(),
            help: error.helps().to_vec(),
            stacks: BTreeSet::new(),
            rule,
        }
    }

    /// What `error` says, as something that need not be a mistake.
    pub(crate) fn warning(rule: &'static str, error: &Error) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, error) }
    }

    /// The same as what a command ends with.
    pub(crate) fn into_error(self) -> Error {
        let error = self.place.into_iter().fold(Error::configuration(self.message), Error::at);
        let error = self.causes.into_iter().fold(error, Error::because);
        self.help.into_iter().fold(error, Error::help)
    }

    /// The same in other words, the name of its file too.
    pub(crate) fn with_texts(self, change: &dyn Fn(&str) -> String) -> Self {
        let all = |texts: Vec<String>| texts.iter().map(|text| change(text)).collect();
        let place = self
            .place
            .map(|place| Place { file: Place::start_of(leaked(change(&place.file.to_string_lossy()))).file, ..place });
        Self { place, message: change(&self.message), causes: all(self.causes), help: all(self.help), ..self }
    }

    /// Adds a reason.
    pub(crate) fn because(mut self, cause: String) -> Self {
        self.causes.push(cause);
        self
    }

    /// Says in which stack it is so.
    pub(crate) fn in_stack(mut self, stack: &str) -> Self {
        self.stacks.insert(stack.to_owned());
        self
    }

    /// The stacks become the nearest cause.
    fn settled(mut self) -> Self {
        let stacks = std::mem::take(&mut self.stacks);
        let shown: Vec<String> = stacks.iter().take(SHOWN_STACKS).map(|stack| format!("`{stack}`")).collect();
        let more = stacks.len() - shown.len();
        let cause = match shown.as_slice() {
            [] => return self,
            [only] => format!("that is so in stack {only}"),
            _ if more > 0 => format!("that is so in stacks {} and {more} more", shown.join(", ")),
            [first @ .., last] => format!("that is so in stacks {} and {last}", first.join(", ")),
        };
        self.causes.insert(0, cause);
        self
    }
}

/// Places name files for the life of the process.
fn leaked(path: String) -> &'static Path {
    Box::leak(PathBuf::from(path).into_boxed_path())
}

const SHOWN_STACKS: usize = 3;

/// Sorted by place, each said once. What two checks find at one place in the same words is one thing.
pub(crate) fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    // Sorting is stable: of those in the same words the one that was found first stays.
    findings.sort_by(|one, other| {
        let by_words = || one.severity.cmp(&other.severity).then_with(|| one.message.cmp(&other.message));
        by_place(one.place, other.place).then_with(by_words)
    });
    findings.dedup_by(|second, first| {
        let is_same = first.place == second.place && first.message == second.message;
        if is_same {
            first.stacks.append(&mut second.stacks);
        }
        is_same
    });
    findings.into_iter().map(Finding::settled).collect()
}

/// What has no place comes last. Paths are compared only where they are not one and the same.
fn by_place(one: Option<Place>, other: Option<Place>) -> Ordering {
    let (Some(one), Some(other)) = (one, other) else { return one.is_none().cmp(&other.is_none()) };
    let files = if std::ptr::eq(one.file, other.file) { Ordering::Equal } else { one.file.cmp(other.file) };
    files.then_with(|| (one.line, one.column).cmp(&(other.line, other.column)))
}
