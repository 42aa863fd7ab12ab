//! Functions in components.

use crate::{
    config::yaml::to_json,
    stack::fixture::{Project, text_at},
};

fn project(component: &str) -> Project {
    let text = format!("components:\n  terraform:\n    good: {{}}\n    c:\n      {component}\n");
    Project::new(&[("dev.yaml", &text)])
}

#[test]
fn env_looks_in_the_component_then_in_the_process_then_at_the_default() {
    let mut project = project(
        "{env: {A: a, N: null, S: !env S, B: !env A}, vars: {a: !env A x, b: !env B, s: !env S, n: !env N x, d: !env 'D \"d d\"', e: !env E}}",
    );
    project.variables = &[("A", "outside"), ("S", "outside")];
    let component = project.resolve("dev", "c").unwrap();
    let expected = r#"{"a":"a","b":"a","s":"outside","n":"x","d":"d d","e":""}"#;
    assert_eq!(to_json(&component.vars).to_string(), expected);
    assert_eq!(text_at(&component.env, &["S"]).as_deref(), Some("outside"));
}

#[test]
fn variables_that_name_each_other_end() {
    let component = project("{env: {A: !env B, B: !env A}}").resolve("dev", "c").unwrap();
    assert_eq!(text_at(&component.env, &["A"]).as_deref(), Some(""));
}

#[test]
fn literals_are_kept_and_unset_values_removed() {
    let mut project =
        project("{vars: {a: !literal '{{ x }}', n: !literal 12, t: !literal '12', b: !unset , l: [1, !unset , 2]}}");
    project.templates_enabled = true;
    let vars = project.resolve("dev", "c").unwrap().vars;
    assert_eq!(to_json(&vars).to_string(), r#"{"a":"{{ x }}","n":12,"t":"12","l":[1,2]}"#);
}

#[test]
fn what_is_not_built_is_refused_with_its_place_and_only_for_its_component() {
    for section in ["vars", "env", "providers", "required_providers"] {
        let project = project(&format!("{section}: {{a: !terraform.state vpc id}}"));
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        let column = section.len() + 13;
        let expected = format!("error: stacks/dev.yaml:5:{column}: `!terraform.state` is not built yet\nhelp: ");
        assert!(error.starts_with(&expected), "{error}");
        assert!(project.resolve("dev", "good").is_ok());
    }
}

#[test]
fn a_whole_section_that_is_not_built_is_refused() {
    let error = project("vars: !terraform.output x y").resolve("dev", "c").unwrap_err().to_string();
    assert!(error.starts_with("error: stacks/dev.yaml:5:13: `!terraform.output` is not built yet\n"), "{error}");
}

#[test]
fn templates_are_rendered_when_they_are_switched_on_and_kept_raw_otherwise() {
    let mut project = project(
        "vars: {a: 'x-{{ .vars.b }}-y', b: 1, c: '{{ .vars.b }}', d: '{{ .vars.none }}', e: '!env {{.vars.f}} z', f: NO}",
    );
    let vars = project.resolve("dev", "c").unwrap().vars;
    assert_eq!(text_at(&vars, &["a"]).as_deref(), Some("x-{{ .vars.b }}-y"));
    project.templates_enabled = true;
    let vars = project.resolve("dev", "c").unwrap().vars;
    let expected = r#"{"a":"x-1-y","b":1,"c":"1","d":"<no value>","e":"z","f":"NO"}"#;
    assert_eq!(to_json(&vars).to_string(), expected);
}

#[test]
fn template_makes_values_out_of_json() {
    let mut project = project(
        "{settings: {m: {a: 1}}, vars: {f: !template {a: [1]}, m: !template '{{ toJson .settings.m }}', t: !template '{{ .stack }}'}}",
    );
    project.templates_enabled = true;
    let vars = project.resolve("dev", "c").unwrap().vars;
    assert_eq!(to_json(&vars).to_string(), r#"{"f":{"a":[1]},"m":{"a":1},"t":"dev"}"#);
}

#[test]
fn metadata_may_have_functions_where_nobody_depends_on_them() {
    let component = project("metadata: {custom: {a: !env X none}, enabled: !template 'false'}").resolve("dev", "c");
    let component = component.unwrap();
    assert_eq!(text_at(&component.metadata, &["custom", "a"]).as_deref(), Some("none"));
    assert!(!component.is_enabled);
    let error = project("metadata: {custom: {a: !secret X}}").resolve("dev", "c").unwrap_err().to_string();
    assert!(error.starts_with("error: stacks/dev.yaml:5:30: `!secret` is not built yet\n"), "{error}");
}

#[test]
fn functions_are_evaluated_before_they_are_merged_with_what_is_written() {
    let text = "vars: {m: {a: 1, b: 1}, l: !template '[1]', s: {a: 1}}\ncomponents:\n  terraform:\n    c:\n      \
                vars: {m: !template '{\"b\": 2}', l: [2], s: plain}\n      settings: {list_merge_strategy: append}\n";
    let vars = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap().vars;
    assert_eq!(to_json(&vars).to_string(), r#"{"m":{"a":1,"b":2},"l":[1,2],"s":"plain"}"#);
}

#[test]
fn exec_runs_only_when_it_is_allowed() {
    let mut project = project("vars: {a: !exec 'echo [1, 2]', b: !exec 'echo \"$V\"'}");
    project.variables = &[("PATH", "/usr/bin:/bin"), ("V", "text")];
    let error = project.resolve("dev", "c").unwrap_err().to_string();
    assert!(error.starts_with("error: stacks/dev.yaml:5:17: `!exec` may not run"), "{error}");
    assert!(project.resolve("dev", "good").is_ok());
    project.exec_allowed = true;
    let vars = project.resolve("dev", "c").unwrap().vars;
    assert_eq!(to_json(&vars).to_string(), r#"{"a":[1,2],"b":"text"}"#);
}

#[test]
fn random_numbers_keep_within_their_bounds() {
    let vars =
        project("vars: {a: !random , b: !random 3, c: !random 5 6, d: !random 7 7}").resolve("dev", "c").unwrap().vars;
    let number = |key| text_at(&vars, &[key]).unwrap().parse::<i64>().unwrap();
    assert!((0..=65535).contains(&number("a")) && (0..=3).contains(&number("b")));
    assert!((5..=6).contains(&number("c")) && number("d") == 7);
    let error = project("vars: {a: !random 6 5}").resolve("dev", "c").unwrap_err().to_string();
    assert!(error.contains("`!random` needs a lower bound"), "{error}");
}

#[test]
fn auth_keeps_its_functions() {
    let component = project("auth: {providers: {p: {client_secret: !env SECRET}}}").resolve("dev", "c").unwrap();
    let secret = component.auth.at_path(&["providers", "p", "client_secret"]).unwrap();
    assert_eq!((secret.tag.as_deref(), secret.as_str()), (Some("env"), Some("SECRET")));
}

#[test]
fn folders_are_those_of_the_working_folder() {
    let project = project("vars: {a: !cwd sub, r: !repo-root none}");
    let vars = project.resolve("dev", "c").unwrap().vars;
    assert_eq!(text_at(&vars, &["a"]).unwrap(), project.base().join("sub").to_str().unwrap());
    assert_eq!(text_at(&vars, &["r"]).as_deref(), Some("none"));
    std::fs::create_dir(project.base().join(".git")).unwrap();
    let vars = project.resolve("dev", "c").unwrap().vars;
    assert_eq!(text_at(&vars, &["r"]).unwrap(), project.base().to_str().unwrap());
}
