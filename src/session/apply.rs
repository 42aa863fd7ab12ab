//! Applying a session: the only place that writes outside the project (`removal.rs` only removes).

use super::{
    Corrupt, FileEdit, Locking, Session,
    draft::{self, Draft, cannot_write},
    link,
    lockfile::{Lockfile, Patience},
    text,
};
use crate::{error::Result, system::lock::private_folder};

impl Session {
    /// Brings the session's files and links up to date. Returns notes for people: which broken
    /// files were set aside.
    pub(crate) fn apply(&self) -> Result<Vec<String>> {
        let mut notes = Vec::new();
        for edit in &self.edits {
            notes.extend(write(edit)?);
        }
        for (path, target) in &self.links {
            link::make(path, target)?;
        }
        Ok(notes)
    }
}

/// Brings one file up to date and returns a note when a broken one was set aside. A file that needs
/// no change is read, and neither locked nor written.
pub(crate) fn write(edit: &FileEdit) -> Result<Option<String>> {
    write_patiently(edit, Patience::MSAL)
}

fn write_patiently(edit: &FileEdit, patience: Patience) -> Result<Option<String>> {
    match changed(edit, text::bytes(&edit.path)?) {
        Ok(None) => return Ok(None),
        Err(error) if edit.locking == Locking::None && edit.corrupt == Corrupt::Refuse => return Err(error),
        // What looks broken without the lock may be half written: only under the lock one knows.
        Ok(Some(_)) | Err(_) => {}
    }
    let folder = edit.path.parent().unwrap_or(&edit.path);
    private_folder(folder).map_err(|error| cannot_write(&edit.path, &error))?;
    match edit.locking {
        Locking::None => prepare(edit)?.put(),
        Locking::Msal => write_locked(edit, patience),
    }
}

fn write_locked(edit: &FileEdit, patience: Patience) -> Result<Option<String>> {
    loop {
        let lock = Lockfile::take(&edit.path, patience)?;
        let version = prepare(edit)?;
        // When the lock was pulled from under us meanwhile, the file may have changed: begin again.
        if lock.is_current() {
            return version.announced().put();
        }
    }
}

/// A new version of a file that is complete but not in its place yet.
struct Version {
    /// `None` when the file needs no change.
    draft: Option<Draft>,
    note: Option<String>,
}

impl Version {
    fn announced(self) -> Self {
        self.draft.iter().for_each(Draft::announce);
        self
    }

    fn put(self) -> Result<Option<String>> {
        self.draft.map_or(Ok(()), Draft::persist)?;
        Ok(self.note)
    }
}

fn prepare(edit: &FileEdit) -> Result<Version> {
    let bytes = text::bytes(&edit.path)?;
    let (text, note) = match changed(edit, bytes.clone()) {
        Err(_) if edit.corrupt == Corrupt::SetAside => {
            let aside = draft::keep_aside(&edit.path, &bytes.unwrap_or_default())?;
            (changed(edit, None)?, Some(format!("kept the broken file as `{}`", aside.display())))
        }
        outcome => (outcome?, None),
    };
    let draft = text.map(|text| Draft::write(&edit.path, &text, edit.mode)).transpose()?;
    Ok(Version { draft, note })
}

/// The new text of a file with these bytes; `None` when it stays as it is.
pub(super) fn changed(edit: &FileEdit, bytes: Option<Vec<u8>>) -> Result<Option<String>> {
    let text = bytes.map(|bytes| text::decode(&edit.path, bytes)).transpose();
    match text.and_then(|text| (edit.change)(text.as_deref())) {
        Err(_) if edit.corrupt == Corrupt::Leave => Ok(None),
        outcome => outcome,
    }
}

#[cfg(test)]
mod tests;
