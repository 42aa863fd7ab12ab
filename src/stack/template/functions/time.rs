//! Time. A moment is a map that nobody else can make, printed as Go prints one.

use std::sync::Arc;

use gotmpl::{Result, Value};
use jiff::{Timestamp, Zoned, tz::TimeZone};

use super::{
    Call, Table,
    call::{integer, text},
};
use crate::stack::template::data::of_map;

pub(super) const TABLE: Table = &[
    ("now", |call| Ok(of_map([(Arc::from(SECONDS), Value::Int(call.context.now))]))),
    ("unixEpoch", |call| text(moment(call, 0)?.timestamp().as_second().to_string())),
    ("date", |call| text(formatted(&moment(call, 1)?, call.text(0)?))),
    ("htmlDate", |call| text(formatted(&moment(call, 0)?, "2006-01-02"))),
    ("dateInZone", |call| {
        let zone = TimeZone::get(call.text(2)?).unwrap_or(TimeZone::UTC);
        text(formatted(&moment(call, 1)?.with_time_zone(zone), call.text(0)?))
    }),
];

const SECONDS: &str = "\u{0}unix";

/// The seconds of a moment.
pub(in crate::stack::template) fn seconds(value: &Value) -> Option<i64> {
    value.field(SECONDS).and_then(Value::as_int)
}

/// Go's `Time.String`.
pub(in crate::stack::template) fn print(value: &Value) -> String {
    formatted(&zoned(seconds(value).unwrap_or_default()), "2006-01-02 15:04:05 -0700 MST")
}

fn moment(call: &Call<'_>, index: usize) -> Result<Zoned> {
    let value = call.value(index)?;
    Ok(zoned(match value {
        Value::Int(_) | Value::Uint(_) => integer(value),
        value => seconds(value).unwrap_or(call.context.now),
    }))
}

/// Results must not depend on where a run happens, so times are UTC.
fn zoned(seconds: i64) -> Zoned {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(TimeZone::UTC)
}

/// What stands for what in Go's layouts; longer ones first.
const LAYOUT: [(&str, &str); 27] = [
    ("January", "%B"),
    ("Monday", "%A"),
    ("Z07:00", "Z"),
    ("-07:00", "%:z"),
    ("-0700", "%z"),
    ("2006", "%Y"),
    ("Jan", "%b"),
    ("Mon", "%a"),
    ("MST", "%Z"),
    ("002", "%j"),
    ("01", "%m"),
    ("02", "%d"),
    ("03", "%I"),
    ("04", "%M"),
    ("05", "%S"),
    ("06", "%y"),
    ("15", "%H"),
    ("PM", "%p"),
    ("pm", "%P"),
    ("_2", "%e"),
    ("1", "%-m"),
    ("2", "%-d"),
    ("3", "%-I"),
    ("4", "%-M"),
    ("5", "%-S"),
    (".000000", ".000000"),
    (".000", ".000"),
];

fn formatted(moment: &Zoned, layout: &str) -> String {
    let mut format = String::new();
    let mut rest = layout;
    while let Some(first) = rest.chars().next() {
        let known = LAYOUT.iter().find(|(name, _)| rest.starts_with(name));
        match known {
            Some(("Z07:00", _)) => format.push_str(if moment.offset().is_zero() { "Z" } else { "%:z" }),
            Some((_, code)) => format.push_str(code),
            None if first == '%' => format.push_str("%%"),
            None => format.push(first),
        }
        rest = &rest[known.map_or(first.len_utf8(), |(name, _)| name.len())..];
    }
    jiff::fmt::strtime::format(&format, moment).unwrap_or_default()
}
