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

/// Atmos's flags that would change what is run, and that we cannot honour yet. Giving them to
/// Terraform, or ignoring them, would do something else than was asked for.
pub(super) const NOT_BUILT: [&str; 11] = [
    "--ai",
    "--ci",
    "--init-mode",
    "--init-reconfigure",
    "--init-upgrade",
    "--skill",
    "--ui",
    "--upload-status",
    "--use-version",
    "--verify-plan",
    "--with-secrets",
];

/// The same of one subcommand.
const NOT_BUILT_OF: [(&str, &[&str]); 2] = [
    ("clean", &["--cache", "--everything"]),
    ("output", &["--flatten", "--format", "--output-file", "--uppercase", "-f", "-o", "-u"]),
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

/// Refuses what we cannot honour: Atmos's flags that are not built, unless they are switched off, and `-chdir`.
pub(super) fn refuse(command: &str, name: &str, value: Option<&str>) -> Result<()> {
    let of_command = NOT_BUILT_OF.iter().find(|(of, flags)| *of == command && flags.contains(&name));
    if (NOT_BUILT.contains(&name) || of_command.is_some()) && value != Some("false") {
        let error = Error::usage(format!("`{name}` is not built yet"));
        return Err(match name {
            "--everything" => {
                error.help("remove `terraform.tfstate` and `terraform.tfstate.d` yourself: they are state")
            }
            _ => error,
        });
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
