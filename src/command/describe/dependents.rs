//! `wrap describe dependents`: what depends on a component.

use clap::Args;

use super::{Processing, documents, list_node, map_node, text_node};
use crate::{
    command::output::{self, TreeArguments, TreeFormat},
    config::{
        Selection,
        yaml::{Map, Node, Place, Value},
    },
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
    let functions = arguments.processing.evaluates_functions(system)?;
    let component = Stacks::open(&config, &system.env)?.document(&arguments.stack, &arguments.component, functions)?;
    let wanted = Wanted::all(functions);
    let documents = documents(system, &config, &wanted)?;
    let asked = Asked { component: &arguments.component, stack: &arguments.stack, document: &component };
    let at = config.tree.at;
    let found = asked.dependents(&documents);
    let items = found.iter().map(|instance| map_node(instance.item_in_context(arguments.include_settings, at), at));
    output::write(system, &arguments.tree, TreeFormat::Json, &list_node(items.collect(), at))?;
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
    pub(super) fn dependents<'m>(&self, documents: &'m Documents) -> Vec<Instance<'m>> {
        let mut found = Vec::new();
        for (stack, kinds) in documents {
            for (kind, components) in kinds {
                for (name, document) in components {
                    let is_itself = name == self.component && stack == self.stack;
                    if !is_itself && !is_switched_off(document) && self.is_needed_by(stack, document) {
                        found.push(Instance { stack, kind, name, document });
                    }
                }
            }
        }
        found.sort_by_cached_key(Instance::slug);
        found
    }

    fn is_needed_by(&self, stack: &str, document: &Map) -> bool {
        let is_meant =
            |(name, dependency): &(&str, &Node)| *name == self.component && self.is_meant(stack, document, dependency);
        // The older form without a stack compares the parts of the name, whichever of them it gives.
        let has_context = |(_, dependency): &(&str, &Node)| {
            given(dependency, "stack").is_some() || self.has_context(document, dependency)
        };
        listed_dependencies(document).iter().any(is_meant)
            || older_dependencies(document).iter().any(|found| is_meant(found) && has_context(found))
    }

    /// Whether the parts of a name that `dependency` gives, and else those of `document`, are this component's.
    fn has_context(&self, document: &Map, dependency: &Node) -> bool {
        let var = |document: &Map, key: &str| {
            document.get("vars").and_then(|vars| vars.get(key)?.as_str().map(ToOwned::to_owned))
        };
        CONTEXT.iter().all(|key| {
            let wanted = given(dependency, key).map(ToOwned::to_owned).or_else(|| var(document, key));
            wanted.unwrap_or_default() == var(self.document, key).unwrap_or_default()
        })
    }

    /// Whether `dependency`, which `document` of `stack` writes down and which names this component,
    /// means this stack's.
    pub(crate) fn is_meant(&self, stack: &str, document: &Map, dependency: &Node) -> bool {
        if let Some(wanted) = given(dependency, "stack") {
            return wanted == self.stack;
        }
        if CONTEXT.iter().all(|key| given(dependency, key).is_none()) {
            return stack == self.stack;
        }
        self.has_context(document, dependency)
    }
}

/// What `document` writes down that it depends on, with the component's name.
pub(crate) fn written_dependencies(document: &Map) -> Vec<(&str, &Node)> {
    [listed_dependencies(document), older_dependencies(document)].concat()
}

/// `dependencies.components`
fn listed_dependencies(document: &Map) -> Vec<(&str, &Node)> {
    named(document.get("dependencies").and_then(|node| node.get("components")))
}

/// `settings.depends_on`
fn older_dependencies(document: &Map) -> Vec<(&str, &Node)> {
    named(document.get("settings").and_then(|node| node.get("depends_on")))
}

fn named(dependencies: Option<&Node>) -> Vec<(&str, &Node)> {
    let all = dependencies.into_iter().flat_map(|node| match node.as_map() {
        Some(map) => map.iter().map(|(_, entry)| &entry.node).collect::<Vec<_>>(),
        None => node.as_list().unwrap_or_default().iter().collect(),
    });
    let named = all.filter_map(|dependency| {
        let name = dependency.as_str().or_else(|| given(dependency, "component")).or_else(|| given(dependency, "name"));
        Some((name?, dependency))
    });
    named.collect()
}

/// What `dependency` gives for `key`.
fn given<'d>(dependency: &'d Node, key: &str) -> Option<&'d str> {
    dependency.get(key).and_then(Node::as_str).filter(|text| !text.is_empty())
}

/// Whether a component is abstract or disabled.
pub(crate) fn is_switched_off(document: &Map) -> bool {
    let enabled = document.get("metadata").and_then(|metadata| metadata.get("enabled"));
    is_abstract(document) || enabled.and_then(Node::as_bool) == Some(false)
}

/// Whether a component is only there to be inherited from.
pub(super) fn is_abstract(document: &Map) -> bool {
    let kind = document.get("metadata").and_then(|metadata| metadata.get("type"));
    kind.and_then(Node::as_str) == Some("abstract")
}

/// A component of a stack, with its document.
#[derive(Clone, Copy)]
pub(super) struct Instance<'m> {
    pub(super) stack: &'m str,
    pub(super) kind: &'m str,
    pub(super) name: &'m str,
    pub(super) document: &'m Map,
}

impl Instance<'_> {
    /// Stack and name in one.
    pub(super) fn slug(&self) -> String {
        format!("{}-{}", self.stack, self.name.replace('/', "-"))
    }

    /// What every description of a component in a list says.
    pub(super) fn item(&self, includes_settings: bool, at: Place) -> Map {
        let mut map = Map::default();
        let mut put = |key: &str, text: &str| map.insert(key, at, text_node(text, at));
        put("component", self.name);
        put("component_type", self.kind);
        put("stack", self.stack);
        put("stack_slug", &self.slug());
        let path = self.document.get("component_info").and_then(|info| info.get("component_path"));
        put("component_path", path.and_then(Node::as_str).unwrap_or_default());
        for key in ["spacelift_stack", "atlantis_project"] {
            if let Some(value) = self.document.get(key).and_then(Node::as_str) {
                put(key, value);
            }
        }
        map.insert("dependents", at, list_node(Vec::new(), at));
        map.insert("included_in_dependents", at, Node::new(at, Value::Bool(false)));
        if includes_settings {
            let settings = self.document.get("settings").cloned();
            map.insert("settings", at, settings.unwrap_or_else(|| Node::empty_map(at)));
        }
        map
    }

    /// The same with the parts of the stack's name.
    pub(super) fn item_in_context(&self, includes_settings: bool, at: Place) -> Map {
        let mut map = self.item(includes_settings, at);
        for key in CONTEXT {
            let value = self.document.get("vars").and_then(|vars| vars.get(key)).and_then(Node::as_str);
            if let Some(value) = value {
                map.insert(key, at, text_node(value, at));
            }
        }
        map
    }
}
