//! A hash for the short keys of maps, faster than the standard one.

use std::{
    hash::{BuildHasher, Hasher, RandomState},
    sync::OnceLock,
};

/// Makes hashers that start with a number of this process's own, so that no text can be written for which all
/// keys collide.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hashing;

impl BuildHasher for Hashing {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        static START: OnceLock<u64> = OnceLock::new();
        Folded { state: *START.get_or_init(|| RandomState::new().hash_one(0)) }
    }
}

/// Multiplies eight bytes at a time and folds the product.
pub(crate) struct Folded {
    state: u64,
}

impl Folded {
    fn fold(&mut self, word: u64) {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let product = u128::from(self.state ^ word).wrapping_mul(u128::from(ODD ^ self.state.rotate_left(32) | 1));
        #[expect(clippy::cast_possible_truncation, reason = "the halves are taken apart")]
        let (low, high) = (product as u64, (product >> 64) as u64);
        self.state = low ^ high;
    }
}

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.fold(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        // The length tells texts apart that differ in zeros at their ends.
        self.fold(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u8(&mut self, _: u8) {
        // The mark that ends a text, which the length makes needless.
    }

    fn finish(&self) -> u64 {
        self.state
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn keys_that_differ_have_different_hashes() {
        let keys =
            (0..50_000).flat_map(|number| [format!("setting_{number}"), format!("{number}"), format!("{number:012}")]);
        let keys: HashSet<String> = keys.chain((0..20).map(|count| "\0".repeat(count))).collect();
        let hashes: HashSet<u64> = keys.iter().map(|key| Hashing.hash_one(key.as_str())).collect();
        assert_eq!(hashes.len(), keys.len());
        let low: HashSet<u64> = hashes.iter().map(|hash| hash & 0xffff).collect();
        assert!(low.len() > 55_000, "{} of 65536 low halves", low.len());
        let high: HashSet<u64> = hashes.iter().map(|hash| hash >> 57).collect();
        assert_eq!(high.len(), 128);
    }
}
