//! Words that stand for what differs from run to run, in both directions.

/// What a normaliser must know about one case.
pub(crate) struct Known {
    /// Exact texts and what they become, such as the path of the home.
    pub(crate) texts: Vec<(String, &'static str)>,
    /// The text of everything that went in: a UUID found here is no random one.
    pub(crate) inputs: String,
}

/// Epoch seconds within this distance are times of this run, not constants.
const EPOCH_WINDOW_SECONDS: i64 = 400 * 24 * 3600;

/// `[NOW+3600]`, `[NOW-60]` and `[NOW]` become epoch seconds.
pub(crate) fn fill_now(text: &str) -> String {
    let mut parts = text.split("[NOW");
    let mut filled = vec![parts.next().unwrap_or_default().to_owned()];
    for part in parts {
        match part.split_once(']').and_then(|(offset, rest)| Some((offset_seconds(offset)?, rest))) {
            Some((offset, rest)) => filled.push(format!("{}{rest}", now() + offset)),
            None => filled.push(format!("[NOW{part}")),
        }
    }
    filled.concat()
}

fn offset_seconds(text: &str) -> Option<i64> {
    if text.is_empty() { Some(0) } else { text.parse().ok() }
}

/// `text` with placeholders for everything that differs from run to run.
pub(crate) fn normalise(text: &str, known: &Known) -> String {
    let mut text = text.to_owned();
    for (exact, placeholder) in &known.texts {
        text = text.replace(exact, placeholder);
    }
    let mut normalised = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let at_word = !normalised.ends_with(char::is_alphanumeric);
        if let Some((length, placeholder)) = recognise(rest, known).filter(|_| at_word) {
            normalised.push_str(placeholder);
            rest = &rest[length..];
        } else {
            normalised.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    normalised
}

/// How long the changing thing at the start of `text` is, and its placeholder.
fn recognise(text: &str, known: &Known) -> Option<(usize, &'static str)> {
    jwt(text)
        .map(|length| (length, "[JWT]"))
        .or_else(|| time(text).map(|length| (length, "[TIME]")))
        .or_else(|| {
            uuid(text).filter(|length| !known.inputs.contains(&text[..*length])).map(|length| (length, "[UUID]"))
        })
        .or_else(|| hash(text).map(|length| (length, "[HASH]")))
        .or_else(|| epoch(text).map(|length| (length, "[EPOCH]")))
        .or_else(|| count_of_time(text).map(|length| (length, "[N]")))
        .or_else(|| seconds_left(text).map(|length| (length, SECONDS_LEFT)))
        .or_else(|| query_field(text))
}

/// A signed token: three parts, the first one starts with `{"`.
fn jwt(text: &str) -> Option<usize> {
    let length = span(text, |c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    (text.starts_with("eyJ") && text[..length].matches('.').count() == 2).then_some(length)
}

/// `2026-11-21 01:12:22.000000`, `2026-11-21T01:12:22Z`.
fn time(text: &str) -> Option<usize> {
    let length = shaped(text, "dddd-dd-ddTdd:dd:dd")?;
    let fraction = text[length..].strip_prefix('.').map_or(0, |digits| 1 + span(digits, |c| c.is_ascii_digit()));
    let zone = &text[length + fraction..];
    let zone_length = if zone.starts_with('Z') { 1 } else { shaped(zone, "+dd:dd").unwrap_or(0) };
    Some(length + fraction + zone_length)
}

fn uuid(text: &str) -> Option<usize> {
    whole_word(text, shaped(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")?)
}

/// A hash in a file name: it is made from a path of this run.
fn hash(text: &str) -> Option<usize> {
    let length = span(text, |c| c.is_ascii_hexdigit());
    whole_word(text, length).filter(|length| *length >= 16)
}

fn epoch(text: &str) -> Option<usize> {
    let length = span(text, |c| c.is_ascii_digit());
    let seconds: i64 = text[..length].parse().ok()?;
    ((seconds - now()).abs() < EPOCH_WINDOW_SECONDS).then_some(length)
}

/// The digits of `59 minutes`, `1 h`, `45s`.
fn count_of_time(text: &str) -> Option<usize> {
    let digits = span(text, |c| c.is_ascii_digit());
    let unit = text[digits..].strip_prefix(' ').unwrap_or(&text[digits..]);
    let unit = &unit[..span(unit, char::is_alphanumeric)];
    let units = ["s", "m", "h", "min", "second", "seconds", "minute", "minutes", "hour", "hours"];
    (digits > 0 && units.contains(&unit)).then_some(digits)
}

const SECONDS_LEFT: &str = "seconds_left\": [N]";

/// `seconds_left": 4799` of `wrap auth whoami --format json`.
fn seconds_left(text: &str) -> Option<usize> {
    let start = SECONDS_LEFT.strip_suffix("[N]")?;
    let digits = span(text.strip_prefix(start)?, |c| c.is_ascii_digit());
    (digits > 0).then_some(start.len() + digits)
}

/// A field of the address of a sign-in page that nobody can guess, or that names a free port.
const QUERY_FIELDS: [(&str, &str); 4] = [
    ("state=", "state=[RANDOM]"),
    ("nonce=", "nonce=[RANDOM]"),
    ("code_challenge=", "code_challenge=[RANDOM]"),
    ("redirect_uri=http%3A%2F%2Flocalhost%3A", "redirect_uri=http%3A%2F%2Flocalhost%3A[PORT]"),
];

fn query_field(text: &str) -> Option<(usize, &'static str)> {
    let (start, placeholder) = QUERY_FIELDS.into_iter().find(|(start, _)| text.starts_with(start))?;
    let value = &text[start.len()..];
    let length = span(value, |c| c.is_ascii_alphanumeric() || "-_".contains(c));
    let is_port = placeholder.ends_with("[PORT]") && value[..length].parse::<u16>().is_ok();
    // 256 bits in base64url.
    (is_port || length == 43).then_some((start.len() + length, placeholder))
}

fn span(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn whole_word(text: &str, length: usize) -> Option<usize> {
    (!text[length..].starts_with(char::is_alphanumeric)).then_some(length)
}

/// The length of `shape` when `text` starts with it: `d` is a digit, `x` a hex digit, `T` a `T` or space.
fn shaped(text: &str, shape: &str) -> Option<usize> {
    let mut characters = text.chars();
    let fits = shape.chars().all(|wanted| {
        characters.next().is_some_and(|c| match wanted {
            'd' => c.is_ascii_digit(),
            'x' => c.is_ascii_hexdigit(),
            'T' => c == 'T' || c == ' ',
            '+' => c == '+' || c == '-',
            _ => c == wanted,
        })
    });
    fits.then_some(shape.len())
}

#[expect(clippy::disallowed_methods, reason = "a test has no `System`")]
pub(crate) fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN_UUID: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";

    fn shown(text: &str) -> String {
        let texts = vec![("/tmp/x/home".to_owned(), "[HOME]"), ("/tmp/x".to_owned(), "[SANDBOX]")];
        normalise(text, &Known { texts, inputs: format!("tenant = \"{KNOWN_UUID}\"") })
    }

    #[test]
    fn what_differs_from_run_to_run_gets_a_placeholder() {
        for (text, expected) in [
            ("in /tmp/x/home/.azure and /tmp/x/bin", "in [HOME]/.azure and [SANDBOX]/bin"),
            ("\"eyJh.eyJi.c-_\"", "\"[JWT]\""),
            ("at 2026-11-21 01:12:22.000000, 2026-11-21T01:12:22+01:00", "at [TIME], [TIME]"),
            ("6f1c0f10-5c1a-4c7e-9d8b-0123456789ab", "[UUID]"),
            ("sessions/0123456789abcdef.json", "sessions/[HASH].json"),
            ("59 minutes, 1 h 20 min, 45s left", "[N] minutes, [N] h [N] min, [N]s left"),
            ("\"seconds_left\": 4799,", "\"seconds_left\": [N],"),
            (
                "?redirect_uri=http%3A%2F%2Flocalhost%3A45749&state=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&state=x",
                "?redirect_uri=http%3A%2F%2Flocalhost%3A[PORT]&state=[RANDOM]&state=x",
            ),
            (&format!("\"expires_on\": {}", now() + 4799), "\"expires_on\": [EPOCH]"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn constants_stay() {
        for text in [KNOWN_UUID, "version 1.13.5", "10 stacks", "cafe", "AADSTS7000215", "port 1234567890", "é 5"] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn now_is_filled_in() {
        let filled: i64 = fill_now("[NOW+3600]").parse().unwrap();
        assert!((filled - now() - 3600).abs() <= 1);
        assert_eq!(fill_now("[NOWHERE] a[0]"), "[NOWHERE] a[0]");
    }
}
