//! `wrap demo`: the main job on the emulator, with the real Terraform, in a temporary home.

use std::{collections::BTreeMap, ffi::OsString, path::Path};

use crate::{
    emulator::{Emulator, Script},
    error::{Error, Kind, Result},
    system::{
        System,
        process::{self, Invocation},
        temporary,
    },
};

/// The project that the demo runs: the same files as `stacks-fixtures/demo`.
const PROJECT: [(&str, &str); 4] = [
    ("atmos.yaml", include_str!("../../stacks-fixtures/demo/atmos.yaml")),
    ("stacks/catalog/greeting.yaml", include_str!("../../stacks-fixtures/demo/stacks/catalog/greeting.yaml")),
    ("stacks/dev.yaml", include_str!("../../stacks-fixtures/demo/stacks/dev.yaml")),
    (
        "components/terraform/greeting/main.tf",
        include_str!("../../stacks-fixtures/demo/components/terraform/greeting/main.tf"),
    ),
];

/// Runs the demo. Everything happens in a temporary folder, which is removed at the end.
pub(crate) fn run(system: &System) -> Result<u8> {
    let folder = temporary::folder()?;
    let emulator = Emulator::start(Script::default()).map_err(|error| problem(&error))?;
    let demo = Demo::prepare(system, folder.path(), &emulator).map_err(|error| problem(&error))?;
    demo.play()
}

fn problem(error: &std::io::Error) -> Error {
    Error::new(Kind::Store, "cannot set up the demo").because(error)
}

struct Demo<'a> {
    system: &'a System,
    project: std::path::PathBuf,
    azure_folder: std::path::PathBuf,
    environment: BTreeMap<OsString, OsString>,
}

impl<'a> Demo<'a> {
    fn prepare(system: &'a System, folder: &Path, emulator: &Emulator) -> std::io::Result<Self> {
        let project = folder.join("project");
        for (name, text) in PROJECT {
            let path = project.join(name);
            std::fs::create_dir_all(path.parent().unwrap_or(&project))?;
            std::fs::write(path, text)?;
        }
        let certificate = folder.join("ca.pem");
        std::fs::write(&certificate, emulator.certificate_authority())?;
        let home = folder.join("home");
        std::fs::create_dir_all(&home)?;
        Ok(Self {
            system,
            project,
            azure_folder: home.join(".azure"),
            environment: environment(system, &home, &certificate, emulator),
        })
    }

    fn play(&self) -> Result<u8> {
        self.tell("a stand-in for Azure is running on this machine; no account is used");
        self.wrap(&["auth", "login"])?;
        self.tell("the files that the Azure CLI would have written:");
        self.list_files();
        let Some(program) = self.terraform() else { return Ok(self.explain_missing_terraform()) };
        self.wrap(&[program, "plan", "greeting", "-s", "dev"])?;
        self.tell("the shim answers `az account get-access-token` while Terraform applies:");
        self.wrap(&[program, "apply", "greeting", "-s", "dev", "-auto-approve"])?;
        self.wrap(&["auth", "whoami"])?;
        self.tell("that was the whole job; README.md shows it with your own tenant");
        Ok(0)
    }

    /// Runs this program again, as a person would, and stops the demo when that fails.
    fn wrap(&self, words: &[&str]) -> Result<()> {
        self.tell(&format!("$ wrap {}", words.join(" ")));
        let invocation = Invocation {
            program: self.system.env.program.clone(),
            arguments: words.iter().map(OsString::from).collect(),
            directory: self.project.clone(),
            environment: self.environment.clone(),
        };
        match invocation.run()? {
            0 => Ok(()),
            code => Err(Error::new(Kind::Internal, format!("`wrap {}` ended with exit code {code}", words.join(" ")))),
        }
    }

    fn tell(&self, line: &str) {
        self.system.terminal.say(&format!("\n== {line}"));
    }

    fn list_files(&self) {
        let mut names: Vec<String> = std::fs::read_dir(&self.azure_folder)
            .map(|entries| entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
            .unwrap_or_default();
        names.sort();
        for name in names {
            self.system.terminal.say(&format!("   ~/.azure/{name}"));
        }
    }

    /// `terraform` or `tofu`, whichever is on PATH.
    fn terraform(&self) -> Option<&'static str> {
        let path = self.environment.get(&OsString::from("PATH"))?;
        ["terraform", "tofu"].into_iter().find(|name| process::find(name, path, &self.project, None).is_some())
    }

    fn explain_missing_terraform(&self) -> u8 {
        self.tell("neither `terraform` nor `tofu` was found on PATH, so the demo ends here");
        self.system.terminal.say("help: install one (https://developer.hashicorp.com/terraform/install or");
        self.system.terminal.say("      https://opentofu.org/docs/intro/install), then run the demo again");
        Kind::NotFound.exit_code()
    }
}

/// PATH and the language stay; home, proxy and certificates are the demo's own.
fn environment(system: &System, home: &Path, certificate: &Path, emulator: &Emulator) -> BTreeMap<OsString, OsString> {
    let kept = ["PATH", "LANG", "LC_ALL", "TERM", "TZ", "TMPDIR"];
    let kept = kept.iter().filter_map(|name| Some(((*name).into(), system.env.var_os(name)?.to_owned())));
    let mut environment: BTreeMap<OsString, OsString> = kept.collect();
    if !system.terminal.is_watched() {
        // A log holds no colours.
        environment.insert("TF_CLI_ARGS".into(), "-no-color".into());
    }
    environment.extend([
        ("HOME".into(), home.into()),
        ("HTTPS_PROXY".into(), emulator.proxy_url().into()),
        ("SSL_CERT_FILE".into(), certificate.into()),
        // The code is approved by the emulator, so nobody has to be at a terminal.
        ("WRAP_FORCE_TTY".into(), "1".into()),
        ("BROWSER".into(), "true".into()),
        ("CHECKPOINT_DISABLE".into(), "1".into()),
    ]);
    environment
}
