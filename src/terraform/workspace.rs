//! The workspace of a component: selected before Terraform looks at its state.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    path::PathBuf,
};

use super::job::Job;
use crate::{
    error::{Error, Kind, Result},
    system::process::Invocation,
};

/// The step that selects a workspace.
#[derive(Debug)]
pub(super) struct Workspace {
    pub(super) name: String,
    pub(super) data_folder: PathBuf,
    /// `workspace select -or-create NAME`
    pub(super) select: Invocation,
    /// `workspace new NAME`, for programs that do not know `-or-create` (Terraform before 1.4).
    pub(super) create: Invocation,
}

/// A workspace that could not be selected: the exit code of Terraform, and what to say.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) code: u8,
    pub(super) error: Error,
}

/// Whether the subcommand works on a workspace that we select.
pub(super) fn is_needed(job: &Job<'_>, variables: &BTreeMap<OsString, OsString>) -> bool {
    let is_ours = match job.arguments.command() {
        "init" | "providers" => false,
        _ if job.arguments.only_reads_text() => false,
        "workspace" => job.arguments.subcommand.len() == 1,
        _ => true,
    };
    let has_http_backend = job.component.backend.as_ref().is_some_and(|(kind, _)| kind == "http");
    let is_fixed = variables.get(OsStr::new("TF_WORKSPACE")).is_some_and(|name| !name.is_empty());
    is_ours && job.config.terraform.workspaces_enabled && !has_http_backend && !is_fixed
}

impl Workspace {
    /// Whether Terraform is in this workspace already: it says so in a file of the data folder,
    /// which is missing until another one than `default` is selected.
    pub(super) fn is_selected(&self) -> bool {
        let selected = std::fs::read_to_string(self.data_folder.join("environment"));
        let selected = selected.as_deref().map_or("default", str::trim);
        selected == self.name || selected.is_empty() && self.name == "default"
    }

    /// Selects the workspace, creating it when it does not exist.
    pub(super) fn select(&self) -> Result<Option<Failure>> {
        let (code, output) = self.select.run_quietly()?;
        if code == 0 {
            return Ok(None);
        }
        // 1 is “no”; anything else, such as a signal, is not answered by creating the workspace.
        if code != 1 {
            return Ok(Some(self.failure(code, &output)));
        }
        let (code, refusal) = self.create.run_quietly()?;
        if code == 0 || self.is_selected() {
            return Ok(None);
        }
        Ok(Some(self.failure(code, &[output, refusal].concat())))
    }

    fn failure(&self, code: u8, output: &str) -> Failure {
        let error = Error::new(Kind::CannotRun, format!("cannot select workspace `{}`", self.name));
        let error = reasons(output).into_iter().fold(error, Error::because);
        Failure { code, error }
    }
}

/// The lines of Terraform's output that say something, without colours and frames, each once.
fn reasons(output: &str) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for line in plain(output).lines() {
        let line = line.trim_matches(|character: char| character.is_whitespace() || "╷│╵".contains(character));
        if !line.is_empty() && !reasons.iter().any(|known| known == line) {
            reasons.push(line.to_owned());
        }
    }
    reasons
}

/// The text without escape sequences of colours: Terraform writes them to pipes too.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::{Project, node, parsed, variables};

    fn needed(project: &Project) -> bool {
        is_needed(&project.job(), &project.env.variables)
    }

    #[test]
    fn workspace_is_selected_unless_the_subcommand_is_about_something_else() {
        let mut project = Project::new("plan vnet");
        for (line, want) in [
            ("plan vnet", true),
            ("workspace vnet", true),
            ("state list vnet", true),
            ("workspace list vnet", false),
            ("init vnet", false),
            ("providers vnet", false),
            ("providers lock vnet", false),
        ] {
            project.arguments = parsed(line);
            assert_eq!(needed(&project), want, "{line}");
        }
    }

    #[test]
    fn workspace_is_left_alone_when_there_is_none_or_it_is_fixed() {
        let mut project = Project::new("plan vnet");
        project.component.backend = Some(("http".into(), node("{}")));
        assert!(!needed(&project));
        project.component.backend = Some(("azurerm".into(), node("{}")));
        assert!(needed(&project));
        project.config.terraform.workspaces_enabled = false;
        assert!(!needed(&project));
        project.config.terraform.workspaces_enabled = true;
        project.env.variables = variables(&[("TF_WORKSPACE", "other")]);
        assert!(!needed(&project));
    }

    fn workspace(name: &str, folder: &tempfile::TempDir, script: &str) -> Workspace {
        let invocation = |script: &str| Invocation {
            program: "/bin/sh".into(),
            arguments: vec!["-c".into(), script.into()],
            directory: folder.path().to_owned(),
            environment: variables(&[("PATH", "/bin:/usr/bin")]),
        };
        let (select, create) = script.split_once('|').unwrap_or((script, "exit 9"));
        Workspace {
            name: name.into(),
            data_folder: folder.path().to_owned(),
            select: invocation(select),
            create: invocation(create),
        }
    }

    #[test]
    fn selected_workspace_is_read_from_terraforms_own_file() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(workspace("default", &folder, "").is_selected());
        assert!(!workspace("dev", &folder, "").is_selected());
        std::fs::write(folder.path().join("environment"), "dev").expect("it is ours");
        assert!(workspace("dev", &folder, "").is_selected());
        assert!(!workspace("default", &folder, "").is_selected());
    }

    #[test]
    fn workspace_is_created_when_it_cannot_be_selected() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(workspace("dev", &folder, "exit 0").select().expect("it runs").is_none());
        assert!(workspace("dev", &folder, "exit 1|exit 0").select().expect("it runs").is_none());
        let already_there = workspace("dev", &folder, "exit 1|printf dev > environment; exit 1");
        assert!(already_there.select().expect("it runs").is_none());
    }

    #[test]
    fn failure_carries_terraforms_code_and_words() {
        let folder = tempfile::tempdir().expect("a folder");
        let script =
            r"printf '\033[31m╷\033[0m\n│ Error: no state\n│ \n╵\n' >&2; exit 1|echo 'Error: still no'; exit 3";
        let failure = workspace("dev", &folder, script).select().expect("it runs").expect("it fails");
        let want = "error: cannot select workspace `dev`\n  caused by: Error: no state\n  caused by: Error: still no";
        assert_eq!((failure.code, failure.error.to_string().as_str()), (3, want));
        let killed = workspace("dev", &folder, "kill -TERM $$").select().expect("it runs").expect("it fails");
        assert_eq!(killed.code, 143);
    }
}
