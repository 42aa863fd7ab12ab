//! What other systems call a component: Spacelift's stack and Atlantis's project.

use super::Component;
use crate::config::{
    Config,
    yaml::{Node, print},
};

/// The stack of Spacelift, where `settings.spacelift.workspace_enabled` asks for one.
pub(crate) fn spacelift_stack(component: &Component) -> Option<String> {
    let spacelift = component.settings.get("spacelift")?;
    spacelift.get("workspace_enabled").and_then(Node::as_bool).filter(|is_enabled| *is_enabled)?;
    if let Some(pattern) = spacelift.get("stack_name_pattern").and_then(Node::as_str) {
        return Some(filled_in(component, &component.name, pattern));
    }
    let named = spacelift.get("stack_name").and_then(Node::as_str).map(ToOwned::to_owned);
    named.or_else(|| Some(format!("{}-{}", component.stack, component.name).replace('/', "-")))
}

/// The project of Atlantis, where `settings.atlantis` has a template for its name.
pub(crate) fn atlantis_project(config: &Config, component: &Component) -> Option<String> {
    let atlantis = component.settings.get("atlantis")?;
    let named = |name: &str| config.tree.at_path(&["integrations", "atlantis", "project_templates", name]);
    let template = atlantis
        .get("project_template")
        .or_else(|| named(atlantis.get("project_template_name").and_then(Node::as_str)?))?;
    let name = template.get("name").and_then(Node::as_str)?;
    Some(filled_in(component, &component.name.replace('/', "-"), name))
}

fn filled_in(component: &Component, name: &str, pattern: &str) -> String {
    let mut text = pattern.to_owned();
    for key in ["namespace", "tenant", "environment", "region", "stage"] {
        let value = component.vars.get(key).and_then(|node| print(&node.value)).unwrap_or_default();
        text = text.replace(&format!("{{{key}}}"), &value);
    }
    text.replace("{component}", name)
        .replace("{base-component}", &component.folder)
        .replace("{component-path}", &component.folder)
        .replace("{workspace}", &component.workspace)
}
