//! Where a case runs: a temporary home and project, a PATH and an environment of its own.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs, io,
    os::unix::{
        fs::{PermissionsExt as _, symlink},
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
    process::{self, Output},
    time::Duration,
};

use assert_cmd::Command;
use tempfile::TempDir;
use wrap::emulator::Emulator;

use crate::{
    case::{Case, Step},
    placeholders, user,
};

/// Names under which the program is something else (argv[0]).
const LINKS: [&str; 2] = ["az", "terraform-credentials-wrap"];

/// A port where nobody answers (discard; privileged, so that no test server takes it).
const DEAD_PROXY: &str = "http://127.0.0.1:9";

pub(crate) struct Sandbox {
    // Deletes everything when dropped.
    _temporary: TempDir,
    pub(crate) root: PathBuf,
    pub(crate) emulator: Option<Emulator>,
    /// The program under test.
    pub(crate) wrap: PathBuf,
    /// Who owns everything here and runs the steps, when that is not who runs the tests.
    user: Option<u32>,
    system_programs: bool,
    read_only: Vec<PathBuf>,
}

impl Drop for Sandbox {
    /// What cannot be written cannot be deleted either.
    fn drop(&mut self) {
        for path in &self.read_only {
            let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o700));
        }
    }
}

impl Sandbox {
    /// Copies `home/` and `project/` of the case and starts its emulator.
    pub(crate) fn new(case: &Case) -> io::Result<Self> {
        let mut temporary = tempfile::tempdir()?;
        let user = user::of(case, temporary.path())?;
        if user.is_some() {
            // TMPDIR may be below a folder that is closed to others.
            temporary = tempfile::tempdir_in("/tmp")?;
        }
        let root = temporary.path().canonicalize()?;
        let wrap = user.map_or_else(|| PathBuf::from(user::WRAP), |_| root.join("wrap"));
        let emulator = case.file.emulator.clone().map(Emulator::start).transpose()?;
        let read_only = case.file.read_only.iter().map(|path| root.join(path)).collect();
        let system_programs = case.file.system_programs;
        let sandbox = Self { _temporary: temporary, root, emulator, wrap, user, system_programs, read_only };
        sandbox.fill_folders(case)?;
        if let Some(user) = user {
            user::hand_over(&sandbox.root, user)?;
            user::link_program(&sandbox.wrap)?;
        }
        for path in &sandbox.read_only {
            let mode = if path.is_dir() { 0o500 } else { 0o400 };
            fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
        }
        Ok(sandbox)
    }

    fn fill_folders(&self, case: &Case) -> io::Result<()> {
        for folder in ["home", "project", "bin", "links"] {
            fs::create_dir(self.path(folder))?;
        }
        fs::set_permissions(self.path("home"), fs::Permissions::from_mode(0o700))?;
        let own = |name: &str| Some(case.folder.join(name)).filter(|folder| folder.is_dir());
        if let Some(home) = own("home") {
            self.copy(&home, &self.path("home"), Some(0o600))?;
        }
        for project in case.shared_project().into_iter().chain(own("project")) {
            self.copy(&project, &self.path("project"), None)?;
        }
        self.link_programs(case)?;
        if let Some(emulator) = &self.emulator {
            fs::write(self.path("ca.pem"), emulator.certificate_authority())?;
        }
        Ok(())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Runs one step to its end. A hanging program is a failed case, not a hanging test.
    pub(crate) fn run(&self, step: &Step) -> io::Result<Output> {
        let program = match step.program.as_str() {
            "wrap" => self.wrap.clone(),
            "sh" => PathBuf::from("/bin/sh"),
            link if LINKS.contains(&link) => self.path("links").join(link),
            stand_in => self.path("bin").join(stand_in),
        };
        let mut command = process::Command::new(program);
        if let Some(user) = self.user {
            command.uid(user).gid(user);
        }
        let mut command = Command::from_std(command);
        command
            .args(step.arguments.iter().map(|argument| self.fill(argument)))
            .current_dir(self.path("project").join(&step.directory))
            .env_clear()
            .envs(self.environment(step))
            .write_stdin(self.fill(&step.stdin))
            .timeout(Duration::from_secs(60));
        command.output()
    }

    /// Everything a step finds in its environment.
    pub(crate) fn environment(&self, step: &Step) -> BTreeMap<OsString, OsString> {
        let mut path = self.path("bin").into_os_string();
        if self.system_programs {
            path.push(":/usr/bin:/bin");
        }
        let proxy = self.emulator.as_ref().map_or_else(|| DEAD_PROXY.to_owned(), Emulator::proxy_url);
        let mut variables: BTreeMap<OsString, OsString> = BTreeMap::from([
            ("HOME".into(), self.path("home").into()),
            ("PATH".into(), path),
            ("TZ".into(), "UTC".into()),
            ("HTTPS_PROXY".into(), proxy.into()),
        ]);
        if self.emulator.is_some() {
            variables.insert("SSL_CERT_FILE".into(), self.path("ca.pem").into());
        }
        variables.extend(step.env.iter().map(|(name, value)| (name.into(), self.fill(value).into())));
        variables
    }

    /// `text` of a case with `[HOME]`, `[PROJECT]`, `[PROXY]`, `[MACHINE]`, `[THUMBPRINT]`, `[WRAP]` and
    /// `[NOW+seconds]` filled in.
    fn fill(&self, text: &str) -> String {
        let home = self.path("home").display().to_string();
        let project = self.path("project").display().to_string();
        let proxy = self.emulator.as_ref().map_or_else(|| DEAD_PROXY.to_owned(), Emulator::proxy_url);
        let thumbprint = self.emulator.as_ref().map(Emulator::thumbprint).unwrap_or_default();
        // Where machines are asked that speak TLS.
        let machine = proxy.replace("http://", "https://");
        let text = text.replace("[HOME]", &home).replace("[PROJECT]", &project).replace("[PROXY]", &proxy);
        let text = text
            .replace("[WRAP]", &self.wrap.display().to_string())
            .replace("[MACHINE]", &machine)
            .replace("[THUMBPRINT]", thumbprint);
        placeholders::fill_now(&text)
    }

    fn copy(&self, from: &Path, to: &Path, mode: Option<u32>) -> io::Result<()> {
        let unreadable = |error| io::Error::other(format!("{}: {error}", from.display()));
        for entry in fs::read_dir(from).map_err(unreadable)? {
            let entry = entry?;
            let (source, target) = (entry.path(), to.join(entry.file_name()));
            if source.is_dir() {
                fs::create_dir_all(&target)?;
                self.copy(&source, &target, mode)?;
                continue;
            }
            fs::copy(&source, &target)?;
            if let Ok(text) = fs::read_to_string(&source) {
                fs::write(&target, self.fill(&text))?;
            }
            if let Some(mode) = mode {
                fs::set_permissions(&target, fs::Permissions::from_mode(mode))?;
            }
        }
        Ok(())
    }

    fn link_programs(&self, case: &Case) -> io::Result<()> {
        for link in LINKS {
            symlink(&self.wrap, self.path("links").join(link))?;
        }
        let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stand-ins");
        let mut programs = vec![shared.join("record")];
        programs.extend(case.file.stand_ins.iter().map(|name| shared.join(name)));
        let own = case.folder.join("stand-ins");
        if own.is_dir() {
            for entry in fs::read_dir(own)? {
                programs.push(entry?.path());
            }
        }
        user::copy_programs(&programs, &self.path("bin"))
    }
}
