//! Go's layouts of times: `2006-01-02 15:04:05` (`time/format.go`).

use std::fmt::Write as _;

use jiff::Zoned;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What stands for what; longer ones first.
const ELEMENTS: [&str; 38] = [
    "January",
    "Jan",
    "Monday",
    "Mon",
    "MST",
    "2006",
    "__2",
    "_2006",
    "_2",
    "002",
    "01",
    "02",
    "03",
    "04",
    "05",
    "06",
    "15",
    "PM",
    "pm",
    "-070000",
    "-07:00:00",
    "-0700",
    "-07:00",
    "-07",
    "Z070000",
    "Z07:00:00",
    "Z0700",
    "Z07:00",
    "Z07",
    "1",
    "2",
    "3",
    "4",
    "5",
    ".0",
    ",0",
    ".9",
    ",9",
];

/// `moment` in the layout of Go's reference time.
pub(super) fn format(layout: &str, moment: &Zoned) -> String {
    let mut out = String::new();
    let mut rest = layout;
    while let Some(first) = rest.chars().next() {
        let found = ELEMENTS.iter().find(|element| is_at(element, rest));
        match found {
            Some(&"_2006") => {
                out.push('_');
                rest = &rest[1..];
            }
            Some(element) if element.starts_with(['.', ',']) => {
                let digits = fraction_length(rest);
                write_fraction(&mut out, &rest[..=digits], moment);
                rest = &rest[digits + 1..];
            }
            Some(element) => {
                write_element(&mut out, element, moment);
                rest = &rest[element.len()..];
            }
            None => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    out
}

/// `Jan` and `Mon` end where their word ends; the digits of a fraction end where digits end.
fn is_at(element: &str, rest: &str) -> bool {
    let Some(after) = rest.strip_prefix(element) else { return false };
    match element {
        "Jan" | "Mon" => !after.starts_with(|c: char| c.is_ascii_lowercase()),
        ".0" | ",0" | ".9" | ",9" => !rest[fraction_length(rest) + 1..].starts_with(|c: char| c.is_ascii_digit()),
        _ => true,
    }
}

/// How often the digit behind the point is repeated.
fn fraction_length(rest: &str) -> usize {
    let digits = &rest.as_bytes()[1..];
    digits.iter().take_while(|digit| **digit == digits[0]).count()
}

fn write_fraction(out: &mut String, element: &str, moment: &Zoned) {
    let count = element.len() - 1;
    let digits = format!("{:09}", moment.subsec_nanosecond());
    let cut = &digits[..count.min(9)];
    let cut = if element.ends_with('9') { cut.trim_end_matches('0') } else { cut };
    if !cut.is_empty() {
        out.extend([&element[..1], cut]);
    }
}

fn write_element(out: &mut String, element: &str, moment: &Zoned) {
    let hour = moment.hour();
    let half_hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    let month = MONTHS[usize::try_from(moment.month() - 1).unwrap_or(0)];
    let day = DAYS[usize::try_from(moment.weekday().to_monday_zero_offset()).unwrap_or(0)];
    // Writing to a string cannot fail.
    let _ = match element {
        "January" => write!(out, "{month}"),
        "Jan" => write!(out, "{}", &month[..3]),
        "Monday" => write!(out, "{day}"),
        "Mon" => write!(out, "{}", &day[..3]),
        "MST" => write!(out, "{}", moment.strftime("%Z")),
        "2006" => write!(out, "{:04}", moment.year()),
        "06" => write!(out, "{:02}", moment.year().rem_euclid(100)),
        "__2" => write!(out, "{:3}", moment.day_of_year()),
        "002" => write!(out, "{:03}", moment.day_of_year()),
        "_2" => write!(out, "{:2}", moment.day()),
        "02" => write!(out, "{:02}", moment.day()),
        "2" => write!(out, "{}", moment.day()),
        "01" => write!(out, "{:02}", moment.month()),
        "1" => write!(out, "{}", moment.month()),
        "15" => write!(out, "{hour:02}"),
        "03" => write!(out, "{half_hour:02}"),
        "3" => write!(out, "{half_hour}"),
        "04" => write!(out, "{:02}", moment.minute()),
        "4" => write!(out, "{}", moment.minute()),
        "05" => write!(out, "{:02}", moment.second()),
        "5" => write!(out, "{}", moment.second()),
        "PM" => write!(out, "{}", if hour < 12 { "AM" } else { "PM" }),
        "pm" => write!(out, "{}", if hour < 12 { "am" } else { "pm" }),
        zone => write!(out, "{}", offset(zone, moment.offset().seconds())),
    };
}

/// `-0700`, `-07:00:00` and so on; with a `Z` it is `Z` for UTC.
fn offset(element: &str, seconds: i32) -> String {
    if element.starts_with('Z') && seconds == 0 {
        return "Z".to_owned();
    }
    let size = seconds.unsigned_abs();
    let parts = [size / 3600, size / 60 % 60, size % 60].map(|part| format!("{part:02}"));
    let digits = element.bytes().filter(u8::is_ascii_digit).count();
    let between = if element.contains(':') { ":" } else { "" };
    format!("{}{}", if seconds < 0 { '-' } else { '+' }, parts[..digits / 2].join(between))
}
