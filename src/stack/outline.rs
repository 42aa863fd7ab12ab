//! The outline of a manifest: as much of it as the names of its stacks depend on.
//!
//! A list of names needs a hundredth of what manifests say. What is left out is never merged, and
//! its memory serves the next file.

use super::{functions, locals, name::Naming};
use crate::config::{
    Config,
    yaml::{Map, Node, Value},
};

/// What an outline keeps besides the structure.
pub(super) struct Outline {
    /// Sections by name with the keys of them that count; none means all.
    sections: Vec<(String, Vec<String>)>,
}

impl Outline {
    /// What names are made of; `None` when keys mean something only after the whole was read.
    pub(super) fn of(config: &Config, naming: &Naming) -> Option<Self> {
        let splits_keys = config.key_delimiter.as_ref().is_some_and(|delimiter| !delimiter.is_empty());
        let mut sections = naming.sections();
        // How a list in one of these sections is merged.
        match sections.iter_mut().find(|(name, _)| name == "settings") {
            Some((_, keys)) if !keys.is_empty() => keys.push("list_merge_strategy".to_owned()),
            Some(_) => {}
            None => sections.push(("settings".to_owned(), vec!["list_merge_strategy".to_owned()])),
        }
        (!splits_keys).then_some(Self { sections })
    }

    /// The outline of the manifest `tree`, made of `text`; all of it where something else may look into it.
    pub(super) fn drawn(&self, text: &str, tree: &Node) -> Node {
        let is_refused = || text.contains('!') && functions::refuse_unknown(tree).is_err();
        if text.contains("!include") || locals::may_have(text) || is_refused() {
            return tree.clone();
        }
        kept(tree, |key, node| match key {
            "components" => Some(self.components(node)),
            _ => Some(self.layer_or_section(key, node)),
        })
    }

    fn components(&self, node: &Node) -> Node {
        kept(node, |_, kind| Some(kept(kind, |_, component| Some(self.layer(component)))))
    }

    /// A section, or what all components of a kind share: kinds may have any name.
    fn layer_or_section(&self, key: &str, node: &Node) -> Node {
        self.section(key, node).unwrap_or_else(|| self.layer(node))
    }

    fn layer(&self, node: &Node) -> Node {
        kept(node, |key, node| match key {
            "overrides" => Some(self.layer(node)),
            _ => self.section(key, node).or_else(|| node.as_map().is_none().then(|| node.clone())),
        })
    }

    fn section(&self, key: &str, node: &Node) -> Option<Node> {
        if key == "metadata" {
            return Some(node.clone());
        }
        let (_, keys) = self.sections.iter().find(|(name, _)| name == key)?;
        let counts = |key: &str| keys.is_empty() || keys.iter().any(|name| name == key);
        Some(kept(node, |key, node| counts(key).then(|| node.clone())))
    }
}

/// The map with what `keep` makes of its values; anything else as it is. A map that says something still does,
/// since one that says nothing is merged otherwise.
fn kept(node: &Node, keep: impl Fn(&str, &Node) -> Option<Node>) -> Node {
    let Some(map) = node.as_map().filter(|_| node.tag.is_none()) else { return node.clone() };
    let mut rest = Map::default();
    for (key, entry) in map.iter() {
        if let Some(node) = keep(key, &entry.node) {
            rest.insert(key.clone(), entry.key_at, node);
        }
    }
    if let Some((key, entry)) = map.iter().next().filter(|_| rest.is_empty()) {
        rest.insert(key.clone(), entry.key_at, Node::new(entry.node.at, Value::Null));
    }
    Node::map(node.at, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::yaml::{parse, to_json},
        stack::{Stacks, fixture::Project},
    };

    /// The names found with outlines, which must be those found with whole manifests.
    fn names(project: &Project) -> Vec<String> {
        let (config, env) = (project.config(), project.env());
        let (names, unreadable) = Stacks::all_names(&config, &env, true).unwrap();
        assert!(unreadable.is_empty(), "{unreadable:?}");
        assert_eq!(names, project.names());
        names
    }

    fn outlined(template: &'static str, text: &str) -> String {
        let mut project = Project::new(&[("dev.yaml", text)]);
        project.name_template = Some(template);
        let (config, env) = (project.config(), project.env());
        let naming = Naming::new(&crate::stack::library::Library::new(&config, &env)).unwrap();
        let tree = parse(std::path::Path::new("dev.yaml"), text).unwrap();
        to_json(&Outline::of(&config, &naming).unwrap().drawn(text, &tree)).to_string()
    }

    #[test]
    fn only_what_names_are_made_of_is_kept() {
        let text = "import: [{path: a, context: {x: 1}}]\nname: n\nvars: {stage: dev, x: {y: 1}}\nenv: {A: b}\n\
                    terraform: {backend: {a: b}, vars: {x: 1}}\n\
                    components: {terraform: {c: {component: b, metadata: {type: abstract}, env: {A: b}, vars: {stage: qa}}, d: }}";
        let expected = r#"{"import":[{"path":"a","context":{"x":1}}],"name":"n","vars":{"stage":"dev"},"env":{"A":"b"},"terraform":{"vars":{"x":null}},"components":{"terraform":{"c":{"component":"b","metadata":{"type":"abstract"},"vars":{"stage":"qa"}},"d":null}}}"#;
        assert_eq!(outlined("{{ .vars.stage }}", text), expected);
    }

    #[test]
    fn a_template_with_functions_may_look_at_all_of_its_sections() {
        let text = "vars: {a: {b: 1}}\nterraform: {backend: {a: b}}\ncomponents: {}";
        let expected = r#"{"vars":{"a":{"b":1}},"terraform":{"backend":null},"components":{}}"#;
        assert_eq!(outlined("{{ .vars.a | toJson }}", text), expected);
    }

    #[test]
    fn a_file_that_something_else_looks_into_is_kept_whole() {
        for text in [
            "locals: {a: 1}\nterraform: {env: {A: b}}",
            "terraform: {env: {A: b, B: !include x.yaml}}",
            "terraform: {env: {A: b, B: !nothing x}}",
        ] {
            assert!(outlined("{{ .vars.stage }}", text).contains(r#""A":"b"#), "{text}");
        }
    }

    #[test]
    fn names_by_inheritance_overrides_locals_and_kinds_are_found_with_outlines() {
        let mut project = Project::new(&[
            ("a.yaml", "import: [base]\ncomponents: {terraform: {c: {metadata: {inherits: [b]}, backend: {a: b}}}}"),
            ("base.yaml", "components: {terraform: {b: {vars: {stage: inherited}, metadata: {type: abstract}}}}"),
            ("b.yaml", "overrides: {vars: {stage: overridden, x: 1}}\ncomponents: {terraform: {c: {}}}"),
            ("d.yaml", "locals: {s: local}\nvars: {stage: '{{ .locals.s }}'}\ncomponents: {packer: {c: {}}}"),
            ("e.yaml", "helmfile: {vars: {stage: kind}}\ncomponents: {helmfile: {c: {vars: {a: {b: c}}}}}"),
            ("f.yaml", "vars: {stage: root}\ncomponents: {terraform: {c: {component: g}, g: {vars: {stage: legacy}}}}"),
        ]);
        project.name_template = Some("{{ .vars.stage }}");
        assert_eq!(names(&project), ["inherited", "kind", "legacy", "local", "overridden"]);
        project.name_template = Some("{{ .vars.stage | upper }}");
        assert_eq!(names(&project), ["INHERITED", "KIND", "LEGACY", "LOCAL", "OVERRIDDEN"]);
    }

    #[test]
    fn what_a_manifest_says_wrong_is_still_refused() {
        let project = Project::new(&[("dev.yaml", "env: {A: !nothing b}\ncomponents: {terraform: {c: {}}}")]);
        let (config, env) = (project.config(), project.env());
        let (names, unreadable) = Stacks::all_names(&config, &env, true).unwrap();
        assert!(names.is_empty());
        assert!(unreadable[0].to_string().starts_with("error: stacks/dev.yaml:1:10: "), "{}", unreadable[0]);
    }
}
