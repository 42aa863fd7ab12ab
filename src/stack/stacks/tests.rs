//! What is found, and what is said when it is not.

use crate::stack::fixture::Project;

fn failure(project: &Project, stack: &str, component: &str) -> String {
    project.resolve(stack, component).unwrap_err().to_string()
}

#[test]
fn abstract_and_disabled_components_are_not_listed() {
    let project = Project::new(&[(
        "dev.yaml",
        "components: {terraform: {b: {}, a/x: {}, base: {metadata: {type: abstract}}, \
         off: {metadata: {enabled: false}}}, helmfile: {h: {}}}",
    )]);
    assert_eq!(project.components("dev").unwrap(), ["a/x", "b"]);
}

#[test]
fn a_broken_manifest_does_not_stop_another_stack() {
    let mut project = Project::new(&[
        ("broken.yaml", "vars: [\n"),
        ("dev.yaml", "vars: {stage: dev}\ncomponents: {terraform: {c: {}}}"),
    ]);
    assert!(project.resolve("dev", "c").is_ok());
    assert_eq!(project.names(), ["dev"]);
    project.name_template = Some("{{ .vars.stage }}");
    assert!(project.resolve("dev", "c").is_ok());
}

#[test]
fn a_stack_that_may_be_in_a_broken_manifest_says_so() {
    let mut project = Project::new(&[("broken.yaml", "a: [\n"), ("dev.yaml", "vars: {stage: dev}")]);
    project.name_template = Some("{{ .vars.stage }}");
    let error = failure(&project, "prod", "c");
    assert!(error.starts_with("error: stack `prod` was not found\n  caused by: "), "{error}");
    assert!(error.contains("caused by: stacks/broken.yaml:"), "{error}");
}

#[test]
fn the_broken_manifest_of_the_stack_itself_is_the_error() {
    let project = Project::new(&[("dev.yaml", "a: [\n")]);
    assert!(failure(&project, "dev", "c").starts_with("error: stacks/dev.yaml:"));
}

#[test]
fn an_unknown_stack_gets_the_nearest_names() {
    let component = "components: {terraform: {c: {}}}";
    let project = Project::new(&[("dev.yaml", component), ("staging.yaml", component)]);
    let expected = "error: stack `stagign` was not found\nhelp: did you mean `staging`?\nhelp: run `wrap list stacks` to see all stacks";
    assert_eq!(failure(&project, "stagign", "c"), expected);
    let expected = "error: stack `x` was not found\nhelp: the stacks are `dev` and `staging`";
    assert_eq!(failure(&project, "x", "c"), expected);
}

#[test]
fn the_file_of_a_stack_with_another_name_leads_to_it() {
    let project =
        Project::new(&[("orgs/legacy.yaml", "name: my-stack\ncomponents: {terraform: {c: {}}}"), ("b.yaml", "")]);
    let expected = "error: stack `legacy` was not found\nhelp: did you mean `my-stack`?\nhelp: run `wrap list stacks` to see all stacks";
    assert_eq!(failure(&project, "legacy", "c"), expected);
}

#[test]
fn an_unknown_component_gets_the_nearest_names() {
    let project = Project::new(&[("dev.yaml", "components: {terraform: {vnet: {}, key-vault: {}}}")]);
    let expected = "error: component `vnte` was not found in stack `dev`\nhelp: did you mean `vnet`?";
    assert_eq!(failure(&project, "dev", "vnte"), expected);
    let expected = "error: component `x` was not found in stack `dev`\nhelp: the components are `key-vault` and `vnet`";
    assert_eq!(failure(&project, "dev", "x"), expected);
}

#[test]
fn two_manifests_may_say_the_same_and_not_otherwise() {
    let component = "vars: {stage: dev}\ncomponents: {terraform: {c: {vars: {a: 1}}}}";
    let mut project = Project::new(&[("a.yaml", component), ("b.yaml", component)]);
    project.name_template = Some("{{ .vars.stage }}");
    assert!(project.resolve("dev", "c").is_ok());
    let other = component.replace("a: 1", "a: 2");
    let mut project = Project::new(&[("a.yaml", component), ("b.yaml", &other)]);
    project.name_template = Some("{{ .vars.stage }}");
    let error = failure(&project, "dev", "c");
    let expected = "error: component `c` of stack `dev` is declared differently in two manifests\n  caused by: one is `stacks/a.yaml`\n  caused by: the other is `stacks/b.yaml`";
    assert_eq!(error, expected);
}

#[test]
fn a_path_chooses_its_manifest_whatever_its_name() {
    let mut project = Project::new(&[(
        "orgs/acme/dev.yaml",
        "vars: {stage: dev}\ncomponents: {terraform: {c: {metadata: {component: x}}}}",
    )]);
    project.name_template = Some("{{ .vars.stage }}");
    assert_eq!(project.resolve("acme/dev", "c").unwrap().workspace, "dev-c");
    assert_eq!(project.components("orgs/acme/dev").unwrap(), ["c"]);
    assert_eq!(project.components("stacks/orgs/acme/dev").unwrap(), ["c"]);
    assert!(project.components("cme/dev").is_err());
}

#[test]
fn a_stack_without_components_exists() {
    let project = Project::new(&[("dev.yaml", "vars: {a: 1}")]);
    assert_eq!(project.components("dev").unwrap(), [""; 0]);
    assert_eq!(
        failure(&project, "dev", "c"),
        "error: component `c` was not found in stack `dev`\nhelp: the stack has no components"
    );
}
