//! Random bytes from the machine.

use ring::rand::{SecureRandom as _, SystemRandom};

/// Sixteen of them; `None` when the machine has no source.
pub(crate) fn bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    SystemRandom::new().fill(&mut bytes).ok().map(|()| bytes)
}
