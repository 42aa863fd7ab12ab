//! File patterns as Atmos reads them: `**` is zero or more folders, `*` stays within one, braces choose.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::{
    config::clean,
    error::{Error, Result},
};

/// What a manifest's file name may end with when a pattern or an import leaves it out, in this order.
pub(crate) const EXTENSIONS: [&str; 4] = [".yaml", ".yml", ".yaml.tmpl", ".yml.tmpl"];

/// Symbolic links may form loops; no project nests deeper.
const DEPTH_LIMIT: usize = 64;

/// Whoever searches a whole disk made a mistake, or wants to keep us busy.
const MOST_ENTRIES: usize = 200_000;

/// One or more patterns below the folder that they have in common.
pub(crate) struct Pattern {
    /// The part before the first wildcard, so that nothing else is walked.
    folder: PathBuf,
    globs: GlobSet,
    depth: usize,
}

impl Pattern {
    /// `text` below `base` as it stands.
    pub(crate) fn new(base: &Path, text: &str) -> Result<Self> {
        Self::with_endings(base, text, &[""])
    }

    /// `text` below `base`, with any of the manifests' extensions when it has none.
    pub(crate) fn of_manifests(base: &Path, text: &str) -> Result<Self> {
        let endings: &[&str] = if has_extension(text) { &[""] } else { &EXTENSIONS };
        Self::with_endings(base, text, endings)
    }

    fn with_endings(base: &Path, text: &str, endings: &[&str]) -> Result<Self> {
        let whole = clean(&base.join(text));
        let fixed = whole.components().take_while(|part| !has_wildcard(part)).count();
        let count = whole.components().count();
        // A pattern without wildcards still needs a last part to match.
        let fixed = fixed.min(count.saturating_sub(1));
        let folder: PathBuf = whole.components().take(fixed).collect();
        let rest: PathBuf = whole.components().skip(fixed).collect();
        let rest = slashed(&rest);
        let depth = if rest.contains("**") { DEPTH_LIMIT } else { count - fixed };
        let globs = compile(&rest, endings)
            .map_err(|error| Error::configuration(format!("cannot read the pattern `{text}`")).because(error))?;
        Ok(Self { folder, globs, depth })
    }

    /// Whether `path`, absolute, is one of those described.
    pub(crate) fn matches(&self, path: &Path) -> bool {
        path.strip_prefix(&self.folder).is_ok_and(|relative| self.globs.is_match(relative))
    }

    /// The files described, sorted. No project has so many that not all are looked at.
    pub(crate) fn files(&self) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        let mut left = MOST_ENTRIES;
        walk(&self.folder, self.depth, &mut left, &mut |path| {
            if self.matches(&path) {
                found.push(path);
            }
        });
        if left == 0 {
            let message = format!("a pattern looks at more than {MOST_ENTRIES} files in `{}`", self.folder.display());
            return Err(Error::configuration(message).help("name a folder of the project before the first `*`"));
        }
        found.sort();
        Ok(found)
    }
}

/// Whether the last part of `path` has an extension, as Go's `filepath.Ext` sees it.
pub(crate) fn has_extension(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|last| last.contains('.'))
}

/// `path` with forward slashes on every system.
pub(crate) fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Whether `text` describes more than one name.
pub(crate) fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

fn has_wildcard(part: &Component<'_>) -> bool {
    part.as_os_str().to_str().is_some_and(is_pattern)
}

fn compile(text: &str, endings: &[&str]) -> std::result::Result<GlobSet, globset::Error> {
    let mut set = GlobSetBuilder::new();
    for ending in endings {
        let text = format!("{text}{ending}");
        set.add(GlobBuilder::new(&text).literal_separator(true).empty_alternates(true).build()?);
    }
    set.build()
}

fn walk(folder: &Path, depth: usize, left: &mut usize, found: &mut impl FnMut(PathBuf)) {
    // A folder that is missing or closed to us holds no manifests, as with a shell's pattern.
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        *left = left.saturating_sub(1);
        if *left == 0 {
            return;
        }
        let path = entry.path();
        match kind_of(&entry) {
            Some(Kind::File) => found(path),
            Some(Kind::Folder) if depth > 1 => walk(&path, depth - 1, left, found),
            _ => {}
        }
    }
}

enum Kind {
    File,
    Folder,
}

/// Follows symbolic links, except to a folder that the link itself lies in.
fn kind_of(entry: &fs::DirEntry) -> Option<Kind> {
    let kind = entry.file_type().ok()?;
    if kind.is_dir() {
        return Some(Kind::Folder);
    }
    if !kind.is_symlink() {
        return Some(Kind::File);
    }
    let target = fs::canonicalize(entry.path()).ok()?;
    let holder = fs::canonicalize(entry.path().parent()?).ok()?;
    match target.is_dir() {
        true if holder.starts_with(&target) => None,
        true => Some(Kind::Folder),
        false => Some(Kind::File),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    fn found(folder: &Path, pattern: &str) -> Vec<String> {
        let files = Pattern::of_manifests(folder, pattern).unwrap().files().unwrap();
        files.iter().map(|path| slashed(path.strip_prefix(folder).unwrap())).collect()
    }

    #[test]
    fn two_stars_match_no_folder_at_all() {
        let folder = project(&["a.yaml", "x/b.yml", "x/y/c.yaml.tmpl", "x/readme.md"]);
        assert_eq!(found(folder.path(), "**/*"), ["a.yaml", "x/b.yml", "x/y/c.yaml.tmpl"]);
    }

    #[test]
    fn one_star_stays_within_a_folder() {
        let folder = project(&["orgs/a.yaml", "orgs/x/b.yaml"]);
        assert_eq!(found(folder.path(), "orgs/*"), ["orgs/a.yaml"]);
    }

    #[test]
    fn braces_choose_and_an_extension_is_kept() {
        let folder = project(&["dev/a.yaml", "prod/a.yaml", "test/a.yaml", "dev/a.yml"]);
        assert_eq!(found(folder.path(), "{dev,prod}/*.yaml"), ["dev/a.yaml", "prod/a.yaml"]);
    }

    #[test]
    fn parent_folders_in_a_pattern_are_taken_out() {
        let folder = project(&["a.yaml", "x/b.yaml"]);
        assert_eq!(found(&folder.path().join("x"), "./../x/*"), ["b.yaml"]);
    }

    #[test]
    fn a_pattern_is_matched_from_its_base() {
        let pattern = Pattern::new(Path::new("/p/stacks"), "**/_defaults.yaml").unwrap();
        assert!(pattern.matches(Path::new("/p/stacks/_defaults.yaml")));
        assert!(pattern.matches(Path::new("/p/stacks/a/b/_defaults.yaml")));
        assert!(!pattern.matches(Path::new("/p/_defaults.yaml")));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_its_own_folder_is_not_followed() {
        let folder = project(&["a.yaml"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
        assert_eq!(found(folder.path(), "**/*"), ["a.yaml"]);
    }

    #[test]
    fn a_broken_pattern_is_named() {
        let error = Pattern::new(Path::new("/p"), "a/[x").map(|_| ()).unwrap_err();
        assert!(error.to_string().starts_with("error: cannot read the pattern `a/[x`"), "{error}");
    }
}
