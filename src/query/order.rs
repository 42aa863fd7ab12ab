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
    let mut is_after_digit = false;
    for ((index, one), other) in left.char_indices().zip(right.chars()) {
        if one == other {
            is_after_digit = one.is_numeric();
            continue;
        }
        return match (one.is_alphabetic(), other.is_alphabetic()) {
            (true, true) => one.cmp(&other),
            (false, false) => {
                compare_numbers(&left[..index], &left[index..], &right[index..]).then_with(|| one.cmp(&other))
            }
            (is_letter, _) => {
                if is_letter == is_after_digit {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        };
    }
    // One is the start of the other.
    left.len().cmp(&right.len())
}

/// Compares what follows `before`, which both start with.
fn compare_numbers(before: &str, left: &str, right: &str) -> Ordering {
    let mut digits = before.bytes().rev().take_while(u8::is_ascii_digit);
    let is_within_number = (left.starts_with('0') || right.starts_with('0')) && digits.any(|digit| digit != b'0');
    let number = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit);
        digits.fold((u64::from(is_within_number), 0_usize), |(value, count), digit| {
            (value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0')), count + 1)
        })
    };
    number(left).cmp(&number(right))
}
