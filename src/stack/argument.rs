//! The words of a function's argument: `!env NAME "a default"`.

/// Splits at spaces; quotes, single or double, keep words together.
pub(crate) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (word, after) = first(rest);
        words.push(word.to_owned());
        rest = after.trim_start();
    }
    words
}

fn first(text: &str) -> (&str, &str) {
    if let Some(quote) = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))
        && let Some((word, rest)) = text[1..].split_once(quote)
    {
        return (word, rest);
    }
    text.split_once(char::is_whitespace).unwrap_or((text, ""))
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
