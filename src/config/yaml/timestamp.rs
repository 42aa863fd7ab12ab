//! Unquoted dates and times: the ones Go's yaml.v3 takes for timestamps, in the form Go writes them.

/// `text` as RFC 3339 when yaml.v3 takes it for a timestamp (`allowedTimestampFormats`), else `None`.
pub(super) fn normalize(text: &str) -> Option<String> {
    let mut rest = Rest(text);
    let year = rest.four_digits()?;
    rest.literal("-")?;
    let month = rest.number(1, 12)?;
    rest.literal("-")?;
    let day = rest.number(1, days_in(year, month))?;
    let date = format!("{year:04}-{month:02}-{day:02}");
    if rest.0.is_empty() {
        return Some(format!("{date}T00:00:00Z"));
    }
    let time_and_zone = time_and_zone(&mut rest)?;
    rest.0.is_empty().then(|| format!("{date}T{time_and_zone}"))
}

/// Whether `text`, unquoted, would be read as a date or a time.
pub(crate) fn is_timestamp(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit()) && normalize(text).is_some()
}

/// A timestamp in RFC 3339 as Go's `%v` prints it: `2024-01-02 03:04:05 +0000 UTC`.
pub(crate) fn print_time(timestamp: &str) -> String {
    let is_sign = |c: char| matches!(c, '+' | '-');
    let (date, rest) = timestamp.split_once('T').unwrap_or((timestamp, ""));
    match rest.find(is_sign) {
        Some(start) => {
            let zone = rest[start..].replace(':', "");
            format!("{date} {} {zone} {zone}", &rest[..start])
        }
        None => format!("{date} {} +0000 UTC", rest.trim_end_matches('Z')),
    }
}

/// A `T` demands a zone, a space forbids it: the reader of Go's formats, no more.
fn time_and_zone(rest: &mut Rest<'_>) -> Option<String> {
    let after_space = rest.literal(" ").is_some();
    if after_space {
        rest.0 = rest.0.trim_start_matches(' ');
    } else {
        rest.literal("T").or_else(|| rest.literal("t"))?;
    }
    let hour = rest.number(0, 23)?;
    rest.literal(":")?;
    let minute = rest.number(0, 59)?;
    rest.literal(":")?;
    let second = rest.number(0, 59)?;
    let fraction = rest.fraction();
    let zone = if after_space { "Z".to_owned() } else { rest.zone()? };
    Some(format!("{hour:02}:{minute:02}:{second:02}{fraction}{zone}"))
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// What is not read yet.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn literal(&mut self, expected: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(expected)?;
        Some(())
    }

    /// Takes `length` bytes, which are ASCII: they were counted as digits.
    fn digits(&mut self, length: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        digits.parse().ok()
    }

    fn count_digits(&self) -> usize {
        self.0.bytes().take_while(u8::is_ascii_digit).count()
    }

    fn four_digits(&mut self) -> Option<u32> {
        (self.count_digits() == 4).then(|| self.digits(4)).flatten()
    }

    /// One or two digits.
    fn number(&mut self, lowest: u32, highest: u32) -> Option<u32> {
        let length = self.count_digits().min(2);
        let number = self.digits(length)?;
        (lowest..=highest).contains(&number).then_some(number)
    }

    /// Up to nanoseconds, without trailing zeros; further digits are dropped.
    fn fraction(&mut self) -> String {
        let Some(digits) = self.0.strip_prefix(['.', ',']) else { return String::new() };
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 {
            return String::new();
        }
        self.0 = &digits[length..];
        let nanoseconds = digits[..length.min(9)].trim_end_matches('0');
        if nanoseconds.is_empty() { String::new() } else { format!(".{nanoseconds}") }
    }

    fn zone(&mut self) -> Option<String> {
        if self.literal("Z").is_some() {
            return Some("Z".to_owned());
        }
        let sign = if self.literal("+").is_some() { '+' } else { self.literal("-").map(|()| '-')? };
        let hour = self.number(0, 23)?;
        self.literal(":")?;
        let minute = self.number(0, 59)?;
        let is_utc = (hour, minute) == (0, 0);
        Some(if is_utc { "Z".to_owned() } else { format!("{sign}{hour:02}:{minute:02}") })
    }
}

#[cfg(test)]
mod tests {
    use super::normalize;

    #[test]
    fn timestamps_are_written_as_rfc_3339() {
        let cases = [
            ("2024-01-01", "2024-01-01T00:00:00Z"),
            ("2024-2-9", "2024-02-09T00:00:00Z"),
            ("2024-02-29", "2024-02-29T00:00:00Z"),
            ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"),
            ("2024-01-02t3:4:5.500+02:00", "2024-01-02T03:04:05.5+02:00"),
            ("2024-01-02T03:04:05+00:00", "2024-01-02T03:04:05Z"),
            ("2024-01-02 03:04:05", "2024-01-02T03:04:05Z"),
            ("2024-01-02 03:04:05.1234567891", "2024-01-02T03:04:05.123456789Z"),
        ];
        for (text, expected) in cases {
            assert_eq!(normalize(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_go_does_not_read_is_no_timestamp() {
        for text in [
            "2023-02-29",
            "2024-13-01",
            "24-01-01",
            "20240-01-01",
            "2024-01",
            "2024-01-01-x",
            "2024-01-02T03:04:05",
            "2024-01-02 03:04:05Z",
            "2024-01-02T24:00:00Z",
            "2024-01-02T03:04Z",
            "2024-01-é",
        ] {
            assert_eq!(normalize(text), None, "{text}");
        }
    }
}
