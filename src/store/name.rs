//! Names of secrets.

/// What a name may be, for people.
pub(crate) const NAMES: &str = "use letters, digits, `-`, `_`, `.` and `/`, at most 100, and no `-` in front";

const LONGEST: usize = 100;

/// Whether a name reads the same in every store and every shell.
pub(crate) fn is_name(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    !name.is_empty() && !name.starts_with('-') && name.len() <= LONGEST && name.bytes().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_are_words_without_blanks() {
        for name in ["deploy", "azure/prod-2", "a.b_c"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "-i", "two words", "über", &"x".repeat(101), "a\nb"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
