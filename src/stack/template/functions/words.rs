//! Words within a text, for the ways to write several words as one (Go's `xstrings`).

/// What a run of letters is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    End,
    Number,
    Upper,
    Alphabet,
    Connector,
    Punctuation,
    Other,
}

/// The rest of a text, taken word by word.
struct Words<'w>(&'w str);

/// `FirstName` as `first_name` with the connector `_`.
pub(super) fn joined(text: &str, connector: char) -> String {
    let mut words = Words(text);
    let mut out = String::new();
    let (mut kind, mut word) = words.next();
    while !words.0.is_empty() {
        if kind != Kind::Connector {
            lower(&mut out, kind, word, connector);
        }
        let (before, last) = (kind, word);
        (kind, word) = words.next();
        match before {
            Kind::Number => (kind, word) = words.run(&mut out, (kind, word), connector),
            Kind::Connector => lower(&mut out, before, last, connector),
            Kind::Punctuation => {}
            _ if kind != Kind::Number => {
                if !matches!(kind, Kind::Connector | Kind::Punctuation) {
                    out.push(connector);
                }
            }
            _ if words.0.is_empty() => {}
            _ => (kind, word) = words.after_number(&mut out, word, connector),
        }
    }
    lower(&mut out, kind, word, connector);
    out
}

impl<'w> Words<'w> {
    /// `Bld4Floor` keeps its number with the first word, `http2xx` gets a connector before it.
    fn after_number(&mut self, out: &mut String, number: &str, connector: char) -> (Kind, &'w str) {
        let (kind, word) = self.next();
        if kind != Kind::Alphabet {
            lower(out, Kind::Number, number, connector);
            if !matches!(kind, Kind::Connector | Kind::Punctuation) {
                out.push(connector);
            }
            return (kind, word);
        }
        out.push(connector);
        lower(out, Kind::Number, number, connector);
        self.run(out, (kind, word), connector)
    }

    /// Writes letters and numbers up to what is neither.
    fn run(&mut self, out: &mut String, (mut kind, mut word): (Kind, &'w str), connector: char) -> (Kind, &'w str) {
        while matches!(kind, Kind::Alphabet | Kind::Number) {
            lower(out, kind, word, connector);
            (kind, word) = self.next();
        }
        if !matches!(kind, Kind::End | Kind::Connector | Kind::Punctuation) {
            out.push(connector);
        }
        (kind, word)
    }

    fn next(&mut self) -> (Kind, &'w str) {
        let Some(first) = self.0.chars().next() else { return (Kind::End, "") };
        let kind = kind(first);
        let length = match kind {
            Kind::Upper => self.upper_length(first),
            Kind::Alphabet => self.length(|c| is_alphabet(c) && !c.is_uppercase()),
            Kind::Other => self.length(|c| self::kind(c) == Kind::Other),
            _ => self.length(|c| self::kind(c) == kind),
        };
        let (word, rest) = self.0.split_at(length);
        self.0 = rest;
        (kind, word)
    }

    fn length(&self, belongs: impl Fn(char) -> bool) -> usize {
        self.0.find(|c| !belongs(c)).unwrap_or(self.0.len())
    }

    /// `HTTPServer` is `HTTP` and `Server`.
    fn upper_length(&self, first: char) -> usize {
        let uppers = self.length(char::is_uppercase);
        let next = self.0[uppers..].chars().next();
        let is_single = uppers == first.len_utf8();
        match next {
            Some(c) if is_alphabet(c) && is_single => {
                uppers + Words(&self.0[uppers..]).length(|c| is_alphabet(c) && !c.is_uppercase())
            }
            Some(c) if is_alphabet(c) => uppers - self.0[..uppers].chars().next_back().map_or(0, char::len_utf8),
            _ => uppers,
        }
    }
}

fn kind(c: char) -> Kind {
    match c {
        c if is_connector(c) => Kind::Connector,
        c if is_punctuation(c) => Kind::Punctuation,
        c if c.is_uppercase() => Kind::Upper,
        c if is_alphabet(c) => Kind::Alphabet,
        c if c.is_numeric() => Kind::Number,
        _ => Kind::Other,
    }
}

pub(super) fn is_connector(c: char) -> bool {
    c == '-' || c == '_' || c.is_whitespace()
}

/// Signs that are symbols to Unicode, such as `+`, are no punctuation to Go.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !"$+<=>^`|~".contains(c)
}

/// Go changes a letter to one letter, or leaves it.
pub(super) fn one_lower(c: char) -> char {
    let mut changed = c.to_lowercase();
    match (changed.next(), changed.next()) {
        (Some(only), None) => only,
        _ if c == 'İ' => 'i',
        _ => c,
    }
}

/// Go changes a letter to one letter, or leaves it.
pub(super) fn one_upper(c: char) -> char {
    let mut changed = c.to_uppercase();
    match (changed.next(), changed.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

/// Letters that have cases.
fn is_alphabet(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase()
}

fn lower(out: &mut String, kind: Kind, word: &str, connector: char) {
    match kind {
        Kind::Connector => out.extend(word.chars().map(|_| connector)),
        Kind::Upper => out.extend(word.chars().map(one_lower)),
        _ => out.push_str(word),
    }
}
