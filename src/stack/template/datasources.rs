//! Datasources: local files that templates read by the names that `gomplate.datasources` gives them.

use std::{collections::BTreeMap, path::PathBuf};

use gotmpl::Value;

use super::from_node;
use crate::{
    config::{
        Config, clean,
        functions::file,
        is_remote,
        yaml::{Map, Node, Place, read_text},
    },
    error::{Error, Result},
};

/// Where the files are; nothing is read before a template asks for it.
#[derive(Debug, Default)]
pub(crate) struct Datasources {
    /// Where relative paths start.
    base: PathBuf,
    addresses: BTreeMap<String, (String, Place)>,
}

impl Datasources {
    /// Those of the project; those of a component are laid over them.
    pub(super) fn new(config: &Config, own: &Node) -> Self {
        let mut datasources = Self { base: config.base_path.clone(), addresses: BTreeMap::new() };
        for settings in [&config.templates, own] {
            let written = written(settings).and_then(Node::as_map).into_iter().flat_map(Map::iter);
            let addresses = written.filter_map(|(name, entry)| {
                let node = entry.node.get("url").unwrap_or(&entry.node);
                Some((name.to_string(), (node.as_str()?.to_owned(), node.at)))
            });
            datasources.addresses.extend(addresses);
        }
        datasources
    }

    /// Whether there is one of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.addresses.contains_key(name)
    }

    /// What the file says: YAML and JSON as values, everything else as a text.
    pub(super) fn value(&self, name: &str) -> Result<Value> {
        let (path, address, at) = self.locate(name)?;
        if path.extension().is_some_and(|extension| extension == "toml" || extension == "csv") {
            return Err(Error::configuration(format!("datasource `{name}` is neither YAML nor JSON")).at(at));
        }
        let text = read_text(&path, address)?;
        file::content(at, &path, address, &text).map(|node| from_node(&node))
    }

    /// The file as it is.
    pub(super) fn text(&self, name: &str) -> Result<String> {
        let (path, address, _) = self.locate(name)?;
        read_text(&path, address)
    }

    fn locate(&self, name: &str) -> Result<(PathBuf, &str, Place)> {
        let Some((address, at)) = self.addresses.get(name) else {
            return Err(Error::configuration(format!("there is no datasource `{name}`"))
                .because("`templates.settings.gomplate.datasources` does not name it"));
        };
        let local = address.strip_prefix("file://").unwrap_or(address);
        if is_remote(local) {
            let message = format!("datasource `{name}` is `{address}`, and files from elsewhere are not built yet");
            return Err(Error::configuration(message).at(*at));
        }
        Ok((clean(&self.base.join(local)), local, *at))
    }
}

/// The section of `templates.settings` that names them.
pub(super) fn written(settings: &Node) -> Option<&Node> {
    settings.at_path(&["gomplate", "datasources"])
}
