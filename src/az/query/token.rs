//! The words of a `JMESPath` expression.

use std::{iter::Peekable, str::Chars};

use serde_json::Value;

use crate::az::item::Item;

/// A word.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// One of `. * ] , : @ ( ) { } [ | & < > !`
    Sign(char),
    /// `name`
    Name(String),
    /// `"azure-cli"`
    Quoted(String),
    /// `'text'`, `` `json` ``
    Literal(Item),
    Number(i64),
    /// `[]`
    Flatten,
    /// `[?`
    Filter,
    Or,
    And,
    Equal,
    NotEqual,
    LessOrEqual,
    GreaterOrEqual,
    End,
}

/// Nobody writes more words; the process would run out of stack.
const MOST: usize = 400;

/// The words of `text`; `None` when there is something that is none.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut rest = text.chars().peekable();
    let mut tokens = Vec::new();
    while let Some(first) = rest.next() {
        if !matches!(first, ' ' | '\t' | '\n' | '\r') {
            tokens.push(token(first, &mut rest)?);
        }
    }
    tokens.push(Token::End);
    (tokens.len() <= MOST).then_some(tokens)
}

fn token(first: char, rest: &mut Peekable<Chars<'_>>) -> Option<Token> {
    let mut followed_by = |next: char| rest.next_if_eq(&next).is_some();
    Some(match first {
        '[' if followed_by(']') => Token::Flatten,
        '[' if followed_by('?') => Token::Filter,
        '|' if followed_by('|') => Token::Or,
        '&' if followed_by('&') => Token::And,
        '<' if followed_by('=') => Token::LessOrEqual,
        '>' if followed_by('=') => Token::GreaterOrEqual,
        '!' if followed_by('=') => Token::NotEqual,
        '=' if followed_by('=') => Token::Equal,
        '.' | '*' | ']' | ',' | ':' | '@' | '(' | ')' | '{' | '}' | '[' | '|' | '&' | '<' | '>' | '!' => {
            Token::Sign(first)
        }
        '\'' => Token::Literal(Item::Text(until('\'', rest)?.replace("\\'", "'"))),
        '`' => Token::Literal(literal(&until('`', rest)?.replace("\\`", "`"))?),
        '"' => Token::Quoted(serde_json::from_str(&format!("\"{}\"", until('"', rest)?)).ok()?),
        '-' | '0'..='9' => number(first, rest)?,
        'a'..='z' | 'A'..='Z' | '_' => Token::Name(name(first, rest)),
        _ => return None,
    })
}

/// Everything up to `end`; a backslash keeps the character behind it.
fn until(end: char, rest: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut text = String::new();
    loop {
        match rest.next()? {
            '\\' => text.extend(['\\', rest.next()?]),
            character if character == end => return Some(text),
            character => text.push(character),
        }
    }
}

/// JSON, or, as it once was allowed, a text without its quotes.
fn literal(text: &str) -> Option<Item> {
    let json: Option<Value> = serde_json::from_str(text).ok();
    json.or_else(|| serde_json::from_str(&format!("\"{}\"", text.trim_start())).ok()).map(Item::from)
}

fn number(first: char, rest: &mut Peekable<Chars<'_>>) -> Option<Token> {
    let mut digits = String::from(first);
    while let Some(digit) = rest.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    digits.parse().ok().map(Token::Number)
}

fn name(first: char, rest: &mut Peekable<Chars<'_>>) -> String {
    let mut name = String::from(first);
    while let Some(character) = rest.next_if(|character| character.is_ascii_alphanumeric() || *character == '_') {
        name.push(character);
    }
    name
}
