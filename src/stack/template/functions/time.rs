//! Time. A moment is a function, which nothing else can print or read: its result is RFC 3339.

use std::sync::Arc;

use gotmpl::{Result, Value};
use jiff::{SignedDuration, Timestamp, Zoned, tz::TimeZone};

use super::{
    Call, Table,
    call::{integer, text},
    layout,
};

pub(super) const TABLE: Table = &[
    ("now", |call| Ok(of(zoned(call.context.now).timestamp()))),
    ("unixEpoch", |call| match rfc_3339(call.value(0)?) {
        Some(_) => text(at(call, 0)?.timestamp().as_second().to_string()),
        None => Err(call.wrong(call.value(0)?, "a time")),
    }),
    ("date", |call| text(layout::format(call.text(0)?, &at(call, 1)?))),
    ("htmlDate", |call| text(layout::format("2006-01-02", &at(call, 0)?))),
    ("htmlDateInZone", |call| text(layout::format("2006-01-02", &in_zone(call, 0, call.text(1)?)?))),
    ("dateInZone", |call| text(layout::format(call.text(0)?, &in_zone(call, 1, call.text(2)?)?))),
    ("date_in_zone", |call| text(layout::format(call.text(0)?, &in_zone(call, 1, call.text(2)?)?))),
    ("dateModify", |call| moved(call, false)),
    ("date_modify", |call| moved(call, false)),
    ("mustDateModify", |call| moved(call, true)),
    ("must_date_modify", |call| moved(call, true)),
];

/// A moment that is written in RFC 3339.
pub(in crate::stack::template) fn moment(written: &Arc<str>) -> Value {
    let written = Arc::clone(written);
    Value::Function(Arc::new(move |_| Ok(Value::String(Arc::clone(&written)))))
}

/// A moment in RFC 3339; `None` when `value` is none.
pub(in crate::stack::template) fn rfc_3339(value: &Value) -> Option<Arc<str>> {
    match value {
        Value::Function(moment) => match moment(&[]) {
            Ok(Value::String(written)) => Some(written),
            _ => None,
        },
        _ => None,
    }
}

fn of(timestamp: Timestamp) -> Value {
    moment(&timestamp.to_string().into())
}

fn at(call: &Call<'_>, index: usize) -> Result<Zoned> {
    let value = call.value(index)?;
    let written = rfc_3339(value).and_then(|written| written.parse::<Timestamp>().ok());
    Ok(match (written, value) {
        (Some(timestamp), _) => timestamp.to_zoned(TimeZone::UTC),
        (None, Value::Int(_) | Value::Uint(_)) => match Timestamp::from_second(integer(value)) {
            Ok(timestamp) => timestamp.to_zoned(TimeZone::UTC),
            Err(_) => return Err(call.refusal("knows no year above 9999")),
        },
        (None, _) => zoned(call.context.now),
    })
}

fn in_zone(call: &Call<'_>, index: usize, name: &str) -> Result<Zoned> {
    Ok(at(call, index)?.with_time_zone(TimeZone::get(name).unwrap_or(TimeZone::UTC)))
}

/// Results must not depend on where a run happens, so times are UTC.
fn zoned(seconds: i64) -> Zoned {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(TimeZone::UTC)
}

/// `dateModify "-1.5h"`; what is no duration changes nothing, unless it must.
fn moved(call: &Call<'_>, must: bool) -> Result<Value> {
    let moment = call.value(1)?;
    let Some(start) = rfc_3339(moment).and_then(|written| written.parse::<Timestamp>().ok()) else {
        return Err(call.wrong(moment, "a time"));
    };
    match duration(call.text(0)?) {
        Some(duration) => Ok(of(start.checked_add(duration).unwrap_or(start))),
        None if must => Err(call.refusal("needs a duration as `-1h30m`")),
        None => Ok(moment.clone()),
    }
}

/// Go's `time.ParseDuration`, in whole milliseconds.
fn duration(written: &str) -> Option<SignedDuration> {
    let (sign, size) = match written.strip_prefix('-') {
        Some(size) => (-1, size),
        None => (1, written.strip_prefix('+').unwrap_or(written)),
    };
    let seconds = if size == "0" { 0 } else { crate::config::duration::seconds(size)? };
    Some(SignedDuration::from_secs(seconds.checked_mul(sign)?))
}
