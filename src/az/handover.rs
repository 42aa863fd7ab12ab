//! Commands that are not answered here go to the next real `az` on PATH.

use crate::{
    cloud::azure::sources,
    system::{Env, namesake, process::Invocation},
};

/// The programs that handed a command over on its way here, as a PATH value.
const PASSED: &str = "WRAP_AZ_PASSED";

/// The call of the next `az` on PATH that is not this program, with our arguments and environment;
/// `None` when there is none.
pub(super) fn next(env: &Env) -> Option<Invocation> {
    let next = namesake::next("az", PASSED, env)?;
    let mut environment = sources::of_real_az(env);
    environment.insert(PASSED.into(), next.passed);
    let arguments = env.arguments.iter().skip(1).cloned().collect();
    Some(Invocation { program: next.program, arguments, directory: env.directory.clone(), environment })
}

#[cfg(test)]
mod tests {
    use std::{
        ffi::OsString,
        os::unix::fs::{PermissionsExt as _, symlink},
        path::PathBuf,
    };

    use super::*;

    /// Folders `shim` (a link to our program), `other` (a link to it too) and `real`.
    struct Machine {
        folder: tempfile::TempDir,
    }

    impl Machine {
        fn new() -> Self {
            let machine = Self { folder: tempfile::tempdir().expect("a temporary folder can be made") };
            machine.script("bin/wrap");
            machine.script("real/az");
            machine.link("shim/az");
            machine.link("other/az");
            machine
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn parent(&self, name: &str) -> PathBuf {
            let path = self.path(name);
            std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder is ours");
            path
        }

        fn script(&self, name: &str) {
            let path = self.parent(name);
            std::fs::write(&path, "#!/bin/sh\n").expect("the folder is ours");
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("the file is ours");
        }

        fn link(&self, name: &str) {
            symlink(self.path("bin/wrap"), self.parent(name)).expect("the folder is ours");
        }

        fn env(&self, program: &str, folders: &[&str]) -> Env {
            let path = std::env::join_paths(folders.iter().map(|name| self.path(name))).expect("no colons in them");
            Env {
                variables: [("PATH".into(), path)].into(),
                directory: self.path(""),
                program: self.path(program),
                arguments: ["az", "group", "list", "-o", "canary"].map(OsString::from).into(),
            }
        }

        fn chosen(env: &Env) -> Option<PathBuf> {
            next(env).map(|invocation| invocation.program)
        }
    }

    #[test]
    fn links_to_this_program_are_skipped() {
        let machine = Machine::new();
        let env = machine.env("bin/wrap", &["shim", "missing", "other", "real"]);
        assert_eq!(Machine::chosen(&env), Some(machine.path("real/az")));
    }

    #[test]
    fn file_that_cannot_be_run_is_skipped() {
        let machine = Machine::new();
        std::fs::write(machine.parent("data/az"), "no program").expect("the folder is ours");
        let env = machine.env("bin/wrap", &["data", "real"]);
        assert_eq!(Machine::chosen(&env), Some(machine.path("real/az")));
    }

    #[test]
    fn nothing_is_found_where_only_we_are() {
        let machine = Machine::new();
        assert_eq!(Machine::chosen(&machine.env("bin/wrap", &["shim", "other"])), None);
        assert_eq!(Machine::chosen(&machine.env("bin/wrap", &[])), None);
    }

    #[test]
    fn arguments_and_environment_are_handed_over() {
        let machine = Machine::new();
        let env = machine.env("bin/wrap", &["shim", "real"]);
        let invocation = next(&env).expect("there is a real one");
        assert_eq!(invocation.arguments, ["group", "list", "-o", "canary"].map(OsString::from));
        assert_eq!(invocation.environment.get(&OsString::from("PATH")), env.variables.get(&OsString::from("PATH")));
    }

    #[test]
    fn two_copies_do_not_hand_over_to_each_other_for_ever() {
        let machine = Machine::new();
        machine.script("copy/az");
        let folders = ["shim", "copy", "real"];
        let first = next(&machine.env("bin/wrap", &folders)).expect("the copy is another file");
        assert_eq!(first.program, machine.path("copy/az"));
        let env = Env { variables: first.environment, ..machine.env("copy/az", &folders) };
        assert_eq!(Machine::chosen(&env), Some(machine.path("real/az")));
    }

    #[test]
    fn script_that_calls_us_again_ends() {
        let machine = Machine::new();
        let mut env = machine.env("bin/wrap", &["shim", "real"]);
        for _ in 0..3 {
            env.variables = next(&env).expect("the limit is not reached").environment;
        }
        assert_eq!(next(&env), None);
    }
}
