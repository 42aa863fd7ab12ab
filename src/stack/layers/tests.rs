//! Which layer wins.

use crate::{
    config::yaml::to_json,
    stack::fixture::{Project, text_at},
};

fn vars(text: &str) -> String {
    to_json(&Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap().vars).to_string()
}

#[test]
fn higher_layers_win_and_null_is_a_value() {
    let text = "vars: {a: root, b: root, n: root}\nterraform: {vars: {b: kind}}\n\
                components: {terraform: {c: {vars: {n: null}}}}";
    assert_eq!(vars(text), r#"{"a":"root","b":"kind","n":null}"#);
}

#[test]
fn an_empty_map_replaces_a_list() {
    let text = "vars: {a: [1]}\ncomponents: {terraform: {c: {vars: {a: {}}}}}";
    assert_eq!(vars(text), r#"{"a":{}}"#);
}

#[test]
fn a_section_that_is_null_says_nothing() {
    assert_eq!(vars("vars: {a: 1}\ncomponents: {terraform: {c: {vars: }}}"), r#"{"a":1}"#);
}

#[test]
fn a_component_that_is_null_is_an_empty_one() {
    assert_eq!(vars("vars: {a: 1}\ncomponents: {terraform: {c: }}"), r#"{"a":1}"#);
}

#[test]
fn dates_numbers_and_old_booleans_are_go_s() {
    let text = "components: {terraform: {c: {vars: {d: 2024-01-02, f: 1.0, i: 12345678901234567890, y: yes}}}}";
    let expected = r#"{"d":"2024-01-02T00:00:00Z","f":1,"i":12345678901234567890,"y":"yes"}"#;
    assert_eq!(vars(text), expected);
}

#[test]
fn the_list_strategy_of_a_base_counts_for_all_its_layers() {
    let text = "components:\n  terraform:\n    a: {settings: {list_merge_strategy: append}, vars: {l: [1]}}\n    \
                c: {metadata: {inherits: [a]}, vars: {l: [2]}}\n";
    assert_eq!(vars(text), r#"{"l":[1,2]}"#);
}

#[test]
fn a_component_appends_to_what_its_stack_or_its_bases_say() {
    let text = "vars: {l: [1]}\ncomponents: {terraform: {c: {vars: {l: !append [3], n: !append [x]}}}}";
    assert_eq!(vars(text), r#"{"l":[1,3],"n":["x"]}"#);
    // Bases are merged among themselves first, as in Atmos: the first one has nothing to append to.
    let text = "vars: {l: [1]}\ncomponents:\n  terraform:\n    a: {vars: {l: !append [2]}}\n    \
                c: {metadata: {inherits: [a]}, vars: {l: !append [3]}}\n";
    assert_eq!(vars(text), r#"{"l":[2,3]}"#);
    let own = "import: [catalog]\ncomponents: {terraform: {c: {vars: {l: !append [2]}}}}";
    let catalog = ("catalog.yaml", "components: {terraform: {c: {vars: {l: [1]}}}}");
    let vars = Project::new(&[("dev.yaml", own), catalog]).resolve("dev", "c").unwrap().vars;
    assert_eq!(to_json(&vars).to_string(), r#"{"l":[1,2]}"#);
}

#[test]
fn an_append_among_several_files_reaches_the_same_section_only() {
    // Atmos merges files first; what has nothing to append to there is a plain list from then on.
    let catalog = "vars: {l: [1]}\ncomponents: {terraform: {base: {vars: {l: [3]}}, c: {vars: {m: !append [0]}}}}";
    let own = "import: [catalog]\nvars: {l: !append [2]}\ncomponents:\n  terraform:\n    \
               c: {metadata: {inherits: [base]}, vars: {m: !append [1]}}\n    \
               d: {metadata: {inherits: [base]}, vars: {l: !append [4]}}\n    e: {}\n";
    let project = Project::new(&[("dev.yaml", own), ("catalog.yaml", catalog)]);
    let vars = |name| to_json(&project.resolve("dev", name).unwrap().vars).to_string();
    assert_eq!(vars("c"), r#"{"l":[3],"m":[0,1]}"#);
    assert_eq!((vars("d").as_str(), vars("e").as_str()), (r#"{"l":[4]}"#, r#"{"l":[1,2]}"#));
}

#[test]
fn env_starts_with_the_project_s() {
    let mut project = Project::new(&[("dev.yaml", "env: {B: root}\ncomponents: {terraform: {c: {}}}")]);
    project.config_env = "{A: project, B: project}";
    let env = project.resolve("dev", "c").unwrap().env;
    assert_eq!(["A", "B"].map(|key| text_at(&env, &[key]).unwrap()), ["project", "root"]);
}

#[test]
fn a_section_of_the_wrong_kind_is_refused_with_its_place() {
    let project = Project::new(&[("dev.yaml", "components:\n  terraform:\n    c:\n      vars: [a]\n")]);
    let error = project.resolve("dev", "c").unwrap_err().to_string();
    assert_eq!(error, "error: stacks/dev.yaml:4:13: `vars` must be a map, found a list");
}

#[test]
fn root_metadata_is_for_what_all_components_share() {
    let project = Project::new(&[("dev.yaml", "metadata: {component: x}\ncomponents: {terraform: {c: {}}}")]);
    let error = project.resolve("dev", "c").unwrap_err().to_string();
    assert!(error.contains("stacks/dev.yaml:1:12: `metadata.component` cannot stand at the root"), "{error}");
    let project = Project::new(&[("dev.yaml", "metadata: {locked: true}\ncomponents: {terraform: {c: {}}}")]);
    assert!(project.resolve("dev", "c").unwrap().is_locked);
}
