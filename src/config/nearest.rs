//! The known name that somebody most likely meant.

/// The name nearest to `name` by Damerau-Levenshtein distance, without regard to case, when it is
/// near enough to be a typing mistake: about one change for each three characters of `name`.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    within((name.chars().count() + 1) / 3, name, known)
}

/// The name nearest to `name` that at most so many changes turn it into.
pub(crate) fn within<'a>(most: usize, name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = name.to_lowercase().chars().collect();
    let measured = known.map(|known| (distance(&wanted, &known.to_lowercase().chars().collect::<Vec<_>>()), known));
    measured.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// How many insertions, deletions, replacements and swaps of neighbours turn `left` into `right`.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut rows = vec![vec![0; right.len() + 1]; left.len() + 1];
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = rows[i - 1][j - 1] + usize::from(left[i - 1] != right[j - 1]);
                let is_swap = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                let swapped = if is_swap { rows[i - 2][j - 2] + 1 } else { usize::MAX };
                replaced.min(swapped).min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1)
            };
        }
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nearest_finds_typing_mistakes_and_nothing_else() {
        let known = ["tenant_id", "client_id", "subscription_id"];
        let near = |name| nearest(name, known.into_iter());
        assert_eq!(near("tenant_idd"), Some("tenant_id"));
        assert_eq!(near("tenantid"), Some("tenant_id"));
        assert_eq!(near("Tenant_ID"), Some("tenant_id"));
        assert_eq!(near("clinet_id"), Some("client_id"));
        assert_eq!(near("location"), None);
        assert_eq!(nearest("dve", ["prod", "dev"].into_iter()), Some("dev"));
        assert_eq!(nearest("", ["dev"].into_iter()), None);
    }
}
