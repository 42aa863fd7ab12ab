//! `shell`: a shell in the component's folder, in which plain `terraform plan` works.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

use super::{file_name, job::Job};
use crate::{
    config::yaml::Node,
    error::{Error, Kind, Result},
    system::process::{self, Invocation},
};

/// Terraform's subcommands that take the varfile. <https://developer.hashicorp.com/terraform/cli/config/environment-variables>
const WITH_VARFILE: [&str; 6] = ["apply", "console", "destroy", "import", "plan", "refresh"];

/// The user's shell, with the run's `variables` and those that scripts written for Atmos read.
pub(super) fn invocation(job: &Job<'_>, folder: &Path, variables: &BTreeMap<OsString, OsString>) -> Result<Invocation> {
    let mut environment = variables.clone();
    let mut set = |name: &str, value: OsString| environment.insert(name.into(), value);
    for command in WITH_VARFILE {
        set(&format!("TF_CLI_ARGS_{command}"), format!("-var-file={}", file_name::varfile(job.component)).into());
    }
    set("ATMOS_STACK", job.component.stack.as_str().into());
    set("ATMOS_COMPONENT", job.component.name.as_str().into());
    set("ATMOS_SHELL_WORKING_DIR", folder.into());
    set("ATMOS_TERRAFORM_WORKSPACE", job.component.workspace.as_str().into());
    let prompt = job.config.tree.at_path(&["components", "terraform", "shell", "prompt"]).and_then(Node::as_str);
    prompt.map(|prompt| set("PS1", prompt.into()));
    Ok(Invocation {
        program: program(variables)?,
        arguments: job.arguments.extra.clone(),
        directory: folder.to_path_buf(),
        environment,
    })
}

fn program(variables: &BTreeMap<OsString, OsString>) -> Result<PathBuf> {
    let value = |name: &str| variables.get(&OsString::from(name)).filter(|value| !value.is_empty());
    let named = value("SHELL").and_then(|shell| shell.to_str()).unwrap_or("sh");
    let path = value("PATH").cloned().unwrap_or_default();
    process::find(named, &path, Path::new("/"), None).ok_or_else(|| {
        Error::new(Kind::NotFound, format!("shell `{named}` was not found")).help("set SHELL to the path of one")
    })
}
