//! One thing that is wrong, with its place and what mends it.

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
            rule,
        }
    }

    /// What `error` says, as something that need not be a mistake.
    pub(crate) fn warning(rule: &'static str, error: &Error) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, error) }
    }
}

/// Sorted by place, each said once. What two checks find at one place in the same words is one thing.
pub(crate) fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    fn key(finding: &Finding) -> (bool, Option<Place>, Severity, &str) {
        (finding.place.is_none(), finding.place, finding.severity, &finding.message)
    }
    findings.sort_by(|one, other| key(one).cmp(&key(other)));
    findings.dedup_by(|one, other| one.place == other.place && one.message == other.message);
    findings
}
