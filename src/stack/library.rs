//! The manifests' files, each read and parsed once however many others import it.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::HashMap,
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use super::{
    expansion::Expansion,
    functions,
    import::{self, Import},
    include,
    template::{Engine, settings},
};
use crate::{
    config::{
        Config,
        yaml::{self, Map, Node, Value},
    },
    error::{Error, Result},
    system::Env,
};

/// What has been read so far. Trees share their parts, so that keeping them costs little.
pub(crate) struct Library<'a> {
    pub(crate) config: &'a Config,
    pub(crate) env: &'a Env,
    texts: RefCell<HashMap<PathBuf, Arc<str>>>,
    sources: RefCell<HashMap<PathBuf, Rc<Source>>>,
    /// Files merged with their imports, where that does not depend on who imports them.
    pub(super) expansions: RefCell<HashMap<PathBuf, Rc<Expansion>>>,
    /// Files whose templates need nothing from their importers.
    pub(super) rendered: RefCell<HashMap<PathBuf, Rc<Source>>>,
    /// The files of imports, by the name that means the same in every file.
    pub(super) found: RefCell<HashMap<String, Vec<PathBuf>>>,
    /// The components being resolved, outermost first: name and stack.
    pub(super) open: RefCell<Vec<(String, String)>>,
    engine: OnceCell<Engine>,
    /// Whether functions stay as they are written.
    pub(super) keeps_functions: Cell<bool>,
    /// How many imports of the manifest that is being merged were followed.
    pub(super) visits: Cell<usize>,
    /// Whether nothing is run to see what it gives, so that what `!exec` gives stays unknown, and what is missing
    /// stops nobody.
    pub(super) looks_only: Cell<bool>,
    prepared: Prepared,
}

/// Files that were read and parsed in parallel, for everybody who shares them. What could not be
/// read or parsed is not among them, so that whoever needs it gets the error.
pub(crate) type Prepared = Arc<HashMap<PathBuf, (Arc<str>, Node)>>;

/// One parsed file.
pub(crate) struct Source {
    /// Absolute.
    pub(crate) path: PathBuf,
    /// A map; `!include` is resolved where it could be.
    pub(crate) tree: Node,
    imports: OnceCell<Vec<Import>>,
}

impl<'a> Library<'a> {
    #[cfg(test)]
    pub(crate) fn new(config: &'a Config, env: &'a Env) -> Self {
        Self::with(config, env, Prepared::default())
    }

    /// A library that has read what is `prepared`.
    pub(crate) fn with(config: &'a Config, env: &'a Env, prepared: Prepared) -> Self {
        Self {
            config,
            env,
            texts: RefCell::default(),
            sources: RefCell::default(),
            expansions: RefCell::default(),
            rendered: RefCell::default(),
            found: RefCell::default(),
            open: RefCell::default(),
            engine: OnceCell::new(),
            keeps_functions: Cell::default(),
            visits: Cell::default(),
            looks_only: Cell::default(),
            prepared,
        }
    }

    /// Renders what is rendered while files are read, which knows nothing of a component.
    pub(crate) fn engine(&self) -> &Engine {
        self.engine.get_or_init(|| Engine::new(settings::of_imports(self.config, self.env)))
    }

    /// The file at `path`, absolute.
    pub(crate) fn source(&self, path: &Path) -> Result<Rc<Source>> {
        if let Some(source) = self.sources.borrow().get(path) {
            return Ok(Rc::clone(source));
        }
        let source = Rc::new(self.parse(path)?);
        self.sources.borrow_mut().insert(path.to_owned(), Rc::clone(&source));
        Ok(source)
    }

    /// The text of the file at `path`, absolute.
    pub(crate) fn text(&self, path: &Path) -> Result<Arc<str>> {
        if let Some((text, _)) = self.prepared.get(path) {
            return Ok(Arc::clone(text));
        }
        if let Some(text) = self.texts.borrow().get(path) {
            return Ok(Arc::clone(text));
        }
        let text: Arc<str> = yaml::read_text(path, &self.env.shown(path))?.into();
        self.texts.borrow_mut().insert(path.to_owned(), Arc::clone(&text));
        Ok(text)
    }

    /// Keeps the text of the file at `path`, which somebody has read already.
    pub(super) fn keep_text(&self, path: &Path, text: String) {
        self.texts.borrow_mut().insert(path.to_owned(), text.into());
    }

    fn parse(&self, path: &Path) -> Result<Source> {
        match self.prepared.get(path) {
            Some((text, tree)) => self.source_of(path, text, tree.clone()),
            None => self.parse_text(path, &self.text(path)?),
        }
    }

    /// The tree of `text`, which is, or was made from, the file at `path`.
    pub(super) fn parse_text(&self, path: &Path, text: &str) -> Result<Source> {
        self.source_of(path, text, yaml::parse(Path::new(&self.env.shown(path)), text)?)
    }

    /// `tree`, which the file at `path` with this text was read to, as a manifest.
    pub(super) fn source_of(&self, path: &Path, text: &str, mut tree: Node) -> Result<Source> {
        if text.contains("!include") {
            tree = include::resolve_all(self, &tree);
        }
        if text.contains('!') && !self.looks_only.get() {
            functions::refuse_unknown(&tree)?;
        }
        if let Some(delimiter) = self.config.key_delimiter.as_deref().filter(|delimiter| !delimiter.is_empty()) {
            tree = yaml::with_paths(&tree, delimiter);
        }
        match tree.value {
            Value::Map(_) => {}
            Value::Null => tree = Node::empty_map(tree.at),
            value => {
                let found = value.kind();
                return Err(Error::configuration(format!("a manifest must be a map, found {found}")).at(tree.at));
            }
        }
        refuse_shape(&tree)?;
        Ok(Source { path: path.to_owned(), tree, imports: OnceCell::new() })
    }
}

/// Refuses components that are no map of maps.
fn refuse_shape(tree: &Node) -> Result<()> {
    let Some(components) = tree.get("components").filter(|components| components.tag.is_none()) else { return Ok(()) };
    let kinds = components.as_map().into_iter().flat_map(Map::iter).map(|(kind, entry)| (&**kind, &entry.node));
    for (name, node) in [("components", components)].into_iter().chain(kinds) {
        if !matches!(node.value, Value::Map(_) | Value::Null) && node.tag.is_none() {
            let found = node.value.kind();
            return Err(Error::configuration(format!("`{name}` must be a map, found {found}")).at(node.at));
        }
    }
    Ok(())
}

impl Source {
    /// What the file imports, with the files found.
    pub(crate) fn imports(&self, library: &Library<'_>) -> Result<&[Import]> {
        if let Some(imports) = self.imports.get() {
            return Ok(imports);
        }
        let imports = import::read(library, self)?;
        Ok(self.imports.get_or_init(|| imports))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::stack::fixture::Project;

    #[test]
    fn a_file_is_parsed_once() {
        let project = Project::new(&[("dev.yaml", "vars: {a: 1}")]);
        let (config, env) = (project.config(), project.env());
        let library = Library::new(&config, &env);
        let path = project.path("dev.yaml");
        let first = library.source(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert!(Rc::ptr_eq(&first, &library.source(&path).unwrap()));
    }

    #[test]
    fn components_that_are_no_maps_are_refused() {
        for (text, expected) in [
            ("components: [a]", "error: stacks/dev.yaml:1:13: `components` must be a map, found a list"),
            ("components: {terraform: x}", "error: stacks/dev.yaml:1:25: `terraform` must be a map, found a text"),
        ] {
            let project = Project::new(&[("dev.yaml", text)]);
            assert_eq!(project.resolve("dev", "c").unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn a_manifest_that_is_a_list_is_refused() {
        let project = Project::new(&[("dev.yaml", "- a\n")]);
        let (config, env) = (project.config(), project.env());
        let error = Library::new(&config, &env).source(&project.path("dev.yaml")).map(|_| ()).unwrap_err();
        assert_eq!(error.to_string(), "error: stacks/dev.yaml:1:1: a manifest must be a map, found a list");
    }
}
