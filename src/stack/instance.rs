//! A component of a stack as it is merged, for those who look at all of them.

use std::{collections::HashMap, sync::Arc};

use super::{
    backend,
    component::{folder, is_abstract, is_enabled, own_folder},
    files::File,
    layers::Layers,
    library::Library,
    remote_state,
    section::text_at,
    stacks::{Stacks, TERRAFORM},
    whole::Parts,
};
use crate::{
    config::yaml::{Map, Node, Place, Value},
    error::Result,
};

/// A Terraform component of a stack. Functions and templates stand in it as they are written.
pub(crate) struct Instance {
    pub(crate) stack: String,
    pub(crate) name: String,
    /// Where the component is written.
    pub(crate) at: Place,
    /// The folder of its code below the components' base path.
    pub(crate) folder: String,
    /// Whether it is only there to be inherited from.
    pub(crate) is_abstract: bool,
    /// Whether nobody has switched it off.
    pub(crate) is_enabled: bool,
    /// Whether its code is fetched from elsewhere.
    pub(crate) is_fetched: bool,
    pub(crate) vars: Node,
    /// `vars` of the stack and of `terraform:`, which are for all components.
    pub(crate) shared_vars: Vec<Node>,
    pub(crate) env: Node,
    pub(crate) auth: Node,
    pub(crate) backend: Option<(String, Node)>,
    /// The whole component, when `settings.validation` asks for a look at it.
    pub(crate) whole: Option<Node>,
}

/// `auth` of components by the parts it is merged from: most components share all of them. The parts
/// are kept, so that their places in memory stay theirs.
pub(crate) type Auths = HashMap<Vec<usize>, (Vec<Node>, Node)>;

impl Instance {
    /// The component `name` of a merged manifest; `None` when a part of the stack's name is missing.
    pub(crate) fn read(
        stacks: &Stacks<'_>,
        file: &File,
        tree: &Node,
        name: &str,
        auths: &mut Auths,
    ) -> Result<Option<Self>> {
        let library = &stacks.library;
        let Some(layers) = Layers::of(library, tree, TERRAFORM, name)? else { return Ok(None) };
        let Some(stack) = stacks.naming.of_component(library, file, &layers)? else { return Ok(None) };
        let metadata = layers.named(library, "metadata")?;
        let section = |name: &str| layers.named(library, name);
        let prefix = match text_at(&metadata, "name")?.and_then(Node::as_str) {
            Some(prefix) => prefix.to_owned(),
            None => own_folder(&layers, name)?,
        };
        let prefix = prefix.replace('/', &library.config.terraform.workspace_separator);
        let backend = backend::backend(library, &layers, &prefix)?;
        let backend_type = backend.as_ref().map_or("", |(name, _)| name);
        let chosen = remote_state::chosen(&layers, backend_type)?;
        remote_state::check(&section("remote_state_backend")?, (chosen, backend_type), (name, &stack))?;
        let levels = [Some(layers.root), layers.kind].into_iter().flatten();
        let mut instance = Self {
            stack,
            name: name.to_owned(),
            at: layers.at,
            folder: folder(&layers, &metadata, name)?,
            is_abstract: is_abstract(&metadata),
            is_enabled: is_enabled(&metadata),
            is_fetched: !section("source")?.is_empty(),
            vars: section("vars")?,
            shared_vars: levels.filter_map(|level| level.get("vars").cloned()).collect(),
            env: section("env")?,
            auth: auth(library, &layers, auths)?,
            backend,
            whole: None,
        };
        if layers.each().any(|layer| layer.at_path(&["settings", "validation"]).is_some()) {
            instance.whole = Some(instance.whole(file, &metadata, &section("settings")?));
        }
        Ok(Some(instance))
    }

    /// As far as it is known without a run.
    fn whole(&self, file: &File, metadata: &Node, settings: &Node) -> Node {
        let Self { at, stack, name, folder, vars, env, auth, .. } = self;
        let backend = self.backend.as_ref();
        Parts { at: *at, stack, name, manifest: &file.key, folder, vars, env, settings, metadata, auth, backend }.tree()
    }
}

/// Where the component `name` of a merged manifest is written.
pub(super) fn place_of(tree: &Node, name: &str) -> Option<Place> {
    let components = tree.at_path(&["components", TERRAFORM])?.as_map()?;
    components.entry(name).map(|entry| entry.key_at)
}

fn auth(library: &Library<'_>, layers: &Layers<'_>, auths: &mut Auths) -> Result<Node> {
    let parts: Vec<Node> = layers.each().filter_map(|layer| layer.get("auth").cloned()).collect();
    let key: Option<Vec<usize>> = parts.iter().map(address).collect();
    let Some(key) = key else { return layers.named(library, "auth") };
    if let Some((_, auth)) = auths.get(&key) {
        return Ok(auth.clone());
    }
    let auth = layers.named(library, "auth")?;
    auths.insert(key, (parts, auth.clone()));
    Ok(auth)
}

fn address(node: &Node) -> Option<usize> {
    match &node.value {
        Value::Map(map) if node.tag.is_none() => Some(Arc::<Map>::as_ptr(map) as usize),
        _ => None,
    }
}
