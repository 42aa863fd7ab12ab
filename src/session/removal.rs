//! Files and folders of ours that go: nobody else writes them, so there is nothing to merge and nobody to wait for.

use std::{fs, io, path::Path};

use super::permission::with_opening;
use crate::error::{Error, Kind, Result};

/// Removes the file at `path`, or the folder with all that is in it. A symlink goes, what it points to stays.
/// Nothing happens when there is none.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        // Somebody else may have been quicker.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(cannot_remove(path, &error)),
        Ok(()) => Ok(()),
    }
}

fn cannot_remove(path: &Path, error: &io::Error) -> Error {
    let problem = Error::new(Kind::Store, format!("cannot remove `{}`", path.display())).because(error);
    match error.kind() {
        io::ErrorKind::PermissionDenied => with_opening(problem, path.parent().unwrap_or(path)),
        _ => problem,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn files_folders_and_links_go_and_what_a_link_points_to_stays() {
        let home = tempfile::tempdir().unwrap();
        let (file, folder, link) = (home.path().join("a"), home.path().join("b"), home.path().join("c"));
        fs::write(&file, "canary").unwrap();
        fs::create_dir_all(folder.join("d")).unwrap();
        fs::write(folder.join("d/e"), "canary").unwrap();
        let other = tempfile::tempdir().unwrap();
        symlink(other.path(), &link).unwrap();
        symlink(other.path(), folder.join("f")).unwrap();
        for path in [&file, &folder, &link, &home.path().join("missing")] {
            remove(path).unwrap();
        }
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
        assert!(other.path().exists());
    }
}
