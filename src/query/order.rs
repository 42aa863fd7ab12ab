//! The order in which yaml.v3 writes keys: by characters, letters last, numbers by their value.

use std::{cmp::Ordering, sync::Arc};

use crate::config::yaml::{Entry, Map};

/// The entries of `map` in this order.
pub(crate) fn in_order(map: &Map) -> Vec<(&Arc<str>, &Entry)> {
    let mut sorted: Vec<_> = map.iter().collect();
    sorted.sort_by(|(left, _), (right, _)| compare(left, right));
    sorted
}

/// `keyList.Less` of yaml.v3's `sorter.go`.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut is_after_digit = false;
    for (index, (one, other)) in left.iter().zip(&right).enumerate() {
        if one == other {
            is_after_digit = one.is_numeric();
            continue;
        }
        return match (one.is_alphabetic(), other.is_alphabetic()) {
            (true, true) => one.cmp(other),
            (false, false) => compare_numbers(&left, &right, index),
            (is_letter, _) => {
                if is_letter == is_after_digit {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        };
    }
    left.len().cmp(&right.len())
}

/// Both differ from `index` on, where none has a letter.
fn compare_numbers(left: &[char], right: &[char], index: usize) -> Ordering {
    let before = left[..index].iter().rev().take_while(|c| c.is_ascii_digit());
    let is_within_number = (left[index] == '0' || right[index] == '0') && before.into_iter().any(|c| *c != '0');
    let number = |text: &[char]| {
        let digits: Vec<u64> = text[index..].iter().map_while(|c| c.to_digit(10).map(u64::from)).collect();
        let start = u64::from(is_within_number);
        let value = digits.iter().fold(start, |value, digit| value.wrapping_mul(10).wrapping_add(*digit));
        (value, digits.len())
    };
    number(left).cmp(&number(right)).then_with(|| left[index].cmp(&right[index]))
}
