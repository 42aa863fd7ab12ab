//! Input that is too large, too deep or too often: a clear error or the right result, within bounds of memory.

use std::{fmt::Write as _, fs, path::Path, process::Command};

const PROJECT: &str = "
base_path: .
stacks: {base_path: stacks, included_paths: ['*']}
components: {terraform: {base_path: components/terraform}}
templates: {settings: {enabled: true}}
";

const COMPONENT: &str = "components: {terraform: {app: {vars: {a: 1}}}}\n";

/// What `wrap describe component app -s dev` prints about these files below `stacks`, with at most 1.5 GB of memory.
fn described(files: &[(&str, &str)]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &Path, text: &str| {
        fs::create_dir_all(path.parent().expect("it is below the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write(&folder.path().join("atmos.yaml"), PROJECT);
    write(&folder.path().join("components/terraform/app/main.tf"), "");
    for (name, text) in files {
        write(&folder.path().join("stacks").join(name), text);
    }
    let output = Command::new("/bin/sh")
        .args(["-c", "ulimit -v 1500000; exec \"$0\" describe component app -s dev -q .vars"])
        .arg(env!("CARGO_BIN_EXE_wrap"))
        .current_dir(folder.path())
        .env_clear()
        .env("HOME", folder.path())
        .output()
        .expect("a shell");
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    (output.status.code(), text)
}

fn assert_refused(files: &[(&str, &str)], wanted: &str) {
    let (code, text) = described(files);
    assert_eq!(code, Some(78), "{text}");
    assert!(text.contains(wanted), "{wanted}\n{text}");
    assert!(text.len() < 5_000, "the message is longer than anybody reads: {} bytes", text.len());
}

fn assert_read(text: &str) {
    let (code, printed) = described(&[("dev.yaml", text)]);
    assert_eq!((code, printed.as_str()), (Some(0), "a: 1\n"));
}

#[test]
fn ten_megabytes_are_read() {
    let block = "    a line of a long text\n".repeat(200_000);
    assert_read(&format!("{COMPONENT}settings:\n  text: |\n{block}{}", "# a comment\n".repeat(400_000)));
    assert_read(&format!("{COMPONENT}settings: {{text: \"{}\"}}\n", "x".repeat(10_000_000)));
}

#[test]
fn depth_is_refused_and_does_not_exhaust_the_stack() {
    let deep = |text: String| format!("{COMPONENT}settings:\n  a: {text}\n");
    let many = 100_000;
    assert_refused(&[("dev.yaml", &deep("[".repeat(many) + &"]".repeat(many)))], "stacks/dev.yaml:3:");
    assert_refused(&[("dev.yaml", &deep("{a: ".repeat(many) + &"}".repeat(many)))], "stacks/dev.yaml:3:");
    assert_refused(&[("dev.yaml", &deep(format!("\n    {}x", "- ".repeat(many))))], "stacks/dev.yaml:4:");
    let template = |text: String| format!("components: {{terraform: {{app: {{vars: {{a: '{text}'}}}}}}}}\n");
    let blocks = template("{{ if true }}".repeat(many) + &"{{ end }}".repeat(many));
    assert_refused(&[("dev.yaml", &blocks)], "stacks/dev.yaml:1:42: the template cannot be read");
    let brackets = template(format!("{{{{ {}1{} }}}}", "(".repeat(many), ")".repeat(many)));
    assert_refused(&[("dev.yaml", &brackets)], "stacks/dev.yaml:1:42: the template cannot be read");
}

#[test]
fn anchors_are_counted_and_bombs_refused() {
    let mut anchors = format!("{COMPONENT}settings:\n");
    for number in 0..1_000 {
        let _ = writeln!(anchors, "  a{number}: &a{number} {{x: {number}}}\n  b{number}: *a{number}");
    }
    assert_read(&anchors);
    let mut bomb = format!("{COMPONENT}x0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for number in 1..12 {
        let aliases = vec![format!("*x{}", number - 1); 10].join(", ");
        let _ = writeln!(bomb, "x{number}: &x{number} [{aliases}]");
    }
    assert_refused(&[("dev.yaml", &bomb)], "its aliases repeat more than 1000000 values");
}

/// Files `c/a0` and so on, each of which imports the next one in this way.
fn chain(length: usize, import: impl Fn(String) -> String) -> Vec<(String, String)> {
    let file = |number: usize| (format!("c/a{number}.yaml"), import(format!("c/a{}", number + 1)));
    let last = (format!("c/a{length}.yaml"), "vars: {b: 1}\n".to_owned());
    (0..length).map(file).chain([last]).collect()
}

fn assert_chain_refused(files: &[(String, String)], first: &str, wanted: &str) {
    let start = format!("import: [{first}]\n{COMPONENT}");
    let mut all = vec![("dev.yaml", start.as_str())];
    all.extend(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    assert_refused(&all, wanted);
}

#[test]
fn imports_end() {
    let long = chain(3_000, |next| format!("import: [{next}]\n"));
    assert_chain_refused(&long, "c/a0", "stacks/c/a63.yaml:1:10: import `c/a64` is more than 64 files deep");
    let wide = chain(12, |next| {
        format!("import: [{}]\n", vec![format!("{{path: {next}, context: {{x: 1}}}}"); 10].join(", "))
    });
    assert_chain_refused(&wide, "c/a0", "is one of more than 20000 of one manifest");
}

#[test]
fn inheritance_and_locals_end() {
    let chain = |length: usize, count: usize| {
        let mut text = "components:\n  terraform:\n    app: {metadata: {inherits: [b0]}}\n".to_owned();
        for number in 0..length {
            let names = vec![format!("b{}", number + 1); count].join(", ");
            let _ = writeln!(text, "    b{number}: {{metadata: {{inherits: [{names}]}}}}");
        }
        text + &format!("    b{length}: {{}}\n")
    };
    let wanted = "component `app` inherits from too many others";
    assert_refused(&[("dev.yaml", &chain(2_000, 1))], wanted);
    assert_refused(&[("dev.yaml", &chain(25, 3))], wanted);
    let mut locals = format!("{COMPONENT}locals:\n");
    for number in 0..1_000 {
        let _ = writeln!(locals, "  l{number}: '{{{{ .locals.l{} }}}}'", number + 1);
    }
    assert_refused(&[("dev.yaml", &(locals + "  l1000: x\n"))], "locals need each other over too many steps");
}
