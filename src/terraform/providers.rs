//! `providers_override.tf.json` and `terraform_override.tf.json`: providers and versions set by the stack.

use std::{collections::BTreeMap, path::Path};

use super::{generated::GeneratedFile, json};
use crate::{
    config::yaml::{Map, Node, Value},
    error::Result,
    stack::Component,
};

/// The override files of `component` in its `folder`; none when the stack sets nothing.
pub(super) fn files(component: &Component, folder: &Path) -> Result<Vec<GeneratedFile>> {
    let mut files = Vec::new();
    if let Some(providers) = filled(&component.providers) {
        let tree = json::nested(&["provider"], folded(&component.providers, providers));
        files.push(GeneratedFile::new(folder.join("providers_override.tf.json"), json::text(&tree)?));
    }
    if let Some(tree) = requirements(component) {
        files.push(GeneratedFile::new(folder.join("terraform_override.tf.json"), json::text(&tree)?));
    }
    Ok(files)
}

fn filled(node: &Node) -> Option<&Map> {
    node.as_map().filter(|map| !map.is_empty())
}

/// A provider with blocks like `aws.east` becomes a list: its own block first, then the aliases
/// in the order of their names. The name after the dot is the `alias` unless the block has one.
fn folded(node: &Node, providers: &Map) -> Node {
    let sorted: BTreeMap<&str, &Node> = providers.iter().map(|(key, entry)| (key.as_ref(), &entry.node)).collect();
    let mut lists: BTreeMap<&str, Vec<Node>> = BTreeMap::new();
    for (key, block) in &sorted {
        if let Some((provider, alias)) = key.split_once('.').filter(|(provider, _)| !provider.is_empty()) {
            let own = || sorted.get(provider).map(|own| (*own).clone()).into_iter().collect();
            lists.entry(provider).or_insert_with(own).push(aliased(block, alias));
        }
    }
    let mut map = Map::default();
    for (key, block) in sorted {
        let provider = key.split_once('.').map_or(key, |(provider, _)| provider);
        match lists.remove(provider) {
            Some(list) => map.insert(provider, node.at, Node::list(node.at, list)),
            None if map.get(provider).is_some() => {}
            None => map.insert(key, node.at, block.clone()),
        }
    }
    Node::map(node.at, map)
}

fn aliased(block: &Node, alias: &str) -> Node {
    let Some(fields) = block.as_map().filter(|fields| fields.get("alias").is_none()) else { return block.clone() };
    let mut fields = fields.clone();
    fields.insert("alias", block.at, Node::text(block.at, alias));
    block.with_value(Value::map(fields))
}

fn requirements(component: &Component) -> Option<Node> {
    let at = component.required_providers.at;
    let mut map = Map::default();
    if filled(&component.required_providers).is_some() {
        map.insert("required_providers", at, component.required_providers.clone());
    }
    if let Some(version) = component.required_version.as_deref().filter(|version| !version.is_empty()) {
        map.insert("required_version", at, Node::text(at, version));
    }
    let section = Node::map(at, map);
    filled(&section).is_some().then(|| json::nested(&["terraform"], section.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::{component, node};

    fn texts(component: &Component) -> Vec<(String, String)> {
        let files = files(component, Path::new("")).expect("they can be written");
        files.into_iter().map(|file| (file.path.display().to_string(), file.text)).collect()
    }

    #[test]
    fn aliases_are_folded_behind_their_provider() {
        let providers = node(
            r#"{"aws.west": {"region": "w"}, "aws": {"region": "n"}, "aws.east": {"alias": "e"}, "azurerm": {"features": {}}, "x.y": {}}"#,
        );
        let want = "{\n  \"provider\": {\n    \"aws\": [\n      {\n        \"region\": \"n\"\n      },\n      {\n        \"alias\": \"e\"\n      },\n      {\n        \"alias\": \"west\",\n        \"region\": \"w\"\n      }\n    ],\n    \"azurerm\": {\n      \"features\": {}\n    },\n    \"x\": [\n      {\n        \"alias\": \"y\"\n      }\n    ]\n  }\n}\n";
        let texts = texts(&Component { providers, ..component("vnet") });
        assert_eq!(texts, [("providers_override.tf.json".to_owned(), want.to_owned())]);
    }

    #[test]
    fn versions_have_a_file_of_their_own() {
        let required_providers = node(r#"{"azurerm": {"source": "hashicorp/azurerm", "version": "~> 4.0"}}"#);
        let component = Component { required_providers, required_version: Some(">= 1.9".into()), ..component("vnet") };
        let want = "{\n  \"terraform\": {\n    \"required_providers\": {\n      \"azurerm\": {\n        \"source\": \"hashicorp/azurerm\",\n        \"version\": \"~\\u003e 4.0\"\n      }\n    },\n    \"required_version\": \"\\u003e= 1.9\"\n  }\n}\n";
        assert_eq!(texts(&component), [("terraform_override.tf.json".to_owned(), want.to_owned())]);
    }

    #[test]
    fn nothing_set_writes_nothing() {
        assert_eq!(texts(&component("vnet")), []);
    }
}
