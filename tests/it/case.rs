//! A case as its author writes it: `case.toml`. The format is described in `tests/cases/README.md`.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use wrap::emulator::Script;

/// A folder under `tests/cases/<area>/`.
pub(crate) struct Case {
    pub(crate) folder: PathBuf,
    pub(crate) file: CaseFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseFile {
    #[expect(dead_code, reason = "it is for people, but it must be there")]
    description: String,
    /// What every step has unless it says otherwise.
    #[serde(default)]
    program: Option<String>,
    #[serde(default)]
    command: Option<Vec<String>>,
    #[serde(default)]
    directory: Option<String>,
    #[serde(default)]
    stdin: Option<String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
    #[serde(default)]
    prints_token: bool,
    /// Commands run one after the other in the same home.
    #[serde(default, rename = "step")]
    steps: Vec<StepFile>,
    /// A folder of the repository that is copied as the project, below the case's own.
    #[serde(default)]
    project: Option<String>,
    /// Programs of `tests/stand-ins` that are on PATH.
    #[serde(default)]
    pub(crate) stand_ins: Vec<String>,
    /// Puts the machine's own programs behind the stand-ins on PATH.
    #[serde(default)]
    pub(crate) system_programs: bool,
    /// Paths under the sandbox (`home/…`, `project/…`) that cannot be written.
    #[serde(default)]
    pub(crate) read_only: Vec<String>,
    /// Paths under the sandbox that must not be there in the end.
    #[serde(default)]
    pub(crate) absent: Vec<String>,
    pub(crate) emulator: Option<Script>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFile {
    program: Option<String>,
    command: Option<Vec<String>>,
    directory: Option<String>,
    stdin: Option<String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
    prints_token: Option<bool>,
}

/// One command of a case.
pub(crate) struct Step {
    pub(crate) program: String,
    pub(crate) arguments: Vec<String>,
    /// The working folder, relative to the project.
    pub(crate) directory: String,
    pub(crate) stdin: String,
    pub(crate) env: BTreeMap<String, String>,
    /// Whether tokens may be printed on stdout.
    pub(crate) prints_token: bool,
    /// What is expected: `want`, or `want/1`, `want/2`, … when the case has steps.
    pub(crate) want: PathBuf,
}

impl Case {
    /// Reads the case in `folder`.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let path = folder.join("case.toml");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { folder: folder.to_owned(), file })
    }

    pub(crate) fn steps(&self) -> Vec<Step> {
        let want = self.folder.join("want");
        if self.file.steps.is_empty() {
            return vec![self.step(&StepFile::default(), want)];
        }
        (1..).zip(&self.file.steps).map(|(number, step)| self.step(step, want.join(number.to_string()))).collect()
    }

    /// The folder of the repository that `project` names.
    pub(crate) fn shared_project(&self) -> Option<PathBuf> {
        self.file.project.as_ref().map(|project| Path::new(env!("CARGO_MANIFEST_DIR")).join(project))
    }

    fn step(&self, step: &StepFile, want: PathBuf) -> Step {
        let file = &self.file;
        let text = |own: &Option<String>, shared: &Option<String>, default: &str| {
            own.as_ref().or(shared.as_ref()).map_or_else(|| default.to_owned(), Clone::clone)
        };
        let mut env = file.env.clone();
        env.extend(step.env.clone());
        Step {
            program: text(&step.program, &file.program, "wrap"),
            arguments: step.command.clone().or_else(|| file.command.clone()).unwrap_or_default(),
            directory: text(&step.directory, &file.directory, "."),
            stdin: text(&step.stdin, &file.stdin, ""),
            env,
            prints_token: step.prints_token.unwrap_or(file.prints_token),
            want,
        }
    }
}
