//! Durations as Go writes them: `90m`, `1h30m`, `45s`.

/// The whole seconds of a duration; `None` when it is none.
pub(crate) fn seconds(text: &str) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a second is of no interest")]
    exact(text).map(|total| total as i64)
}

/// The seconds of a duration with their fraction; `None` when it is none.
pub(crate) fn exact(text: &str) -> Option<f64> {
    let mut rest = text.trim();
    if rest == "0" {
        return Some(0.0);
    }
    if rest.is_empty() {
        return None;
    }
    let mut total = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, after) = rest.split_at(end);
        let unit_end = after.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(after.len());
        let (unit, after) = after.split_at(unit_end);
        total += number.parse::<f64>().ok()? * seconds_in(unit)?;
        rest = after;
    }
    (total < 1e12).then_some(total)
}

fn seconds_in(unit: &str) -> Option<f64> {
    match unit {
        "h" => Some(3600.0),
        "m" => Some(60.0),
        "s" => Some(1.0),
        "ms" => Some(0.001),
        _ => None,
    }
}

/// Seconds as people read them: `1 h 30 min`.
pub(crate) fn spoken(seconds: i64) -> String {
    match (seconds / 3600, seconds / 60 % 60) {
        (0, 0) => format!("{seconds} s"),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_go_reads_them() {
        for (text, want) in [
            ("90m", 5400),
            ("1h30m", 5400),
            ("1.5h", 5400),
            ("45s", 45),
            ("1h0m1s", 3601),
            ("2500ms", 2),
            ("0", 0),
            ("0s", 0),
        ] {
            assert_eq!(seconds(text), Some(want), "{text}");
        }
        for text in ["", "90", "m", "1h30", "-5m", "1 h", "5d", "1..2h", "1e9h", "99999999999999h"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn time_is_spoken_in_the_largest_units() {
        assert_eq!([59, 60, 3599, 3600, 4500].map(spoken), ["59 s", "1 min", "59 min", "1 h 0 min", "1 h 15 min"]);
    }
}
