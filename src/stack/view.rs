//! What templates see of a component.

use std::sync::Arc;

use super::{
    Component,
    files::key,
    layers::Layers,
    library::Library,
    locals::Scope,
    template::{Value, from_node, needs_terraform, of_map},
    workspace::workspace,
};
use crate::{
    config::{Config, yaml::Node},
    error::Result,
};

/// Sections that only the component's own templates see.
const MORE: [&str; 5] = ["hooks", "generate", "dependencies", "source", "provision"];

/// The component that is being rendered: everything as it is written.
pub(crate) fn of_layers(library: &Library<'_>, layers: &Layers<'_>, component: &Component) -> Result<Scope> {
    let mut scope = sections(component);
    for name in MORE {
        scope.insert(name.into(), from_node(&layers.named(library, name)?));
    }
    let chain = layers.bases.chain.iter().map(|name| text(name)).collect();
    let file = key(&library.config.stacks.base_path, &component.manifest);
    let command = component.command.as_deref().or(library.config.terraform.command.as_deref());
    let values = [
        ("inheritance", Value::List(chain)),
        ("auth", from_node(&component.auth)),
        ("atmos_stack_file", text(&file)),
        ("atmos_manifest", text(&file)),
        ("command", text(command.unwrap_or("terraform"))),
        // A workspace whose own template needs what is not known yet is none.
        ("workspace", text(&workspace(library, component).unwrap_or_default())),
    ];
    scope.extend(values.map(|(key, value)| (Arc::from(key), value)));
    Ok(scope)
}

/// What `atmos.Component` gives of a component. Outputs that only Terraform knows are a function, which
/// nothing can print, so that they are never nothing by mistake.
pub(crate) fn of_resolved(component: &Component) -> Value {
    let mut scope = sections(component);
    scope.insert("workspace".into(), text(&component.workspace));
    let unknown = || Value::Function(Arc::new(|_| Err(needs_terraform())));
    scope.insert("outputs".into(), component.static_outputs.as_ref().map_or_else(unknown, from_node));
    of_map(scope)
}

/// What the files of `generate` see.
pub(crate) fn of_files(config: &Config, component: &Component) -> Scope {
    let mut scope = sections(component);
    add_context(&mut scope, component);
    let file = key(&config.stacks.base_path, &component.manifest);
    let values = [("workspace", component.workspace.as_str()), ("atmos_stack_file", &file), ("atmos_manifest", &file)];
    scope.extend(values.map(|(key, value)| (Arc::from(key), text(value))));
    scope
}

/// Adds the parts of the stack's name, and the region.
pub(crate) fn add_context(scope: &mut Scope, component: &Component) {
    for name in ["namespace", "tenant", "environment", "stage", "region"] {
        let value = component.vars.get(name).and_then(Node::as_str).unwrap_or_default();
        scope.insert(name.into(), text(value));
    }
}

fn sections(component: &Component) -> Scope {
    let (backend_type, backend) = match &component.backend {
        Some((name, settings)) => (name.as_str(), from_node(settings)),
        None => ("", of_map([])),
    };
    let section = |node: &Node| from_node(node);
    let values = [
        ("vars", section(&component.vars)),
        ("settings", section(&component.settings)),
        ("env", section(&component.env)),
        ("metadata", section(&component.metadata)),
        ("providers", section(&component.providers)),
        ("required_providers", section(&component.required_providers)),
        ("required_version", text(component.required_version.as_deref().unwrap_or_default())),
        ("backend", backend),
        ("backend_type", text(backend_type)),
        ("component", text(&component.folder)),
        ("atmos_component", text(&component.name)),
        ("atmos_stack", text(&component.stack)),
        ("stack", text(&component.stack)),
    ];
    values.into_iter().map(|(key, value)| (Arc::from(key), value)).collect()
}

fn text(text: &str) -> Value {
    Value::String(text.into())
}
