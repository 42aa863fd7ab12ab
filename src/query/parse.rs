//! A query's text to its steps.

use super::{Operator, Step};
use crate::config::yaml::{Value, resolve};

type Parsed<T> = Result<T, String>;

/// How deep brackets may nest.
const DEEPEST: usize = 100;

/// The steps of `text`.
pub(super) fn parse(text: &str) -> Parsed<Step> {
    let mut parser = Parser { rest: text, depth: 0 };
    let step = parser.pipe()?;
    parser.skip();
    if parser.rest.is_empty() { Ok(step) } else { Err(format!("`{}` is left over", parser.rest)) }
}

struct Parser<'t> {
    rest: &'t str,
    depth: usize,
}

/// From the loosest to the tightest.
const LEVELS: [&[(&str, Operator)]; 6] = [
    &[(",", Operator::Comma)],
    &[("//", Operator::Alternative)],
    &[("or", Operator::Or)],
    &[("and", Operator::And)],
    &[
        ("==", Operator::Equal),
        ("!=", Operator::NotEqual),
        ("<=", Operator::LessOrEqual),
        (">=", Operator::GreaterOrEqual),
        ("<", Operator::Less),
        (">", Operator::Greater),
    ],
    &[("+", Operator::Add)],
];

impl Parser<'_> {
    fn pipe(&mut self) -> Parsed<Step> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("it is nested too deeply".to_owned());
        }
        let mut step = self.binary(0)?;
        while self.take("|") {
            step = Step::Pipe(Box::new(step), Box::new(self.binary(0)?));
        }
        self.depth -= 1;
        Ok(step)
    }

    fn binary(&mut self, level: usize) -> Parsed<Step> {
        let Some(operators) = LEVELS.get(level) else { return self.postfix() };
        let mut step = self.binary(level + 1)?;
        while let Some((_, operator)) = operators.iter().find(|(sign, _)| self.take(sign)) {
            step = Step::Binary(Box::new(step), *operator, Box::new(self.binary(level + 1)?));
        }
        Ok(step)
    }

    fn postfix(&mut self) -> Parsed<Step> {
        let mut step = self.primary()?;
        loop {
            let next = if self.rest.starts_with('.') {
                self.rest = &self.rest[1..];
                // yq takes `.list.[0]` like `.list[0]`.
                if self.rest.starts_with('[') { self.bracket()? } else { Step::Key(self.name()?) }
            } else if self.rest.starts_with('[') {
                self.bracket()?
            } else {
                return Ok(step);
            };
            step = Step::Pipe(Box::new(step), Box::new(next));
        }
    }

    fn primary(&mut self) -> Parsed<Step> {
        self.skip();
        if self.take("..") {
            return Ok(Step::Deep);
        }
        if self.take(".") {
            return match self.rest.chars().next() {
                Some('[') => self.bracket(),
                Some(c) if is_name(c) || c == '"' => Ok(Step::Key(self.name()?)),
                _ => Ok(Step::Itself),
            };
        }
        if self.take("(") {
            let step = self.pipe()?;
            return self.expect(")").map(|()| step);
        }
        if self.take("[") {
            let content = if self.take("]") { return Ok(Step::Collect(None)) } else { self.pipe()? };
            return self.expect("]").map(|()| Step::Collect(Some(Box::new(content))));
        }
        if self.take("{") {
            return self.object();
        }
        if self.rest.starts_with('"') || self.rest.starts_with('\'') {
            return Ok(Step::Literal(Value::text(self.quoted()?)));
        }
        self.word()
    }

    fn word(&mut self) -> Parsed<Step> {
        let end = self.rest.find(|c: char| !is_name(c) && c != '.').unwrap_or(self.rest.len());
        let is_number = self.rest.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let end = if is_number { end } else { self.rest.find(|c: char| !is_name(c)).unwrap_or(self.rest.len()) };
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return Err(if rest.is_empty() {
                "it ends too early".to_owned()
            } else {
                format!("`{rest}` is not expected")
            });
        }
        self.rest = rest;
        match resolve(word) {
            Value::Str(_) => {}
            literal => return Ok(Step::Literal(literal)),
        }
        let mut arguments = Vec::new();
        if self.take("(") {
            arguments.push(self.pipe()?);
            while self.take(";") {
                arguments.push(self.pipe()?);
            }
            self.expect(")")?;
        }
        Ok(Step::Call(word.to_owned(), arguments))
    }

    fn object(&mut self) -> Parsed<Step> {
        let mut entries = Vec::new();
        while !self.take("}") {
            self.skip();
            let key =
                if self.rest.starts_with(is_name) { Step::Literal(Value::text(self.name()?)) } else { self.primary()? };
            self.expect(":")?;
            entries.push((key, self.binary(1)?));
            if !self.take(",") {
                self.expect("}")?;
                break;
            }
        }
        Ok(Step::Build(entries))
    }

    fn bracket(&mut self) -> Parsed<Step> {
        self.expect("[")?;
        if self.take("]") {
            return Ok(Step::Each);
        }
        self.skip();
        let step = if self.rest.starts_with('"') || self.rest.starts_with('\'') {
            Step::Key(self.quoted()?)
        } else {
            let end = self.rest.find(']').unwrap_or(self.rest.len());
            if end == self.rest.len() {
                return Err("`]` is missing".to_owned());
            }
            let index = self.rest[..end].trim().parse().map_err(|_| format!("`{}` is no index", &self.rest[..end]))?;
            self.rest = &self.rest[end..];
            Step::Index(index)
        };
        self.expect("]").map(|()| step)
    }

    fn name(&mut self) -> Parsed<String> {
        if self.rest.starts_with('"') {
            return self.quoted();
        }
        let end = self.rest.find(|c: char| !is_name(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        if name.is_empty() { Err("a name is missing behind `.`".to_owned()) } else { Ok(name.to_owned()) }
    }

    fn quoted(&mut self) -> Parsed<String> {
        let quote = self.rest.chars().next().unwrap_or('"');
        let (mut text, mut is_escaped) = (String::new(), false);
        for (index, character) in self.rest.char_indices().skip(1) {
            match character {
                _ if is_escaped => {
                    text.push(match character {
                        'n' => '\n',
                        't' => '\t',
                        other => other,
                    });
                    is_escaped = false;
                }
                '\\' => is_escaped = true,
                _ if character == quote => {
                    self.rest = &self.rest[index + 1..];
                    return Ok(text);
                }
                _ => text.push(character),
            }
        }
        Err("a quote is not closed".to_owned())
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Takes `sign` when it comes next. A word must end where it ends, and `/` is no half of `//`.
    fn take(&mut self, sign: &str) -> bool {
        let trimmed = self.rest.trim_start();
        let Some(rest) = trimmed.strip_prefix(sign) else { return false };
        if sign.starts_with(char::is_alphabetic) && rest.starts_with(is_name) {
            return false;
        }
        self.rest = rest;
        true
    }

    fn expect(&mut self, sign: &str) -> Parsed<()> {
        if self.take(sign) {
            return Ok(());
        }
        Err(match self.rest {
            "" => format!("`{sign}` is missing at the end"),
            rest => format!("`{sign}` is missing before `{rest}`"),
        })
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || "_-$".contains(c)
}
