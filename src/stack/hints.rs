//! A cheap look at what a stack's name can be, before anything is merged.
//!
//! Only manifests that can belong to the stack that was asked for are merged. A look may say yes
//! too often, never too seldom: it takes every value that any of the files gives to a field of the name.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    rc::Rc,
};

use super::{
    files::File,
    library::{Library, Source},
    name::Naming,
    template::Template,
};
use crate::{
    config::yaml::{Map, Node},
    error::Error,
};

/// What the look at a manifest says.
pub(crate) enum Guess {
    Maybe,
    No,
    /// A file could not be read, and what could be read does not fit.
    Unreadable(Error),
}

/// What has been looked at so far.
#[derive(Default)]
pub(crate) struct Hints {
    files: RefCell<HashMap<PathBuf, Rc<FileHints>>>,
}

/// What one file can contribute to names.
#[derive(Default)]
struct FileHints {
    name: Option<Node>,
    /// For each field of the template, the values given to it.
    values: Vec<Vec<Node>>,
    /// Whether a section comes from somewhere else, so that its values are not known.
    is_open: bool,
}

impl Hints {
    /// Whether `file` can be a manifest of `stack`.
    pub(crate) fn guess(&self, library: &Library<'_>, naming: &Naming, file: &File, stack: &str) -> Guess {
        let mut walk = Walk { hints: self, library, naming, seen: HashSet::new(), found: Vec::new(), failure: None };
        walk.visit(&file.path);
        if walk.fits(file, stack) {
            return Guess::Maybe;
        }
        walk.failure.map_or(Guess::No, Guess::Unreadable)
    }

    fn of_source(&self, naming: &Naming, source: &Source) -> Rc<FileHints> {
        if let Some(hints) = self.files.borrow().get(&source.path) {
            return Rc::clone(hints);
        }
        let hints = Rc::new(read(naming, &source.tree));
        self.files.borrow_mut().insert(source.path.clone(), Rc::clone(&hints));
        hints
    }
}

struct Walk<'w> {
    hints: &'w Hints,
    library: &'w Library<'w>,
    naming: &'w Naming,
    seen: HashSet<PathBuf>,
    found: Vec<Rc<FileHints>>,
    failure: Option<Error>,
}

impl Walk<'_> {
    fn visit(&mut self, path: &Path) {
        if !self.seen.insert(path.to_owned()) {
            return;
        }
        let source = match self.library.source(path) {
            Ok(source) => source,
            Err(error) => return self.fail(error),
        };
        self.found.push(self.hints.of_source(self.naming, &source));
        match source.imports(self.library) {
            Ok(imports) => imports.iter().flat_map(|import| &import.files).for_each(|path| self.visit(path)),
            Err(error) => self.fail(error),
        }
    }

    fn fail(&mut self, error: Error) {
        self.failure.get_or_insert(error);
    }

    fn fits(&self, file: &File, stack: &str) -> bool {
        let is_named = self.found.iter().any(|hints| hints.name.as_ref().and_then(Node::as_str) == Some(stack));
        let is_open = self.found.iter().any(|hints| hints.is_open);
        is_named
            || is_open
            || match self.naming {
                Naming::File => file.key == stack,
                Naming::Template(template) => template.may_be(stack, &|path| self.values(template, path)),
            }
    }

    fn values(&self, template: &Template, path: &[String]) -> Vec<&Node> {
        let Some(index) = template.fields().position(|field| field == path) else { return Vec::new() };
        let of_project = self.library.config.env.at_path(&path[1..].iter().map(String::as_str).collect::<Vec<_>>());
        let of_files = self.found.iter().flat_map(|hints| &hints.values[index]);
        of_files.chain(of_project.filter(|_| path[0] == "env")).collect()
    }
}

fn read(naming: &Naming, tree: &Node) -> FileHints {
    let mut hints = FileHints { name: tree.get("name").cloned(), ..FileHints::default() };
    let Naming::Template(template) = naming else { return hints };
    let scopes = scopes(tree);
    for path in template.fields() {
        let mut values: Vec<Node> = Vec::new();
        for scope in &scopes {
            let Some(section) = scope.get(&path[0]) else { continue };
            hints.is_open |= section.tag.is_some();
            let value = path[1..].iter().try_fold(section, |node, key| node.get(key));
            values.extend(value.filter(|value| !values.iter().any(|known| known.value == value.value)).cloned());
        }
        hints.values.push(values);
    }
    hints
}

/// Everything in a file that can hold sections.
fn scopes(tree: &Node) -> Vec<&Node> {
    let kinds = tree.get("components").and_then(Node::as_map).into_iter().flat_map(Map::iter);
    let components = kinds.filter_map(|(_, kind)| kind.node.as_map()).flat_map(Map::iter).map(|(_, entry)| &entry.node);
    let sections = tree.as_map().into_iter().flat_map(Map::iter).map(|(_, entry)| &entry.node);
    let mut scopes: Vec<&Node> = std::iter::once(tree).chain(sections).chain(components).collect();
    let overrides: Vec<&Node> = scopes.iter().filter_map(|scope| scope.get("overrides")).collect();
    scopes.extend(overrides);
    scopes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::fixture::Project;

    fn guess(project: &Project, file: &str, stack: &str) -> Guess {
        let (config, env) = (project.config(), project.env());
        let library = Library::new(&config, &env);
        let naming = Naming::new(&config).unwrap();
        let path = project.path(file);
        let file = File { key: super::super::files::key(&config.stacks.base_path, &path), path };
        Hints::default().guess(&library, &naming, &file, stack)
    }

    #[test]
    fn values_are_found_wherever_they_are_given() {
        for text in [
            "vars: {stage: dev}",
            "terraform: {vars: {stage: dev}}",
            "components: {terraform: {c: {vars: {stage: dev}}}}",
            "overrides: {vars: {stage: dev}}",
            "terraform: {overrides: {vars: {stage: dev}}}",
            "import: [b]",
            "name: dev",
            "vars: !include nothing.yaml",
        ] {
            let mut project = Project::new(&[("a.yaml", text), ("b.yaml", "vars: {stage: dev}")]);
            project.name_template = Some("{{ .vars.stage }}");
            assert!(matches!(guess(&project, "a.yaml", "dev"), Guess::Maybe), "{text}");
        }
    }

    #[test]
    fn a_manifest_of_another_stack_is_left_out() {
        let mut project = Project::new(&[("a.yaml", "vars: {stage: prod}\nsettings: {stage: dev}")]);
        project.name_template = Some("{{ .vars.stage }}");
        assert!(matches!(guess(&project, "a.yaml", "dev"), Guess::No));
        project.name_template = None;
        assert!(matches!(guess(&project, "a.yaml", "a"), Guess::Maybe));
        assert!(matches!(guess(&project, "a.yaml", "b"), Guess::No));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let project = Project::new(&[("a.yaml", "import: [b]"), ("b.yaml", "a: [")]);
        assert!(matches!(guess(&project, "a.yaml", "x"), Guess::Unreadable(_)));
        assert!(matches!(guess(&project, "a.yaml", "a"), Guess::Maybe));
        assert!(matches!(guess(&project, "b.yaml", "b"), Guess::Maybe));
    }
}
