//! `wrap describe dependents`: what depends on a component.

use clap::Args;

use super::{Processing, documents, list_node, map_node, text_node};
use crate::{
    command::output::{self, TreeArguments},
    config::Selection,
    config::yaml::{Map, Node, Place},
    error::Result,
    stack::{Documents, Stacks, Wanted},
    system::System,
};

/// Arguments of `wrap describe dependents`.
#[derive(Debug, Args)]
pub(crate) struct DependentsArguments {
    /// The component.
    component: String,
    /// The stack.
    #[arg(short, long)]
    stack: String,
    /// Show the settings of each dependent.
    #[arg(long)]
    include_settings: bool,
    #[command(flatten)]
    tree: TreeArguments,
    #[command(flatten)]
    processing: Processing,
}

/// The parts of a name that a dependency can give.
const CONTEXT: [&str; 4] = ["namespace", "tenant", "environment", "stage"];

/// Prints the components that name this one in `settings.depends_on` or `dependencies.components`.
pub(crate) fn dependents(system: &System, selection: &Selection, arguments: &DependentsArguments) -> Result<u8> {
    let config = arguments.processing.load(system, selection)?;
    let functions = arguments.processing.process_functions;
    let component = Stacks::open(&config, &system.env)?.document(&arguments.stack, &arguments.component, functions)?;
    let wanted = Wanted::all(functions);
    let documents = documents(system, &config, &wanted)?;
    let asked = Asked { component: &arguments.component, stack: &arguments.stack, document: &component };
    let found = asked.dependents(&documents, arguments.include_settings, config.tree.at);
    output::write(system, &arguments.tree, &list_node(found, config.tree.at))?;
    Ok(0)
}

/// A component that others may depend on.
pub(crate) struct Asked<'d> {
    pub(crate) component: &'d str,
    pub(crate) stack: &'d str,
    pub(crate) document: &'d Map,
}

impl Asked<'_> {
    /// Who depends on it, sorted by stack and name.
    pub(super) fn dependents(&self, documents: &Documents, includes_settings: bool, at: Place) -> Vec<Node> {
        let mut found = Vec::new();
        for (stack, kinds) in documents {
            for (kind, components) in kinds {
                for (name, document) in components {
                    let is_itself = name == self.component && stack == self.stack;
                    if !is_itself && !is_switched_off(document) && self.is_needed_by(stack, document) {
                        found.push((slug(stack, name), item((stack, kind, name), document, includes_settings, at)));
                    }
                }
            }
        }
        found.sort_by(|(left, _), (right, _)| left.cmp(right));
        found.into_iter().map(|(_, node)| node).collect()
    }

    fn is_needed_by(&self, stack: &str, document: &Map) -> bool {
        let mut written = written_dependencies(document).into_iter();
        written.any(|(name, dependency)| name == self.component && self.is_meant(stack, document, dependency))
    }

    /// Whether `dependency`, which `document` of `stack` writes down and which names this component,
    /// means this stack's.
    pub(crate) fn is_meant(&self, stack: &str, document: &Map, dependency: &Node) -> bool {
        let text = |key: &str| dependency.get(key).and_then(Node::as_str).filter(|text| !text.is_empty());
        if let Some(wanted) = text("stack") {
            return wanted == self.stack;
        }
        if CONTEXT.iter().all(|key| text(key).is_none()) {
            return stack == self.stack;
        }
        let var = |document: &Map, key: &str| {
            document.get("vars").and_then(|vars| vars.get(key)?.as_str().map(ToOwned::to_owned))
        };
        CONTEXT.iter().all(|key| {
            let wanted = text(key).map(ToOwned::to_owned).or_else(|| var(document, key));
            wanted.unwrap_or_default() == var(self.document, key).unwrap_or_default()
        })
    }
}

/// What `document` writes down that it depends on, with the component's name.
pub(crate) fn written_dependencies(document: &Map) -> Vec<(&str, &Node)> {
    let listed = document.get("dependencies").and_then(|node| node.get("components"));
    let written = document.get("settings").and_then(|node| node.get("depends_on"));
    let all = [listed, written].into_iter().flatten().flat_map(|node| match node.as_map() {
        Some(map) => map.iter().map(|(_, entry)| &entry.node).collect::<Vec<_>>(),
        None => node.as_list().unwrap_or_default().iter().collect(),
    });
    let named = all.filter_map(|dependency| {
        let text = |key: &str| dependency.get(key).and_then(Node::as_str).filter(|text| !text.is_empty());
        Some((dependency.as_str().or_else(|| text("component")).or_else(|| text("name"))?, dependency))
    });
    named.collect()
}

/// Whether a component is abstract or disabled.
pub(crate) fn is_switched_off(document: &Map) -> bool {
    let Some(metadata) = document.get("metadata") else { return false };
    metadata.get("type").and_then(Node::as_str) == Some("abstract")
        || metadata.get("enabled").and_then(Node::as_bool) == Some(false)
}

pub(super) fn slug(stack: &str, name: &str) -> String {
    format!("{stack}-{}", name.replace('/', "-"))
}

/// What every description of a component in a list says.
pub(super) fn item(
    (stack, kind, name): (&str, &str, &str),
    document: &Map,
    includes_settings: bool,
    at: Place,
) -> Node {
    let mut map = Map::default();
    let mut put = |key: &str, text: &str| map.insert(key, at, text_node(text, at));
    put("component", name);
    put("component_type", kind);
    put("stack", stack);
    put("stack_slug", &slug(stack, name));
    let path = document.get("component_info").and_then(|info| info.get("component_path"));
    put("component_path", path.and_then(Node::as_str).unwrap_or_default());
    for key in CONTEXT {
        let value = document.get("vars").and_then(|vars| vars.get(key)).and_then(Node::as_str);
        if let Some(value) = value {
            put(key, value);
        }
    }
    for key in ["spacelift_stack", "atlantis_project"] {
        if let Some(value) = document.get(key).and_then(Node::as_str) {
            put(key, value);
        }
    }
    map.insert("dependents", at, list_node(Vec::new(), at));
    if includes_settings {
        map.insert("settings", at, document.get("settings").cloned().unwrap_or_else(|| Node::empty_map(at)));
    }
    map_node(map, at)
}
