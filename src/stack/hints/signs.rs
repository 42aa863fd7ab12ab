//! What in a text can have to do with a stack's name, before it is parsed.

use regex::Regex;

use crate::stack::{name::Naming, template::Template};

/// What to look for in texts.
pub(super) struct Signs<'a> {
    naming: &'a Naming,
    stack: &'a str,
    /// Without any of these a text says nothing of names; `None` where that cannot be told so.
    any: Option<Regex>,
}

/// What of a file has to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look<'t> {
    Nothing,
    /// These lines, which hold all its imports.
    Imports(&'t str),
    Everything,
}

impl<'a> Signs<'a> {
    pub(super) fn new(naming: &'a Naming, stack: &'a str) -> Self {
        let keys = fields(naming).filter_map(|path| path.last()).map(String::as_str);
        let signs: Vec<String> = keys.chain([stack, "!include", "{{"]).map(regex::escape).collect();
        // A sign that is empty is in every text, and so tells nothing.
        let any = Regex::new(&signs.join("|")).ok().filter(|any| !any.is_match(""));
        Self { naming, stack, any }
    }

    /// What of the text can have anything to do with the name. Most catalogues have nothing but their
    /// imports, and need no parsing. A key or a name stands in the text as it is, unless the text has escapes.
    pub(super) fn look<'t>(&self, text: &'t str) -> Look<'t> {
        let is_escaped = text.as_bytes().contains(&b'\\');
        let has_signs = is_escaped || self.any.as_ref().is_none_or(|any| any.is_match(text));
        match (has_signs && self.concerns_name(text), text.contains("import")) {
            (true, _) => Look::Everything,
            (false, true) => excerpt(text).map_or(Look::Everything, Look::Imports),
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

/// The fields that a name is made of, where they are plain.
fn fields(naming: &Naming) -> impl Iterator<Item = &[String]> {
    let template = match naming {
        Naming::Template(template) => Some(template),
        Naming::File | Naming::Engine(_) => None,
    };
    template.into_iter().flat_map(Template::fields)
}
