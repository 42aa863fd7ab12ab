//! The last program of a run: the subcommand with the arguments it needs.

use std::{ffi::OsString, path::PathBuf};

use super::{arguments::Arguments, file_name, job::Job};
use crate::{
    config::Config,
    error::{Error, Result},
    system::Env,
};

/// Terraform's subcommands that plan, and so need the variables.
const WITH_VARIABLES: [&str; 7] = ["apply", "console", "destroy", "import", "plan", "refresh", "test"];

/// The arguments of the last program. What we add comes first, so that the user's own flags win;
/// a plan file comes last, after all flags.
pub(super) fn arguments(job: &Job<'_>) -> Vec<OsString> {
    let mut words: Vec<OsString> = terraform_words(job).into_iter().map(OsString::from).collect();
    if takes_variables(job) {
        words.extend(["-var-file".into(), file_name::varfile(job.component).into()]);
    }
    if adds_approval(job.config, job.arguments) {
        words.push("-auto-approve".into());
    }
    if job.arguments.command() == "plan" && !job.arguments.has("-out") && !skips_planfile(job) {
        words.extend(["-out".into(), file_name::planfile(job.component).into()]);
    }
    if job.arguments.command() == "init" {
        words.extend(init_flags(job));
    }
    words.extend(job.arguments.extra.iter().cloned());
    words.extend(workspace_name(job).map(OsString::from));
    words.extend(job.arguments.applies_plan().then(|| planfile(job).into()));
    words
}

/// Flags of `init`, whether it is asked for or needed.
pub(super) fn init_flags(job: &Job<'_>) -> Vec<OsString> {
    let terraform = &job.config.terraform;
    let mut flags = Vec::new();
    if job.arguments.setting("--init-run-reconfigure", terraform.init_run_reconfigure) {
        flags.push("-reconfigure".into());
    }
    if passes_variables_to_init(job) {
        flags.extend(["-var-file".into(), file_name::varfile(job.component).into()]);
    }
    flags
}

pub(super) fn passes_variables_to_init(job: &Job<'_>) -> bool {
    job.arguments.setting("--init-pass-vars", job.config.terraform.init_pass_vars)
}

/// The plan file that is applied.
pub(super) fn planfile(job: &Job<'_>) -> PathBuf {
    job.arguments.planfile.clone().unwrap_or_else(|| file_name::planfile(job.component).into())
}

/// Refuses an `apply` that would ask a question nobody can answer.
pub(super) fn check_approval(job: &Job<'_>) -> Result<()> {
    if job.is_interactive || !asks_for_approval(job.env, job.config, job.arguments) {
        return Ok(());
    }
    let command = format!("wrap {} apply {} -s {}", job.asked, job.component.name, job.component.stack);
    Err(Error::usage("`apply` asks for approval, and there is no terminal to answer on")
        .help(format!("run `{command} -auto-approve`, or apply a saved plan: `{command} --from-plan`")))
}

/// Whether Terraform would ask before it changes anything.
pub(crate) fn asks_for_approval(env: &Env, config: &Config, arguments: &Arguments) -> bool {
    let by_variable = |name| env.var(name).is_some_and(|words| words.contains("-auto-approve"));
    let by_flag = arguments.extra.iter().filter_map(|word| word.to_str()).any(|word| {
        matches!(word.trim_start_matches('-'), "auto-approve" | "auto-approve=true") && word.starts_with('-')
    });
    let is_approved =
        by_flag || adds_approval(config, arguments) || by_variable("TF_CLI_ARGS") || by_variable("TF_CLI_ARGS_apply");
    arguments.command() == "apply" && !arguments.applies_plan() && !is_approved
}

fn adds_approval(config: &Config, arguments: &Arguments) -> bool {
    let is_wanted = match arguments.command() {
        "deploy" => true,
        "apply" => config.terraform.apply_auto_approve,
        _ => false,
    };
    is_wanted && !arguments.applies_plan() && !arguments.has("-auto-approve")
}

pub(super) fn takes_variables(job: &Job<'_>) -> bool {
    let command = job.arguments.command();
    (WITH_VARIABLES.contains(&command) || command == "deploy") && !job.arguments.applies_plan()
}

fn skips_planfile(job: &Job<'_>) -> bool {
    job.arguments.setting("--skip-planfile", job.config.terraform.skip_planfile)
}

fn terraform_words<'a>(job: &Job<'a>) -> Vec<&'a str> {
    let words: Vec<&str> = job.arguments.subcommand.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["deploy"] => vec!["apply"],
        // The workspace was selected before; Atmos stops there, we say which one it is.
        ["workspace"] => vec!["workspace", "show"],
        _ => words,
    }
}

/// `workspace select <component>` and the like mean the component's workspace, unless the user
/// names another one.
fn workspace_name(job: &Job<'_>) -> Option<String> {
    let words: Vec<&str> = job.arguments.subcommand.iter().map(String::as_str).collect();
    let takes_name = matches!(words.as_slice(), ["workspace", "select" | "new" | "delete"]);
    let is_named = job.arguments.extra.last().and_then(|word| word.to_str()).is_some_and(|word| !word.starts_with('-'));
    (takes_name && !is_named).then(|| job.component.workspace.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::{Project, parsed, variables};

    fn words(project: &mut Project, line: &str) -> String {
        project.arguments = parsed(line);
        let words = arguments(&project.job());
        words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    const VARFILE: &str = "-var-file dev-vnet.terraform.tfvars.json";

    #[test]
    fn subcommands_that_plan_get_the_variables() {
        let mut project = Project::new("plan vnet");
        for (line, want) in [
            ("plan vnet -s dev -lock=false", format!("plan {VARFILE} -out dev-vnet.planfile -lock=false")),
            ("plan vnet -out x", format!("plan {VARFILE} -out x")),
            ("plan vnet -out=x", format!("plan {VARFILE} -out=x")),
            ("plan vnet --skip-planfile", format!("plan {VARFILE}")),
            ("destroy vnet", format!("destroy {VARFILE}")),
            ("import vnet a.b /id", format!("import {VARFILE} a.b /id")),
            ("refresh vnet", format!("refresh {VARFILE}")),
            ("test vnet -verbose", format!("test {VARFILE} -verbose")),
            ("console vnet", format!("console {VARFILE}")),
            ("apply vnet -auto-approve", format!("apply {VARFILE} -auto-approve")),
            ("deploy vnet", format!("apply {VARFILE} -auto-approve")),
            ("deploy vnet -auto-approve=false", format!("apply {VARFILE} -auto-approve=false")),
        ] {
            assert_eq!(words(&mut project, line), want, "{line}");
        }
    }

    #[test]
    fn other_subcommands_are_verbatim() {
        let mut project = Project::new("plan vnet");
        for (line, want) in [
            ("output vnet -json name", "output -json name"),
            ("state rm vnet a.b -- -dry-run", "state rm a.b -dry-run"),
            ("validate vnet", "validate"),
            ("show vnet", "show"),
            ("providers lock vnet -platform linux_amd64", "providers lock -platform linux_amd64"),
            ("workspace vnet", "workspace show"),
            ("workspace list vnet", "workspace list"),
            ("workspace select vnet", "workspace select dev"),
            ("workspace new vnet other", "workspace new other"),
            ("workspace delete vnet -force", "workspace delete -force dev"),
            ("init vnet -upgrade", "init -upgrade"),
        ] {
            assert_eq!(words(&mut project, line), want, "{line}");
        }
    }

    #[test]
    fn plan_file_comes_last_and_brings_its_own_variables() {
        let mut project = Project::new("plan vnet");
        assert_eq!(words(&mut project, "apply vnet --from-plan -no-color"), "apply -no-color dev-vnet.planfile");
        assert_eq!(words(&mut project, "deploy vnet --from-plan -- -no-color"), "apply -no-color dev-vnet.planfile");
        assert_eq!(words(&mut project, "apply vnet a.plan -no-color"), "apply -no-color a.plan");
    }

    #[test]
    fn settings_change_the_arguments() {
        let mut project = Project::new("plan vnet");
        project.config.terraform.skip_planfile = true;
        project.config.terraform.apply_auto_approve = true;
        project.config.terraform.init_run_reconfigure = true;
        project.config.terraform.init_pass_vars = true;
        assert_eq!(words(&mut project, "plan vnet"), format!("plan {VARFILE}"));
        assert_eq!(words(&mut project, "apply vnet"), format!("apply {VARFILE} -auto-approve"));
        assert_eq!(words(&mut project, "init vnet"), format!("init -reconfigure {VARFILE}"));
    }

    #[test]
    fn apply_without_a_terminal_needs_approval_beforehand() {
        let mut project = Project::new("apply vnet");
        let error = check_approval(&project.job()).expect_err("nobody can answer");
        let want = "error: `apply` asks for approval, and there is no terminal to answer on\n\
                    help: run `wrap terraform apply vnet -s dev -auto-approve`, or apply a saved plan: \
                    `wrap terraform apply vnet -s dev --from-plan`";
        assert_eq!((error.kind().exit_code(), error.to_string().as_str()), (64, want));
        for line in ["apply vnet -auto-approve", "apply vnet --auto-approve=true", "deploy vnet", "apply vnet a.plan"] {
            project.arguments = parsed(line);
            assert!(check_approval(&project.job()).is_ok(), "{line}");
        }
        project.arguments = parsed("apply vnet");
        project.is_interactive = true;
        assert!(check_approval(&project.job()).is_ok());
        project.is_interactive = false;
        project.env.variables = variables(&[("TF_CLI_ARGS_apply", "-auto-approve")]);
        assert!(check_approval(&project.job()).is_ok());
    }
}
