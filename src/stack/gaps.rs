//! What a merged manifest lacks because imports of it failed, for those who only look at it.

use super::way::imported;
use crate::{config::yaml::Place, error::Error};

/// Why it is lacking, each with the imports from this manifest down to the failure.
#[derive(Default)]
pub(crate) struct Gaps(Vec<Error>);

impl Gaps {
    pub(crate) fn errors(&self) -> &[Error] {
        &self.0
    }

    pub(crate) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// One that is reached in several ways is the same.
    pub(super) fn add(&mut self, error: Error) {
        if !self.0.iter().any(|known| known.place() == error.place() && known.message() == error.message()) {
            self.0.push(error);
        }
    }

    /// Adds those of a file that is imported at `at`.
    pub(super) fn add_imported(&mut self, gaps: &Self, at: Place) {
        for error in gaps.errors() {
            self.add(error.clone().because(imported(at)));
        }
    }
}
