//! What README.md shows works as it stands: its five minutes, pasted into a fresh home.

use std::{fs, os::unix::fs::PermissionsExt as _, process::Command};

use serde_json::json;

use crate::machine::{Machine, emulator};

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

#[test]
fn five_minutes_of_the_readme_work_when_pasted() {
    let readme = fs::read_to_string(README).unwrap();
    let section = readme.split("\n## ").find(|text| text.starts_with("Five minutes")).expect("README has five minutes");
    let [configuration, stack] = blocks(section, "yaml").try_into().expect("a configuration and a stack");
    // The emulator knows other tenants.
    let configuration = configuration
        .replace("12345678-1234-1234-1234-123456789012", "contoso.example")
        .replace("87654321-4321-4321-4321-210987654321", "00000000-0000-4000-a000-000000000001");
    let (machine, emulator) = (Machine::new(&configuration), emulator(json!({})));
    machine.write("project/stacks/dev.yaml", &stack);
    let variables = "variable \"stage\" {}\nvariable \"address_space\" {}\n";
    machine.write("project/components/terraform/vnet/main.tf", variables);
    machine.write("bin/terraform", "#!/bin/sh\nexit 0\n");
    let terraform = machine.path("bin/terraform");
    fs::set_permissions(&terraform, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", machine.path("bin").display());
    let lines: Vec<String> = blocks(section, "console").concat().lines().map(ToOwned::to_owned).collect();
    let mut count = 0;
    for line in lines.iter().filter_map(|line| line.trim().strip_prefix("$ wrap ")) {
        let words: Vec<&str> = line.split_whitespace().take_while(|word| *word != "#").collect();
        let mut command: Command = machine.command(&emulator, "wrap", &words);
        let output = command.env("WRAP_FORCE_TTY", "true").env("PATH", &path).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "$ wrap {line}\n{said}");
        assert!(!said.contains("warning"), "$ wrap {line}\n{said}");
        count += 1;
    }
    assert!(count >= 3, "README shows commands");
}

/// The texts of the code blocks in `language`, without what they are indented by.
fn blocks(section: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        if line.trim() == format!("```{language}") {
            let indent = line.len() - line.trim_start().len();
            let inner = lines.by_ref().take_while(|line| line.trim() != "```");
            blocks.push(inner.map(|line| line.get(indent..).unwrap_or_default().to_owned() + "\n").collect());
        }
    }
    blocks
}
