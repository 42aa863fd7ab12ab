//! Secrets where they must not be: in what a program prints, or in a file that others can read.

use std::{fs, io, os::unix::fs::PermissionsExt as _, path::Path, process::Output};

use wrap::emulator::Emulator;

use crate::{
    case::{Case, Step},
    sandbox::Sandbox,
};

/// Every secret of the fixtures starts like this.
const CANARY: &str = "canary-";

/// Problems with what a step printed. stderr is for people: never a secret there.
pub(crate) fn in_output(sandbox: &Sandbox, step: &Step, output: &Output) -> Vec<String> {
    let streams = [("stdout", &output.stdout, step.prints_token), ("stderr", &output.stderr, false)];
    let secrets = secrets(sandbox);
    streams
        .into_iter()
        .filter(|(_, _, allowed)| !allowed)
        .filter_map(|(name, bytes, _)| Some(format!("{name} shows {}", find(bytes, &secrets)?)))
        .collect()
}

/// Problems with files of the home and the project: a secret needs mode 0600. What the case itself
/// put into the project may stay as it is.
pub(crate) fn in_files(sandbox: &Sandbox, case: &Case) -> io::Result<Vec<String>> {
    let secrets = secrets(sandbox);
    let mut problems = Vec::new();
    for folder in ["home", "project"] {
        visit(&sandbox.path(folder), &mut |path| {
            let relative = path.strip_prefix(&sandbox.root).expect("it is below the root");
            let bytes = fs::read(path)?;
            let mode = fs::metadata(path)?.permissions().mode() & 0o777;
            let shared = case.shared_project().zip(relative.strip_prefix("project").ok());
            let shared = shared.map(|(project, inside)| project.join(inside));
            let mut inputs = std::iter::once(case.folder.join(relative)).chain(shared);
            let is_input = inputs.any(|path| fs::read(path).is_ok_and(|input| input == bytes));
            let is_private = matches!(mode, 0o600 | 0o400);
            if is_private || is_input {
                return Ok(());
            }
            if let Some(secret) = find(&bytes, &secrets) {
                problems.push(format!("{} (mode {mode:o}) holds {secret}", relative.display()));
            }
            Ok(())
        })?;
    }
    Ok(problems)
}

fn secrets(sandbox: &Sandbox) -> Vec<String> {
    sandbox.emulator.as_ref().map(Emulator::issued_secrets).unwrap_or_default()
}

/// The first secret in `bytes`, cut short.
fn find(bytes: &[u8], issued: &[String]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    if let Some(start) = text.find(CANARY) {
        return Some(format!("`{}…`", text[start..].chars().take(20).collect::<String>()));
    }
    let secret = issued.iter().find(|secret| text.contains(secret.as_str()))?;
    Some(format!("`{}…`, issued by the emulator", secret.chars().take(12).collect::<String>()))
}

fn visit(folder: &Path, file: &mut impl FnMut(&Path) -> io::Result<()>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // A link's target is visited where it lies.
        if entry.file_type()?.is_dir() {
            visit(&entry.path(), file)?;
        } else if entry.file_type()?.is_file() {
            file(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canaries_and_issued_secrets_are_found() {
        let issued = ["1.AXissued".to_owned()];
        assert!(find(b"password canary-x", &issued).is_some());
        assert!(find(b"token=1.AXissued;", &issued).is_some());
        assert_eq!(find(b"nothing here", &issued), None);
    }
}
