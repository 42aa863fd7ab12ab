//! What is run, and with what.

use super::*;
use crate::terraform::fixture::{Project, node, parsed};

fn prepared(project: &mut Project, line: &str) -> Run {
    project.arguments = parsed(line);
    project.config.terraform.command = Some("sh".into());
    project.job().prepare(&project.env.variables).expect("it can be prepared")
}

fn names(run: &Run) -> Vec<String> {
    let names = run.files.iter().filter_map(|file| file.path.file_name());
    names.map(|name| name.to_string_lossy().into_owned()).collect()
}

#[test]
fn disabled_component_is_skipped() {
    let mut project = Project::new("plan vnet");
    assert_eq!(project.job().skipped(), None);
    project.component.is_enabled = false;
    let want = "component `vnet` of stack `dev` is not enabled and skipped";
    assert_eq!(project.job().skipped().as_deref(), Some(want));
}

#[test]
fn missing_plan_file_is_named_before_anything_runs() {
    let project = Project::new("deploy vnet --from-plan");
    let error = project.job().check().expect_err("there is no plan").to_string();
    let want = "error: there is no plan file `components/terraform/vnet/dev-vnet.planfile`\n\
                help: run `wrap terraform plan vnet -s dev` first";
    assert_eq!(error, want);
    project.write("dev-vnet.planfile", "");
    assert!(project.job().check().is_ok());
}

#[test]
fn varfile_is_written_only_where_it_is_read() {
    let mut project = Project::new("plan vnet");
    project.write("a.plan", "");
    assert_eq!(names(&prepared(&mut project, "plan vnet")), ["dev-vnet.terraform.tfvars.json"]);
    assert!(names(&prepared(&mut project, "workspace list vnet")).is_empty());
    assert!(names(&prepared(&mut project, "apply vnet a.plan")).is_empty());
    let run = prepared(&mut project, "apply vnet a.plan --init-pass-vars");
    assert_eq!(names(&run), ["dev-vnet.terraform.tfvars.json"]);
}

#[test]
fn backend_file_is_written_when_it_is_configured() {
    let mut project = Project::new("plan vnet");
    project.component.backend = Some(("local".into(), node("{}")));
    project.config.terraform.auto_generate_backend_file = true;
    assert!(names(&prepared(&mut project, "plan vnet")).contains(&"backend.tf.json".to_owned()));
    let run = prepared(&mut project, "plan vnet --auto-generate-backend-file=false");
    assert!(!names(&run).contains(&"backend.tf.json".to_owned()));
}

#[test]
fn init_goes_first_unless_it_is_switched_off() {
    let mut project = Project::new("plan vnet");
    for (line, want) in [
        ("plan vnet", true),
        ("deploy vnet", true),
        ("workspace list vnet", true),
        ("plan vnet --skip-init", false),
        ("deploy vnet --deploy-run-init=false", false),
        ("init vnet", false),
    ] {
        assert_eq!(prepared(&mut project, line).init.is_some(), want, "{line}");
    }
}

#[test]
fn data_folder_is_terraforms() {
    let mut project = Project::new("plan vnet");
    assert_eq!(prepared(&mut project, "plan vnet").data_folder, project.root().join(".terraform"));
    project.env.variables.insert("TF_DATA_DIR".into(), "/elsewhere".into());
    assert_eq!(prepared(&mut project, "plan vnet").data_folder, Path::new("/elsewhere"));
}

#[test]
fn version_needs_no_component() {
    let project = Project::new("version -json");
    let invocation = bare(&project.env, Some("sh"), "terraform", &project.arguments).expect("sh is there");
    assert_eq!(invocation.arguments, ["version", "-json"].map(OsString::from));
}
