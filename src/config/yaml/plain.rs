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
mod tests {
    use std::{fs, path::PathBuf};

    use super::*;
    use crate::config::yaml::parse::parse_any;

    fn file() -> &'static &'static Path {
        Place::start_of(Path::new("a.yaml")).file
    }

    /// Reads `text` with this reader and the general one, which must agree on every place.
    fn agrees(text: &str) -> bool {
        let Some(own) = read(file(), text) else { return false };
        assert_eq!(parse_any(file(), text).unwrap_or_else(|error| panic!("{error}\n{text}")), own, "{text}");
        true
    }

    #[test]
    fn common_texts_are_read_as_the_general_parser_reads_them() {
        for text in [
            "a: 1\nb: 'x'\nc: \"y\"\nd: true\ne: ~\nf:\ng: 1.0\nh: -1\ni: 2024-01-02\nj: yes\nk: -x y\n",
            "# one\n---\n\na:\n  # two\n  b:\n    c: x # three\n    d: 'y'   # four\n  e: z\n\n\nf: 1",
            "a:\n  - 1\n  - b: 2\n    c: 3\n  - - x\n    - y\n  -\n    d: 4\n  -\n  - e:\nf:\n- g\n- h:\n  - i\n  j: k\n",
            "import:\n  - catalog/a\n  - path: mixins/b\n    context: {}\nl: [a, \"b c\", 'd', 1, 1.5 ]  # e\nm: []\nn: [  ]\n",
            "a: !env NAME\nb: !terraform.output vpc \".id // \"\"x\"\"\"\nc: !include 'x y'\nd: !literal {{x\ne: !x y # z\n"
                .replace("{{x", "x{{")
                .as_str(),
            "1: a\ntrue: b\nnull: c\n1.5: d\na.b/c@d+e-f: g\n2024-01-02: h\n",
            "a: <no value>\nb: $x\nc: (y)\nd: a, b [c] {d} & *e ! | > % @ `\ne: x#y\nf: http://a:80/b\ng: .5\nh: ./i\n",
            "a: ü – “x” … # ü\nb: \"é\"\n# ö\nc: d\n",
        ] {
            assert!(agrees(text), "{text}");
        }
    }

    #[test]
    fn everything_else_is_left_to_the_general_parser() {
        for text in [
            "",
            "# a\n",
            "a",
            "- a: 1\nb: 2\n",
            "a: 1\na: 2\n",
            "a: b: c\n",
            "a:\n  b: 1\n c: 2\n",
            "a: x\n  y\n",
            "a: 'x\n  y'\n",
            "a: |\n  x\n",
            "a: &b c\n",
            "a: *b\n",
            "<<: {}\n",
            "a: {b: 1}\n",
            "a: \"\\n\"\n",
            "a: 'it''s'\n",
            "a:\tb\n",
            "a: b\r\n",
            "a: !!str 1\n",
            "? a\n: b\n",
            "a: [b\n]\n",
            "a: [b, ]\n",
            "a: [{b: 1}]\n",
            "\u{feff}a: 1",
            "a: \u{85}\n",
            "a: \u{2028}\n",
            "a: 1\n---\nb: 2\n",
            "a: 1\n...\n",
            "%YAML 1.2\n---\na: 1\n",
            "a: 'b'c\n",
            "a: @b\n",
            "a: - b\n",
            "a b: c\n",
            "a: !append [1]\n",
            "a: !env\n",
            "a: b\n- c\n",
        ] {
            assert!(read(file(), text).is_none(), "{text}");
        }
        assert!(read(file(), &"- ".repeat(200)).is_none());
    }

    #[test]
    fn the_readers_agree_on_the_example_projects() {
        fn visit(folder: &Path, count: &mut usize) {
            for entry in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
                if entry.is_dir() {
                    visit(&entry, count);
                } else if entry.extension().is_some_and(|extension| extension == "yaml") {
                    *count += usize::from(fs::read_to_string(entry).is_ok_and(|text| agrees(&text)));
                }
            }
        }
        let mut count = 0;
        for folder in ["stacks-fixtures", "tests/cases"] {
            visit(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder), &mut count);
        }
        assert!(count > 20, "{count} files were read");
    }

    #[test]
    fn the_readers_agree_on_texts_put_together_at_random() {
        const PARTS: [&str; 38] = [
            "a:",
            "b:",
            "c: 1",
            "d: x",
            "- ",
            "- e",
            "- f:",
            "- g: 2",
            "-",
            "- - h",
            "# i",
            "",
            "'j'",
            "k: 'l'",
            "m: \"n\" # o",
            "p: [q, 1]",
            "r: {}",
            "s: !env T",
            "u: v #w",
            "x:  # y",
            "- 'z'",
            "- []",
            "---",
            "k",
            "a: b:",
            "a: 'b",
            "- #",
            "-  a: 1",
            "b : 1",
            "c: - d",
            "e: #f",
            "g: |",
            "h: &i j",
            "k: !l",
            "0: ~",
            "t: !a 'b' c",
            "v: a:b",
            "w: 'x' y",
        ];
        let (mut state, mut read) = (7_u64, 0);
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or_default() % below
        };
        for _ in 0..40_000 {
            let lines = (0..=random(5)).map(|line| {
                let indent = if line == 0 { 0 } else { random(5) };
                format!("{}{}\n", " ".repeat(indent), PARTS[random(PARTS.len())])
            });
            read += usize::from(agrees(&lines.collect::<String>()));
        }
        assert!(read > 1_000, "{read} texts were read");
    }
}
