//! Where a component's secrets are kept with the project, encrypted (SOPS).

use crate::config::{
    Config,
    yaml::{Map, Node},
};

/// Where such files lie unless their provider says it.
const USUAL: &str = "secrets";

/// The files of the secrets that the component declares, as the provider of each names them; where a part of
/// the name is made by a template, the folder. Secrets of stores are in no file.
pub(super) fn paths(config: &Config, document: &Map) -> Vec<String> {
    let secrets = document.get("secrets");
    let declared = secrets.and_then(|secrets| secrets.get("vars")).and_then(Node::as_map);
    let named = declared.into_iter().flat_map(Map::iter).filter_map(|(_, secret)| secret.node.get("sops")?.as_str());
    let own = |name: &str| secrets.and_then(|secrets| secrets.at_path(&["providers", name]));
    // Keys of the configuration are written in small letters.
    let project = |name: &str| config.tree.at_path(&["secrets", "providers", &name.to_lowercase()]);
    let mut paths: Vec<String> = named.filter_map(|name| own(name).or_else(|| project(name))).map(path).collect();
    paths.sort();
    paths.dedup();
    paths
}

fn path(provider: &Node) -> String {
    let written = |key: &str| provider.at_path(&["spec", key]).and_then(Node::as_str).filter(|text| !text.is_empty());
    match written("file").map(|file| file.split_once("{{").map_or(Ok(file), |(start, _)| Err(start))) {
        Some(Ok(file)) => file.to_owned(),
        Some(Err(start)) => start.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned(),
        None => written("path").unwrap_or(USUAL).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::yaml::parse;

    #[test]
    fn a_template_in_a_name_leaves_the_folder() {
        let shown = |text: &str| path(&parse(Path::new("a.yaml"), text).unwrap());
        assert_eq!(shown("spec: {file: secrets/dev.enc.yaml}"), "secrets/dev.enc.yaml");
        assert_eq!(shown("spec: {file: 'secrets/x/{{ .atmos_stack }}.yaml'}"), "secrets/x");
        assert_eq!(shown("spec: {file: '{{ .atmos_stack }}.yaml'}"), ".");
        assert_eq!(shown("spec: {path: hidden}"), "hidden");
        assert_eq!(shown("kind: sops/age"), "secrets");
    }
}
