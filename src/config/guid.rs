//! GUIDs: their shape.

/// Whether `text` has the shape of a GUID: 8-4-4-4-12 hexadecimal digits.
pub(crate) fn is_guid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::is_guid;

    #[test]
    fn domain_and_cut_guid_are_no_guids() {
        assert!(is_guid("aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa"));
        assert!(!is_guid("contoso.example"));
        assert!(!is_guid("aaaaaaaa-1111-4111-8111-aaaaaaaaaaa"));
        assert!(!is_guid("aaaaaaaa-1111-4111-8111-aaaaaaaaaaag"));
    }
}
