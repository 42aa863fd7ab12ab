//! Resolution of stacks, measured on a generated project, with the cost of twice and four times as many manifests.
//!
//! Run it with `cargo bench --bench stacks` on an idle machine.

#![allow(clippy::print_stdout, reason = "printing is what a bench is for")]
#![allow(clippy::cast_precision_loss, reason = "numbers for people")]

#[path = "stacks/tree.rs"]
mod tree;

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use nix::sys::resource::{Usage, UsageWho, getrusage};
use tree::Size;

const WRAP: &str = env!("CARGO_BIN_EXE_wrap");

#[expect(clippy::disallowed_methods, reason = "a bench is no part of the program")]
fn main() {
    // `cargo bench --bench stacks -- --write FOLDER` leaves the large tree there, to look at or to profile.
    if let Some(folder) = std::env::args().skip_while(|word| word != "--write").nth(1) {
        return tree::write(Path::new(&folder), Size::times(1, 1));
    }
    if std::env::args().nth(1).as_deref() == Some("--peak") {
        return print_peak(std::env::args().skip(2));
    }
    let large = tempfile::tempdir().expect("a temporary folder can be made");
    let size = Size::times(1, 1);
    tree::write(large.path(), size);
    stand_in(large.path());
    let (files, bytes) = manifests(&large.path().join("stacks"));
    println!(
        "{files} manifests, {:.1} MB, {} stacks, {} components",
        megabytes(bytes),
        size.stacks,
        count(large.path())
    );
    let (stack, component) = (tree::stack_name(97), tree::component_name(97, 3, size));
    let one = ["describe", "component", component.as_str(), "-s", stack.as_str(), "--process-templates=false"];
    let run = ["terraform", "plan", component.as_str(), "-s", stack.as_str(), "--dry-run", "-i", "false"];
    pin("0");
    measure("one component for a run, one core", large.path(), &run, 21, None);
    pin(&all_processors());
    measure("one component for a run", large.path(), &run, 21, None);
    measure("describe component", large.path(), &one, 21, None);
    measure("list stacks", large.path(), &["list", "stacks"], 21, None);
    measure("list instances", large.path(), &["list", "instances"], 11, None);
    measure("describe stacks, JSON", large.path(), &["describe", "stacks", "--format", "json"], 7, None);
    measure("describe stacks, YAML", large.path(), &["describe", "stacks", "--format", "yaml"], 7, None);
    measure("validate, complete", large.path(), &["validate"], 7, None);
    affected(large.path());

    let small = tempfile::tempdir().expect("a temporary folder can be made");
    tree::write(small.path(), Size::small());
    stand_in(small.path());
    let (stack, component) = (tree::stack_name(1), tree::component_name(1, 1, Size::small()));
    let run = ["terraform", "plan", component.as_str(), "-s", stack.as_str(), "--dry-run", "-i", "false"];
    pin("0");
    let files = manifests(&small.path().join("stacks")).0;
    measure(&format!("one component of {files} manifests, one core"), small.path(), &run, 51, None);
    pin(&all_processors());
    linearity();
}

/// Keeps this process and those that it starts on these processors, where the system has `taskset`.
fn pin(processors: &str) {
    let own = std::process::id().to_string();
    let _ =
        Command::new("taskset").args(["-cp", processors, &own]).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

fn all_processors() -> String {
    let online = fs::read_to_string("/sys/devices/system/cpu/online").unwrap_or_default();
    online.trim().to_owned()
}

/// One half, the whole and twice the large tree: 1x, 2x, 4x.
/// Once, twice and four times as many manifests.
fn linearity() {
    let commands: [&[&str]; 3] = [&["list", "stacks"], &["describe", "stacks"], &["validate"]];
    let mut firsts = [None; 3];
    for (numerator, denominator) in [(1, 2), (1, 1), (2, 1)] {
        println!();
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        tree::write(folder.path(), Size::times(numerator, denominator));
        let (files, _) = manifests(&folder.path().join("stacks"));
        stand_in(folder.path());
        for (words, first) in commands.into_iter().zip(&mut firsts) {
            let name = format!("{}, {files} manifests", words.join(" "));
            let time = measure(&name, folder.path(), words, 5, *first);
            *first = first.or(Some(time));
        }
    }
}

/// Between two commits of which the second changes a catalogue and a module.
fn affected(root: &Path) {
    let git = |words: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=bench", "-c", "user.email=bench@example.com"]).args(words).current_dir(root);
        assert!(
            command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success()),
            "{words:?}"
        );
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "one"]);
    let path = root.join("stacks/catalog/components/component-5.yaml");
    let text = fs::read_to_string(&path).expect("it was written");
    fs::write(&path, text.replace("name: component-5", "name: changed")).expect("the folder is ours");
    git(&["commit", "--quiet", "-am", "two"]);
    measure("describe affected", root, &["describe", "affected", "--base", "HEAD~1"], 5, None);
}

/// A Terraform that does nothing.
fn stand_in(root: &Path) {
    fs::create_dir_all(root.join("bin")).expect("the folder is ours");
    std::os::unix::fs::symlink("/bin/true", root.join("bin/terraform")).expect("the folder is ours");
}

fn count(root: &Path) -> usize {
    let output = wrap(root, &["describe", "stacks", "-q", "[.[].components.terraform[]] | length"]).output();
    let text = String::from_utf8(output.expect("wrap starts").stdout).unwrap_or_default();
    text.trim().parse().unwrap_or_default()
}

fn wrap(root: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(WRAP);
    command
        .args(words)
        .env_clear()
        .env("HOME", root)
        .env("PATH", format!("{}:/usr/bin:/bin", root.join("bin").display()));
    command.current_dir(root);
    command.stdin(Stdio::null());
    command
}

/// Prints the median of `runs`, the CPU time and the largest memory of one run, and the ratio to `base`.
fn measure(name: &str, root: &Path, words: &[&str], runs: usize, base: Option<Duration>) -> Duration {
    let mut command = wrap(root, words);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    assert!(command.status().expect("wrap starts").success(), "{name} ends well");
    let before = of_children();
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            let _ = command.status();
            start.elapsed()
        })
        .collect();
    let processor = (seconds(&of_children()) - seconds(&before)) / runs as f64;
    times.sort_unstable();
    let median = times[times.len() / 2];
    let ratio = base.map(|base| format!("  {:6.2} times", median.as_secs_f64() / base.as_secs_f64()));
    println!(
        "{name:<42} {:8.1} ms  {:8.1} ms of CPU  {:4} MB{}",
        median.as_secs_f64() * 1000.0,
        processor * 1000.0,
        peak(root, words),
        ratio.unwrap_or_default()
    );
    median
}

fn of_children() -> Usage {
    getrusage(UsageWho::RUSAGE_CHILDREN).expect("the kernel counts")
}

fn seconds(usage: &Usage) -> f64 {
    [usage.user_time(), usage.system_time()].iter().map(|time| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6).sum()
}

/// The largest resident memory of a run in megabytes. The kernel tells a process only the largest of all its
/// children, so a process of its own asks for each.
#[expect(clippy::disallowed_methods, reason = "a bench is no part of the program")]
fn peak(root: &Path, words: &[&str]) -> i64 {
    let own = std::env::current_exe().expect("a process has a program");
    let mut command = wrap(root, words);
    let environment: Vec<_> =
        command.get_envs().map(|(name, value)| (name.to_owned(), value.map(ToOwned::to_owned))).collect();
    command = Command::new(own);
    command.arg("--peak").args(words).env_clear().current_dir(root).stdin(Stdio::null());
    command.envs(environment.into_iter().filter_map(|(name, value)| Some((name, value?))));
    let output = command.output().expect("this program starts");
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or_default()
}

/// Runs `wrap` with `words` and prints its largest memory.
fn print_peak(words: impl Iterator<Item = String>) {
    let _ = Command::new(WRAP).args(words).stdout(Stdio::null()).stderr(Stdio::null()).status();
    println!("{}", of_children().max_rss() / 1024);
}

fn manifests(folder: &Path) -> (usize, u64) {
    let entries = fs::read_dir(folder).expect("it was written").flatten();
    entries.fold((0, 0), |(files, bytes), entry| {
        let kind = entry.file_type().expect("it has a type");
        let (more, size) =
            if kind.is_dir() { manifests(&entry.path()) } else { (1, entry.metadata().map_or(0, |file| file.len())) };
        (files + more, bytes + size)
    })
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}
