//! What rendering and evaluation make of sections.

use crate::{
    config::yaml::to_json,
    stack::fixture::{Project, text_at},
};

fn project(components: &str) -> Project {
    let text = format!("vars: {{stage: dev, n: 5}}\ncomponents:\n  terraform:\n{components}");
    let mut project = Project::new(&[("dev.yaml", &text)]);
    project.templates_enabled = true;
    project
}

fn vars(project: &Project) -> String {
    to_json(&project.resolve("dev", "c").unwrap().vars).to_string()
}

#[test]
fn values_become_what_yaml_makes_of_the_rendered_text() {
    let project = project(
        "    c:\n      vars:\n        quoted: '{{ .vars.n }}'\n        plain: '1{{ .vars.n }}'\n        \
         text: \"x: {{ .vars.n }}\"\n        '{{ .vars.stage }}-key': [1, '{{ .stack }}/{{ .atmos_component }}']\n        \
         block: |\n          a {{ .vars.stage }}\n          b\n",
    );
    let expected =
        r#"{"stage":"dev","n":5,"quoted":"5","plain":15,"text":"x: 5","dev-key":[1,"dev/c"],"block":"a dev\nb\n"}"#;
    assert_eq!(vars(&project), expected);
}

#[test]
fn all_sections_are_rendered() {
    let project = project(
        "    c:\n      env: {A: '{{ .vars.stage }}'}\n      settings: {s: '{{ .env.A }}'}\n      metadata: {component: 'm-{{ .vars.stage }}'}\n      \
         backend_type: local\n      backend: {local: {path: '{{ .vars.stage }}.tfstate'}}\n      auth: {x: '{{ .vars.stage }}'}\n      command: 't{{ .vars.n }}'\n",
    );
    let component = project.resolve("dev", "c").unwrap();
    assert_eq!(text_at(&component.env, &["A"]).as_deref(), Some("dev"));
    assert_eq!(text_at(&component.settings, &["s"]).as_deref(), Some("{{ .vars.stage }}"));
    assert_eq!((component.folder.as_str(), component.workspace.as_str()), ("m-dev", "dev-c"));
    assert_eq!(to_json(&component.backend.unwrap().1).to_string(), r#"{"path":"dev.tfstate"}"#);
    assert_eq!(text_at(&component.auth, &["x"]).as_deref(), Some("dev"));
    assert_eq!(component.command.as_deref(), Some("t5"));
}

#[test]
fn what_is_literal_is_no_template_however_deep() {
    let project = project(
        "    c:\n      vars: {a: !literal '{{ .vars.n }}', m: !literal {'{{ .k }}': ['{{ x }}', !env HOME]}, b: '{{ .vars.n }}'}\n",
    );
    let expected = r#"{"stage":"dev","n":5,"a":"{{ .vars.n }}","m":{"{{ .k }}":["{{ x }}","!env HOME"]},"b":"5"}"#;
    assert_eq!(vars(&project), expected);
}

#[test]
fn evaluations_delimiters_and_variables_are_settings() {
    let text = "    c:\n      vars: {a: '{{ .vars.b }}', b: '{{ .vars.stage }}', e: '{{ env \"X\" }}'}\n";
    let mut project = project(text);
    project.template_settings = "{evaluations: 2, env: {X: set}}";
    assert_eq!(vars(&project), r#"{"stage":"dev","n":5,"a":"dev","b":"dev","e":"set"}"#);
    project.template_settings = "{delimiters: ['[[', ']]']}";
    assert!(vars(&project).contains(r#""a":"{{ .vars.b }}""#));
    let own = "    c:\n      settings: {templates: {settings: {delimiters: ['<<', '>>'], env: {X: own}}}}\n      \
               vars: {a: '<< .vars.n >>', e: '<< env \"X\" >>'}\n";
    assert_eq!(vars(&self::project(own)), r#"{"stage":"dev","n":5,"a":5,"e":"own"}"#);
}

#[test]
fn a_component_sees_another_one_of_any_stack_and_not_itself() {
    let project = project(
        "    c:\n      vars: {id: '{{ (atmos.Component \"vnet\" .stack).vars.id }}'}\n    vnet: {vars: {id: 'net-{{ .vars.n }}'}}\n    \
         a: {vars: {x: '{{ (atmos.Component \"b\" .stack).vars.x }}'}}\n    b: {vars: {x: '{{ (atmos.Component \"a\" .stack).vars.x }}'}}\n",
    );
    assert_eq!(vars(&project), r#"{"stage":"dev","n":5,"id":"net-5"}"#);
    let error = project.resolve("dev", "a").unwrap_err().to_string();
    assert!(error.starts_with("error: component `a` of stack `dev` needs itself"), "{error}");
    assert!(error.contains("a template at stacks/dev.yaml:7:19 asks for it"), "{error}");
}

#[test]
fn outputs_of_another_component_are_never_nothing() {
    for template in [
        "{{ (atmos.Component \"vnet\" .stack).outputs.id }}",
        "{{ $c := atmos.Component \"vnet\" .stack }}{{ $c.outputs }}",
        "{{ toJson (atmos.Component \"vnet\" .stack).outputs }}",
        "{{ index (atmos.Component \"vnet\" .stack).outputs \"id\" }}",
        "{{ range (atmos.Component \"vnet\" .stack).outputs }}x{{ end }}",
    ] {
        let project = project(&format!("    c:\n      vars:\n        id: '{template}'\n    vnet: {{}}\n"));
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        assert!(error.starts_with("error: stacks/dev.yaml:6:13: cannot render"), "{error}");
        assert!(error.contains("in Terraform's state, which templates cannot read yet"), "{template}: {error}");
    }
}

#[test]
fn locals_of_components_and_bases_are_resolved_in_any_order() {
    let project = project(
        "    base: {metadata: {type: abstract}, locals: {a: '{{ .locals.b }}-a', b: base}}\n    c:\n      metadata: {inherits: [base]}\n      \
         locals: {b: '{{ .vars.stage }}'}\n      vars: {x: '{{ .locals.a }}'}\n",
    );
    assert_eq!(vars(&project), r#"{"stage":"dev","n":5,"x":"dev-a"}"#);
}

#[test]
fn what_is_computed_is_seen() {
    let project = project(
        "    base: {}\n    c:\n      metadata: {inherits: [base], component: x/y}\n      backend_type: s3\n      backend: {s3: {bucket: b}}\n      \
         vars: {all: '{{ .workspace }} {{ .component }} {{ .backend }} {{ .backend_type }} {{ .inheritance }} {{ .atmos_stack_file }} {{ .command }}'}\n",
    );
    let expected =
        r#"{"stage":"dev","n":5,"all":"dev-c x/y map[bucket:b workspace_key_prefix:x-y] s3 [base] dev terraform"}"#;
    assert_eq!(vars(&project), expected);
}

#[test]
fn a_failing_template_stops_only_its_component() {
    let project = project("    c: {}\n    bad:\n      vars:\n        x: '{{ nope .vars }}'\n");
    assert!(project.resolve("dev", "c").is_ok());
    let error = project.resolve("dev", "bad").unwrap_err().to_string();
    assert_eq!(error, "error: stacks/dev.yaml:7:12: template function `nope` is not supported");
}
