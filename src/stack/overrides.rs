//! `overrides:` of a file, laid over every component that the file declares.

use std::sync::Arc;

use crate::config::yaml::{Entry, Map, Node, Value};

/// `tree` with `overrides` written into each of its Terraform components.
pub(crate) fn attach(tree: Node, overrides: Option<&Node>) -> Node {
    let Some(overrides) = overrides else { return tree };
    changed(&tree, "components", |components| {
        changed(components, "terraform", |terraform| each(terraform, |component| with(component, overrides)))
    })
}

fn changed(node: &Node, key: &str, change: impl Fn(&Node) -> Node) -> Node {
    let Value::Map(map) = &node.value else { return node.clone() };
    let Some(Entry { key_at, node: child }) = map.entry(key) else { return node.clone() };
    let mut map = Map::clone(map);
    map.insert(key, *key_at, change(child));
    Node::map(node.at, map)
}

fn each(node: &Node, change: impl Fn(&Node) -> Node) -> Node {
    let Value::Map(map) = &node.value else { return node.clone() };
    let mut changed = Map::default();
    for (key, entry) in map.iter() {
        changed.insert(Arc::clone(key), entry.key_at, change(&entry.node));
    }
    Node::map(node.at, changed)
}

fn with(component: &Node, overrides: &Node) -> Node {
    let mut map = match &component.value {
        Value::Map(map) => Map::clone(map),
        Value::Null => Map::default(),
        _ => return component.clone(),
    };
    map.insert("overrides", overrides.at, overrides.clone());
    Node::map(component.at, map)
}

#[cfg(test)]
mod tests {
    use crate::stack::fixture::{Project, text_at};

    fn value(files: &[(&str, &str)], component: &str) -> Option<String> {
        let project = Project::new(files);
        let component = project.resolve("dev", component).unwrap();
        text_at(&component.vars, &["a"])
    }

    #[test]
    fn overrides_reach_the_components_of_imported_files() {
        let files = [
            ("dev.yaml", "import: [team]\nterraform: {overrides: {vars: {a: dev}}}"),
            ("team.yaml", "import: [c]\noverrides: {vars: {a: team}}"),
            ("c.yaml", "components: {terraform: {c: {vars: {a: own}}}}"),
        ];
        assert_eq!(value(&files, "c").as_deref(), Some("dev"));
    }

    #[test]
    fn imported_overrides_reach_only_what_is_imported_after_them() {
        let catalog = ("c.yaml", "components: {terraform: {c: {vars: {a: own}}}}");
        let overrides = ("o.yaml", "terraform: {overrides: {vars: {a: over}}}");
        let after = [("dev.yaml", "import: [o, c]"), catalog, overrides];
        let before = [("dev.yaml", "import: [c, o]"), catalog, overrides];
        assert_eq!(value(&after, "c").as_deref(), Some("over"));
        assert_eq!(value(&before, "c").as_deref(), Some("own"));
    }

    #[test]
    fn only_some_sections_can_be_overridden() {
        let text = "terraform: {backend_type: local, overrides: {backend_type: s3, metadata: {locked: true}, command: tofu, required_version: '2'}}\n\
                    components: {terraform: {c: {command: terraform, required_version: '1'}}}";
        let component = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap();
        assert_eq!(component.backend.map(|(name, _)| name).as_deref(), Some("local"));
        assert!(!component.is_locked);
        assert_eq!((component.command.as_deref(), component.required_version.as_deref()), (Some("tofu"), Some("2")));
    }

    #[test]
    fn overrides_win_over_the_component_itself() {
        let files = [("dev.yaml", "overrides: {vars: {a: over}}\ncomponents: {terraform: {c: {vars: {a: own}}}}")];
        assert_eq!(value(&files, "c").as_deref(), Some("over"));
    }
}
