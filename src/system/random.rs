//! Random bytes from the machine.

use std::fmt::Write as _;

use ring::rand::{SecureRandom as _, SystemRandom};

use crate::error::{Error, Kind, Result};

/// As many as are asked for.
pub(crate) fn bytes<const COUNT: usize>() -> Result<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    SystemRandom::new().fill(&mut bytes).map(|()| bytes).map_err(|_| none())
}

/// A new GUID (version 4), in lower case.
pub(crate) fn guid() -> Result<String> {
    let mut bytes: [u8; 16] = bytes()?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        let hyphen = if matches!(index, 4 | 6 | 8 | 10) { "-" } else { "" };
        // Writing to a text cannot fail.
        let _ = write!(text, "{hyphen}{byte:02x}");
    }
    Ok(text)
}

/// The error of a machine that has none.
pub(crate) fn none() -> Error {
    Error::new(Kind::Internal, "cannot get random numbers from the operating system")
}

#[cfg(test)]
mod tests {
    use super::guid;

    #[test]
    fn guids_differ_and_have_version_four() {
        let (one, two) = (guid().unwrap(), guid().unwrap());
        assert!(one.split('-').map(str::len).eq([8, 4, 4, 4, 12]), "{one}");
        assert_eq!(&one[14..15], "4", "{one}");
        assert!(one[19..].starts_with(['8', '9', 'a', 'b']), "{one}");
        assert_ne!(one, two);
    }
}
