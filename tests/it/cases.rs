//! Runs every case under `tests/cases`; see the README there.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Output,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use wrap::emulator::Emulator;

use crate::{
    case::{Case, Step},
    executions, leaks,
    placeholders::{Known, normalise},
    sandbox::Sandbox,
    want::{self, Mode},
};

const WORKERS: usize = 4;

#[test]
fn cases() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let folders = folders(&root);
    assert!(!folders.is_empty(), "no case was found");
    let mode = Mode::of_this_run();
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(folder) = folders.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let name = folder.strip_prefix(&root).expect("it is below the root").display().to_string();
                    let problems = run(folder, mode);
                    if !problems.is_empty() {
                        failures.lock().unwrap().push((name, problems.join("\n")));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().unwrap();
    failures.sort();
    let report: Vec<String> = failures.iter().map(|(name, problems)| format!("\n--- {name}\n{problems}")).collect();
    assert!(failures.is_empty(), "{} of {} cases failed:\n{}", failures.len(), folders.len(), report.join("\n"));
}

/// `tests/cases/<area>/<case>`, those whose name contains `$CASES` when it is set.
fn folders(root: &Path) -> Vec<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "a test has no `System`")]
    let wanted = std::env::var("CASES").unwrap_or_default();
    let mut folders: Vec<PathBuf> = subfolders(root).iter().flat_map(|area| subfolders(area)).collect();
    folders.retain(|folder| folder.strip_prefix(root).is_ok_and(|name| name.display().to_string().contains(&wanted)));
    folders.sort();
    folders
}

fn subfolders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of the cases can be read");
    entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}

/// Runs one case and returns its problems.
fn run(folder: &Path, mode: Mode) -> Vec<String> {
    let case = match Case::read(folder) {
        Ok(case) => case,
        Err(problem) => return vec![problem],
    };
    compare(&case, mode).unwrap_or_else(|error| vec![format!("cannot run the case: {error}")])
}

fn compare(case: &Case, mode: Mode) -> io::Result<Vec<String>> {
    let sandbox = Sandbox::new(case)?;
    let mut problems = Vec::new();
    for step in case.steps() {
        let output = sandbox.run(&step)?;
        problems.extend(leaks::in_output(&sandbox, &step, &output));
        let known = known(&sandbox, case);
        problems.extend(compare_output(mode, &step, &output, &known)?);
        let executions = executions::take(&sandbox, &sandbox.environment(&step));
        let executions = normalise(&format!("{executions:#}\n"), &known);
        problems.extend(mode.always(&step.want.join("exec.json"), &executions, "[]\n")?);
    }
    problems.extend(compare_home(mode, case, &sandbox)?);
    problems.extend(leaks::in_files(&sandbox, case)?);
    for path in &case.file.absent {
        if sandbox.path(path).exists() {
            problems.push(format!("`{path}` is there"));
        }
    }
    if let Some(emulator) = &sandbox.emulator {
        problems.extend(emulator.unused_faults().iter().map(|fault| format!("no request met the fault {fault:?}")));
    }
    Ok(problems)
}

fn compare_output(mode: Mode, step: &Step, output: &Output, known: &Known) -> io::Result<Vec<String>> {
    let shown = |bytes: &[u8]| normalise(&String::from_utf8_lossy(bytes), known);
    let status = output.status.code().map_or_else(|| output.status.to_string(), |code| code.to_string());
    let compared = [
        mode.always(&step.want.join("stdout"), &shown(&output.stdout), "")?,
        mode.always(&step.want.join("stderr"), &shown(&output.stderr), "")?,
        mode.always(&step.want.join("status"), &format!("{status}\n"), "0\n")?,
    ];
    Ok(compared.into_iter().flatten().collect())
}

/// `want/home`, `want/project` and `want/requests`: what is there is compared at the end.
fn compare_home(mode: Mode, case: &Case, sandbox: &Sandbox) -> io::Result<Vec<String>> {
    let want = case.folder.join("want");
    let known = known(sandbox, case);
    let mut problems = vec![mode.if_present(&want.join("requests"), &normalise(&requests(sandbox), &known))?];
    for folder in ["home", "project"] {
        for file in want::files(&want.join(folder)) {
            let path = Path::new(folder).join(file);
            let problem = match fs::read_to_string(sandbox.root.join(&path)) {
                Ok(actual) => mode.if_present(&want.join(&path), &normalise(&actual, &known))?,
                Err(error) => Some(format!("cannot read `{}`: {error}", path.display())),
            };
            problems.push(problem);
        }
    }
    Ok(problems.into_iter().flatten().collect())
}

/// The emulator's requests, one a line. They are sorted: some are sent at the same time.
fn requests(sandbox: &Sandbox) -> String {
    let requests = sandbox.emulator.as_ref().map(Emulator::requests).unwrap_or_default();
    let mut lines: Vec<String> = requests
        .iter()
        .map(|request| {
            let fields = ["grant_type", "client_id", "scope"];
            let fields = fields.map(|name| request.form.get(name).map(|value| format!(" {name}={value}")));
            let fields: String = fields.into_iter().flatten().collect();
            format!("{} {} {}{fields}\n", request.status, request.method, request.url)
        })
        .collect();
    lines.sort();
    lines.concat()
}

fn known(sandbox: &Sandbox, case: &Case) -> Known {
    let path = |name: &str| sandbox.path(name).display().to_string();
    let mut texts = vec![
        // Before the sandbox: it may hold a copy of the program.
        (sandbox.wrap.display().to_string(), "[WRAP]"),
        (path("home"), "[HOME]"),
        (path("project"), "[PROJECT]"),
        (path("bin"), "[BIN]"),
        (path("links"), "[LINKS]"),
        (sandbox.root.display().to_string(), "[SANDBOX]"),
    ];
    let mut inputs: Vec<String> = std::iter::once(case.folder.clone())
        .chain(case.shared_project())
        .flat_map(|folder| want::files(&folder).into_iter().map(move |file| folder.join(file)))
        .filter_map(|file| fs::read_to_string(file).ok())
        .collect();
    if let Some(emulator) = &sandbox.emulator {
        texts.push((emulator.proxy_url(), "[PROXY]"));
        texts.push((emulator.proxy_url().replace("http://", "https://"), "[MACHINE]"));
        // Tokens that are signed get their own placeholder by their form.
        let issued = emulator.issued_secrets().into_iter().filter(|secret| !secret.starts_with("eyJ"));
        texts.extend(issued.map(|secret| (secret, "[SECRET]")));
        inputs.push(format!("{:?}", case.file.emulator));
    }
    Known { texts, inputs: inputs.concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The problems of a case that runs `script` in the shell and wants nothing on stdout.
    fn problems(settings: &str, script: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let case = format!("description = \"\"\nprogram = \"sh\"\ncommand = [\"-c\", '{script}']\n{settings}\n");
        fs::write(folder.path().join("case.toml"), case).unwrap();
        run(folder.path(), Mode::Compare).join("\n")
    }

    #[test]
    fn silent_case_has_no_problem() {
        assert_eq!(problems("", ":"), "");
    }

    #[test]
    fn output_and_status_are_compared() {
        assert!(problems("", "echo hello").contains("+ hello"));
        assert!(problems("", "echo hello >&2").contains("want/stderr"));
        assert!(problems("", "exit 3").contains("+ 3"));
    }

    #[test]
    fn secret_on_stdout_or_stderr_is_a_problem() {
        assert!(problems("", "echo canary-1").contains("stdout shows"));
        assert!(problems("prints_token = true", "echo canary-1 >&2").contains("stderr shows"));
        assert!(!problems("prints_token = true", "echo canary-1").contains("shows"));
    }

    #[test]
    fn secret_in_a_file_needs_mode_0600() {
        assert!(problems("", "echo canary-1 > $HOME/x").contains("home/x (mode 644) holds"));
        assert!(problems("", "echo canary-1 > x.tfvars").contains("project/x.tfvars"));
        assert_eq!(problems("", "umask 077; echo canary-1 > $HOME/x"), "");
    }

    #[test]
    fn file_that_must_be_absent_and_fault_that_was_not_met_are_problems() {
        assert!(problems("absent = [\"home/x\"]", "echo 1 > $HOME/x").contains("`home/x` is there"));
        let fault = "[emulator]\nfaults = [{ path = \"/token\", answer = \"close\" }]";
        assert!(problems(fault, ":").contains("no request met the fault"));
    }

    #[test]
    fn read_only_folder_cannot_be_written_even_when_root_runs_the_tests() {
        assert!(problems("read_only = [\"home\"]", "echo 1 > $HOME/x").contains("ermission denied"));
    }

    #[test]
    fn shared_project_must_be_there_and_is_an_input() {
        assert!(problems("project = \"stacks-fixtures/none\"", ":").contains("stacks-fixtures/none: "));
        let shared = tempfile::tempdir().unwrap();
        fs::write(shared.path().join("x.tf"), "canary-1").unwrap();
        assert_eq!(problems(&format!("project = {:?}", shared.path()), "[ -f x.tf ]"), "");
    }

    #[test]
    fn unknown_key_in_a_case_is_a_problem() {
        assert!(problems("descripton = 1", ":").contains("unknown field"));
    }
}
