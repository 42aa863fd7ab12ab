//! The way from a manifest through everything that it imports, and whether it can be the stack's.

use std::rc::Rc;

use super::{FileHints, Hints};
use crate::{
    config::yaml::Node,
    stack::{files::File, name::Naming, template::Template},
};

/// A manifest and everything it imports.
pub(super) struct Walk<'w> {
    hints: &'w Hints<'w>,
    found: Vec<Rc<FileHints>>,
}

impl<'w> Walk<'w> {
    /// The walk that starts at the file of this number.
    pub(super) fn from(hints: &'w Hints<'w>, number: usize) -> Self {
        let (mut seen, mut found, mut open) = (Vec::new(), Vec::new(), vec![number]);
        while let Some(number) = open.pop() {
            if seen.len() <= number {
                seen.resize(number + 1, false);
            }
            if std::mem::replace(&mut seen[number], true) {
                continue;
            }
            let file = hints.of_file(number);
            open.extend(&file.imports);
            found.push(file);
        }
        Self { hints, found }
    }

    /// Whether `file`, where the walk started, can be a manifest of the stack.
    pub(super) fn fits(&self, file: &File) -> bool {
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
