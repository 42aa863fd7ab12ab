//! Links to programs, in private folders.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use super::draft::cannot_write;
use crate::{
    error::Result,
    system::{Env, lock::private_folder},
};

/// Where this program answers to `name`: `<state>/bin/<hash of its path and the name>/<name>`. So two
/// installed versions do not fight over one link, and a folder on PATH holds nothing else.
pub(crate) fn link_as(name: &str, env: &Env) -> Result<PathBuf> {
    let text = env.program.join(name).into_os_string();
    let digest = ring::digest::digest(&ring::digest::SHA256, text.as_encoded_bytes());
    let hash = digest.as_ref().iter().take(8).fold(0_u64, |hash, byte| hash << 8 | u64::from(*byte));
    Ok(env.state_folder()?.join("bin").join(format!("{hash:016x}")).join(name))
}

/// Makes `link` point to `target`. A link that is there is replaced in one step, because another
/// run may be using it.
pub(super) fn make(link: &Path, target: &Path) -> Result<()> {
    if fs::read_link(link).is_ok_and(|present| present == target) {
        return Ok(());
    }
    let folder = link.parent().unwrap_or(Path::new("/"));
    private_folder(folder).map_err(|error| cannot_write(link, &error))?;
    let draft = tempfile::Builder::new()
        .prefix(".wrap-")
        .make_in(folder, |path| symlink(target, path))
        .map_err(|error| cannot_write(link, &error))?;
    draft.persist(link).map_err(|error| cannot_write(link, &error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_is_made_and_changed_in_a_private_folder() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let link = home.path().join("bin/1234/az");
        make(&link, Path::new("/opt/wrap-1")).unwrap();
        make(&link, Path::new("/opt/wrap-2")).unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("/opt/wrap-2"));
        let folder = link.parent().unwrap();
        assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
    }
}
