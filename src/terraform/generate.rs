//! `generate`: one of the files that a run writes, for whoever runs Terraform without us.

use std::path::PathBuf;

use super::{backend, folder, generated::GeneratedFile, job::Job, varfile};
use crate::error::{Error, Result};

/// Writes the file, or only says where in a dry run. Returns its path.
pub(crate) fn generate(job: &Job<'_>) -> Result<PathBuf> {
    let folder = folder::find(job)?;
    let file = match job.arguments.subcommand.get(1).map(String::as_str) {
        Some("backend") => backend::file(job.component, &folder)?,
        Some("varfile") => {
            varfile::file(job.component, &folder).map_err(|error| varfile::explain(job.config, error))?
        }
        _ => return Err(unknown(job)),
    };
    let path = job.arguments.file.as_ref().map_or(file.path, |path| job.env.absolute(path));
    let file = GeneratedFile { path, ..file };
    if !job.arguments.dry_run {
        file.write()?;
    }
    Ok(file.path)
}

fn unknown(job: &Job<'_>) -> Error {
    let command = format!("wrap {} generate", job.asked);
    Error::usage(format!("`{command}` writes a `varfile` or a `backend`")).help(format!(
        "run `{command} varfile {} -s {}`; with `--all` instead of the component, those of all",
        job.component.name, job.component.stack
    ))
}
