//! Text inside brackets and quotes that is not indented: Go's yaml.v3 does not mind, our parser does.
//!
//! ```yaml
//! stacks:
//!   included_paths: [
//!     "deploy/**"
//!   ]
//! ```
//!
//! is refused with “invalid indentation” for its last line. Only such texts come here.

/// A text whose lines inside brackets and quotes were moved to the right, where spaces mean nothing.
pub(super) struct Indented {
    pub(super) text: String,
    /// How many columns each line was moved.
    pub(super) moved: Vec<u32>,
}

/// Moves the lines of `text`. When brackets or quotes do not match up, nothing is made of the text:
/// the error is the line where the last one opens.
pub(super) fn indent(text: &str) -> Result<Indented, usize> {
    let mut indented = Indented { text: String::with_capacity(text.len() * 2), moved: Vec::new() };
    let mut reader = Reader::default();
    let mut line_of_opening = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let moved = if reader.is_inside() { reader.column_of_opening } else { 0 };
        indented.text.extend(std::iter::repeat_n(' ', moved));
        indented.text.push_str(line);
        indented.moved.push(u32::try_from(moved).unwrap_or(u32::MAX));
        let was_inside = reader.is_inside();
        reader.read(line);
        if reader.is_inside() && !was_inside {
            line_of_opening = index + 1;
        }
    }
    if reader.is_inside() { Err(line_of_opening) } else { Ok(indented) }
}

/// As much of YAML as tells where brackets and quotes open and close.
#[derive(Default)]
struct Reader {
    open_brackets: usize,
    quote: Option<char>,
    /// Column after the outermost bracket or quote, so right of everything it belongs to.
    column_of_opening: usize,
    /// The indentation below which a `|` or `>` text ends, while there is one.
    block_text: Option<usize>,
}

impl Reader {
    fn is_inside(&self) -> bool {
        self.open_brackets > 0 || self.quote.is_some()
    }

    fn read(&mut self, line: &str) {
        if self.is_in_block_text(line) {
            return;
        }
        let mut end = line.len();
        let mut characters = line.char_indices().peekable();
        while let Some((index, character)) = characters.next() {
            let before = &line[..index];
            match (self.quote, character) {
                (Some('"'), '\\') => drop(characters.next()),
                (Some('\''), '\'') if characters.next_if(|(_, next)| *next == '\'').is_some() => {}
                (Some(quote), _) => self.quote = self.quote.filter(|_| quote != character),
                (None, '#') if before.is_empty() || before.ends_with([' ', '\t']) => {
                    end = index;
                    break;
                }
                (None, ']' | '}') => self.open_brackets = self.open_brackets.saturating_sub(1),
                (None, '[' | '{' | '"' | '\'') if starts_value(before, self.open_brackets > 0) => {
                    if !self.is_inside() {
                        self.column_of_opening = before.chars().count() + 1;
                    }
                    match character {
                        '[' | '{' => self.open_brackets += 1,
                        quote => self.quote = Some(quote),
                    }
                }
                _ => {}
            }
        }
        self.expect_block_text(&line[..end]);
    }

    fn is_in_block_text(&mut self, line: &str) -> bool {
        let Some(indentation) = self.block_text else { return false };
        let is_part = line.trim().is_empty() || indentation_of(line) > indentation;
        if !is_part {
            self.block_text = None;
        }
        is_part
    }

    /// Notices a `|` or `>` at the end of a line.
    fn expect_block_text(&mut self, line: &str) {
        let line = line.trim_end();
        let header = line.trim_end_matches(|sign: char| sign.is_ascii_digit() || "+-".contains(sign));
        let Some(before) = header.strip_suffix(['|', '>']).filter(|_| !self.is_inside()) else { return };
        if starts_value(before, false) {
            let key = before.trim_start_matches([' ', '-']);
            let is_item = key.is_empty();
            self.block_text = Some(if is_item { indentation_of(line) } else { before.len() - key.len() });
        }
    }
}

fn indentation_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a value begins after `before`: at the start of a line, after `- ` and `? `, after a key,
/// after a tag or an anchor, and within brackets after a comma or a bracket.
fn starts_value(before: &str, in_brackets: bool) -> bool {
    let trimmed = before.trim_end();
    let is_separated = trimmed.len() < before.len();
    if trimmed.trim_start_matches([' ', '\t', '-', '?']).is_empty() {
        return trimmed.is_empty() || is_separated;
    }
    if in_brackets && trimmed.ends_with(['[', '{', ',', ':']) {
        return true;
    }
    if !is_separated {
        return false;
    }
    let word = trimmed.rsplit([' ', '\t']).next().unwrap_or_default();
    if word.starts_with(['!', '&']) {
        return starts_value(&trimmed[..trimmed.len() - word.len()], in_brackets);
    }
    trimmed.ends_with(':')
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::indent;
    use crate::config::yaml::{parse, to_json};

    fn json(text: &str) -> String {
        to_json(&parse(Path::new("a.yaml"), text).unwrap_or_else(|error| panic!("{error}\n{text}"))).to_string()
    }

    #[test]
    fn brackets_may_close_in_the_column_of_their_key() {
        let cases = [
            ("a:\n  b: [\n    'x'\n  ]\n  c: 1\n", r#"{"a":{"b":["x"],"c":1}}"#),
            ("a:\n  b: {\n  'x': \"y\"\n  }\n", r#"{"a":{"b":{"x":"y"}}}"#),
            ("a:\n- b: !append [\n 'x', # it's ]\n\n]\n", r#"{"a":[{"b":["x"]}]}"#),
            ("a:\n  b: &x [\n'it''s [',\n\"\\\"[\"\n]\n", r#"{"a":{"b":["it's [","\"["]}}"#),
            ("a:\n  b: \"x\n y\"\n", r#"{"a":{"b":"x y"}}"#),
            (
                "a:\n  t: |\n    it's [\n    {\n  u: x[1 don't\n  b: [\n  'x'\n  ]\n",
                r#"{"a":{"t":"it's [\n{\n","u":"x[1 don't","b":["x"]}}"#,
            ),
            ("a:\n- |\n  [\n- b: >-\n    [\n  c: [\n  'x'\n  ]\n", r#"{"a":["[\n",{"b":"[","c":["x"]}]}"#),
        ];
        for (text, expected) in cases {
            assert_eq!(json(text), expected, "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_text_as_it_is_written() {
        let root = parse(Path::new("a.yaml"), "a:\n  b: [\n  'x', 'y'\n  ]\n").unwrap();
        assert_eq!(root.at_path(&["a", "b"]).unwrap().as_list().unwrap()[1].at.to_string(), "a.yaml:3:8");
    }

    #[test]
    fn texts_that_do_not_match_up_are_left_alone() {
        assert!(indent("z: 1\na: [\n'x'\nb: 1\n").is_err_and(|line| line == 2));
        assert!(indent("a: text\n  [more\n").is_err());
        let refusal = parse(Path::new("a.yaml"), "a:\n  b: 1\n c: 2\n").unwrap_err().to_string();
        assert!(refusal.starts_with("error: a.yaml:3:2: cannot parse the YAML\n  caused by: "), "{refusal}");
    }
}
