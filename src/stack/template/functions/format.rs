//! Go's `Sprintf` (`fmt/print.go` and `fmt/format.go`) for the values of templates.

mod integer;
mod text;
mod value;

use std::{iter::Peekable, str::Chars};

use gotmpl::{Result, Value};

use super::logic::go_type;
use crate::stack::template::budget::{LONGEST_TEXT, exhausted};

/// `format` with its verbs replaced by `arguments`.
pub(super) fn sprintf(format: &str, arguments: &[Value]) -> Result<String> {
    let mut printer = Printer { out: String::new(), arguments, next: 0, is_reordered: false, has_good_index: true };
    let mut rest = format.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '%' {
            printer.directive(&mut rest)?;
        } else {
            printer.out.push(c);
        }
        if printer.out.len() > LONGEST_TEXT {
            return Err(exhausted());
        }
    }
    printer.report_extra()?;
    Ok(printer.out)
}

/// What stands between `%` and the verb.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "these are Go's flags, each on its own")]
pub(super) struct Flags {
    pub(super) sharp: bool,
    pub(super) zero: bool,
    pub(super) plus: bool,
    pub(super) minus: bool,
    pub(super) space: bool,
    /// `%#v`: as it is written in Go.
    pub(super) is_source: bool,
    pub(super) width: Option<usize>,
    pub(super) precision: Option<usize>,
}

impl Flags {
    fn read(rest: &mut Peekable<Chars<'_>>) -> Self {
        let mut flags = Self::default();
        while let Some(c) = rest.next_if(|c| "#0+- ".contains(*c)) {
            match c {
                '#' => flags.sharp = true,
                '0' => flags.zero = !flags.minus,
                '+' => flags.plus = true,
                '-' => (flags.minus, flags.zero) = (true, false),
                _ => flags.space = true,
            }
        }
        flags
    }
}

struct Printer<'p> {
    out: String,
    arguments: &'p [Value],
    next: usize,
    /// Whether the format chooses arguments by number.
    is_reordered: bool,
    has_good_index: bool,
}

/// Go refuses more than that, too.
const WIDEST: usize = 1_000_000;

impl Printer<'_> {
    fn directive(&mut self, rest: &mut Peekable<Chars<'_>>) -> Result<()> {
        let mut flags = Flags::read(rest);
        self.has_good_index = true;
        let is_after_index = self.width(rest, &mut flags);
        if !self.precision(rest, &mut flags, is_after_index) {
            self.index(rest);
        }
        self.verb(rest.next(), flags)
    }

    /// Reads a width, and says whether an index stood last.
    fn width(&mut self, rest: &mut Peekable<Chars<'_>>, flags: &mut Flags) -> bool {
        let is_after_index = self.index(rest);
        if rest.next_if_eq(&'*').is_some() {
            self.starred_width(flags);
            return false;
        }
        flags.width = number(rest);
        if is_after_index && flags.width.is_some() {
            self.has_good_index = false;
        }
        is_after_index
    }

    /// Reads a precision, and says whether an index stood last.
    fn precision(&mut self, rest: &mut Peekable<Chars<'_>>, flags: &mut Flags, is_after_index: bool) -> bool {
        if rest.next_if_eq(&'.').is_none() {
            return is_after_index;
        }
        if is_after_index {
            self.has_good_index = false;
        }
        let is_after_index = self.index(rest);
        if rest.next_if_eq(&'*').is_some() {
            self.starred_precision(flags);
            return false;
        }
        flags.precision = Some(number(rest).unwrap_or(0));
        is_after_index
    }

    fn verb(&mut self, verb: Option<char>, mut flags: Flags) -> Result<()> {
        match verb {
            None => self.out.push_str("%!(NOVERB)"),
            Some('%') => self.out.push('%'),
            Some(verb) if !self.has_good_index => self.complain(verb, "BADINDEX"),
            Some(verb) if self.next >= self.arguments.len() => self.complain(verb, "MISSING"),
            Some(verb) => {
                if verb == 'v' {
                    (flags.sharp, flags.is_source, flags.plus) = (false, flags.sharp, false);
                }
                self.next += 1;
                value::write(&mut self.out, &self.arguments[self.next - 1], verb, flags, 0)?;
            }
        }
        Ok(())
    }

    fn complain(&mut self, verb: char, what: &str) {
        self.out.extend(["%!", verb.encode_utf8(&mut [0; 4]), "(", what, ")"]);
    }

    /// `[2]` chooses the next argument.
    fn index(&mut self, rest: &mut Peekable<Chars<'_>>) -> bool {
        if rest.peek() != Some(&'[') {
            return false;
        }
        self.is_reordered = true;
        let text: String = rest.clone().skip(1).take_while(|c| *c != ']').collect();
        let is_closed = rest.clone().any(|c| c == ']');
        let skipped = if is_closed { text.chars().count() + 2 } else { 1 };
        rest.by_ref().take(skipped).for_each(drop);
        let chosen = text.parse::<usize>().ok().filter(|index| is_closed && (1..=self.arguments.len()).contains(index));
        match chosen {
            Some(index) => self.next = index - 1,
            None => self.has_good_index = false,
        }
        chosen.is_some()
    }

    /// The argument of a `*`.
    fn starred(&mut self) -> Option<i64> {
        let found = self.arguments.get(self.next)?;
        self.next += 1;
        let number = if let Value::Int(number) = found { *number } else { return None };
        (number.unsigned_abs() <= WIDEST as u64).then_some(number)
    }

    fn starred_width(&mut self, flags: &mut Flags) {
        match self.starred() {
            Some(width) => {
                if width < 0 {
                    (flags.minus, flags.zero) = (true, false);
                }
                flags.width = usize::try_from(width.unsigned_abs()).ok();
            }
            None => self.out.push_str("%!(BADWIDTH)"),
        }
    }

    fn starred_precision(&mut self, flags: &mut Flags) {
        match self.starred() {
            Some(precision) => flags.precision = usize::try_from(precision).ok(),
            None => self.out.push_str("%!(BADPREC)"),
        }
    }

    fn report_extra(&mut self) -> Result<()> {
        if self.is_reordered || self.next >= self.arguments.len() {
            return Ok(());
        }
        self.out.push_str("%!(EXTRA ");
        for (index, value) in self.arguments[self.next..].iter().enumerate() {
            self.out.push_str(if index == 0 { "" } else { ", " });
            match value {
                Value::Nil => self.out.push_str("<nil>"),
                value => {
                    self.out.extend([go_type(value), "="]);
                    value::write(&mut self.out, value, 'v', Flags::default(), 0)?;
                }
            }
        }
        self.out.push(')');
        Ok(())
    }
}

fn number(rest: &mut Peekable<Chars<'_>>) -> Option<usize> {
    let mut number = None;
    while let Some(digit) = rest.peek().and_then(|c| c.to_digit(10)) {
        number = Some((number.unwrap_or(0) * 10 + digit as usize).min(WIDEST));
        rest.next();
    }
    number
}

/// Fills up to the width, with zeros where Go does so: for texts too.
pub(super) fn pad(out: &mut String, text: &str, flags: Flags) {
    let missing = flags.width.unwrap_or(0).saturating_sub(text.chars().count());
    let fill = if flags.zero { "0" } else { " " }.repeat(missing);
    out.extend(if flags.minus { [text, &fill] } else { [&fill, text] });
}
