//! What lists are about: stacks, components and instances, as maps of what a column can show.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    config::yaml::{Map, Node, Place, Value, print},
    stack::{Documents, Listed},
};

/// What is known of an instance without a look into it.
pub(super) const OF_INSTANCE: [&str; 8] = [
    "atmos_component",
    "atmos_component_type",
    "atmos_manifest",
    "atmos_stack",
    "atmos_stack_file",
    "component",
    "component_type",
    "stack",
];

/// What is known of a component without a look into it.
pub(super) const OF_COMPONENT: [&str; 4] = ["component", "component_type", "stack_count", "type"];

/// One row for each name; with the component that the stacks were chosen by.
pub(super) fn of_stacks(names: &[String], component: Option<&str>) -> Vec<Map> {
    let row = |name: &String| {
        let component = component.map(|component| ("component", component));
        texts([("stack", name.as_str())].into_iter().chain(component))
    };
    names.iter().map(row).collect()
}

/// One row for each instance, by names only.
pub(super) fn of_listed(instances: &[Listed]) -> Vec<Map> {
    let row = |instance: &Listed| {
        let (name, stack, kind) = (instance.name.as_str(), instance.stack.as_str(), instance.kind.as_str());
        let manifest = instance.manifest.as_str();
        let values = [name, kind, manifest, stack, manifest, name, kind, stack];
        texts(OF_INSTANCE.into_iter().zip(values))
    };
    instances.iter().map(row).collect()
}

/// One row for each of these instances, with everything that is known of it.
pub(super) fn of_documents(instances: &[Listed], documents: &Documents) -> Vec<Map> {
    let row = |(instance, names): (&Listed, Map)| {
        let document = documents.get(&instance.stack)?.get(&instance.kind)?.get(&instance.name)?;
        let mut row = document.clone();
        extend(&mut row, &summary(document, &instance.name));
        extend(&mut row, &names);
        Some(row)
    };
    instances.iter().zip(of_listed(instances)).filter_map(row).collect()
}

/// What a job matrix says of the instance of `row`.
pub(super) fn job(row: &Map) -> Node {
    let text = |key: &str| row.get(key).and_then(Node::as_str).unwrap_or_default();
    let path = row.get("component_info").and_then(|info| info.get("component_path")).and_then(Node::as_str);
    let job = texts([
        ("stack", text("stack")),
        ("component", text("component")),
        ("component_path", path.unwrap_or_default()),
        ("component_type", text("component_type")),
    ]);
    Node::map(nowhere(), job)
}

/// One row for each component, with the number of its stacks; what else is known of it is known of
/// its first instance.
pub(super) fn of_components(instances: &[Listed], documents: Option<&Documents>) -> Vec<Map> {
    let mut found: BTreeMap<(&str, &str), (&Listed, i128)> = BTreeMap::new();
    for instance in instances {
        found.entry((&instance.name, &instance.kind)).or_insert((instance, 0)).1 += 1;
    }
    let row = |((name, kind), (first, count)): ((&str, &str), (&Listed, i128))| {
        let document = documents.and_then(|documents| documents.get(&first.stack)?.get(kind)?.get(name));
        let mut row = document.cloned().unwrap_or_default();
        if let Some(document) = document {
            extend(&mut row, &summary(document, name));
        }
        let is_real = if first.is_abstract { "abstract" } else { "real" };
        extend(&mut row, &texts([("component", name), ("component_type", is_real), ("type", kind)]));
        for (key, wins) in [("enabled", false), ("locked", true)] {
            let of = |instance: &&Listed| {
                let document = documents?.get(&instance.stack)?.get(kind)?.get(name)?;
                document.get("metadata")?.get(key)?.as_bool()
            };
            let mut all = instances.iter().filter(|instance| instance.name == name && instance.kind == kind);
            if documents.is_some() && all.any(|instance| of(&instance) == Some(wins)) {
                row.insert(key, nowhere(), Node::new(nowhere(), Value::Bool(wins)));
            }
        }
        row.insert("stack_count", nowhere(), Node::new(nowhere(), Value::Int(count)));
        row
    };
    found.into_iter().map(row).collect()
}

/// What Atmos says of a component's `metadata` in lists.
fn summary(document: &Map, name: &str) -> Map {
    let metadata = document.get("metadata");
    let text = |key: &str| metadata.and_then(|metadata| metadata.get(key)).and_then(Node::as_str);
    let boolean = |key: &str, usual: bool| {
        let written = metadata.and_then(|metadata| metadata.get(key)).and_then(Node::as_bool);
        Node::new(nowhere(), Value::Bool(written.unwrap_or(usual)))
    };
    let inherits = metadata.and_then(|metadata| metadata.get("inherits")).and_then(Node::as_list).unwrap_or_default();
    let inherits: Vec<_> = inherits.iter().filter_map(|base| print(&base.value)).collect();
    let mut summary = texts([
        ("component_base", text("component").unwrap_or_default()),
        ("component_folder", text("component").unwrap_or(name)),
        ("description", text("description").unwrap_or_default()),
        ("inherits", &inherits.join(", ")),
        ("type", text("type").unwrap_or("real")),
    ]);
    summary.insert("enabled", nowhere(), boolean("enabled", true));
    summary.insert("locked", nowhere(), boolean("locked", false));
    summary
}

/// A row of texts.
pub(super) fn texts<'t>(entries: impl IntoIterator<Item = (&'t str, &'t str)>) -> Map {
    let mut map = Map::default();
    for (key, text) in entries {
        map.insert(key, nowhere(), Node::text(nowhere(), text));
    }
    map
}

fn extend(map: &mut Map, more: &Map) {
    for (key, entry) in more.iter() {
        map.insert(Arc::clone(key), entry.key_at, entry.node.clone());
    }
}

/// What a row says is written in no file.
fn nowhere() -> Place {
    Place::outside("")
}
