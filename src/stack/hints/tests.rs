//! Which manifests may be the stack's.

use super::*;
use crate::stack::fixture::Project;

fn fits(project: &Project, file: &str, stack: &str) -> bool {
    let (config, env) = (project.config(), project.env());
    let library = Library::new(&config, &env);
    let naming = Naming::new(&library).unwrap();
    let path = project.path(file);
    let file = File { key: super::super::files::key(&config.stacks.base_path, &path), path };
    Hints::new(&library, &naming, stack).fit(&file)
}

#[test]
fn values_are_found_wherever_they_are_given() {
    for text in [
        "vars: {stage: dev}",
        "terraform: {vars: {stage: dev}}",
        "components: {terraform: {c: {vars: {stage: dev}}}}",
        "overrides: {vars: {stage: dev}}",
        "terraform: {overrides: {vars: {stage: dev}}}",
        "import: [b]",
        "name: dev",
        "vars: !include nothing.yaml",
    ] {
        let mut project = Project::new(&[("a.yaml", text), ("b.yaml", "vars: {stage: dev}")]);
        project.name_template = Some("{{ .vars.stage }}");
        assert!(fits(&project, "a.yaml", "dev"), "{text}");
    }
}

#[test]
fn a_manifest_of_another_stack_is_left_out() {
    let mut project = Project::new(&[("a.yaml", "vars: {stage: prod}\nsettings: {stage: dev}")]);
    project.name_template = Some("{{ .vars.stage }}");
    assert!(!fits(&project, "a.yaml", "dev"));
    project.name_template = None;
    assert!(fits(&project, "a.yaml", "a"));
    assert!(!fits(&project, "a.yaml", "b"));
}

#[test]
fn names_do_not_hide_behind_escapes_or_quotes() {
    let mut project = Project::new(&[("a.yaml", r#""v\x61rs": {"st\x61ge": dev}"#), ("b.yaml", "'name': 'dev'")]);
    project.name_template = Some("{{ .vars.stage }}");
    assert!(fits(&project, "a.yaml", "dev") && fits(&project, "b.yaml", "dev"));
}

#[test]
fn imports_are_found_wherever_they_are_written() {
    for text in [
        "import: [b]",
        "# imports\nimport:\n# one\n- b\nsettings: {}",
        "settings: {}\nimport:\n  - b\n",
        "settings: {x: import}\n'import': [b]",
        "{settings: {}, import: [b]}",
        "import: [{path: ./b}]\nsettings: {import: [c]}",
        "? import\n: [b]",
        "x: &x {import: [b]}\n<<: *x",
    ] {
        let mut project = Project::new(&[("a.yaml", text), ("b.yaml", "vars: {stage: dev}")]);
        project.name_template = Some("{{ .vars.stage }}");
        assert!(fits(&project, "a.yaml", "dev"), "{text}");
        assert!(!fits(&project, "a.yaml", "prod"), "{text}");
    }
}

#[test]
fn what_cannot_be_read_may_be_meant_by_its_file_alone() {
    let mut project = Project::new(&[("a.yaml", "import: [b]"), ("b.yaml", "a: [")]);
    assert!(fits(&project, "a.yaml", "a") && fits(&project, "b.yaml", "b") && !fits(&project, "a.yaml", "b"));
    project.name_template = Some("{{ .vars.stage }}");
    assert!(!fits(&project, "a.yaml", "a"));
}
