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
    import::Import,
    library::{Library, Source},
    name::Naming,
    rendering::{self, Rules},
    template::Template,
};
use crate::config::yaml::{Map, Node};

/// A look at many manifests for one stack.
pub(crate) struct Hints<'a> {
    library: &'a Library<'a>,
    naming: &'a Naming,
    stack: &'a str,
    /// `None` for files that have nothing to do with names, or cannot be read.
    files: RefCell<HashMap<PathBuf, Option<Rc<FileHints>>>>,
}

/// What one file can contribute to names.
#[derive(Default)]
struct FileHints {
    imports: Vec<PathBuf>,
    name: Option<Node>,
    /// For each field of the template, the values given to it.
    values: Vec<Vec<Node>>,
    /// Whether a section comes from somewhere else, so that its values are not known.
    is_open: bool,
}

impl<'a> Hints<'a> {
    pub(crate) fn new(library: &'a Library<'a>, naming: &'a Naming, stack: &'a str) -> Self {
        Self { library, naming, stack, files: RefCell::default() }
    }

    /// Whether `file` can be a manifest of the stack. A file that cannot be read gives no values.
    pub(crate) fn fit(&self, file: &File) -> bool {
        let mut walk = Walk { hints: self, seen: HashSet::new(), found: Vec::new() };
        walk.visit(&file.path);
        walk.fits(file)
    }

    fn of_file(&self, path: &Path) -> Option<Rc<FileHints>> {
        if let Some(known) = self.files.borrow().get(path) {
            return known.clone();
        }
        let hints = match self.look(path) {
            Look::Nothing => None,
            look => self.read_file(path, look).map(Rc::new),
        };
        self.files.borrow_mut().insert(path.to_owned(), hints.clone());
        hints
    }

    fn read_file(&self, path: &Path, look: Look) -> Option<FileHints> {
        if look == Look::Imports
            && let Some(hints) = self.read_imports(path)
        {
            return Some(hints);
        }
        // What only an importer can render may hold anything.
        let Ok(source) = rendering::source(self.library, path, &Rules::default()) else {
            let is_template = self.library.text(path).is_ok_and(|text| text.contains("{{"));
            return is_template.then(|| FileHints { is_open: true, ..FileHints::default() });
        };
        let mut hints = read(self.naming, &source.tree, Vec::new());
        self.take_imports(&source, &mut hints);
        Some(hints)
    }

    /// The imports of a file of which nothing else matters, without parsing the rest. `None` when that is not
    /// sure to be right.
    fn read_imports(&self, path: &Path) -> Option<FileHints> {
        let text = self.library.text(path).ok()?;
        let source = self.library.parse_text(path, excerpt(&text)?).ok()?;
        let mut hints = read(self.naming, &source.tree, Vec::new());
        self.take_imports(&source, &mut hints);
        Some(hints)
    }

    fn take_imports(&self, source: &Source, hints: &mut FileHints) {
        let imports = source.imports(self.library).unwrap_or_default();
        hints.is_open |= imports.iter().any(Import::is_templated);
        hints.imports = imports.iter().flat_map(|import| import.files.clone()).collect();
    }

    /// What of the text can have anything to do with the name. Most catalogues have nothing but their
    /// imports, and need no parsing. A key or a name stands in the text as it is, unless the text has escapes.
    fn look(&self, path: &Path) -> Look {
        let Ok(text) = self.library.text(path) else { return Look::Nothing };
        let fields: Vec<&[String]> = match self.naming {
            Naming::Template(template) => template.fields().collect(),
            Naming::File | Naming::Engine(_) => Vec::new(),
        };
        let mut keys = fields.iter().filter_map(|path| path.last()).map(String::as_str);
        let is_named = has_key(&text, "name") && (text.contains(self.stack) || text.contains("{{"));
        let has_more = ["!include", "\\", "{{"].into_iter().any(|sign| text.contains(sign));
        match (is_named || has_more || keys.any(|key| has_key(&text, key)), text.contains("import")) {
            (true, _) => Look::Everything,
            (false, true) => Look::Imports,
            (false, false) => Look::Nothing,
        }
    }
}

/// What of a file has to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Nothing,
    Imports,
    Everything,
}

/// Whether `key` can be a key in `text`. A text with anchors or with keys behind `?` may say so in other ways.
fn has_key(text: &str, key: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(key) {
        rest = &rest[at + key.len()..];
        let behind = rest.trim_start_matches(['"', '\'', ' ', '\t']);
        if behind.starts_with(':') || text.contains('&') || text.contains("? ") {
            return true;
        }
    }
    false
}

/// The lines of `import:` alone, where the text is a plain map whose keys start its lines.
fn excerpt(text: &str) -> Option<&str> {
    let (mut start, mut end, mut offset) = (None, None, 0);
    for line in text.split_inclusive('\n') {
        let first = line.as_bytes()[0];
        let is_key = first.is_ascii_alphabetic() || first == b'_';
        if is_key && end.is_none() && start.is_some() {
            end = Some(offset);
        }
        if line.starts_with("import:") {
            if start.is_some() {
                return None;
            }
            start = Some(offset);
        } else if !is_key && !matches!(first, b' ' | b'-' | b'#' | b'\n' | b'\r')
            || line.starts_with("---") && offset > 0
        {
            return None;
        }
        offset += line.len();
    }
    Some(start.map_or("", |start| &text[start..end.unwrap_or(text.len())]))
}

/// A manifest and everything it imports.
struct Walk<'w> {
    hints: &'w Hints<'w>,
    seen: HashSet<PathBuf>,
    found: Vec<Rc<FileHints>>,
}

impl Walk<'_> {
    fn visit(&mut self, path: &Path) {
        let mut open = vec![path.to_owned()];
        while let Some(path) = open.pop() {
            if self.seen.insert(path.clone())
                && let Some(hints) = self.hints.of_file(&path)
            {
                open.extend(hints.imports.iter().rev().cloned());
                self.found.push(hints);
            }
        }
    }

    fn fits(&self, file: &File) -> bool {
        let is_named =
            self.found.iter().any(|hints| hints.name.as_ref().and_then(Node::as_str) == Some(self.hints.stack));
        let is_open = self.found.iter().any(|hints| hints.is_open);
        is_named
            || is_open
            || match self.hints.naming {
                Naming::File => file.key == self.hints.stack,
                Naming::Engine(_) => true,
                Naming::Template(template) => template.may_be(self.hints.stack, &|path| self.values(template, path)),
            }
    }

    fn values(&self, template: &Template, path: &[String]) -> Vec<&Node> {
        let Some(index) = template.fields().position(|field| field == path) else { return Vec::new() };
        let of_project =
            self.hints.library.config.env.at_path(&path[1..].iter().map(String::as_str).collect::<Vec<_>>());
        let of_files = self.found.iter().flat_map(|hints| &hints.values[index]);
        of_files.chain(of_project.filter(|_| path[0] == "env")).collect()
    }
}

fn read(naming: &Naming, tree: &Node, imports: Vec<PathBuf>) -> FileHints {
    let mut hints = FileHints { imports, name: tree.get("name").cloned(), ..FileHints::default() };
    hints.is_open = hints.name.as_ref().and_then(Node::as_str).is_some_and(|name| name.contains("{{"));
    let Naming::Template(template) = naming else { return hints };
    let scopes = scopes(tree);
    for path in template.fields() {
        let mut values: Vec<Node> = Vec::new();
        for scope in &scopes {
            let Some(section) = scope.get(&path[0]) else { continue };
            hints.is_open |= section.tag.is_some();
            let value = path[1..].iter().try_fold(section, |node, key| node.get(key));
            hints.is_open |= value.and_then(Node::as_str).is_some_and(|text| text.contains("{{"));
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

    fn fits(project: &Project, file: &str, stack: &str) -> bool {
        let (config, env) = (project.config(), project.env());
        let library = Library::new(&config, &env);
        let naming = Naming::new(&library).unwrap();
        let path = project.path(file);
        let file = File { key: super::super::files::key(&config.stacks.base_path, &path), path };
        Hints::new(&library, &naming, stack).fit(&file)
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
            assert!(fits(&project, "a.yaml", "dev"), "{text}");
        }
    }

    #[test]
    fn a_manifest_of_another_stack_is_left_out() {
        let mut project = Project::new(&[("a.yaml", "vars: {stage: prod}\nsettings: {stage: dev}")]);
        project.name_template = Some("{{ .vars.stage }}");
        assert!(!fits(&project, "a.yaml", "dev"));
        project.name_template = None;
        assert!(fits(&project, "a.yaml", "a"));
        assert!(!fits(&project, "a.yaml", "b"));
    }

    #[test]
    fn names_do_not_hide_behind_escapes_or_quotes() {
        let mut project = Project::new(&[("a.yaml", r#""v\x61rs": {"st\x61ge": dev}"#), ("b.yaml", "'name': 'dev'")]);
        project.name_template = Some("{{ .vars.stage }}");
        assert!(fits(&project, "a.yaml", "dev") && fits(&project, "b.yaml", "dev"));
    }

    #[test]
    fn what_cannot_be_read_may_be_meant_by_its_file_alone() {
        let mut project = Project::new(&[("a.yaml", "import: [b]"), ("b.yaml", "a: [")]);
        assert!(fits(&project, "a.yaml", "a") && fits(&project, "b.yaml", "b") && !fits(&project, "a.yaml", "b"));
        project.name_template = Some("{{ .vars.stage }}");
        assert!(!fits(&project, "a.yaml", "a"));
    }
}
