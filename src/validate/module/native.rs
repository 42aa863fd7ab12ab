//! `.tf` files: Terraform's own language.

use std::{ops::Range, path::Path};

use hcl_edit::{
    Span as _,
    expr::Expression,
    parser::parse_body,
    structure::{Block, BlockLabel, Body},
};

use super::{Literal, Module, Settings, Variable, unparsable};
use crate::{error::Result, place::Place, validate::constraint::Constraint};

/// Deeper brackets than anybody writes: the parser would use up its stack.
const DEEPEST: usize = 100;

pub(super) fn read(module: &mut Module, file: &'static &'static Path, text: &str) -> Result<()> {
    let source = Source::new(file, text);
    let body = source.parse()?;
    for block in body.blocks() {
        match (block.ident.as_str(), block.labels.first().map(BlockLabel::as_str)) {
            ("variable", Some(name)) => module.declare(name, source.variable(block)),
            ("provider", Some(name)) => module.configure(source.settings(name, block)),
            ("terraform", None) => module.keep_state(source.backends(&block.body)),
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn read_values(module: &mut Module, file: &'static &'static Path, text: &str) -> Result<()> {
    let body = Source::new(file, text).parse()?;
    module.given.extend(body.attributes().map(|attribute| attribute.key.as_str().to_owned()));
    Ok(())
}

struct Source<'t> {
    file: &'static &'static Path,
    text: &'t str,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl<'t> Source<'t> {
    fn new(file: &'static &'static Path, text: &'t str) -> Self {
        let ends = text.match_indices('\n').map(|(index, _)| index + 1);
        Self { file, text, lines: [0].into_iter().chain(ends).collect() }
    }

    fn parse(&self) -> Result<Body> {
        if let Some(place) = self.too_deep() {
            return Err(unparsable(place, &format!("brackets are more than {DEEPEST} deep")));
        }
        parse_body(self.text).map_err(|error| {
            let at = error.location();
            let at = Place { file: self.file, line: count(at.line()), column: count(at.column()) };
            unparsable(at, error.message()).help("run `terraform fmt` in the folder")
        })
    }

    /// Brackets in texts count too, which only makes the limit lower for texts that do not close theirs.
    fn too_deep(&self) -> Option<Place> {
        let mut depth = 0_usize;
        for (index, byte) in self.text.bytes().enumerate() {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Some(self.place(Some(index..index)));
            }
        }
        None
    }

    fn variable(&self, block: &Block) -> Variable {
        let body = &block.body;
        let kind = body.get_attribute("type").map(|attribute| Constraint::read(&attribute.value));
        let boolean = |name| body.get_attribute(name).and_then(|attribute| attribute.value.as_bool());
        Variable {
            at: self.place(block.ident.span()),
            constraint: kind.unwrap_or(Constraint::Any),
            type_at: self.place(block.ident.span()),
            is_nullable: boolean("nullable"),
            has_default: body.has_attribute("default"),
            is_sensitive: boolean("sensitive") == Some(true) || boolean("ephemeral") == Some(true),
        }
    }

    fn settings(&self, name: &str, block: &Block) -> Settings {
        let (mut literals, mut others) = (Vec::new(), Vec::new());
        for attribute in block.body.attributes() {
            let key = attribute.key.as_str().to_owned();
            let literal = match &attribute.value {
                Expression::String(text) => Literal::Text(text.as_str().to_owned()),
                Expression::Bool(value) => Literal::Boolean(*value.value()),
                _ => {
                    others.push(key);
                    continue;
                }
            };
            literals.push((key, self.place(attribute.key.span()), literal));
        }
        let alias = block.body.get_attribute("alias").map(|alias| alias.value.as_str().unwrap_or_default().to_owned());
        Settings { name: name.to_owned(), at: self.place(block.ident.span()), alias, literals, others }
    }

    fn backends(&self, terraform: &Body) -> Vec<Settings> {
        let blocks = terraform.blocks().filter_map(|block| match block.ident.as_str() {
            "backend" => Some(self.settings(block.labels.first()?.as_str(), block)),
            "cloud" => Some(self.settings("cloud", block)),
            _ => None,
        });
        blocks.collect()
    }

    fn place(&self, span: Option<Range<usize>>) -> Place {
        let start = span.map_or(0, |span| span.start).min(self.text.len());
        let line = self.lines.partition_point(|from| *from <= start);
        let before = self.text.get(self.lines[line - 1]..start).unwrap_or_default();
        Place { file: self.file, line: count(line), column: count(before.chars().count() + 1) }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
