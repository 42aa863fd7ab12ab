//! `clean`: what runs left in a component's folder. State stays.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{environment, file_name, folder, job, job::Job};
use crate::{
    error::{Error, Kind, Result},
    stack::planned_names,
};

/// Removes what is there, or only says so in a dry run. Returns the paths.
pub(crate) fn clean(job: &Job<'_>) -> Result<Vec<PathBuf>> {
    let folder = folder::find(job)?;
    let mut paths = left(job, &folder)?;
    paths.retain(|path| path.symlink_metadata().is_ok());
    if !job.arguments.dry_run {
        for path in &paths {
            remove(path).map_err(|error| {
                Error::new(Kind::Store, format!("cannot remove `{}`", job.env.shown(path))).because(error)
            })?;
        }
    }
    Ok(paths)
}

fn left(job: &Job<'_>, folder: &Path) -> Result<Vec<PathBuf>> {
    let variables = environment::variables(job.env, None, job.config, job.component);
    let data_folder = job::data_folder(folder, &variables);
    let mut paths =
        vec![folder.join(file_name::varfile(job.component)), folder.join(file_name::planfile(job.component))];
    // A `TF_DATA_DIR` elsewhere may hold anything.
    if data_folder.starts_with(folder) && data_folder != folder {
        paths.push(data_folder);
    }
    // Without the setting the file is the author's own.
    if job.config.terraform.auto_generate_backend_file {
        paths.push(folder.join("backend.tf.json"));
    }
    if !job.component.providers.is_empty() {
        paths.push(folder.join("providers_override.tf.json"));
    }
    if job.config.terraform.auto_generate_files {
        paths.extend(planned_names(job.component)?.into_iter().map(|name| folder.join(name)));
    }
    if !job.arguments.setting("--skip-lock-file", false) {
        paths.push(folder.join(".terraform.lock.hcl"));
    }
    Ok(paths)
}

fn remove(path: &Path) -> std::io::Result<()> {
    let removed = if path.symlink_metadata()?.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}
