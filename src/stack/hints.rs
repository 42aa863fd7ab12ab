//! A cheap look at what a stack's name can be, before anything is merged.
//!
//! Only manifests that can belong to the stack that was asked for are merged. A look may say yes
//! too often, never too seldom: it takes every value that any of the files gives to a field of the name.

use std::{
    cell::RefCell,
    collections::HashMap,
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use regex::Regex;

use super::{
    files::File,
    import,
    library::{Library, Source},
    name::Naming,
    rendering::{self, Rules},
    template::Template,
};
use crate::{
    config::yaml::{Map, Node, Value, read_text},
    error::Result,
};

/// A look at many manifests for one stack.
pub(crate) struct Hints<'a> {
    library: &'a Library<'a>,
    naming: &'a Naming,
    stack: &'a str,
    /// Without any of these a text says nothing of names.
    signs: Option<Regex>,
    /// The numbers of files.
    numbers: RefCell<HashMap<PathBuf, usize>>,
    /// The numbers of the files that an import means which is not relative to its own file.
    imports: RefCell<HashMap<Arc<str>, Rc<[usize]>>>,
    files: RefCell<Vec<Looked>>,
}

/// A file, by its number.
struct Looked {
    path: Rc<Path>,
    /// `None` before it is looked at.
    hints: Option<Rc<FileHints>>,
}

/// What one file can contribute to names; nothing when it cannot be read.
#[derive(Default)]
struct FileHints {
    imports: Vec<usize>,
    name: Option<Node>,
    /// For each field of the template, the values given to it.
    values: Vec<Vec<Node>>,
    /// Whether a section comes from somewhere else, so that its values are not known.
    is_open: bool,
}

impl<'a> Hints<'a> {
    pub(crate) fn new(library: &'a Library<'a>, naming: &'a Naming, stack: &'a str) -> Self {
        let keys = fields(naming).filter_map(|path| path.last()).map(String::as_str);
        let signs: Vec<String> = keys.chain([stack, "!include", "{{"]).map(regex::escape).collect();
        // A sign that is empty is in every text, and so tells nothing.
        let signs = Regex::new(&signs.join("|")).ok().filter(|signs| !signs.is_match(""));
        let (numbers, imports, files) = Default::default();
        Self { library, naming, stack, signs, numbers, imports, files }
    }

    /// Whether `file` can be a manifest of the stack. A file that cannot be read gives no values.
    pub(crate) fn fit(&self, file: &File) -> bool {
        let mut walk = Walk { hints: self, seen: Vec::new(), found: Vec::new() };
        walk.visit(self.number_of(&file.path));
        walk.fits(file)
    }

    fn number_of(&self, path: &Path) -> usize {
        if let Some(number) = self.numbers.borrow().get(path) {
            return *number;
        }
        let mut files = self.files.borrow_mut();
        files.push(Looked { path: path.into(), hints: None });
        self.numbers.borrow_mut().insert(path.to_owned(), files.len() - 1);
        files.len() - 1
    }

    fn of_file(&self, number: usize) -> Rc<FileHints> {
        let (path, known) = {
            let looked = &self.files.borrow()[number];
            (Rc::clone(&looked.path), looked.hints.clone())
        };
        known.unwrap_or_else(|| {
            let hints = Rc::new(self.read_file(&path).unwrap_or_default());
            self.files.borrow_mut()[number].hints = Some(Rc::clone(&hints));
            hints
        })
    }

    fn read_file(&self, path: &Path) -> Option<FileHints> {
        let text = read_text(path, &self.library.env.shown(path)).ok()?;
        match self.look(&text) {
            Look::Nothing => return None,
            Look::Imports => {
                if let Some(hints) = self.read_imports(path, &text) {
                    return Some(hints);
                }
            }
            Look::Everything => {}
        }
        let is_template = text.contains("{{");
        self.library.keep_text(path, text);
        // What only an importer can render may hold anything.
        let Ok(source) = rendering::source(self.library, path, &Rules::default()) else {
            return is_template.then(|| FileHints { is_open: true, ..FileHints::default() });
        };
        Some(self.hints_of(&source))
    }

    /// The imports of a file of which nothing else matters, without parsing the rest. `None` when that is not
    /// sure to be right.
    fn read_imports(&self, path: &Path, text: &str) -> Option<FileHints> {
        let source = self.library.parse_text(path, excerpt(text)?).ok()?;
        Some(self.hints_of(&source))
    }

    fn hints_of(&self, source: &Source) -> FileHints {
        let mut hints = read(self.naming, &source.tree);
        let entries = source.tree.get("import").and_then(Node::as_list).unwrap_or_default();
        for entry in entries {
            match self.imported(source, entry) {
                Ok(Some(files)) => hints.imports.extend(files.iter()),
                Ok(None) => hints.is_open = true,
                // Whoever expands the file says what is wrong with its imports.
                Err(_) => return FileHints { imports: Vec::new(), ..hints },
            }
        }
        hints
    }

    /// The files of an import; `None` when its path is a template.
    fn imported(&self, source: &Source, entry: &Node) -> Result<Option<Rc<[usize]>>> {
        let name = match &entry.value {
            Value::Str(name) if !name.starts_with('.') && entry.tag.is_none() => Some(name),
            _ => None,
        };
        if let Some(files) = name.and_then(|name| self.imports.borrow().get(name).cloned()) {
            return Ok(Some(files));
        }
        let import = import::read_entry(self.library, source, entry)?;
        let files: Rc<[usize]> = import.files.iter().map(|path| self.number_of(path)).collect();
        if let Some(name) = name.filter(|_| !import.is_templated()) {
            self.imports.borrow_mut().insert(Arc::clone(name), Rc::clone(&files));
        }
        Ok(Some(files).filter(|_| !import.is_templated()))
    }

    /// What of the text can have anything to do with the name. Most catalogues have nothing but their
    /// imports, and need no parsing. A key or a name stands in the text as it is, unless the text has escapes.
    fn look(&self, text: &str) -> Look {
        let is_escaped = text.as_bytes().contains(&b'\\');
        let has_signs = is_escaped || self.signs.as_ref().is_none_or(|signs| signs.is_match(text));
        match (has_signs && self.concerns_name(text), text.contains("import")) {
            (true, _) => Look::Everything,
            (false, true) => Look::Imports,
            (false, false) => Look::Nothing,
        }
    }

    fn concerns_name(&self, text: &str) -> bool {
        let mut keys = fields(self.naming).filter_map(|path| path.last());
        let is_named = has_key(text, "name") && (text.contains(self.stack) || text.contains("{{"));
        let has_more = ["!include", "\\", "{{"].into_iter().any(|sign| text.contains(sign));
        is_named || has_more || keys.any(|key| has_key(text, key))
    }
}

/// The fields that a name is made of, where they are plain.
fn fields(naming: &Naming) -> impl Iterator<Item = &[String]> {
    let template = match naming {
        Naming::Template(template) => Some(template),
        Naming::File | Naming::Engine(_) => None,
    };
    template.into_iter().flat_map(Template::fields)
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

/// The lines of `import:` alone, where nothing else in the text can be that key.
fn excerpt(text: &str) -> Option<&str> {
    let start = text.find("import")?;
    let block = &text[start..];
    let starts_line = start == 0 || text[..start].ends_with('\n');
    let is_key = |line: &str| line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let lines = block.split_inclusive('\n').enumerate().take_while(|(index, line)| *index == 0 || !is_key(line));
    let (block, rest) = block.split_at(lines.map(|(_, line)| line.len()).sum());
    (starts_line && block.starts_with("import:") && !rest.contains("import")).then_some(block)
}

/// A manifest and everything it imports.
struct Walk<'w> {
    hints: &'w Hints<'w>,
    /// By the numbers of files.
    seen: Vec<bool>,
    found: Vec<Rc<FileHints>>,
}

impl Walk<'_> {
    fn visit(&mut self, number: usize) {
        let mut open = vec![number];
        while let Some(number) = open.pop() {
            if self.seen.len() <= number {
                self.seen.resize(number + 1, false);
            }
            if std::mem::replace(&mut self.seen[number], true) {
                continue;
            }
            let hints = self.hints.of_file(number);
            open.extend(&hints.imports);
            self.found.push(hints);
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
        let of_files = self.found.iter().filter_map(|hints| hints.values.get(index)).flatten();
        of_files.chain(of_project.filter(|_| path[0] == "env")).collect()
    }
}

fn read(naming: &Naming, tree: &Node) -> FileHints {
    let mut hints = FileHints { name: tree.get("name").cloned(), ..FileHints::default() };
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
    fn imports_are_found_wherever_they_are_written() {
        for text in [
            "import: [b]",
            "# imports\nimport:\n# one\n- b\nsettings: {}",
            "settings: {}\nimport:\n  - b\n",
            "settings: {x: import}\n'import': [b]",
            "{settings: {}, import: [b]}",
            "import: [{path: ./b}]\nsettings: {import: [c]}",
            "? import\n: [b]",
            "x: &x {import: [b]}\n<<: *x",
        ] {
            let mut project = Project::new(&[("a.yaml", text), ("b.yaml", "vars: {stage: dev}")]);
            project.name_template = Some("{{ .vars.stage }}");
            assert!(fits(&project, "a.yaml", "dev"), "{text}");
            assert!(!fits(&project, "a.yaml", "prod"), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_may_be_meant_by_its_file_alone() {
        let mut project = Project::new(&[("a.yaml", "import: [b]"), ("b.yaml", "a: [")]);
        assert!(fits(&project, "a.yaml", "a") && fits(&project, "b.yaml", "b") && !fits(&project, "a.yaml", "b"));
        project.name_template = Some("{{ .vars.stage }}");
        assert!(!fits(&project, "a.yaml", "a"));
    }
}
