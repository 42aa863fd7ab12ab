//! `settings:` of a component, with what Atmos adds to it and takes from it.

use super::library::Library;
use crate::config::yaml::{Map, Node, merge};

/// `settings` over the project's `integrations.github`. Spacelift runs no abstract components.
pub(crate) fn completed(library: &Library<'_>, settings: Node, is_abstract: bool) -> Node {
    let settings = match library.config.tree.at_path(&GITHUB).filter(|github| !github.is_empty()) {
        Some(github) => merge(&nested(&GITHUB, github), &settings, library.config.list_merge),
        None => settings,
    };
    let enables = settings.at_path(&["spacelift", "workspace_enabled"]).is_some();
    if is_abstract && enables { without_workspace(&settings) } else { settings }
}

const GITHUB: [&str; 2] = ["integrations", "github"];

/// A map with `node` at the end of `path`.
fn nested(path: &[&str], node: &Node) -> Node {
    let Some((key, rest)) = path.split_first() else { return node.clone() };
    let mut map = Map::default();
    map.insert(*key, node.at, nested(rest, node));
    Node::map(node.at, map)
}

fn without_workspace(settings: &Node) -> Node {
    let Some(entry) = settings.as_map().and_then(|map| map.entry("spacelift")) else { return settings.clone() };
    let mut spacelift = entry.node.as_map().cloned().unwrap_or_default();
    spacelift.remove("workspace_enabled");
    let mut map = settings.as_map().cloned().unwrap_or_default();
    map.insert("spacelift", entry.key_at, Node::map(entry.node.at, spacelift));
    Node::map(settings.at, map)
}

#[cfg(test)]
mod tests {
    use crate::{config::yaml::to_json, stack::fixture::Project};

    #[test]
    fn the_project_s_github_settings_lie_below_the_component_s() {
        let text = "components: {terraform: {c: {settings: {integrations: {github: {b: own}}}}, d: {}}}";
        let mut project = Project::new(&[("dev.yaml", text)]);
        project.config_tree = "integrations: {github: {a: project, b: project}}";
        let settings = |name: &str| to_json(&project.resolve("dev", name).unwrap().settings).to_string();
        assert_eq!(settings("c"), r#"{"integrations":{"github":{"a":"project","b":"own"}}}"#);
        assert_eq!(settings("d"), r#"{"integrations":{"github":{"a":"project","b":"project"}}}"#);
    }

    #[test]
    fn abstract_components_have_no_spacelift_workspace() {
        let text = "settings: {spacelift: {workspace_enabled: true, x: 1}}\n\
                    components: {terraform: {a: {metadata: {type: abstract}}, c: {}}}";
        let project = Project::new(&[("dev.yaml", text)]);
        let settings = |name: &str| to_json(&project.resolve("dev", name).unwrap().settings).to_string();
        assert_eq!(settings("a"), r#"{"spacelift":{"x":1}}"#);
        assert_eq!(settings("c"), r#"{"spacelift":{"workspace_enabled":true,"x":1}}"#);
    }
}
