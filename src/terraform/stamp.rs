//! What `init` depends on, as one text: while it stays the same, `init` need not run again.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    os::unix::{ffi::OsStrExt as _, fs::MetadataExt as _},
    path::{Path, PathBuf},
};

use ring::digest::{Context, SHA256};

use super::generated::GeneratedFile;

/// Changes when the layout of what is hashed does.
const VERSION: &str = "wrap-init 1";

/// Everything that goes into a stamp.
pub(super) struct Inputs<'a> {
    pub(super) program: &'a Path,
    pub(super) folder: &'a Path,
    pub(super) data_folder: &'a Path,
    /// Arguments of `init` and variables that add some.
    pub(super) arguments: &'a [OsString],
    pub(super) variables: &'a BTreeMap<OsString, OsString>,
    /// Files that are written before `init` runs: their text counts, not what is there now.
    pub(super) files: &'a [GeneratedFile],
}

/// The stamp: SHA-256 over all of it, in hexadecimal.
///
/// A file that cannot be read counts as missing: then `init` runs and says what is wrong.
pub(super) fn compute(inputs: &Inputs<'_>) -> String {
    let mut hash = Hash(Context::new(&SHA256));
    hash.add(VERSION.as_bytes());
    hash.program(inputs.program);
    for argument in inputs.arguments {
        hash.add(argument.as_bytes());
    }
    for name in ["TF_CLI_ARGS", "TF_CLI_ARGS_init"] {
        hash.add(inputs.variables.get(OsStr::new(name)).map_or(b"", |value| value.as_bytes()));
    }
    hash.folder(inputs.folder, inputs.files);
    hash.file(&inputs.folder.join(".terraform.lock.hcl"));
    let modules = inputs.data_folder.join("modules/modules.json");
    for folder in local_modules(&modules, inputs.folder, inputs.data_folder) {
        hash.folder(&folder, &[]);
    }
    hash.file(&modules);
    // Terraform's record of the backend it was initialised with.
    hash.file(&inputs.data_folder.join("terraform.tfstate"));
    hash.add(&[u8::from(inputs.data_folder.join("providers").is_dir())]);
    hash.finish()
}

struct Hash(Context);

impl Hash {
    /// Adds one value; its length goes first, so that no two lists of values read the same.
    fn add(&mut self, value: &[u8]) {
        self.0.update(&(value.len() as u64).to_le_bytes());
        self.0.update(value);
    }

    fn file(&mut self, path: &Path) {
        match std::fs::read(path) {
            Ok(text) => self.add(&text),
            Err(_) => self.add(b""),
        }
    }

    /// A new version under the same path is another program.
    fn program(&mut self, path: &Path) {
        self.add(path.as_os_str().as_bytes());
        if let Ok(metadata) = path.metadata() {
            self.add(&metadata.size().to_le_bytes());
            self.add(&metadata.mtime().to_le_bytes());
        }
    }

    fn folder(&mut self, folder: &Path, files: &[GeneratedFile]) {
        self.add(folder.as_os_str().as_bytes());
        for path in code(folder, files) {
            self.add(path.as_os_str().as_bytes());
            match files.iter().find(|file| file.path == path) {
                Some(file) => self.add(file.text.as_bytes()),
                None => self.file(&path),
            }
        }
    }

    fn finish(self) -> String {
        let digits =
            |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]));
        self.0.finish().as_ref().iter().flat_map(digits).collect()
    }
}

/// The files of a folder that make up its module, those still to be written included.
fn code(folder: &Path, files: &[GeneratedFile]) -> Vec<PathBuf> {
    let there = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = there.chain(files.iter().map(|file| file.path.clone())).collect();
    paths.retain(|path| is_code(path));
    paths.sort_unstable();
    paths.dedup();
    paths
}

fn is_code(path: &Path) -> bool {
    const ENDS: [&str; 6] = [".tf", ".tf.json", ".tofu", ".tofu.json", ".tftest.hcl", ".tofutest.hcl"];
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    ENDS.iter().any(|end| name.ends_with(end))
}

/// Folders of modules that lie in the project: their code can change without a new version.
/// Downloaded ones lie in the data folder and are named by `modules.json`.
fn local_modules(modules: &Path, folder: &Path, data_folder: &Path) -> Vec<PathBuf> {
    let text = std::fs::read(modules).unwrap_or_default();
    let Ok(json) = serde_json::from_slice::<serde_json::Value>(&text) else { return Vec::new() };
    let all = json.get("Modules").and_then(|modules| modules.as_array()).into_iter().flatten();
    let folders = all.filter_map(|module| module.get("Dir")?.as_str());
    let mut folders: Vec<PathBuf> = folders.filter(|module| *module != ".").map(|module| folder.join(module)).collect();
    folders.retain(|module| !module.starts_with(data_folder));
    folders.sort_unstable();
    folders.dedup();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::{Project, variables};

    struct Case {
        project: Project,
        arguments: Vec<OsString>,
        variables: BTreeMap<OsString, OsString>,
        files: Vec<GeneratedFile>,
    }

    impl Case {
        fn new() -> Self {
            let project = Project::new("plan vnet");
            project.write("main.tf", "# code");
            let files = vec![
                GeneratedFile::new(project.root().join("backend.tf.json"), "{}".into()),
                GeneratedFile::new(project.root().join("dev-vnet.terraform.tfvars.json"), "{}".into()),
            ];
            Self { project, arguments: vec!["init".into()], variables: BTreeMap::new(), files }
        }

        fn stamp(&self) -> String {
            let root = self.project.root();
            compute(&Inputs {
                program: Path::new("/bin/sh"),
                folder: &root,
                data_folder: &root.join(".terraform"),
                arguments: &self.arguments,
                variables: &self.variables,
                files: &self.files,
            })
        }
    }

    #[test]
    fn stamp_changes_with_everything_init_reads() {
        let mut case = Case::new();
        let mut seen = vec![case.stamp()];
        let mut is_new = |case: &Case| {
            let stamp = case.stamp();
            let is_new = !seen.contains(&stamp);
            seen.push(stamp);
            is_new
        };
        std::fs::create_dir_all(case.project.root().join(".terraform/modules")).expect("it is ours");
        std::fs::create_dir_all(case.project.root().join("../modules/a")).expect("it is ours");
        for (name, text) in [
            ("main.tf", "# other code"),
            ("more.tf.json", "{}"),
            ("more.tofu", ""),
            (".terraform.lock.hcl", "provider"),
            (".terraform/terraform.tfstate", "backend"),
            (
                ".terraform/modules/modules.json",
                r#"{"Modules":[{"Key":"a","Source":"../modules/a","Dir":"../modules/a"}]}"#,
            ),
            ("../modules/a/main.tf", "# module"),
        ] {
            case.project.write(name, text);
            assert!(is_new(&case), "{name}");
        }
        case.files[0].text = "{\"terraform\": {}}".into();
        assert!(is_new(&case), "generated text");
        case.arguments.push("-reconfigure".into());
        assert!(is_new(&case), "arguments");
        case.variables = variables(&[("TF_CLI_ARGS_init", "-upgrade")]);
        assert!(is_new(&case), "variables");
    }

    #[test]
    fn stamp_ignores_what_init_does_not_read() {
        let mut case = Case::new();
        let before = case.stamp();
        case.project.write("README.md", "text");
        case.files[1].text = "{\"a\": 1}".into();
        case.variables = variables(&[("TF_CLI_ARGS_plan", "-lock=false")]);
        assert_eq!(case.stamp(), before);
    }

    #[test]
    fn written_file_has_the_stamp_of_the_file_to_be_written() {
        let case = Case::new();
        let before = case.stamp();
        case.files[0].write().expect("it is ours");
        assert_eq!(case.stamp(), before);
    }
}
