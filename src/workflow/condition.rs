//! `when:` of a step: whether it runs after what happened so far.

use crate::{
    config::yaml::{Node, Value},
    error::{Error, Result},
};

/// The words that Atmos knows (its package `condition`, v1.227); its expressions are not built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Condition {
    /// Unless a step failed.
    #[default]
    Success,
    /// Only after a step failed.
    Failure,
    Always,
    Never,
    /// In CI, unless a step failed.
    Ci,
    /// Not in CI, unless a step failed.
    Local,
}

impl Condition {
    pub(super) fn read(node: &Node) -> Result<Self> {
        match &node.value {
            Value::Null | Value::Bool(true) => Ok(Self::Success),
            Value::Bool(false) => Ok(Self::Never),
            Value::Str(word) if node.tag.is_none() => Self::of_word(word).ok_or_else(|| refusal(node)),
            _ => Err(refusal(node)),
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "success" => Self::Success,
            "failure" => Self::Failure,
            "always" => Self::Always,
            "never" => Self::Never,
            "ci" => Self::Ci,
            "local" => Self::Local,
            _ => return None,
        })
    }

    /// Whether a step runs.
    pub(crate) fn holds(self, has_failed: bool, is_ci: bool) -> bool {
        match self {
            Self::Success => !has_failed,
            Self::Failure => has_failed,
            Self::Always => true,
            Self::Never => false,
            Self::Ci => !has_failed && is_ci,
            Self::Local => !has_failed && !is_ci,
        }
    }
}

fn refusal(node: &Node) -> Error {
    Error::unbuilt("cannot read this `when`: expressions and lists are not built")
        .at(node.at)
        .help("write one of `success`, `failure`, `always`, `never`, `ci`, `local`")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::yaml::parse;

    fn read(text: &str) -> Result<Condition> {
        Condition::read(&parse(Path::new("w.yaml"), text).unwrap())
    }

    #[test]
    fn words_are_conditions_and_expressions_are_refused() {
        assert_eq!(read("always").unwrap(), Condition::Always);
        assert_eq!(read("false").unwrap(), Condition::Never);
        for text in ["ci && stack == 'dev'", "[ci, always]", "!cel ci"] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.starts_with("error: w.yaml:1:1: cannot read this `when`"), "{error}");
        }
    }

    #[test]
    fn only_cleaning_up_runs_after_a_failure() {
        let running = |has_failed, is_ci| {
            let all = ["success", "failure", "always", "never", "ci", "local"];
            all.into_iter().filter(|word| read(word).unwrap().holds(has_failed, is_ci)).collect::<Vec<_>>()
        };
        assert_eq!(running(false, true), ["success", "always", "ci"]);
        assert_eq!(running(false, false), ["success", "always", "local"]);
        assert_eq!(running(true, true), ["failure", "always"]);
    }
}
