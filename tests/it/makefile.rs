//! The fixture with a Makefile: `make -j8 plan` plans all stacks at once, with one sign-in.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use wrap::emulator::{Emulator, Script};

use crate::user;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn all_stacks_are_planned_in_parallel() {
    if Command::new("make").arg("--version").output().is_err() {
        return;
    }
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().canonicalize().unwrap();
    let project = folder.join("project");
    let fixture = Path::new(ROOT).join("stacks-fixtures/many-subscriptions");
    assert!(Command::new("cp").arg("-R").args([&fixture, &project]).status().unwrap().success());
    let emulator = Emulator::start(Script::default()).unwrap();
    fs::write(folder.join("ca.pem"), emulator.certificate_authority()).unwrap();
    let programs = programs(&folder);
    let output = Command::new("make")
        .args(["-j8", "plan"])
        .current_dir(&project)
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", programs.display()))
        .env("HOME", folder.join("home"))
        .env("WRAP_FORCE_TTY", "true")
        .env("HTTPS_PROXY", emulator.proxy_url())
        .env("SSL_CERT_FILE", folder.join("ca.pem"))
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{said}");
    for team in ["core", "data", "web"] {
        for stage in ["we-dev", "we-prod", "ne-dev", "ne-prod"] {
            let stack = format!("{team}-{stage}");
            let name = format!("{stack}-network.terraform.tfvars.json");
            let varfile = project.join("components/terraform/network").join(&name);
            let varfile = fs::read_to_string(varfile).unwrap_or_else(|error| panic!("{name}: {error}\n{said}"));
            let vars: serde_json::Value = serde_json::from_str(&varfile).unwrap();
            let parts = ["tenant", "environment", "stage"].map(|part| vars[part].as_str().unwrap().to_owned());
            assert_eq!(parts.join("-"), stack);
            assert!(said.contains(&format!("-var-file {name}")), "{stack} was not planned with its variables:\n{said}");
        }
    }
}

/// A folder with `wrap` and a Terraform that says what it was asked for.
fn programs(folder: &Path) -> PathBuf {
    let programs = folder.join("bin");
    fs::create_dir_all(&programs).unwrap();
    fs::create_dir_all(folder.join("home")).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_wrap"), programs.join("wrap")).unwrap();
    let stand_ins = ["record", "terraform"].map(|name| Path::new(ROOT).join("tests/stand-ins").join(name));
    user::copy_programs(&stand_ins, &programs).unwrap();
    programs
}
