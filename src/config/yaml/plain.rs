//! The YAML that most manifests are written in, read without the general parser.
//!
//! That is maps and lists by indentation with scalars of one line. This reader knows what it knows for sure: at
//! anything else it gives up, and the general parser reads the whole text. So it never refuses a text, and a text
//! means the same to both.

use std::{collections::HashMap, path::Path, sync::Arc};

use super::{Hashing, Map, Node, Place, Value, inline, scalar};

/// Deeper texts are for the general parser, which keeps its own stack.
const DEEPEST: usize = 100;

/// The document of `text`; `None` when the general parser has to read it.
pub(super) fn read(file: &'static &'static Path, text: &str) -> Option<Node> {
    if !inline::are_common(text.as_bytes()) {
        return None;
    }
    let mut reader = Reader { file, rest: text, number: 0, line: None, names: HashMap::default() };
    reader.advance();
    if reader.line.as_ref().is_some_and(|line| line.indent == 0 && line.text == "---") {
        reader.advance();
    }
    let root = reader.block(0, 0)?;
    reader.line.is_none().then_some(root)
}

struct Reader<'t> {
    file: &'static &'static Path,
    /// What comes behind the line.
    rest: &'t str,
    /// The line's number, from 1.
    number: u32,
    /// `None` at the end.
    line: Option<Line<'t>>,
    /// Keys are often the same, and share their texts.
    names: HashMap<&'t str, Arc<str>, Hashing>,
}

/// A line that is neither blank nor a comment, or what stands in it behind a dash.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Columns before the text.
    indent: usize,
    text: &'t str,
}

impl Line<'_> {
    fn is_item(&self) -> bool {
        self.text == "-" || self.text.starts_with("- ")
    }
}

impl<'t> Reader<'t> {
    fn advance(&mut self) {
        self.line = None;
        while self.line.is_none() && !self.rest.is_empty() {
            let bytes = self.rest.as_bytes();
            let indent = bytes.iter().take_while(|byte| **byte == b' ').count();
            let length = bytes[indent..].iter().position(|byte| *byte == b'\n');
            let text = &self.rest[indent..length.map_or(bytes.len(), |length| indent + length)];
            self.rest = length.map_or("", |length| &self.rest[indent + length + 1..]);
            self.number += 1;
            if !text.is_empty() && !text.starts_with('#') {
                self.line = Some(Line { indent, text });
            }
        }
    }

    /// The map or list that starts with this line.
    fn block(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let line = self.line.filter(|line| line.indent == indent && depth < DEEPEST)?;
        if line.is_item() { self.list(indent, depth) } else { self.map(indent, depth) }
    }

    fn map(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let (at, mut map) = (self.place(indent), Map::default());
        while let Some(line) = self.line.filter(|line| line.indent == indent) {
            let (key, value) = inline::split_key(line.text)?;
            let (key_at, colon_at) = (self.place(indent), self.place(indent + key.len()));
            let name = self.name(key)?;
            let column = indent + key.len() + 1;
            let node = match inline::start(value) {
                Some(spaces) => self.scalar(&value[spaces..], column + spaces)?,
                None => self.below(indent, colon_at, true, depth)?,
            };
            // What stands there twice is refused with both places.
            map.add(name, key_at, node).ok()?;
        }
        self.ends(indent).then(|| Node::map(at, map))
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let (at, mut list) = (self.place(indent), Vec::new());
        while let Some(line) = self.line.filter(|line| line.indent == indent && line.is_item()) {
            list.push(self.item(line, depth)?);
        }
        // Most lists are short, and a short one has room for four.
        list.shrink_to_fit();
        self.ends(indent).then(|| Node::list(at, list))
    }

    fn item(&mut self, line: Line<'t>, depth: usize) -> Option<Node> {
        let item = &line.text[1..];
        let Some(spaces) = inline::start(item) else {
            return self.below(line.indent, self.item_at(line), false, depth);
        };
        let line = Line { indent: line.indent + 1 + spaces, text: &item[spaces..] };
        if line.is_item() || inline::split_key(line.text).is_some() {
            self.line = Some(line);
            return self.block(line.indent, depth + 1);
        }
        self.scalar(line.text, line.indent)
    }

    /// Where the general parser sees an item: at its value, or at the end of its line.
    fn item_at(&self, line: Line<'t>) -> Place {
        let behind = inline::start(&line.text[1..]).map(|spaces| spaces + 1);
        self.place(line.indent + behind.unwrap_or_else(|| line.text.chars().count()))
    }

    /// A value that does not start in its line. The items of a map's list need not be indented.
    fn below(&mut self, indent: usize, nothing_at: Place, is_of_map: bool, depth: usize) -> Option<Node> {
        self.advance();
        match self.line {
            Some(line) if line.indent > indent => self.block(line.indent, depth + 1),
            Some(line) if line.indent == indent && is_of_map && line.is_item() => {
                // To the general parser such a list starts with its first item.
                let at = self.item_at(line);
                self.list(indent, depth + 1).map(|list| Node { at, ..list })
            }
            _ => Some(Node::new(nothing_at, Value::Null)),
        }
    }

    fn scalar(&mut self, text: &str, column: usize) -> Option<Node> {
        let node = inline::read(text, &|offset| self.place(column + offset))?;
        self.advance();
        Some(node)
    }

    /// Whether the line is one that can follow a map or list. A line that goes on with a scalar cannot.
    fn ends(&self, indent: usize) -> bool {
        self.line.is_none_or(|line| line.indent <= indent)
    }

    fn name(&mut self, key: &'t str) -> Option<Arc<str>> {
        if let Some(name) = self.names.get(key) {
            return Some(Arc::clone(name));
        }
        let name: Arc<str> = match scalar::resolve(key) {
            Value::Str(text) => text,
            Value::Null => "null".into(),
            value => scalar::print(&value)?.into(),
        };
        self.names.insert(key, Arc::clone(&name));
        Some(name)
    }

    fn place(&self, column: usize) -> Place {
        Place { file: self.file, line: self.number, column: u32::try_from(column + 1).unwrap_or(u32::MAX) }
    }
}

#[cfg(test)]
mod tests;
