//! The flags of the command line: which are Atmos's, and which of Terraform's take a separate value.

use crate::error::{Error, Result};

/// Atmos's switches that stand for a setting, or for one of `clean`.
pub(super) const SETTINGS: [&str; 6] = [
    "--auto-generate-backend-file",
    "--deploy-run-init",
    "--init-pass-vars",
    "--init-run-reconfigure",
    "--skip-lock-file",
    "--skip-planfile",
];

/// Atmos's flag about its own log: it changes nothing that is run, so scripts may keep it.
pub(super) const LOGGING: [&str; 1] = ["--redirect-stderr"];

/// Atmos's flags that would change what is run, and that we cannot honour yet. Giving them to
/// Terraform, or ignoring them, would do something else than was asked for.
pub(super) const NOT_BUILT: [&str; 7] = [
    "--ci",
    "--clone-target-ref",
    "--process-functions",
    "--process-templates",
    "--skip",
    "--upload-status",
    "--verify-plan",
];

/// Flags of Terraform 1.11 and `OpenTofu` 1.10 that may be followed by their value as a word of its
/// own. Go's flag package gives a boolean flag no separate value, so this list is all there is.
pub(super) const WITH_VALUE: [&str; 32] = [
    "-backend-config",
    "-backup",
    "-backup-out",
    "-cloud-run",
    "-config",
    "-exclude",
    "-exclude-file",
    "-filter",
    "-from-module",
    "-fs-mirror",
    "-generate-config-out",
    "-id",
    "-json-into",
    "-junit-xml",
    "-lock-timeout",
    "-lockfile",
    "-module-depth",
    "-net-mirror",
    "-out",
    "-parallelism",
    "-platform",
    "-plugin-dir",
    "-provider",
    "-replace",
    "-state",
    "-state-out",
    "-target",
    "-target-file",
    "-test-directory",
    "-type",
    "-var",
    "-var-file",
];

/// Whether the word after Terraform's flag `name` is its value. Go reads `--x` as `-x`.
pub(super) fn takes_value(name: &str) -> bool {
    WITH_VALUE.contains(&single_dash(name))
}

/// Refuses what we cannot honour: Atmos's flags that are not built, and `-chdir`.
pub(super) fn refuse(name: &str) -> Result<()> {
    if NOT_BUILT.contains(&name) {
        return Err(Error::usage(format!("`{name}` is not built yet")));
    }
    // `--chdir` is ours, and taken before anything else.
    if name == "-chdir" {
        return Err(Error::usage("`-chdir` is not allowed: the folder is the component's")
            .help("name the component instead: `wrap terraform plan <component> -s <stack>`"));
    }
    Ok(())
}

/// The flag `name` in the form Terraform documents.
pub(super) fn single_dash(name: &str) -> &str {
    if name.starts_with("--") { &name[1..] } else { name }
}

/// The value of a switch: `true` or `false`, in the spellings of Go's `strconv.ParseBool`.
pub(super) fn boolean(name: &str, value: &str) -> Result<bool> {
    match value {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Ok(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Ok(false),
        _ => Err(Error::usage(format!("`{name}` is `true` or `false`, not `{value}`"))),
    }
}
