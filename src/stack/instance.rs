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
    /// When something that it is made of is missing: where those values of `vars` stand that stay whatever is there.
    pub(crate) settled: Option<Vec<Place>>,
    /// Whether nobody has switched it off.
    pub(crate) is_enabled: bool,
    pub(crate) code: Code,
    pub(crate) vars: Node,
    /// `vars` of the stack and of `terraform:`, which are for all components.
    pub(crate) shared_vars: Vec<Node>,
    pub(crate) env: Node,
    pub(crate) auth: Node,
    pub(crate) backend: Option<(String, Node)>,
    /// What is laid over the provider blocks of the code.
    pub(crate) providers: Node,
    /// The whole component, when `settings.validation` asks for a look at it.
    pub(crate) whole: Option<Node>,
}

/// Where the files of a component's code come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    /// The repository has all of them.
    Written,
    /// Some are generated from the stack.
    Generated,
    /// They are fetched from elsewhere.
    Fetched,
}

/// `auth` of components by the parts it is merged from: most components share all of them. The parts
/// are kept, so that their places in memory stay theirs.
pub(crate) type Auths = HashMap<Vec<usize>, (Vec<Node>, Node)>;

impl Instance {
    /// The component `name` with these `layers`; `None` when a part of the stack's name is missing.
    pub(crate) fn read(
        stacks: &Stacks<'_>,
        file: &File,
        (name, layers): (&str, &Layers<'_>),
        settled: Option<Vec<Place>>,
        auths: &mut Auths,
    ) -> Result<Option<Self>> {
        let library = &stacks.library;
        let Some(stack) = stacks.naming.of_component(library, file, layers)? else { return Ok(None) };
        let metadata = layers.named(library, "metadata")?;
        let section = |name: &str| layers.named(library, name);
        let prefix = match text_at(&metadata, "name")?.and_then(Node::as_str) {
            Some(prefix) => prefix.to_owned(),
            None => own_folder(layers, name)?,
        };
        let prefix = prefix.replace('/', &library.config.terraform.workspace_separator);
        let backend = backend::backend(library, layers, &prefix)?;
        let backend_type = backend.as_ref().map_or("", |(name, _)| name);
        let chosen = remote_state::chosen(layers, backend_type)?;
        remote_state::check(&section("remote_state_backend")?, (chosen, backend_type), (name, &stack))?;
        let says = |name: &str| layers.each().any(|layer| layer.get(name).is_some_and(|part| !part.is_empty()));
        let levels = [Some(layers.root), layers.kind].into_iter().flatten();
        let mut instance = Self {
            stack,
            name: name.to_owned(),
            at: layers.at,
            folder: folder(layers, &metadata, name)?,
            is_abstract: is_abstract(&metadata),
            settled,
            is_enabled: is_enabled(&metadata),
            code: match (section("source")?.is_empty(), says("generate")) {
                (false, _) => Code::Fetched,
                (true, true) => Code::Generated,
                (true, false) => Code::Written,
            },
            vars: section("vars")?,
            shared_vars: levels.filter_map(|level| level.get("vars").cloned()).collect(),
            env: section("env")?,
            auth: auth(library, layers, auths)?,
            backend,
            // Hardly anybody has them, and merging costs time for each component.
            providers: if says("providers") { section("providers")? } else { Node::empty_map(layers.own.at) },
            whole: None,
        };
        if layers.each().any(|layer| layer.at_path(&["settings", "validation"]).is_some()) {
            instance.whole = Some(instance.whole(file, &metadata, &section("settings")?));
        }
        Ok(Some(instance))
    }

    /// Whether nothing that it is made of is missing.
    pub(crate) fn is_complete(&self) -> bool {
        self.settled.is_none()
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
