//! Compares what a case did with what it should do, or rewrites the latter.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Compares, or with `UPDATE_CASES=1` rewrites the files under `want/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Compare,
    Update,
}

impl Mode {
    #[expect(clippy::disallowed_methods, reason = "a test has no `System`")]
    pub(crate) fn of_this_run() -> Self {
        if std::env::var_os("UPDATE_CASES").is_some() { Self::Update } else { Self::Compare }
    }

    /// A file that is always compared; a missing one says that there is `nothing`.
    pub(crate) fn always(self, path: &Path, actual: &str, nothing: &str) -> io::Result<Option<String>> {
        let wanted = fs::read_to_string(path).unwrap_or_else(|_| nothing.to_owned());
        if self == Self::Compare || wanted == actual {
            return Ok(difference(path, &wanted, actual));
        }
        if actual == nothing {
            fs::remove_file(path)?;
        } else {
            fs::create_dir_all(path.parent().unwrap_or(path))?;
            fs::write(path, actual)?;
        }
        Ok(None)
    }

    /// A file that is compared when it is there.
    pub(crate) fn if_present(self, path: &Path, actual: &str) -> io::Result<Option<String>> {
        if path.is_file() { self.always_present(path, actual) } else { Ok(None) }
    }

    fn always_present(self, path: &Path, actual: &str) -> io::Result<Option<String>> {
        if self == Self::Update {
            fs::write(path, actual)?;
        }
        Ok(difference(path, &fs::read_to_string(path)?, actual))
    }
}

/// All files below `folder`, relative to it, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_owned());
            }
        }
    }
    found.sort();
    found
}

/// What differs, with the name of the file; nothing when the texts are equal.
fn difference(path: &Path, wanted: &str, actual: &str) -> Option<String> {
    if wanted == actual {
        return None;
    }
    let lines: String = changed_lines(&lines(wanted), &lines(actual)).into_iter().map(|line| line + "\n").collect();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let name = path.strip_prefix(cases).unwrap_or(path);
    Some(format!("{} (- wanted, + actual):\n{lines}", name.display()))
}

/// Lines, with a sign for a last one that has no end.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if !text.is_empty() && !text.ends_with('\n') {
        lines.push("(no newline at the end)".to_owned());
    }
    lines
}

/// A line diff, from the longest common subsequence.
fn changed_lines(wanted: &[String], actual: &[String]) -> Vec<String> {
    let (rows, columns) = (wanted.len(), actual.len());
    // longest[i][j]: of wanted[i..] and actual[j..].
    let mut longest = vec![vec![0_usize; columns + 1]; rows + 1];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            longest[i][j] = if wanted[i] == actual[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut shown) = (0, 0, Vec::new());
    while i < rows || j < columns {
        if i < rows && j < columns && wanted[i] == actual[j] {
            shown.push(format!("    {}", wanted[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == columns || (i < rows && longest[i + 1][j] >= longest[i][j + 1]) {
            shown.push(format!("  - {}", wanted[i]));
            i += 1;
        } else {
            shown.push(format!("  + {}", actual[j]));
            j += 1;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn difference_shows_changed_lines_between_equal_ones() {
        let shown = difference(Path::new("a/b/want/stdout"), "one\ntwo\nthree\n", "one\nTWO\nthree").unwrap();
        let expected = "a/b/want/stdout (- wanted, + actual):\n    one\n  - two\n  + TWO\n    three\n  + (no newline at the end)\n";
        assert_eq!(shown, expected);
        assert_eq!(difference(Path::new("x"), "same", "same"), None);
    }
}
