//! `overrides:` of a file, laid over every component that the file declares.

use std::sync::Arc;

use super::{
    library::Library,
    section::{laid_over, map_at},
};
use crate::{
    config::yaml::{Entry, ListMerge, Map, Node, Value},
    error::Result,
};

/// The sections of the kinds whose components can be overridden.
const KINDS: [&str; 2] = ["terraform", "helmfile"];

/// What is laid over components, for each kind.
#[derive(Clone, Default)]
pub(crate) struct Overrides([Option<Node>; KINDS.len()]);

impl Overrides {
    /// Those of a file: for all kinds, and over them those of each.
    pub(crate) fn of(library: &Library<'_>, tree: &Node) -> Result<Self> {
        let lists = library.config.list_merge;
        let of_all = laid_over(None, map_at(library, tree, "overrides")?, lists);
        let mut overrides = Self::default();
        for (of_kind, kind) in overrides.0.iter_mut().zip(KINDS) {
            let section = map_at(library, tree, kind)?;
            let own = section.map_or(Ok(None), |section| map_at(library, section, "overrides"))?;
            *of_kind = laid_over(of_all.clone(), own, lists);
        }
        Ok(overrides)
    }

    /// These with `others` laid over them.
    pub(crate) fn below(self, others: &Self, lists: ListMerge) -> Self {
        let mut pairs = self.0.into_iter().zip(&others.0);
        Self(std::array::from_fn(|_| {
            let (own, other) = pairs.next()?;
            laid_over(own, other.as_ref(), lists)
        }))
    }

    pub(crate) fn are_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// `tree` with them written into each of its components.
    pub(crate) fn attach(&self, tree: Node) -> Node {
        let known = self.0.iter().zip(KINDS).filter_map(|(overrides, kind)| Some((overrides.as_ref()?, kind)));
        known.fold(tree, |tree, (overrides, kind)| {
            changed(&tree, "components", |components| {
                changed(components, kind, |named| each(named, |component| with(component, overrides)))
            })
        })
    }
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
    use crate::{
        config::yaml::to_json,
        stack::{
            Stacks, Wanted,
            fixture::{Project, text_at},
        },
    };

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
    fn each_kind_has_its_own_over_those_of_all() {
        let text = "overrides: {vars: {a: all, b: all}}\nhelmfile: {overrides: {vars: {a: helm}}}\n\
                    components: {terraform: {c: {}}, helmfile: {c: {vars: {b: own}}}}";
        let project = Project::new(&[("dev.yaml", text)]);
        let (documents, _) = Stacks::documents(&project.config(), &project.env(), &Wanted::all(true)).unwrap();
        let vars = |kind: &str| to_json(documents["dev"][kind]["c"].get("vars").unwrap()).to_string();
        assert_eq!(vars("terraform"), r#"{"a":"all","b":"all"}"#);
        assert_eq!(vars("helmfile"), r#"{"b":"all","a":"helm"}"#);
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
