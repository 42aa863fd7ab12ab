//! A file that is generated into a component's folder.

use std::{
    fs::OpenOptions,
    io::Write as _,
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use crate::error::{Error, Kind, Result};

/// Variables and backends hold secrets sooner or later, so nobody else reads them.
const MODE: u32 = 0o600;

/// A file with its whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GeneratedFile {
    pub(super) path: PathBuf,
    pub(super) text: String,
    makes_folder: bool,
}

/// Writes all of `files`, after the folders that some of them make.
pub(super) fn write_all(files: &[GeneratedFile]) -> Result<()> {
    for path in files.iter().filter(|file| file.makes_folder).filter_map(|file| file.path.parent()) {
        std::fs::create_dir_all(path)
            .map_err(|error| Error::new(Kind::Store, format!("cannot make `{}`", path.display())).because(error))?;
    }
    files.iter().try_for_each(GeneratedFile::write)
}

impl GeneratedFile {
    /// A file in a folder that is there.
    pub(super) fn new(path: PathBuf, text: String) -> Self {
        Self { path, text, makes_folder: false }
    }

    /// A file whose folder is made when it is not there.
    pub(super) fn anywhere(path: PathBuf, text: String) -> Self {
        Self { path, text, makes_folder: true }
    }

    /// Writes the file unless it is there already: a draft beside it, then a rename, so that a
    /// reader sees the old text or the new one.
    pub(super) fn write(&self) -> Result<()> {
        if self.is_current() {
            return Ok(());
        }
        draft(&self.path, &self.text)
            .map_err(|error| Error::new(Kind::Store, format!("cannot write `{}`", self.path.display())).because(error))
    }

    fn is_current(&self) -> bool {
        let mode = self.path.symlink_metadata().map(|metadata| metadata.mode() & 0o777);
        mode.is_ok_and(|mode| mode == MODE) && std::fs::read(&self.path).is_ok_and(|text| text == self.text.as_bytes())
    }
}

fn draft(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(".wrap-")
        // `tempfile_in` would put the name that it tried into its errors, which nobody chose.
        .make_in(folder, |path| OpenOptions::new().write(true).create_new(true).mode(MODE).open(path))?;
    file.write_all(text.as_bytes())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn mode(path: &Path) -> u32 {
        path.metadata().expect("it is there").mode() & 0o777
    }

    #[test]
    fn file_of_others_becomes_ours_and_private() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = GeneratedFile::new(folder.path().join("backend.tf.json"), "{}\n".into());
        std::fs::write(&file.path, "{}\n").expect("it can be written");
        std::fs::set_permissions(&file.path, std::fs::Permissions::from_mode(0o644)).expect("it is ours");
        file.write().expect("it can be written");
        assert_eq!(mode(&file.path), 0o600);
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn current_file_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = GeneratedFile::new(folder.path().join("a.json"), "1\n".into());
        file.write().expect("it can be written");
        let before = file.path.metadata().expect("it is there").ino();
        file.write().expect("nothing to do");
        assert_eq!(file.path.metadata().expect("it is there").ino(), before);
        GeneratedFile { text: "2\n".into(), ..file.clone() }.write().expect("it can be written");
        assert_eq!(std::fs::read_to_string(&file.path).expect("it is there"), "2\n");
    }

    #[test]
    fn missing_folder_is_named() {
        let file = GeneratedFile::new("/no/such/folder/a.json".into(), String::new());
        let error = file.write().expect_err("there is no folder");
        assert!(error.to_string().starts_with("error: cannot write `/no/such/folder/a.json`\n  caused by: "));
    }
}
