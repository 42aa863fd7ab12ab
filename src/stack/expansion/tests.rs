//! Files with what they import.

use super::*;
use crate::{config::yaml::to_json, stack::fixture::Project};

fn expanded(project: &Project, file: &str) -> Result<Node> {
    let (config, env) = (project.config(), project.env());
    let library = Library::new(&config, &env);
    Ok(expand(&library, &project.path(file))?.tree.clone())
}

fn failure(project: &Project, file: &str) -> String {
    expanded(project, file).unwrap_err().to_string()
}

#[test]
fn later_imports_win_and_the_file_itself_wins_over_them() {
    let project = Project::new(&[
        ("dev.yaml", "import: [a, b]\nvars: {z: own}"),
        ("a.yaml", "vars: {x: a, y: a, z: a}"),
        ("b.yaml", "vars: {y: b, z: b}"),
    ]);
    let tree = expanded(&project, "dev.yaml").unwrap();
    for (key, value) in [("x", "a"), ("y", "b"), ("z", "own")] {
        assert_eq!(tree.at_path(&["vars", key]).and_then(Node::as_str), Some(value));
    }
    assert!(tree.get("import").is_none());
}

#[test]
fn an_imported_null_does_not_hide_what_its_own_file_says() {
    // Each file is merged with its own imports before it is merged into its importer.
    let project = Project::new(&[
        ("dev.yaml", "import: [a, b]"),
        ("a.yaml", "vars: {m: {x: 1}}"),
        ("b.yaml", "import: [c]\nvars: {m: {y: 2}}"),
        ("c.yaml", "vars: {m: null}"),
    ]);
    let tree = expanded(&project, "dev.yaml").unwrap();
    assert!(tree.at_path(&["vars", "m", "x"]).is_some());
    assert!(tree.at_path(&["vars", "m", "y"]).is_some());
}

#[test]
fn a_file_that_imports_itself_is_refused_with_its_place() {
    let project = Project::new(&[("dev.yaml", "import: [dev]")]);
    let expected =
        "error: stacks/dev.yaml:1:10: import `dev` leads back to `stacks/dev.yaml`\nhelp: remove one of these imports";
    assert_eq!(failure(&project, "dev.yaml"), expected);
}

#[test]
fn a_cycle_is_refused_with_the_way_that_led_there() {
    let project = Project::new(&[("dev.yaml", "import: [a]"), ("a.yaml", "import: [b]"), ("b.yaml", "import: [a]")]);
    let error = failure(&project, "dev.yaml");
    assert!(error.starts_with("error: stacks/b.yaml:1:10: import `a` leads back to `stacks/a.yaml`"), "{error}");
    assert!(error.contains("caused by: imported at stacks/a.yaml:1:10\n  caused by: imported at stacks/dev.yaml"));
}

#[test]
fn an_error_in_an_import_names_the_importers() {
    let project = Project::new(&[("dev.yaml", "import: [a]"), ("a.yaml", "import: [nothing]")]);
    let error = failure(&project, "dev.yaml");
    assert!(error.contains("stacks/a.yaml:1:10: import `nothing` was not found"), "{error}");
    assert!(error.contains("imported at stacks/dev.yaml:1:10"), "{error}");
}

#[test]
fn a_context_reaches_what_the_import_imports_and_the_importer_wins() {
    let project = Project::new(&[
        ("dev.yaml", "import: [{path: a, context: {x: 1, y: dev}}]"),
        ("a.yaml", "import: [{path: b, context: {x: 2, z: 3}}]\nvars: {a: '{{ .x }}'}"),
        ("b.yaml", "vars:\n  b: {{ .x }}{{ .y }}{{ .z }}\n  n: {{ .x }}\n"),
    ]);
    let tree = expanded(&project, "dev.yaml").unwrap();
    assert_eq!(to_json(tree.get("vars").unwrap()).to_string(), r#"{"b":"1dev3","n":1,"a":"1"}"#);
}

#[test]
fn only_the_import_rules_ask_for_rendering() {
    let project = Project::new(&[
        ("dev.yaml", "import: [a, b, {path: c, context: {x: 1}, skip_templates_processing: true}]"),
        ("a.yaml.tmpl", "vars: {a: '{{ add 1 2 }}'}"),
        ("b.yaml", "vars: {b: '{{ add 1 2 }}'}"),
        ("c.yaml", "vars: {c: '{{ .x }}'}"),
    ]);
    let tree = expanded(&project, "dev.yaml").unwrap();
    let expected = r#"{"a":"3","b":"{{ add 1 2 }}","c":"{{ .x }}"}"#;
    assert_eq!(to_json(tree.get("vars").unwrap()).to_string(), expected);
}

#[test]
fn a_value_that_no_context_gives_is_refused_with_the_way_there() {
    let file = ("a.yaml", "vars:\n  a: '{{ .z }}'\n");
    let project = Project::new(&[("dev.yaml", "import: [{path: a, context: {x: 1}}]"), file]);
    let expected = "error: stacks/a.yaml:2:10: cannot render `{{ .z }}`\n  caused by: nothing is called `z` there\n  caused by: imported at stacks/dev.yaml:1:17";
    assert_eq!(failure(&project, "dev.yaml"), expected);
    let lenient = "import: [{path: a, context: {x: 1}, ignore_missing_template_values: true}]";
    let tree = expanded(&Project::new(&[("dev.yaml", lenient), file]), "dev.yaml").unwrap();
    assert_eq!(tree.at_path(&["vars", "a"]).and_then(Node::as_str), Some("<no value>"));
}

#[test]
fn rendered_files_keep_the_lines_of_the_template() {
    let project =
        Project::new(&[("dev.yaml.tmpl", "vars:\n{{- range until 3 }}\n  v{{ . }}: x\n{{- end }}\n  last: [1\n")]);
    let error = failure(&project, "dev.yaml.tmpl");
    assert!(error.contains("that is so after its templates are rendered"), "{error}");
    let project =
        Project::new(&[("dev.yaml.tmpl", "vars:\n{{- range until 3 }}\n  v{{ . }}: x\n{{- end }}\n  last: !env X\n")]);
    let tree = expanded(&project, "dev.yaml.tmpl").unwrap();
    assert_eq!(tree.at_path(&["vars", "last"]).unwrap().at.to_string(), "stacks/dev.yaml.tmpl:5:9");
    assert_eq!(tree.at_path(&["vars", "v2"]).unwrap().at.line, 3);
}

#[test]
fn a_path_may_be_a_template_over_what_was_imported_before() {
    let project = Project::new(&[
        ("dev.yaml", "import: [a, 'catalog/{{ .vars.stage }}', 'catalog/{{ .vars.stage | upper }}']"),
        ("a.yaml", "vars: {stage: prod}\nsettings: {}"),
        ("catalog/prod.yaml", "vars: {found: true}"),
    ]);
    assert!(expanded(&project, "dev.yaml").unwrap().at_path(&["vars", "found"]).is_some());
}

#[test]
fn a_context_that_nothing_uses_is_harmless() {
    let project = Project::new(&[("dev.yaml", "import: [{path: a, context: {x: 1}}]"), ("a.yaml", "vars: {y: 2}")]);
    assert!(expanded(&project, "dev.yaml").unwrap().at_path(&["vars", "y"]).is_some());
}
