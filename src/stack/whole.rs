//! A component as one tree: what Atmos shows to the schemas of `settings.validation`.

use super::{Component, files::key};
use crate::config::{
    Config,
    yaml::{Map, Node, Place},
};

/// The parts of the tree, merged, as far as they are evaluated.
pub(super) struct Parts<'p> {
    /// Where the component is written.
    pub(super) at: Place,
    pub(super) stack: &'p str,
    pub(super) name: &'p str,
    /// The manifest below the stacks' folder.
    pub(super) manifest: &'p str,
    pub(super) folder: &'p str,
    pub(super) vars: &'p Node,
    pub(super) env: &'p Node,
    pub(super) settings: &'p Node,
    pub(super) metadata: &'p Node,
    pub(super) auth: &'p Node,
    pub(super) backend: Option<&'p (String, Node)>,
}

impl Parts<'_> {
    pub(super) fn tree(&self) -> Node {
        let text = |text: &str| Node::text(self.at, text);
        let sections = [
            ("atmos_component", text(self.name)),
            ("atmos_stack", text(self.stack)),
            ("stack", text(self.stack)),
            ("atmos_stack_file", text(self.manifest)),
            ("atmos_manifest", text(self.manifest)),
            ("component", text(self.folder)),
            ("vars", self.vars.clone()),
            ("env", self.env.clone()),
            ("settings", self.settings.clone()),
            ("metadata", self.metadata.clone()),
            ("auth", self.auth.clone()),
            ("backend_type", text(self.backend.map_or("", |(name, _)| name))),
            ("backend", self.backend.map_or_else(|| Node::empty_map(self.at), |(_, settings)| settings.clone())),
        ];
        let mut map = Map::default();
        for (key, node) in sections {
            map.insert(key, node.at, node);
        }
        Node::map(self.at, map)
    }
}

impl Component {
    /// The component as a run has it.
    pub(crate) fn whole(&self, config: &Config) -> Node {
        let parts = Parts {
            at: self.at,
            stack: &self.stack,
            name: &self.name,
            manifest: &key(&config.stacks.base_path, &self.manifest),
            folder: &self.folder,
            vars: &self.vars,
            env: &self.env,
            settings: &self.settings,
            metadata: &self.metadata,
            auth: &self.auth,
            backend: self.backend.as_ref(),
        };
        parts.tree()
    }
}
