//! All stacks as they are merged, with everything that is wrong in them; no value is evaluated.

use std::collections::HashMap;

use super::{
    backend,
    component::{folder, own_folder, same},
    expansion::expand,
    files::File,
    glob::Pattern,
    import,
    layers::Layers,
    library::Source,
    section::text_at,
    stacks::{Stacks, TERRAFORM, component_names, is_runnable},
    way,
};
use crate::{
    config::yaml::{Node, Place},
    error::{Error, Result},
};

/// A Terraform component of a stack. Functions and templates stand in it as they are written.
pub(crate) struct Instance {
    pub(crate) stack: String,
    pub(crate) name: String,
    /// Where the component is written.
    pub(crate) at: Place,
    /// The folder of its code below the components' base path.
    pub(crate) folder: String,
    /// Whether it can be run: it is neither abstract nor switched off.
    pub(crate) is_runnable: bool,
    /// Whether its code is fetched from elsewhere.
    pub(crate) is_fetched: bool,
    pub(crate) vars: Node,
    /// `vars` of the stack and of `terraform:`, which are for all components.
    pub(crate) shared_vars: Vec<Node>,
    pub(crate) env: Node,
    pub(crate) auth: Node,
    pub(crate) backend: Option<(String, Node)>,
}

/// What is said about the manifests themselves.
#[derive(Default)]
pub(crate) struct Inspection {
    pub(crate) errors: Vec<Error>,
    /// What Atmos passes over in silence.
    pub(crate) doubts: Vec<Error>,
    /// Every manifest that could be parsed.
    pub(crate) trees: Vec<Node>,
}

impl Stacks<'_> {
    /// Calls `visit` for every component of every stack, in the order of the manifests.
    pub(crate) fn inspect(&self, visit: &mut dyn FnMut(&Instance)) -> Inspection {
        let mut inspection = Inspection::default();
        let mut seen: HashMap<(String, String), usize> = HashMap::new();
        for (index, file) in self.files.iter().enumerate() {
            let tree = match expand(&self.library, &file.path) {
                Ok(expansion) => expansion.tree.clone(),
                Err(error) => {
                    inspection.errors.push(error);
                    continue;
                }
            };
            let (mut nameless, mut named) = (None, false);
            for name in component_names(&tree, TERRAFORM) {
                match self.instance(file, &tree, name) {
                    Ok(Some(instance)) => {
                        named = true;
                        let key = (instance.stack.clone(), instance.name.clone());
                        match seen.get(&key) {
                            Some(first) => inspection.errors.extend(self.difference(&self.files[*first], &instance)),
                            None => drop(seen.insert(key, index)),
                        }
                        visit(&instance);
                    }
                    Ok(None) => nameless = nameless.or_else(|| place_of(&tree, name)),
                    Err(error) => inspection.errors.push(way::explain(&self.library, &file.path, error)),
                }
            }
            if let Some(at) = nameless.filter(|_| !named) {
                inspection.doubts.push(without_name(file, at));
            }
        }
        self.read_all_files(&mut inspection);
        inspection
    }

    /// `None` when a part of the stack's name is missing.
    fn instance(&self, file: &File, tree: &Node, name: &str) -> Result<Option<Instance>> {
        let library = &self.library;
        let Some(layers) = Layers::of(library, tree, TERRAFORM, name)? else { return Ok(None) };
        let Some(stack) = self.naming.of_component(library, file, &layers)? else { return Ok(None) };
        let metadata = layers.named(library, "metadata")?;
        let section = |name: &str| layers.named(library, name);
        let prefix = match text_at(&metadata, "name")?.and_then(Node::as_str) {
            Some(prefix) => prefix.to_owned(),
            None => own_folder(&layers, name)?,
        };
        let prefix = prefix.replace('/', &library.config.terraform.workspace_separator);
        let levels = [Some(layers.root), layers.kind].into_iter().flatten();
        Ok(Some(Instance {
            stack,
            name: name.to_owned(),
            at: place_of(tree, name).unwrap_or(layers.own.at),
            folder: folder(&layers, &metadata, name)?,
            is_runnable: is_runnable(&metadata),
            is_fetched: !section("source")?.is_empty(),
            vars: section("vars")?,
            shared_vars: levels.filter_map(|level| level.get("vars").cloned()).collect(),
            env: section("env")?,
            auth: section("auth")?,
            backend: backend::backend(library, &layers, &prefix)?,
        }))
    }

    /// The error when another manifest declares the same component of the same stack differently.
    fn difference(&self, first: &File, second: &Instance) -> Option<Error> {
        let expansion = expand(&self.library, &first.path).ok()?;
        let first = self.instance(first, &expansion.tree, &second.name).ok().flatten()?;
        let agree = first.folder == second.folder
            && same(&first.vars, &second.vars)
            && same(&first.env, &second.env)
            && same(&first.auth, &second.auth);
        if agree {
            return None;
        }
        let Instance { name, stack, .. } = second;
        let message = format!("component `{name}` of stack `{stack}` is declared differently in two manifests");
        let error = Error::configuration(message).at(second.at).because(format!("the first one is at {}", first.at));
        Some(error.help("remove one of the two, or give the stacks different names"))
    }

    /// Reads every file below the stacks' folder, so that mistakes in those that nobody imports are found too.
    fn read_all_files(&self, inspection: &mut Inspection) {
        let base = &self.library.config.stacks.base_path;
        let Ok(pattern) = Pattern::new(base, "**/*.{yaml,yml}") else { return };
        for path in pattern.files().unwrap_or_default() {
            match self.library.source(&path) {
                Ok(source) => {
                    inspection.errors.extend(self.import_errors(&source));
                    inspection.trees.push(source.tree.clone());
                }
                // A text with templates is YAML only when it is rendered, for those who import it.
                Err(_) if self.library.text(&path).is_ok_and(|text| text.contains("{{")) => {}
                Err(error) => inspection.errors.push(error),
            }
        }
    }

    fn import_errors(&self, source: &Source) -> Vec<Error> {
        let entries = source.tree.get("import").and_then(Node::as_list).unwrap_or_default();
        let plain = entries.iter().filter(|entry| {
            let path = entry.get("path").unwrap_or(entry).as_str().unwrap_or_default();
            !path.contains("{{")
        });
        plain.filter_map(|entry| import::read_entry(&self.library, source, entry).err()).collect()
    }
}

fn place_of(tree: &Node, name: &str) -> Option<Place> {
    let components = tree.at_path(&["components", TERRAFORM])?.as_map()?;
    components.entry(name).map(|entry| entry.key_at)
}

fn without_name(file: &File, at: Place) -> Error {
    Error::configuration(format!("the components of `{}` belong to no stack", file.key))
        .at(at)
        .because("a part of the stack's name has no value")
        .help("give the variables that `stacks.name_pattern` or `stacks.name_template` names, or write `name: …`")
}
