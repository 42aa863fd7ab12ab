//! Which files a component's values come from, in the order in which Atmos lists them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use super::{
    files::key,
    layers::Layers,
    library::{Library, Source},
    rendering::{self, Rules},
};
use crate::config::yaml::{Map, Node, Place};

/// A top-level manifest and everything it imports, by key.
pub(crate) struct Sources {
    pub(crate) own: String,
    tree: Option<Rc<Source>>,
    imports: BTreeMap<String, Imported>,
}

/// A file, and where it is imported.
struct Imported {
    source: Option<Rc<Source>>,
    at: Place,
}

/// One place where a value is given.
struct Given {
    file: String,
    section: String,
    is_own: bool,
    value: Node,
}

impl Sources {
    /// `imports` are all files that the manifest imports, with where they are imported. Those that
    /// cannot be read as they stand give no values.
    pub(crate) fn of(library: &Library<'_>, manifest: &Path, imports: &BTreeMap<PathBuf, Place>) -> Self {
        let base = &library.config.stacks.base_path;
        let read = |path: &Path| rendering::source(library, path, &Rules::default()).or_else(|_| library.source(path));
        let imported = |path: &Path, at| (key(base, path), Imported { source: read(path).ok(), at });
        let imports = imports.iter().map(|(path, at)| imported(path, *at)).collect();
        Self { own: key(base, manifest), tree: read(manifest).ok(), imports }
    }

    /// `imports`: the keys of all imported files.
    pub(crate) fn imports(&self) -> impl Iterator<Item = Node> {
        self.imports.iter().map(|(key, imported)| Node::text(imported.at, key.as_str()))
    }

    /// `sources`, `deps` and `deps_all` for the values of `sections`.
    pub(crate) fn of_values(
        &self,
        layers: &Layers<'_>,
        name: &str,
        sections: &[(&str, &str, &Node)],
    ) -> (Node, Vec<String>, Vec<String>) {
        let at = layers.own.at;
        let (mut first, mut all) = (BTreeSet::from([self.own.clone()]), BTreeSet::from([self.own.clone()]));
        let mut described = Map::default();
        for (section, part, merged) in sections {
            let mut values = Map::default();
            for (value, entry) in merged.as_map().into_iter().flat_map(Map::iter) {
                let given = self.given(layers, name, (section, part, value));
                first.extend(given.first().map(|given| given.file.clone()));
                all.extend(given.iter().map(|given| given.file.clone()));
                values.insert(Arc::clone(value), at, item(value, &entry.node, &given));
            }
            described.insert(*section, at, Node::map(at, values));
        }
        let described = Node::map(at, described);
        (described, first.into_iter().collect(), all.into_iter().collect())
    }

    /// Where a value is given, nearest first.
    fn given(&self, layers: &Layers<'_>, name: &str, value: (&str, &str, &str)) -> Vec<Given> {
        let mut found = Vec::new();
        for component in [name].into_iter().chain(layers.bases.chain.iter().copied()) {
            let path = ["components", "terraform", component];
            self.collect(&path, "components.terraform.", value, (true, true), &mut found);
        }
        self.collect(&["terraform"], "terraform.", value, (true, false), &mut found);
        self.collect(&[], "", value, (true, false), &mut found);
        self.collect(&["terraform"], "terraform.", value, (false, true), &mut found);
        self.collect(&[], "", value, (false, true), &mut found);
        found
    }

    fn collect(
        &self,
        path: &[&str],
        prefix: &str,
        (section, part, value): (&str, &str, &str),
        (in_own, in_imports): (bool, bool),
        found: &mut Vec<Given>,
    ) {
        let own = self.tree.iter().filter(|_| in_own).map(|source| (&self.own, source, true));
        let imports = self.imports.iter().filter(|_| in_imports);
        let imports = imports.filter_map(|(key, imported)| Some((key, imported.source.as_ref()?, false)));
        for (file, source, is_own) in own.chain(imports) {
            let section_node = source.tree.at_path(path).and_then(|scope| scope.get(section));
            let section_node =
                if part.is_empty() { section_node } else { section_node.and_then(|node| node.get(part)) };
            if let Some(node) = section_node.and_then(|node| node.get(value)) {
                let dot = if part.is_empty() { "" } else { "." };
                let section = format!("{prefix}{section}{dot}{part}");
                found.push(Given { file: file.clone(), section, is_own, value: node.clone() });
            }
        }
    }
}

fn item(name: &str, last: &Node, given: &[Given]) -> Node {
    let text = |text: &str| Node::text(last.at, text);
    let map = |entries: Vec<(&str, Node)>| {
        let mut map = Map::default();
        for (key, node) in entries {
            map.insert(key, last.at, node);
        }
        Node::map(last.at, map)
    };
    let places = given.iter().map(|given| {
        map(vec![
            ("dependency_type", text(if given.is_own { "inline" } else { "import" })),
            ("stack_file", text(&given.file)),
            ("stack_file_section", text(&given.section)),
            ("variable_value", given.value.clone()),
        ])
    });
    let places = Node::list(last.at, places.collect());
    map(vec![("final_value", last.clone()), ("name", text(name)), ("stack_dependencies", places)])
}
