//! GUIDs: their shape, and new ones.

use std::fmt::Write as _;

use ring::rand::{SecureRandom as _, SystemRandom};

use crate::error::{Error, Kind, Result};

/// Whether `text` has the shape of a GUID: 8-4-4-4-12 hexadecimal digits.
pub(crate) fn is_guid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A new random GUID (version 4).
pub(crate) fn random() -> Result<String> {
    let mut bytes = [0; 16];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| Error::new(Kind::Internal, "cannot get random numbers from the operating system"))?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        let hyphen = if matches!(index, 4 | 6 | 8 | 10) { "-" } else { "" };
        let _ = write!(text, "{hyphen}{byte:02x}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_guids_differ_and_have_version_four() {
        let (one, two) = (random().unwrap(), random().unwrap());
        assert!(is_guid(&one), "{one}");
        assert_eq!(&one[14..15], "4");
        assert_ne!(one, two);
    }

    #[test]
    fn domain_and_cut_guid_are_no_guids() {
        assert!(!is_guid("contoso.example"));
        assert!(!is_guid("aaaaaaaa-1111-4111-8111-aaaaaaaaaaa"));
        assert!(!is_guid("aaaaaaaa-1111-4111-8111-aaaaaaaaaaag"));
    }
}
