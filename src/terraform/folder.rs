//! The folder a component is run in, and whether it may be.

use std::path::PathBuf;

use super::job::Job;
use crate::{
    error::{Error, Result},
    stack::Component,
};

/// The component's folder, when the subcommand is allowed there.
pub(super) fn find(job: &Job<'_>) -> Result<PathBuf> {
    restrict(job)?;
    let Component { name, stack, folder, .. } = job.component;
    let path = job.config.terraform.base_path.join(folder);
    let is_generated = || generates_files(job) && !job.component.generate.is_empty();
    if path.is_dir() || is_generated() {
        return Ok(path);
    }
    let shown = job.env.shown(&path);
    let error = Error::configuration(format!("component `{name}` of stack `{stack}`: folder `{shown}` does not exist"));
    let error = if folder == name { error } else { error.because(format!("`metadata.component` is `{folder}`")) };
    Err(error.help(job.config.help_without_folder(job.env, folder)))
}

/// Whether this job writes the files of `generate`, of which the whole component may be made.
fn generates_files(job: &Job<'_>) -> bool {
    job.config.terraform.auto_generate_files || job.arguments.subcommand == ["generate", "files"]
}

fn restrict(job: &Job<'_>) -> Result<()> {
    let component = job.component;
    let subcommand = job.arguments.subcommand.join(" ");
    let command = job.arguments.command();
    if component.is_abstract && matches!(command, "plan" | "apply" | "deploy" | "workspace") {
        return Err(refusal(component, "type", &format!("is abstract: it cannot be used with `{subcommand}`"))
            .help("name a component that inherits from it"));
    }
    let modifies = matches!(command, "apply" | "deploy" | "destroy" | "import" | "state" | "taint" | "untaint");
    if component.is_locked && modifies {
        return Err(refusal(component, "locked", &format!("is locked: it cannot be used with `{subcommand}`"))
            .because("`metadata.locked` is true")
            .help("remove `metadata.locked`"));
    }
    if command == "workspace" && component.backend.as_ref().is_some_and(|(kind, _)| kind == "http") {
        return Err(refusal(component, "", "has an `http` backend, which knows no workspaces"));
    }
    Ok(())
}

/// A refusal that starts with the place of the key of `metadata` that causes it.
fn refusal(component: &Component, key: &str, why: &str) -> Error {
    let place = component.metadata.as_map().and_then(|metadata| metadata.entry(key));
    let error = Error::configuration(format!("component `{}` of stack `{}` {why}", component.name, component.stack));
    match place {
        Some(entry) => error.at(entry.key_at),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::{Project, node, parsed};

    fn refused(project: &Project) -> String {
        find(&project.job()).expect_err("it is refused").to_string()
    }

    #[test]
    fn folder_is_below_the_base_path() {
        let project = Project::new("plan vnet");
        assert_eq!(find(&project.job()).expect("it is there"), project.root());
    }

    #[test]
    fn missing_folder_is_named_with_its_component() {
        let mut project = Project::new("plan net/vnet");
        project.component.name = "net/vnet".into();
        project.component.folder = "network".into();
        let want = "error: component `net/vnet` of stack `dev`: folder `components/terraform/network` does not exist\n  \
                    caused by: `metadata.component` is `network`\n\
                    help: create the folder, or set `metadata.component` to the one that holds the code";
        assert_eq!(refused(&project), want);
    }

    #[test]
    fn abstract_components_are_not_provisioned() {
        let mut project = Project::new("plan vnet");
        project.component.is_abstract = true;
        project.component.metadata = node(r#"{"type": "abstract"}"#);
        for line in ["plan vnet", "apply vnet", "deploy vnet", "workspace vnet"] {
            project.arguments = parsed(line);
            assert!(refused(&project).starts_with("error: dev.yaml:1:1: component `vnet` of stack `dev` is abstract"));
        }
        project.arguments = parsed("validate vnet");
        assert!(find(&project.job()).is_ok());
    }

    #[test]
    fn locked_components_are_not_modified() {
        let mut project = Project::new("plan vnet");
        project.component.is_locked = true;
        for line in ["apply", "deploy", "destroy", "import", "state rm", "taint", "untaint"] {
            project.arguments = parsed(&format!("{line} vnet"));
            let want = format!("component `vnet` of stack `dev` is locked: it cannot be used with `{line}`");
            assert!(refused(&project).contains(&want), "{line}");
        }
        project.arguments = parsed("plan vnet");
        assert!(find(&project.job()).is_ok());
    }

    #[test]
    fn http_backend_has_no_workspaces() {
        let mut project = Project::new("workspace list vnet");
        project.component.backend = Some(("http".into(), node("{}")));
        assert!(refused(&project).contains("has an `http` backend"));
    }
}
