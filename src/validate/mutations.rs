//! The example projects with one thing broken at a time: nothing of it may surprise `validate`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Finding, Scope, validate};
use crate::{config::Selection, system::Env};

/// Enough to reach every kind of mutation in every kind of file; the seeds make them the same each time.
const MUTATIONS: u64 = 20;

#[test]
fn one_broken_thing_is_found_in_its_place_and_nothing_panics() {
    for fixture in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("stacks-fixtures")).unwrap() {
        let fixture = fixture.unwrap().path();
        if fixture.ends_with("broken") {
            continue;
        }
        let root = tempfile::tempdir().unwrap();
        let project = root.path().join("project");
        copy(&fixture, &project);
        let files = texts(&project);
        for seed in 0..MUTATIONS {
            let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ fixture.as_os_str().len() as u64);
            let file = &files[random.below(files.len())];
            let text = fs::read_to_string(file).unwrap();
            fs::write(file, mutated(&text, &mut random)).unwrap();
            let first = findings(&project);
            assert_eq!(first, findings(&project), "the same again: {} {seed}", file.display());
            for finding in &first {
                check_place(&project, finding, &format!("{} {seed}", file.display()));
            }
            fs::write(file, text).unwrap();
        }
    }
}

fn findings(project: &Path) -> Vec<Finding> {
    let env = Env { directory: project.to_path_buf(), ..Env::default() };
    validate(&env, &Selection::default(), Scope::All).findings
}

fn check_place(project: &Path, finding: &Finding, what: &str) {
    let place = finding.place.unwrap_or_else(|| panic!("{what}: no place: {finding:?}"));
    let text = fs::read_to_string(project.join(place.file)).unwrap_or_else(|_| panic!("{what}: no file: {finding:?}"));
    // What ends too early is found behind the last line.
    let lines = text.lines().count() + 1;
    assert!((1..=lines).contains(&(place.line as usize)) && place.column > 0, "{what}: {finding:?}");
}

fn mutated(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let index = random.below(lines.len());
    let line = lines[index].clone();
    let (start, value) = line.split_once(':').unwrap_or((&line, ""));
    match random.below(14) {
        0 => drop(lines.remove(index)),
        1 => lines[index].insert(0, ' '),
        2 => lines[index] = line.strip_prefix("  ").unwrap_or(&line).to_owned(),
        3 => lines[index].insert(0, '\t'),
        4 => lines.insert(index, line),
        5 => lines[index] = format!("{start}x:{value}"),
        6 => lines[index] = format!("{start}: [{value}"),
        7 => lines[index] = format!("{start}: [{value}]"),
        8 => lines[index] = format!("{start}: !exec rm -rf {value}"),
        9 => lines[index] = format!("{start}: \"{{{{ .{value} }}}}\""),
        10 => lines[index] = format!("{start}: &a [*a, *b]"),
        11 => lines[index] = format!("{start}: null"),
        12 => lines.truncate(index),
        _ => lines[index] = line.chars().rev().collect(),
    }
    lines.join("\n")
}

/// Xorshift: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= (self.0 << 13) | 1;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Configuration, manifests and code, in one order everywhere.
fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(texts(&path));
        } else if path
            .extension()
            .is_some_and(|extension| ["yaml", "tf", "tmpl", "json"].iter().any(|known| extension == *known))
        {
            files.push(path);
        }
    }
    files.sort();
    files
}
