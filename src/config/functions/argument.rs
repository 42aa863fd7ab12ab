//! The words of a function's argument: `!env NAME "a default"`.

/// Splits at spaces; quotes, single or double, keep words together.
pub(crate) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (word, after) = first(rest);
        words.push(word);
        rest = after.trim_start();
    }
    words
}

/// The first word, and all that follows as one, without the quotes around it.
pub(crate) fn head(text: &str) -> (String, String) {
    let (word, rest) = first(text.trim());
    let rest = rest.trim();
    let (inner, after) = first(rest);
    let is_quoted = rest.starts_with(['"', '\'']) && after.is_empty();
    (word, if is_quoted { inner } else { rest.to_owned() })
}

/// A quote that is written twice within quotes is one.
fn first(text: &str) -> (String, &str) {
    if let Some(quote) = text.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
        let mut word = String::new();
        let mut rest = &text[1..];
        while let Some((part, after)) = rest.split_once(quote) {
            word.push_str(part);
            match after.strip_prefix(quote) {
                Some(more) if !word.is_empty() || !more.is_empty() => {
                    word.push(quote);
                    rest = more;
                }
                _ => return (word, after),
            }
        }
    }
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word.to_owned(), rest)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn quotes_keep_words_together() {
        assert_eq!(split("NAME"), ["NAME"]);
        assert_eq!(split("  NAME  'a b'  "), ["NAME", "a b"]);
        assert_eq!(split("NAME \"\""), ["NAME", ""]);
        assert_eq!(split("NAME \"open"), ["NAME", "\"open"]);
        assert!(split(" ").is_empty());
    }
}
