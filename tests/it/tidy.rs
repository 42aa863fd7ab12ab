//! The rules of the source: sizes, names, layers, and what must not be in it. All at once.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::layers::{self, code};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;
const VAGUE_NAMES: [&str; 5] = ["util", "common", "helpers", "types", "manager"];
const STUBS: [&str; 3] = ["todo!(", "dbg!(", "unimplemented!("];

/// Where the unit tests of a file start.
const TESTS: &str = "#[cfg(test)]\nmod tests";

/// The one file that names the hosts of the clouds.
const HOSTS: &str = "src/cloud/azure/environment.rs";

#[test]
fn source_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut problems = Vec::new();
    let hosts = hosts(&read(&root.join(HOSTS)));
    assert!(hosts.len() > 10, "the table of hosts was not found in {HOSTS}");
    for path in files(root, &["src", "tests/it", "benches"]) {
        let name = relative(root, &path);
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = read(&path);
        problems.extend(shape(&name, &text));
        if let Some(inside) = name.strip_prefix("src/") {
            problems.extend(layers::problems(inside, &text));
            problems.extend(known_hosts(&name, &text, &hosts));
        }
    }
    for path in files(root, &["src", "tests", "benches", "stacks-fixtures", "completions", "man", ".ci"]) {
        problems.extend(machine_paths(&relative(root, &path), &fs::read(&path).unwrap_or_default()));
    }
    problems.sort();
    assert!(problems.is_empty(), "{} rules of design/style.md are broken:\n{}", problems.len(), problems.join("\n"));
}

/// Sizes, names and leftovers of one file.
fn shape(name: &str, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let lines = text.lines().count();
    if lines > LONGEST_FILE {
        problems.push(format!("{name}: {lines} lines, at most {LONGEST_FILE}"));
    }
    if !text.starts_with("//!") {
        problems.push(format!("{name}: does not start with a `//!` sentence that says what it is"));
    }
    let vague = Path::new(name).iter().filter_map(|part| part.to_str()).map(|part| part.trim_end_matches(".rs"));
    problems
        .extend(vague.filter(|part| VAGUE_NAMES.contains(part)).map(|part| format!("{name}: `{part}` names nothing")));
    // This file must be able to name them.
    if !name.ends_with("it/tidy.rs") {
        let code = code(text);
        problems
            .extend(STUBS.iter().filter(|stub| code.contains(*stub)).map(|stub| format!("{name}: holds `{stub}…)`")));
    }
    problems.extend(long_functions(name, text));
    problems
}

/// Functions over the limit. The source is formatted by rustfmt, so a function ends where a `}`
/// stands below its first letter.
fn long_functions(name: &str, text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut problems = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(function) = function_name(line) else { continue };
        let indentation = line.len() - line.trim_start().len();
        let end_line = format!("{}}}", " ".repeat(indentation));
        let ends_at_once = line.ends_with(';') || line.ends_with('}');
        let length =
            if ends_at_once { 1 } else { 1 + lines[start..].iter().take_while(|line| **line != end_line).count() };
        if length > LONGEST_FUNCTION {
            problems.push(format!("{name}:{}: `{function}` has {length} lines, at most {LONGEST_FUNCTION}", start + 1));
        }
    }
    problems
}

fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let name = rest.strip_prefix("fn ")?;
    Some(&name[..name.find(|c: char| !c.is_alphanumeric() && c != '_')?])
}

/// The hosts that the table of clouds names.
fn hosts(table: &str) -> Vec<String> {
    let table = table.split(TESTS).next().unwrap_or_default();
    let texts = table.split('"').skip(1).step_by(2);
    let hosts = texts.map(|text| text.trim_start_matches("https://")).filter(|text| {
        text.contains('.') && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c))
    });
    hosts.map(str::to_owned).collect()
}

/// A host of the table named elsewhere. The emulator plays them, and tests say what they expect.
fn known_hosts(name: &str, text: &str, hosts: &[String]) -> Vec<String> {
    let is_test = ["/tests.rs", "/fixtures.rs"].iter().any(|end| name.ends_with(end));
    if is_test || name == HOSTS || name.starts_with("src/emulator/") || name.ends_with("/emulator.rs") {
        return Vec::new();
    }
    let code = code(text.split(TESTS).next().unwrap_or_default());
    let found = hosts.iter().filter(|host| code.contains(host.as_str()));
    found.map(|host| format!("{name}: names `{host}`, which belongs into {HOSTS}")).collect()
}

/// Paths of the machine where something was written.
fn machine_paths(name: &str, bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    // Put together, so that this file does not break its own rule.
    let starts = ["work", "root", "Users"].map(|folder| format!("/{folder}/"));
    let is_path = |start: &String| {
        text.match_indices(start.as_str())
            .any(|(index, _)| !text[..index].ends_with(|c: char| c.is_alphanumeric() || "._-]}".contains(c)))
    };
    starts.iter().filter(|start| is_path(start)).map(|start| format!("{name}: holds a path below {start}")).collect()
}

fn files(root: &Path, folders: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> =
        folders.iter().map(|folder| root.join(folder)).filter(|path| path.is_dir()).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).expect("it is below the root").display().to_string()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_rules_are_found() {
        let long_function = format!("//! It.\nfn long() {{\n{}}}\n", "    x();\n".repeat(LONGEST_FUNCTION));
        for (name, text) in [
            ("src/a.rs", "fn a() {}\n".to_owned()),
            ("src/a.rs", "//! It.\n".repeat(LONGEST_FILE + 1)),
            ("src/a.rs", long_function),
            ("src/util/a.rs", "//! It.\n".to_owned()),
            ("src/a/helpers.rs", "//! It.\n".to_owned()),
            ("src/a.rs", format!("//! It.\nfn a() {{\n    {})\n}}\n", STUBS[0])),
        ] {
            assert_eq!(shape(name, &text).len(), 1, "{name}: {text}");
        }
        assert_eq!(shape("src/a.rs", "//! It. Never todo!()\n// dbg!()\nfn a() {}\n"), [""; 0]);
    }

    #[test]
    fn hosts_and_machine_paths_are_found() {
        let hosts = hosts(r#"login_host: "login.example.com", arm: "https://arm.example.com", name: "public","#);
        assert_eq!(hosts, ["login.example.com", "arm.example.com"]);
        assert_eq!(known_hosts("src/a.rs", "let a = \"https://arm.example.com/x\";", &hosts).len(), 1);
        assert_eq!(
            known_hosts("src/a.rs", "// arm.example.com\n#[cfg(test)]\nmod tests {\"arm.example.com\"", &hosts),
            [""; 0]
        );
        let path = ["/ro", "ot/me"].concat();
        assert_eq!(machine_paths("a", format!("cd {path}").as_bytes()).len(), 1);
        assert_eq!(machine_paths("a", format!("[HOME]{path} x{path}").as_bytes()), [""; 0]);
    }
}
