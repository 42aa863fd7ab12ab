//! `generate`: some of the files that a run writes, for whoever runs Terraform without us.

use std::path::PathBuf;

use super::{
    backend, folder,
    generated::{GeneratedFile, write_all},
    job::Job,
    planned, varfile,
};
use crate::error::{Error, Result};

/// Writes the files, or only says where in a dry run. Returns their paths.
pub(crate) fn generate(job: &Job<'_>) -> Result<Vec<PathBuf>> {
    let folder = folder::find(job)?;
    let files = match job.arguments.subcommand.get(1).map(String::as_str) {
        Some("backend") => vec![elsewhere(job, backend::file(job.component, &folder)?)],
        Some("varfile") => {
            let file = varfile::file(job.component, &folder).map_err(|error| varfile::explain(job.config, error))?;
            vec![elsewhere(job, file)]
        }
        Some("files") if job.arguments.file.is_none() => planned::files(job, &folder)?,
        Some("files") => return Err(several(job)),
        _ => return Err(unknown(job)),
    };
    if !job.arguments.dry_run {
        write_all(&files)?;
    }
    Ok(files.into_iter().map(|file| file.path).collect())
}

/// `file` where `--file` wants it.
fn elsewhere(job: &Job<'_>, file: GeneratedFile) -> GeneratedFile {
    match &job.arguments.file {
        Some(path) => GeneratedFile::new(job.env.absolute(path), file.text),
        None => file,
    }
}

fn several(job: &Job<'_>) -> Error {
    Error::usage(format!("`wrap {} generate files` writes several files", job.asked)).help("leave `--file` out")
}

fn unknown(job: &Job<'_>) -> Error {
    let command = format!("wrap {} generate", job.asked);
    Error::usage(format!("`{command}` writes a `varfile`, a `backend` or `files`")).help(format!(
        "run `{command} varfile {} -s {}`; with `--all` instead of the component, those of all",
        job.component.name, job.component.stack
    ))
}
