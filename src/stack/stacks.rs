//! All stacks of a project: from names to manifests and components.

mod names;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::{
    Component, component,
    expansion::{Expansion, expand},
    files::{File, top_level},
    glob::EXTENSIONS,
    hints::Hints,
    layers::Layers,
    library::{Library, Prepared},
    missing,
    name::Naming,
    rendering,
    template::{Asked, Value},
    view, way,
};
use crate::{
    config::{
        Config,
        yaml::{Map, Node},
    },
    error::{Error, Result},
    system::Env,
};

pub(super) const TERRAFORM: &str = "terraform";

/// The stacks of a project. Nothing is read before somebody asks, and nothing twice.
pub(crate) struct Stacks<'a> {
    pub(super) library: Library<'a>,
    pub(super) naming: Naming,
    pub(super) files: Vec<File>,
}

/// The manifests that may belong to a stack.
pub(super) struct Candidates<'s> {
    pub(super) manifests: Vec<(&'s File, Rc<Expansion>)>,
    /// Why manifests that seem to belong to the stack cannot be used.
    failures: Vec<Error>,
    /// Whether `-s` names a manifest's file, so that its name does not matter.
    pub(super) by_path: bool,
}

impl<'a> Stacks<'a> {
    pub(crate) fn open(config: &'a Config, env: &'a Env) -> Result<Self> {
        Self::prepared(config, env, top_level(config)?, Prepared::default())
    }

    /// The stacks of some `files`, of which some may be read already.
    pub(super) fn prepared(config: &'a Config, env: &'a Env, files: Vec<File>, prepared: Prepared) -> Result<Self> {
        let library = Library::with(config, env, prepared);
        Ok(Self { naming: Naming::new(&library)?, files, library })
    }

    /// The component `name` of `stack`, resolved.
    pub(crate) fn component(&self, stack: &str, name: &str) -> Result<Component> {
        let asked = (name.to_owned(), stack.to_owned());
        if self.library.open.borrow().contains(&asked) {
            let message = format!("component `{name}` of stack `{stack}` needs itself");
            return Err(Error::configuration(message).help("remove one of the calls of `atmos.Component`"));
        }
        self.library.open.borrow_mut().push(asked);
        let found = self.resolved(stack, name);
        self.library.open.borrow_mut().pop();
        found
    }

    /// What the template of a component asks for of others.
    pub(super) fn answer(&self, asked: &Asked) -> Result<Value> {
        match asked {
            Asked::Component { name, stack } => {
                self.component(stack, name).map(|component| view::of_resolved(&component))
            }
            Asked::Text(_) => rendering::no_component(asked),
        }
    }

    fn resolved(&self, stack: &str, name: &str) -> Result<Component> {
        let other = |asked: &Asked| self.answer(asked);
        let candidates = self.candidates(stack);
        let (mut found, mut wrong): (Vec<Component>, Option<Error>) = (Vec::new(), None);
        for (file, expansion) in &candidates.manifests {
            match self.member(&candidates, file, &expansion.tree, TERRAFORM, name, stack) {
                Ok(Some((layers, stack))) => {
                    let component = component::component(&self.library, file, &layers, (&stack, name), &other);
                    found.push(component.map_err(|error| way::explain(&self.library, &file.path, error))?);
                }
                Ok(None) => {}
                Err(error) => wrong = Some(way::explain(&self.library, &file.path, error)),
            }
        }
        if let Some(other) = found.iter().skip(1).find(|other| !component::agree(&found[0], other)) {
            let manifests = [&*found[0].manifest, &*other.manifest];
            return Err(missing::ambiguous(&self.library, (stack, name), manifests));
        }
        if !found.is_empty() {
            return Ok(found.swap_remove(0));
        }
        Err(wrong.unwrap_or_else(|| self.not_found(candidates, stack, name)))
    }

    /// The Terraform components of `stack` that can be run, sorted.
    pub(crate) fn components(&self, stack: &str) -> Result<Vec<String>> {
        Ok(self.folders(stack)?.into_keys().collect())
    }

    /// Those components with the folders where they run.
    pub(crate) fn folders(&self, stack: &str) -> Result<BTreeMap<String, String>> {
        let mut candidates = self.candidates(stack);
        if let Some(error) = candidates.failures.pop() {
            return Err(error);
        }
        let mut folders = BTreeMap::new();
        for (file, expansion) in &candidates.manifests {
            for name in component_names(&expansion.tree, TERRAFORM) {
                let member = self.member(&candidates, file, &expansion.tree, TERRAFORM, name, stack);
                let member = member.map_err(|error| way::explain(&self.library, &file.path, error));
                let Some((layers, _)) = member? else { continue };
                let metadata = layers.named(&self.library, "metadata")?;
                if is_runnable(&metadata) {
                    folders.insert(name.to_owned(), component::folder(&layers, &metadata, name)?);
                }
            }
        }
        if folders.is_empty() && !self.exists(&candidates, stack) {
            return Err(self.unknown_stack(candidates, stack));
        }
        Ok(folders)
    }

    /// The manifests that declare `stack`, else the one of this name.
    pub(super) fn manifests_of(&self, stack: &str) -> Result<Vec<&File>> {
        let candidates = self.candidates(stack);
        let declares = |(file, expansion): &&(&File, Rc<Expansion>)| {
            candidates.by_path || self.names_of(file, &expansion.tree).is_ok_and(|names| names.contains(stack))
        };
        let mut files: Vec<&File> = candidates.manifests.iter().filter(declares).map(|(file, _)| *file).collect();
        if files.is_empty() {
            files.extend(self.files.iter().find(|file| file.key == stack));
        }
        if files.is_empty() { Err(self.unknown_stack(candidates, stack)) } else { Ok(files) }
    }

    pub(super) fn candidates(&self, stack: &str) -> Candidates<'_> {
        let by_path = self.files.iter().find(|file| is_path_of(stack, file));
        let mut candidates = Candidates { manifests: Vec::new(), failures: Vec::new(), by_path: by_path.is_some() };
        let files = by_path.map_or(self.files.as_slice(), std::slice::from_ref);
        let hints = Hints::new(&self.library, &self.naming, stack);
        let fits = |file: &&File| by_path.is_some() || hints.fit(file);
        for file in files.iter().filter(fits) {
            match expand(&self.library, &file.path) {
                Ok(expansion) => candidates.manifests.push((file, expansion)),
                // Of several the last is said: that of the file which is called like the stack.
                Err(error) if file.key == stack => candidates.failures.push(error),
                Err(error) => candidates.failures.insert(0, error),
            }
        }
        candidates
    }

    /// The layers of a component with its stack's name, when it belongs to `stack`.
    fn member<'m>(
        &self,
        candidates: &Candidates<'_>,
        file: &File,
        tree: &'m Node,
        kind: &str,
        name: &str,
        stack: &str,
    ) -> Result<Option<(Layers<'m>, String)>> {
        let Some(layers) = Layers::of(&self.library, tree, kind, name)? else { return Ok(None) };
        let found = self.naming.of_component(&self.library, file, &layers)?;
        Ok(match found {
            Some(found) if candidates.by_path || found == stack => Some((layers, found)),
            None if candidates.by_path => Some((layers, file.key.clone())),
            _ => None,
        })
    }

    fn exists(&self, candidates: &Candidates<'_>, stack: &str) -> bool {
        candidates.manifests.iter().any(|(file, expansion)| {
            candidates.by_path || self.names_of(file, &expansion.tree).is_ok_and(|names| names.contains(stack))
        })
    }

    fn not_found(&self, candidates: Candidates<'_>, stack: &str, name: &str) -> Error {
        if !self.exists(&candidates, stack) {
            return self.unknown_stack(candidates, stack);
        }
        let mut names = BTreeSet::new();
        for (file, expansion) in &candidates.manifests {
            for name in component_names(&expansion.tree, TERRAFORM) {
                let member = self.member(&candidates, file, &expansion.tree, TERRAFORM, name, stack);
                names.extend(member.ok().flatten().map(|_| name.to_owned()));
            }
        }
        missing::component(name, stack, &names.into_iter().collect::<Vec<_>>(), candidates.failures)
    }

    fn unknown_stack(&self, mut candidates: Candidates<'_>, stack: &str) -> Error {
        // A file of that name is most likely the one that was meant.
        if let Some(error) = candidates.failures.pop() {
            return error;
        }
        let by_file = self.files.iter().find(|file| file.key == stack || file.key.ends_with(&format!("/{stack}")));
        let renamed = by_file.and_then(|file| {
            let expansion = expand(&self.library, &file.path).ok()?;
            self.names_of(file, &expansion.tree).ok()?.into_iter().next()
        });
        let (names, unreadable) = self.read_all(true);
        missing::stack(stack, renamed, &names, unreadable)
    }
}

/// Whether `-s` names `file` by the end of its path.
fn is_path_of(stack: &str, file: &File) -> bool {
    let ends = |ending: &&str| file.path.to_string_lossy().ends_with(&format!("/{stack}{ending}"));
    stack.contains('/') && EXTENSIONS.iter().any(ends)
}

pub(super) fn component_names<'m>(tree: &'m Node, kind: &str) -> impl Iterator<Item = &'m str> {
    tree.at_path(&["components", kind]).and_then(Node::as_map).into_iter().flat_map(Map::keys)
}

fn is_runnable(metadata: &Node) -> bool {
    !component::is_abstract(metadata) && component::is_enabled(metadata)
}

#[cfg(test)]
mod tests;
