//! Runs with a stand-in that writes down how it was called, and with the real Terraform where there is one.

use std::{os::unix::fs::PermissionsExt as _, path::Path};

use super::{
    environment,
    fixture::{Project, node, parsed},
    run::{Run, Settled},
};
use crate::system::{fake::Fake, process};

fn prepared(project: &mut Project, line: &str) -> Run {
    project.arguments = parsed(line);
    let variables = environment::variables(&project.env, None, &project.config, &project.component);
    project.job().prepare(&variables).expect("it can be prepared")
}

/// Settles a run; returns the exit code of a failed step and what was said.
fn settled(project: &Project, run: &Run) -> (Option<u8>, Vec<String>) {
    let fake = Fake::new(project.folder.path());
    let code = match run.settle(&fake.system).expect("it can be tried") {
        Settled::Ready(_) => None,
        Settled::Failed(code) => Some(code),
    };
    fake.assert_secrets_kept(&[]);
    (code, fake.said())
}

/// A project whose `terraform` notes its arguments in `calls` and then runs `script`.
fn with_stand_in(script: &str) -> Project {
    let mut project = Project::new("plan vnet");
    let program = project.folder.path().join("terraform");
    let text = format!("#!/bin/sh\necho \"$*\" >> \"$HOME/calls\"\n{script}\n");
    std::fs::write(&program, text).expect("it is ours");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("it is ours");
    let path = format!("{}:/usr/bin:/bin", project.folder.path().display());
    own_home(&mut project, &path);
    project
}

fn own_home(project: &mut Project, path: &str) {
    let home = project.folder.path().as_os_str().to_owned();
    project.env.variables =
        [("HOME".into(), home), ("PATH".into(), path.into()), ("CHECKPOINT_DISABLE".into(), "1".into())].into();
}

fn calls(project: &Project) -> Vec<String> {
    let path = project.folder.path().join("calls");
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let _ = std::fs::remove_file(path);
    text.lines().map(str::to_owned).collect()
}

/// Does what Terraform does to its data folder.
const STAND_IN: &str = r#"
case "$1 $2" in
  "workspace select") mkdir -p .terraform; printf %s "$4" > .terraform/environment;;
esac"#;

#[test]
fn warm_run_starts_no_extra_terraform() {
    let mut project = with_stand_in(STAND_IN);
    project.write("main.tf", "# code");
    let run = prepared(&mut project, "plan vnet -s dev");
    assert_eq!(settled(&project, &run), (None, vec![]));
    assert_eq!(calls(&project), ["init -input=false", "workspace select -or-create dev"]);

    let run = prepared(&mut project, "plan vnet -s dev");
    assert_eq!(settled(&project, &run), (None, vec![]));
    assert!(calls(&project).is_empty());

    project.write("main.tf", "# other code");
    assert_eq!(settled(&project, &run), (None, vec![]));
    assert_eq!(calls(&project), ["init -input=false", "workspace select -or-create dev"]);
}

#[test]
fn other_workspace_is_selected_without_init() {
    let mut project = with_stand_in(STAND_IN);
    let run = prepared(&mut project, "plan vnet");
    settled(&project, &run);
    calls(&project);
    project.component.workspace = "prod".into();
    let run = prepared(&mut project, "plan vnet");
    assert_eq!(settled(&project, &run), (None, vec![]));
    assert_eq!(calls(&project), ["workspace select -or-create prod"]);
}

#[test]
fn failing_init_ends_the_run_with_its_code_and_is_tried_again() {
    let mut project = with_stand_in("exit 3");
    let run = prepared(&mut project, "plan vnet");
    let want = (Some(3), vec!["error: `terraform init` ended with exit code 3".to_owned()]);
    assert_eq!(settled(&project, &run), want);
    assert_eq!(settled(&project, &run), want);
    assert_eq!(calls(&project), ["init -input=false", "init -input=false"]);
}

#[test]
fn failing_workspace_ends_the_run_with_its_code() {
    let mut project = with_stand_in(r#"[ "$1" = init ] || { echo "no such state"; exit 1; }"#);
    let run = prepared(&mut project, "plan vnet");
    let want = "error: cannot select workspace `dev`\n  caused by: no such state";
    assert_eq!(settled(&project, &run), (Some(1), vec![want.to_owned()]));
    assert_eq!(calls(&project), ["init -input=false", "workspace select -or-create dev", "workspace new dev"]);
}

#[test]
fn init_forgets_the_selected_workspace() {
    // A real `init` would ask about a workspace that the new backend does not have.
    let mut project = with_stand_in(r"[ ! -e .terraform/environment ] || exit 9");
    std::fs::create_dir(project.root().join(".terraform")).expect("it is ours");
    project.write(".terraform/environment", "gone");
    project.component.workspace = "default".into();
    let run = prepared(&mut project, "plan vnet");
    assert_eq!(settled(&project, &run), (None, vec![]));

    project.write(".terraform/environment", "gone");
    let run = prepared(&mut project, "init vnet");
    assert_eq!(settled(&project, &run), (None, vec![]));
    assert!(!project.root().join(".terraform/environment").exists());
    assert!(!project.root().join(".terraform/wrap-init").exists());
}

#[test]
fn dry_run_says_everything_and_changes_nothing() {
    let mut project = with_stand_in("exit 1");
    project.component.vars = node(r#"{"password": "canary-1"}"#);
    project.component.backend = Some(("local".into(), node("{}")));
    project.config.terraform.auto_generate_backend_file = true;
    let run = prepared(&mut project, "plan vnet -s dev -var token=canary-2");
    let want = [
        "write components/terraform/vnet/dev-vnet.terraform.tfvars.json",
        "write components/terraform/vnet/backend.tf.json",
        "cd components/terraform/vnet",
        "terraform init -input=false",
        "terraform workspace select -or-create dev",
        "terraform plan -var-file dev-vnet.terraform.tfvars.json -out dev-vnet.planfile -var token=***",
    ];
    assert_eq!(run.describe(&project.env), want);
    assert!(calls(&project).is_empty());
    assert_eq!(std::fs::read_dir(project.root()).expect("it is there").count(), 0);
}

const CODE: &str = r#"
variable "name" { type = string }
resource "terraform_data" "a" { input = "${terraform.workspace} ${var.name}" }
output "text" { value = terraform_data.a.output }
"#;

fn real_terraform() -> Option<Project> {
    let mut project = Project::new("plan vnet");
    let path = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin";
    own_home(&mut project, path);
    if process::find("terraform", &path.into(), Path::new("/"), None).is_none() {
        println!("skipped: there is no terraform in {path}");
        return None;
    }
    project.write("main.tf", CODE);
    project.component.vars = node(r#"{"name": "a<b"}"#);
    Some(project)
}

/// Settles, runs the last program, and returns its exit code and output.
fn finished(project: &mut Project, line: &str) -> (u8, String) {
    let run = prepared(project, line);
    assert_eq!(settled(project, &run), (None, vec![]), "{line}");
    run.last.run_quietly().expect("it is there")
}

#[test]
fn real_terraform_plans_and_applies_in_the_components_workspace() {
    let Some(mut project) = real_terraform() else { return };
    let (code, output) = finished(&mut project, "plan vnet -s dev -detailed-exitcode -no-color");
    assert_eq!(code, 2, "{output}");
    let (code, output) = finished(&mut project, "apply vnet -s dev --from-plan -no-color");
    assert_eq!(code, 0, "{output}");
    assert_eq!(finished(&mut project, "output vnet -- -raw text"), (0, "dev a<b".to_owned()));
    let (code, output) = finished(&mut project, "plan vnet -s dev -detailed-exitcode -no-color");
    assert_eq!(code, 0, "{output}");
    assert!(project.root().join("terraform.tfstate.d/dev/terraform.tfstate").exists());
}

#[test]
fn real_terraform_is_initialised_once_and_again_when_the_backend_changes() {
    let Some(mut project) = real_terraform() else { return };
    project.config.terraform.auto_generate_backend_file = true;
    project.config.terraform.init_run_reconfigure = true;
    project.component.backend = Some(("local".into(), node(r#"{"workspace_dir": "one"}"#)));
    let (code, output) = finished(&mut project, "deploy vnet -s dev -no-color");
    assert_eq!(code, 0, "{output}");
    let run = prepared(&mut project, "deploy vnet -s dev");
    assert!(!run.init.as_ref().is_some_and(|init| init.is_needed(&run.files)));

    project.component.backend = Some(("local".into(), node(r#"{"workspace_dir": "two"}"#)));
    let (code, output) = finished(&mut project, "deploy vnet -s dev -no-color");
    assert_eq!(code, 0, "{output}");
    for folder in ["one", "two"] {
        assert!(project.root().join(folder).join("dev/terraform.tfstate").exists(), "{folder}");
    }
}

#[test]
fn real_terraform_failing_in_init_keeps_its_code() {
    let Some(mut project) = real_terraform() else { return };
    project.write("broken.tf", "module \"a\" { source = \"./nowhere\" }");
    let run = prepared(&mut project, "plan vnet");
    assert_eq!(settled(&project, &run), (Some(1), vec!["error: `terraform init` ended with exit code 1".to_owned()]));
}
