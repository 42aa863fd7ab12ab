//! `shell`: a shell in the component's folder, in which plain `terraform plan` works.

use std::{collections::BTreeMap, ffi::OsString, path::Path};

use super::{file_name, job::Job};
use crate::{
    config::yaml::Node,
    error::Result,
    system::{process::Invocation, user_shell},
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
        program: user_shell::find(None, variables, Path::new("/"))?,
        arguments: job.arguments.extra.clone(),
        directory: folder.to_path_buf(),
        environment,
    })
}
