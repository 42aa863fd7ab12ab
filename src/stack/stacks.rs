//! All stacks of a project: from names to manifests and components.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    sync::Arc,
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
    prepare,
    template::Asked,
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

    /// The names of all stacks that can be read, sorted, and why some manifests could not be read. Those
    /// without components are there when `with_empty` says so.
    pub(crate) fn all_names(config: &'a Config, env: &'a Env, with_empty: bool) -> Result<(Vec<String>, Vec<Error>)> {
        let prepared = prepare::prepare(config, env);
        let parts = prepare::in_parallel(&top_level(config)?, |files| {
            Ok(Stacks::prepared(config, env, files.to_vec(), Arc::clone(&prepared))?.read_all(with_empty))
        });
        let (mut names, mut unreadable) = (BTreeSet::new(), Vec::new());
        for part in parts {
            let (part, errors) = part?;
            names.extend(part);
            unreadable.extend(errors);
        }
        Ok((names.into_iter().collect(), unreadable))
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

    fn resolved(&self, stack: &str, name: &str) -> Result<Component> {
        let other = |(name, stack): &Asked| self.component(stack, name).map(|component| view::of_resolved(&component));
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
            return Err(missing::ambiguous(&self.library, &found[0], other));
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

    /// The names of all stacks that can be read, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        self.read_all(true).0
    }

    /// All names, and why some manifests could not be read.
    fn read_all(&self, with_empty: bool) -> (Vec<String>, Vec<Error>) {
        let (mut names, mut unreadable) = (BTreeSet::new(), Vec::new());
        for file in &self.files {
            match expand(&self.library, &file.path) {
                Ok(expansion) if with_empty || has_components(&expansion.tree) => {
                    names.extend(self.names_of(file, &expansion.tree));
                }
                Ok(_) => {}
                Err(error) => unreadable.push(error),
            }
        }
        (names.into_iter().collect(), unreadable)
    }

    /// The manifests that declare `stack`, else the one of this name.
    pub(super) fn manifests_of(&self, stack: &str) -> Result<Vec<&File>> {
        let mut candidates = self.candidates(stack);
        if let Some(error) = candidates.failures.pop() {
            return Err(error);
        }
        let declares = |(file, expansion): &&(&File, Rc<Expansion>)| {
            candidates.by_path || self.names_of(file, &expansion.tree).contains(stack)
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
            candidates.by_path || self.names_of(file, &expansion.tree).iter().any(|name| name == stack)
        })
    }

    /// The stacks that a manifest declares components of; its own name when it has no components.
    pub(super) fn names_of(&self, file: &File, tree: &Node) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let name_of = |layers: &Layers<'_>| self.naming.of_component(&self.library, file, layers).ok().flatten();
        let kinds = tree.get("components").and_then(Node::as_map).into_iter().flat_map(Map::keys);
        let mut is_empty = true;
        for kind in kinds {
            for component in component_names(tree, kind) {
                is_empty = false;
                let layers = Layers::of(&self.library, tree, kind, component).ok().flatten();
                names.extend(layers.and_then(|layers| name_of(&layers)));
            }
        }
        if is_empty {
            let nothing = Node::empty_map(tree.at);
            names.extend(Layers::bare(&self.library, tree, &nothing).ok().and_then(|layers| name_of(&layers)));
        }
        names
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
            self.names_of(file, &expansion.tree).into_iter().next()
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

fn has_components(tree: &Node) -> bool {
    let kinds = tree.get("components").and_then(Node::as_map).into_iter().flat_map(Map::keys);
    kinds.into_iter().any(|kind| component_names(tree, kind).next().is_some())
}

pub(super) fn is_runnable(metadata: &Node) -> bool {
    metadata.get("type").and_then(Node::as_str) != Some("abstract") && component::is_enabled(metadata)
}

#[cfg(test)]
mod tests {
    use crate::stack::fixture::Project;

    fn failure(project: &Project, stack: &str, component: &str) -> String {
        project.resolve(stack, component).unwrap_err().to_string()
    }

    #[test]
    fn abstract_and_disabled_components_are_not_listed() {
        let project = Project::new(&[(
            "dev.yaml",
            "components: {terraform: {b: {}, a/x: {}, base: {metadata: {type: abstract}}, \
             off: {metadata: {enabled: false}}}, helmfile: {h: {}}}",
        )]);
        assert_eq!(project.components("dev").unwrap(), ["a/x", "b"]);
    }

    #[test]
    fn a_broken_manifest_does_not_stop_another_stack() {
        let mut project = Project::new(&[
            ("broken.yaml", "vars: [\n"),
            ("dev.yaml", "vars: {stage: dev}\ncomponents: {terraform: {c: {}}}"),
        ]);
        assert!(project.resolve("dev", "c").is_ok());
        assert_eq!(project.names(), ["dev"]);
        project.name_template = Some("{{ .vars.stage }}");
        assert!(project.resolve("dev", "c").is_ok());
    }

    #[test]
    fn a_stack_that_may_be_in_a_broken_manifest_says_so() {
        let mut project = Project::new(&[("broken.yaml", "a: [\n"), ("dev.yaml", "vars: {stage: dev}")]);
        project.name_template = Some("{{ .vars.stage }}");
        let error = failure(&project, "prod", "c");
        assert!(error.starts_with("error: stack `prod` was not found\n  caused by: "), "{error}");
        assert!(error.contains("caused by: stacks/broken.yaml:"), "{error}");
    }

    #[test]
    fn the_broken_manifest_of_the_stack_itself_is_the_error() {
        let project = Project::new(&[("dev.yaml", "a: [\n")]);
        assert!(failure(&project, "dev", "c").starts_with("error: stacks/dev.yaml:"));
    }

    #[test]
    fn an_unknown_stack_gets_the_nearest_names() {
        let component = "components: {terraform: {c: {}}}";
        let project = Project::new(&[("dev.yaml", component), ("staging.yaml", component)]);
        let expected = "error: stack `stagign` was not found\nhelp: did you mean `staging`?\nhelp: run `wrap list stacks` to see all stacks";
        assert_eq!(failure(&project, "stagign", "c"), expected);
        let expected = "error: stack `x` was not found\nhelp: the stacks are `dev` and `staging`";
        assert_eq!(failure(&project, "x", "c"), expected);
    }

    #[test]
    fn the_file_of_a_stack_with_another_name_leads_to_it() {
        let project =
            Project::new(&[("orgs/legacy.yaml", "name: my-stack\ncomponents: {terraform: {c: {}}}"), ("b.yaml", "")]);
        let expected = "error: stack `legacy` was not found\nhelp: did you mean `my-stack`?\nhelp: run `wrap list stacks` to see all stacks";
        assert_eq!(failure(&project, "legacy", "c"), expected);
    }

    #[test]
    fn an_unknown_component_gets_the_nearest_names() {
        let project = Project::new(&[("dev.yaml", "components: {terraform: {vnet: {}, key-vault: {}}}")]);
        let expected = "error: component `vnte` was not found in stack `dev`\nhelp: did you mean `vnet`?";
        assert_eq!(failure(&project, "dev", "vnte"), expected);
        let expected =
            "error: component `x` was not found in stack `dev`\nhelp: the components are `key-vault` and `vnet`";
        assert_eq!(failure(&project, "dev", "x"), expected);
    }

    #[test]
    fn two_manifests_may_say_the_same_and_not_otherwise() {
        let component = "vars: {stage: dev}\ncomponents: {terraform: {c: {vars: {a: 1}}}}";
        let mut project = Project::new(&[("a.yaml", component), ("b.yaml", component)]);
        project.name_template = Some("{{ .vars.stage }}");
        assert!(project.resolve("dev", "c").is_ok());
        let other = component.replace("a: 1", "a: 2");
        let mut project = Project::new(&[("a.yaml", component), ("b.yaml", &other)]);
        project.name_template = Some("{{ .vars.stage }}");
        let error = failure(&project, "dev", "c");
        let expected = "error: component `c` of stack `dev` is declared differently in two manifests\n  caused by: one is `stacks/a.yaml`\n  caused by: the other is `stacks/b.yaml`";
        assert_eq!(error, expected);
    }

    #[test]
    fn a_path_chooses_its_manifest_whatever_its_name() {
        let mut project = Project::new(&[(
            "orgs/acme/dev.yaml",
            "vars: {stage: dev}\ncomponents: {terraform: {c: {metadata: {component: x}}}}",
        )]);
        project.name_template = Some("{{ .vars.stage }}");
        assert_eq!(project.resolve("acme/dev", "c").unwrap().workspace, "dev-c");
        assert_eq!(project.components("orgs/acme/dev").unwrap(), ["c"]);
        assert_eq!(project.components("stacks/orgs/acme/dev").unwrap(), ["c"]);
        assert!(project.components("cme/dev").is_err());
    }

    #[test]
    fn a_stack_without_components_exists() {
        let project = Project::new(&[("dev.yaml", "vars: {a: 1}")]);
        assert_eq!(project.components("dev").unwrap(), [""; 0]);
        assert_eq!(
            failure(&project, "dev", "c"),
            "error: component `c` was not found in stack `dev`\nhelp: the stack has no components"
        );
    }
}
