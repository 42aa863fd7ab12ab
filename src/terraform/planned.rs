//! The files that the `generate` section describes, written in the language of their extensions.

use std::path::Path;

use super::{generated::GeneratedFile, hcl, job::Job, json};
use crate::{
    error::Result,
    stack::{Content, planned_files},
};

/// The files of the job's component in its `folder`.
pub(super) fn files(job: &Job<'_>, folder: &Path) -> Result<Vec<GeneratedFile>> {
    let planned = planned_files(job.config, job.env, job.component)?;
    let files = planned.into_iter().map(|file| {
        let path = folder.join(file.name);
        let text = match &file.content {
            Content::Text(text) => text.clone(),
            Content::Tree(tree) => match (path.extension().and_then(|extension| extension.to_str()), tree.as_map()) {
                (Some("tf" | "hcl"), Some(entries)) => hcl::text(entries)?,
                _ => json::text(tree)?,
            },
        };
        Ok(GeneratedFile::anywhere(path, text))
    });
    files.collect()
}
