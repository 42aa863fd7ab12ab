//! Signing out: what sign-ins left is taken away, and nothing that anybody else needs.

mod departure;

use std::path::PathBuf;

use indexmap::IndexSet;

use self::departure::Departure;
use super::{recall, trace::Trace};
use crate::{
    error::Result,
    session::{self, FileEdit},
    system::Env,
};

/// What is done so that somebody is signed out.
#[derive(Default)]
pub(crate) struct SignOut {
    /// Changes of files that others write too.
    edits: Vec<FileEdit>,
    /// Files and folders that are ours alone; they go last, because they say what else is to go.
    removals: Vec<PathBuf>,
    /// What people should know about it.
    pub(crate) notes: Vec<String>,
}

/// What is to be done so that nothing is left of `leaving`. Files are read, and none is changed.
pub(crate) fn sign_out(env: &Env, leaving: &[Trace]) -> Result<SignOut> {
    let mut staying = Trace::of_everybody(env)?;
    staying.retain(|trace| !leaving.iter().any(|gone| gone.is_of_same_identity(trace)));
    let mut all = SignOut::default();
    for trace in leaving {
        // A folder of its own goes as a whole.
        if let Some(record) = trace.record.as_ref().filter(|_| !trace.is_isolated()) {
            let departure = Departure { realm: &trace.realm, record, leaving, staying: &staying };
            departure.plan(recall::environment(record)?, &mut all)?;
        }
        all.notes.extend(trace.is_unreadable().then(|| unreadable(trace)));
        all.removals.extend(trace.files());
    }
    all.notes.sort();
    all.notes.dedup();
    Ok(all)
}

impl SignOut {
    pub(crate) fn apply(&self) -> Result<()> {
        for edit in &self.edits {
            session::write(edit)?;
        }
        self.removals.iter().try_for_each(|path| session::remove(path))
    }

    /// A line for each change, for `--dry-run`.
    pub(crate) fn describe(&self, env: &Env) -> Vec<String> {
        let due = self.edits.iter().filter(|edit| edit.is_due());
        let edits = due.map(|edit| format!("change {} ({})", env.shown(&edit.path), edit.purpose));
        let removals = self.removals.iter().map(|path| format!("remove {}", env.shown(path)));
        // Two who leave may have shared a sign-in.
        let mut lines: IndexSet<String> = edits.collect();
        lines.extend(removals);
        lines.into_iter().collect()
    }
}

/// Whose tokens they were, only the record knew.
fn unreadable(trace: &Trace) -> String {
    let name = &trace.identity;
    format!(
        "the session record of `{name}` cannot be read: what it has in the Azure CLI's files stays until `az logout`"
    )
}
