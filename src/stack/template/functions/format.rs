//! Go's `Sprintf` (`fmt/print.go` and `fmt/format.go`) for the values of templates.

use std::iter::Peekable;
use std::str::Chars;

use gotmpl::{Result, TemplateError, Value};

use super::{
    float,
    logic::go_type,
    strings::{code, quoted},
    time,
};
use crate::stack::template::{
    budget::{LONGEST_TEXT, exhausted},
    print,
};

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
        let mut flags = Flags::default();
        self.has_good_index = true;
        while let Some(c) = rest.next_if(|c| "#0+- ".contains(*c)) {
            match c {
                '#' => flags.sharp = true,
                '0' => flags.zero = !flags.minus,
                '+' => flags.plus = true,
                '-' => (flags.minus, flags.zero) = (true, false),
                _ => flags.space = true,
            }
        }
        let mut is_after_index = self.index(rest);
        if rest.next_if_eq(&'*').is_some() {
            self.starred_width(&mut flags);
            is_after_index = false;
        } else {
            flags.width = number(rest);
            if is_after_index && flags.width.is_some() {
                self.has_good_index = false;
            }
        }
        if rest.next_if_eq(&'.').is_some() {
            if is_after_index {
                self.has_good_index = false;
            }
            is_after_index = self.index(rest);
            if rest.next_if_eq(&'*').is_some() {
                self.starred_precision(&mut flags);
                is_after_index = false;
            } else {
                flags.precision = Some(number(rest).unwrap_or(0));
            }
        }
        if !is_after_index {
            self.index(rest);
        }
        self.verb(rest.next(), flags)
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
                write(&mut self.out, &self.arguments[self.next - 1], verb, flags, 0)?;
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
                    write(&mut self.out, value, 'v', Flags::default(), 0)?;
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

fn write(out: &mut String, value: &Value, verb: char, flags: Flags, depth: usize) -> Result<()> {
    if out.len() > LONGEST_TEXT {
        return Err(exhausted());
    }
    match (value, verb) {
        (Value::Nil, 'v' | 'T') if depth == 0 => pad(out, "<nil>", flags),
        (Value::Nil, _) if depth == 0 => out.extend(["%!", verb.encode_utf8(&mut [0; 4]), "(<nil>)"]),
        (Value::Nil, _) => out.push_str(if flags.is_source { "interface {}(nil)" } else { "<nil>" }),
        (value, 'T') => pad(out, go_type(value), flags),
        (Value::Bool(truth), 't' | 'v') => pad(out, if *truth { "true" } else { "false" }, flags),
        (Value::Int(number), 'v' | 'd' | 'b' | 'o' | 'O' | 'x' | 'X' | 'c' | 'q' | 'U') => {
            integer(out, *number < 0, number.unsigned_abs(), verb, flags);
        }
        (Value::Uint(number), 'v') if flags.is_source => {
            integer(out, false, *number, 'x', Flags { sharp: true, ..flags });
        }
        (Value::Uint(number), 'v' | 'd' | 'b' | 'o' | 'O' | 'x' | 'X' | 'c' | 'q' | 'U') => {
            integer(out, false, *number, verb, flags);
        }
        (Value::Float(_), 'b' | 'x' | 'X') | (Value::List(_) | Value::Map(_), 'p') => {
            return Err(TemplateError::Exec(format!("`printf` cannot print {} with `%{verb}`", go_type(value))));
        }
        (Value::Float(number), 'v' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G') => float::write(out, *number, verb, flags),
        (Value::String(string), 'v' | 's' | 'q' | 'x' | 'X') => string_verb(out, string, verb, flags),
        (Value::List(list), _) if verb != 'w' => {
            let (open, between, close) = if flags.is_source { ("[]interface {}{", ", ", "}") } else { ("[", " ", "]") };
            out.push_str(open);
            for (index, item) in list.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { between });
                write(out, item, verb, flags, depth + 1)?;
            }
            out.push_str(close);
        }
        (Value::Map(map), _) if verb != 'w' => {
            let (open, between, close) =
                if flags.is_source { ("map[string]interface {}{", ", ", "}") } else { ("map[", " ", "]") };
            out.push_str(open);
            for (index, (key, item)) in map.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { between });
                write(out, &Value::String(key.clone()), verb, flags, depth + 1)?;
                out.push(':');
                write(out, item, verb, flags, depth + 1)?;
            }
            out.push_str(close);
        }
        (Value::Function(_), _) => moment(out, value, verb, flags)?,
        (value, _) => {
            out.extend(["%!", verb.encode_utf8(&mut [0; 4]), "(", go_type(value), "="]);
            write(out, value, 'v', flags, depth)?;
            out.push(')');
        }
    }
    Ok(())
}

/// A time is a text for the verbs of texts, and its own fields, which nobody can use, for the others.
fn moment(out: &mut String, value: &Value, verb: char, flags: Flags) -> Result<()> {
    let printed = print::plain(value)?;
    if flags.is_source || !matches!(verb, 'v' | 's' | 'q' | 'x' | 'X') || time::rfc_3339(value).is_none() {
        return Err(TemplateError::Exec(format!("`printf` cannot print a time with `%{verb}`")));
    }
    string_verb(out, &printed, verb, flags);
    Ok(())
}

fn string_verb(out: &mut String, whole: &str, verb: char, flags: Flags) {
    let end = flags.precision.and_then(|count| whole.char_indices().nth(count)).map_or(whole.len(), |(end, _)| end);
    let cut = &whole[..end];
    match verb {
        'x' | 'X' => pad(out, &hexadecimal(whole, verb, flags), flags),
        'v' if flags.is_source => pad(out, &quoted(cut), flags),
        'q' if flags.sharp && can_be_raw(cut) => pad(out, &format!("`{cut}`"), flags),
        'q' if flags.plus => pad(out, &ascii(&quoted(cut)), flags),
        'q' => pad(out, &quoted(cut), flags),
        _ => pad(out, cut, flags),
    }
}

fn can_be_raw(text: &str) -> bool {
    text.chars().all(|c| c != '`' && c != '\u{feff}' && c != '\u{7f}' && (c == '\t' || c >= ' '))
}

fn ascii(quoted: &str) -> String {
    quoted.chars().map(|c| if c.is_ascii() { c.to_string() } else { code(c) }).collect()
}

fn hexadecimal(text: &str, verb: char, flags: Flags) -> String {
    let digits = |byte: &u8| if verb == 'x' { format!("{byte:02x}") } else { format!("{byte:02X}") };
    let bytes: Vec<String> = text.as_bytes().iter().take(flags.precision.unwrap_or(usize::MAX)).map(digits).collect();
    let prefix = if verb == 'x' { "0x" } else { "0X" };
    match (bytes.is_empty(), flags.space, flags.sharp) {
        (true, _, _) => String::new(),
        (_, true, true) => bytes.iter().map(|byte| format!("{prefix}{byte}")).collect::<Vec<_>>().join(" "),
        (_, true, false) => bytes.join(" "),
        (_, false, true) => format!("{prefix}{}", bytes.concat()),
        (_, false, false) => bytes.concat(),
    }
}

fn integer(out: &mut String, is_negative: bool, magnitude: u64, verb: char, flags: Flags) {
    let rune = || u32::try_from(magnitude).ok().filter(|_| !is_negative).and_then(char::from_u32).unwrap_or('\u{fffd}');
    let (digits, prefix) = match verb {
        'c' => return pad(out, &rune().to_string(), flags),
        'q' => return pad(out, &quoted_rune(rune(), flags), flags),
        'U' => {
            return pad(out, &code_point(if is_negative { magnitude.wrapping_neg() } else { magnitude }, flags), flags);
        }
        'b' => (format!("{magnitude:b}"), "0b"),
        'o' => (format!("{magnitude:o}"), "0"),
        'O' => (format!("{magnitude:o}"), "0o"),
        'x' => (format!("{magnitude:x}"), "0x"),
        'X' => (format!("{magnitude:X}"), "0X"),
        _ => (magnitude.to_string(), ""),
    };
    let sign = match (is_negative, flags.plus, flags.space) {
        (true, _, _) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    };
    let length = match (flags.precision, flags.width) {
        (Some(0), _) if magnitude == 0 => return pad(out, "", Flags { zero: false, ..flags }),
        (Some(precision), _) => precision,
        (None, Some(width)) if flags.zero => width.saturating_sub(sign.len()),
        _ => 0,
    };
    let digits = format!("{digits:0>length$}");
    let is_prefixed = verb == 'O' || (flags.sharp && !(verb == 'o' && digits.starts_with('0')));
    let whole = format!("{sign}{}{digits}", if is_prefixed { prefix } else { "" });
    pad(out, &whole, Flags { zero: false, ..flags });
}

fn quoted_rune(rune: char, flags: Flags) -> String {
    let inner = match rune {
        '\'' => "\\'".to_owned(),
        '"' => "\"".to_owned(),
        rune => quoted(&rune.to_string()).trim_matches('"').to_owned(),
    };
    format!("'{}'", if flags.plus { ascii(&inner) } else { inner })
}

fn code_point(magnitude: u64, flags: Flags) -> String {
    let digits = flags.precision.unwrap_or(0).max(4);
    let rune = u32::try_from(magnitude).ok().and_then(char::from_u32).filter(|c| flags.sharp && is_printable(*c));
    format!("U+{magnitude:0>digits$X}{}", rune.map_or(String::new(), |rune| format!(" '{rune}'")))
}

/// Go's `strconv.IsPrint`: no white space but the blank.
pub(super) fn is_printable(c: char) -> bool {
    match c {
        ' '..='~' => true,
        c if c.is_ascii() => false,
        // A mark that stands alone would be escaped, so it gets a letter to stand on.
        c => String::from_iter(['a', c]).escape_debug().count() == 2,
    }
}

/// Fills up to the width, with zeros where Go does so: for texts too.
pub(super) fn pad(out: &mut String, text: &str, flags: Flags) {
    let missing = flags.width.unwrap_or(0).saturating_sub(text.chars().count());
    let fill = if flags.zero { "0" } else { " " }.repeat(missing);
    out.extend(if flags.minus { [text, &fill] } else { [&fill, text] });
}
