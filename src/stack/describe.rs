//! Documents of one component, and of all.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Component, Stacks, component,
    document::Described,
    expansion::expand,
    files::File,
    layers::Layers,
    missing,
    parallel::each_stack,
    stacks::{TERRAFORM, component_names},
    template::Asked,
    way,
};
use crate::{
    config::{
        Config,
        yaml::{Entry, Map, Node},
    },
    error::{Error, Result},
    system::Env,
};

/// Which components are described, and how.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// A stack's name, or its manifest's.
    pub(crate) stack: Option<String>,
    /// Empty for all.
    pub(crate) components: Vec<String>,
    pub(crate) kinds: Vec<String>,
    pub(crate) evaluates_functions: bool,
}

impl Wanted {
    /// Everything.
    pub(crate) fn all(evaluates_functions: bool) -> Self {
        Self { stack: None, components: Vec::new(), kinds: Vec::new(), evaluates_functions }
    }
}

/// What says only which manifest a document comes from.
const FILE_KEYS: [&str; 2] = ["atmos_manifest", "atmos_stack_file"];

/// Documents by stack, kind and name.
pub(crate) type Documents = BTreeMap<String, Kinds>;

/// Documents of one stack by kind and name.
pub(crate) type Kinds = BTreeMap<String, BTreeMap<String, Map>>;

impl<'a> Stacks<'a> {
    /// The whole document of one component.
    pub(crate) fn document(&self, stack: &str, name: &str, evaluates_functions: bool) -> Result<Map> {
        self.library.keeps_functions.set(!evaluates_functions);
        let component = self.component(stack, name)?;
        let file = self.files.iter().find(|file| file.path == component.manifest);
        let file = file.expect("the component comes from one of the files");
        let expansion = expand(&self.library, &file.path)?;
        let layers = Layers::of(&self.library, &expansion.tree, TERRAFORM, name)?;
        let layers = layers.expect("the component was found in this manifest");
        let other = |asked: &Asked| self.answer(asked);
        let (library, layers) = (&self.library, &layers);
        let described = Described { library, file, kind: TERRAFORM, layers, answer: &other, component: &component };
        described.full_document().map_err(|error| way::explain(library, &file.path, error))
    }

    /// The documents of all components that are `wanted`, with what could not be evaluated or read.
    pub(crate) fn documents(config: &'a Config, env: &'a Env, wanted: &Wanted) -> Result<(Documents, Vec<Error>)> {
        let mut documents = Documents::new();
        let keep = |stack: &str, kinds| (stack.to_owned(), kinds);
        let problems = each_stack(config, env, wanted, str::cmp, &keep, &mut |(stack, kinds)| {
            documents.insert(stack, kinds);
        })?;
        Ok((documents, problems))
    }

    /// The documents of one stack, of which these manifests have components.
    pub(super) fn documents_of(&self, wanted: &Wanted, stack: &str, files: &[usize]) -> (Kinds, Vec<Error>) {
        let (mut kinds, mut problems) = (Kinds::new(), Vec::new());
        for file in files.iter().map(|file| &self.files[*file]) {
            // A manifest that cannot be expanded has named no stacks.
            let Ok(expansion) = expand(&self.library, &file.path) else { continue };
            let known = expansion.tree.get("components").and_then(Node::as_map).into_iter().flat_map(Map::keys);
            let is_wanted = |kind: &&str| wanted.kinds.is_empty() || wanted.kinds.iter().any(|known| known == kind);
            for kind in known.filter(is_wanted) {
                for name in component_names(&expansion.tree, kind) {
                    match self.document_of(wanted, (stack, file), &expansion.tree, (kind, name), &mut problems) {
                        Ok(Some(document)) => {
                            let known = kinds.entry(kind.to_owned()).or_default();
                            let earlier = known.insert(name.to_owned(), document);
                            problems.extend(
                                earlier.and_then(|earlier| {
                                    self.contradiction((stack, file), name, [&earlier, &known[name]])
                                }),
                            );
                        }
                        Ok(None) => {}
                        Err(error) => problems.push(error),
                    }
                }
            }
        }
        (kinds, problems)
    }

    /// What is wrong when an earlier manifest and `file` do not say the same of a component that can be run.
    fn contradiction(&self, (stack, file): (&str, &File), name: &str, [earlier, later]: [&Map; 2]) -> Option<Error> {
        let manifest = earlier.get("atmos_manifest").and_then(Node::as_str)?;
        let first = self.files.iter().find(|file| file.key == manifest)?;
        let is_same = |(key, entry): (&Arc<str>, &Entry)| {
            FILE_KEYS.contains(&key.as_ref()) || later.get(key).is_some_and(|node| component::same(&entry.node, node))
        };
        let agrees = earlier.iter().all(is_same) || later.get("metadata").is_some_and(component::is_abstract);
        (!agrees).then(|| missing::ambiguous(&self.library, (stack, name), [&first.path, &file.path]))
    }

    fn document_of(
        &self,
        wanted: &Wanted,
        (stack, file): (&str, &File),
        tree: &Node,
        (kind, name): (&str, &str),
        problems: &mut Vec<Error>,
    ) -> Result<Option<Map>> {
        let Some(layers) = Layers::of(&self.library, tree, kind, name)? else { return Ok(None) };
        let is_wanted = |wanted: &String| wanted == name || layers.bases.chain.contains(&wanted.as_str());
        if !wanted.components.is_empty() && !wanted.components.iter().any(is_wanted) {
            return Ok(None);
        }
        if self.naming.of_component(&self.library, file, &layers)?.as_deref() != Some(stack) {
            return Ok(None);
        }
        self.library.keeps_functions.set(!wanted.evaluates_functions);
        let document = self.document_of_layers(file, &layers, (stack, kind, name));
        let mut document = document.map_err(|error| way::explain(&self.library, &file.path, error));
        if wanted.evaluates_functions && document.is_err() {
            // What needs a cloud is shown as it is written, so that one component hides no other.
            self.library.keeps_functions.set(true);
            let written = self.document_of_layers(file, &layers, (stack, kind, name));
            if written.is_ok() {
                problems.extend(std::mem::replace(&mut document, written).err());
            }
        }
        document.map(Some)
    }

    fn document_of_layers(
        &self,
        file: &File,
        layers: &Layers<'_>,
        (stack, kind, name): (&str, &str, &str),
    ) -> Result<Map> {
        let other = |asked: &Asked| self.answer(asked);
        let component: Component = component::component(&self.library, file, layers, (stack, name), &other)?;
        let library = &self.library;
        Described { library, file, kind, layers, answer: &other, component: &component }.document()
    }
}
