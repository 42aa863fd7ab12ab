//! What the program generates is what is committed, and the README says what the program does.

use std::{collections::BTreeMap, fs, path::Path};

use assert_cmd::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Those with generated tables.
const PAGES: [&str; 2] = ["README.md", "docs/environment.md"];

#[test]
fn what_is_generated_is_up_to_date() {
    let fresh = tempfile::tempdir().expect("a temporary folder can be made");
    fs::create_dir(fresh.path().join("docs")).expect("it is empty");
    for page in PAGES {
        fs::copy(Path::new(ROOT).join(page), fresh.path().join(page)).expect("it is there");
    }
    Command::cargo_bin("wrap").expect("it is built").arg("generate").arg(fresh.path()).assert().success();
    for page in PAGES {
        let text = |folder: &Path| fs::read_to_string(folder.join(page)).expect("it is text");
        assert!(text(fresh.path()) == text(Path::new(ROOT)), "{page} differs; run `make docs` and commit the result");
    }
    for folder in ["completions", "man"] {
        let want = texts(&fresh.path().join(folder));
        let have = texts(&Path::new(ROOT).join(folder));
        let differing: Vec<_> =
            want.keys().chain(have.keys()).filter(|name| want.get(*name) != have.get(*name)).collect();
        assert!(!want.is_empty(), "{folder}: something is generated");
        assert!(differing.is_empty(), "{folder}: {differing:?} differ; run `make docs` and commit the result");
    }
}

#[test]
fn readme_names_every_command_of_the_help() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("README.md is there");
    for words in [&[][..], &["auth"]] {
        for command in commands(words) {
            let name = [&["wrap"], words, &[&command]].concat().join(" ");
            assert!(readme.contains(&format!("`{name}")), "README.md does not name `{name}`");
        }
    }
}

/// The commands that `wrap <words> --help` lists.
fn commands(words: &[&str]) -> Vec<String> {
    let output = Command::cargo_bin("wrap").expect("it is built").args(words).arg("--help").output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("help is text");
    let list = text.split("Commands:\n").nth(1).expect("there is a list of commands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()));
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

fn texts(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())).flatten();
    entries
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).expect("it is text");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect()
}
