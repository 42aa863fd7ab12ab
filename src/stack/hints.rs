//! A cheap look at what a stack's name can be, before anything is merged.
//!
//! Only manifests that can belong to the stack that was asked for are merged. A look may say yes
//! too often, never too seldom: it takes every value that any of the files gives to a field of the name.

mod file_hints;
mod signs;
mod walk;

use std::{
    cell::RefCell,
    collections::HashMap,
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use self::{
    file_hints::FileHints,
    signs::{Look, Signs},
    walk::Walk,
};
use super::{
    files::File,
    import,
    library::{Library, Source},
    name::Naming,
    rendering::{self, Rules},
};
use crate::{
    config::yaml::{Node, Value, read_text},
    error::Result,
};

/// A look at many manifests for one stack.
pub(crate) struct Hints<'a> {
    library: &'a Library<'a>,
    naming: &'a Naming,
    stack: &'a str,
    signs: Signs<'a>,
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

impl<'a> Hints<'a> {
    pub(crate) fn new(library: &'a Library<'a>, naming: &'a Naming, stack: &'a str) -> Self {
        Self {
            library,
            naming,
            stack,
            signs: Signs::new(naming, stack),
            numbers: RefCell::default(),
            imports: RefCell::default(),
            files: RefCell::default(),
        }
    }

    /// Whether `file` can be a manifest of the stack. A file that cannot be read gives no values.
    pub(crate) fn fit(&self, file: &File) -> bool {
        Walk::from(self, self.number_of(&file.path)).fits(file)
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
        match self.signs.look(&text) {
            Look::Nothing => return None,
            Look::Imports(lines) => {
                if let Ok(source) = self.library.parse_text(path, lines) {
                    return Some(self.hints_of(&source));
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

    fn hints_of(&self, source: &Source) -> FileHints {
        let mut hints = FileHints::read(self.naming, &source.tree);
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
}

#[cfg(test)]
mod tests;
