//! A tree as JSON.

use serde_json::{Number, Value as Json};

use super::{Node, Value};

/// `node` as JSON, without tags. Keys keep their order. Whole floats become integers, as Atmos
/// prints them; `NaN` and the infinities, which JSON does not know, become null.
pub(crate) fn to_json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Int(number) => Json::Number(integer(*number)),
        Value::Float(number) => Number::from_f64(*number).map_or(Json::Null, |_| Json::Number(float(*number))),
        Value::Str(text) | Value::Time(text) => Json::String(text.as_ref().to_owned()),
        Value::List(list) => Json::Array(list.iter().map(to_json).collect()),
        Value::Map(map) => {
            Json::Object(map.iter().map(|(key, entry)| (key.as_ref().to_owned(), to_json(&entry.node))).collect())
        }
    }
}

fn integer(number: i128) -> Number {
    if let Ok(number) = u64::try_from(number) {
        return number.into();
    }
    #[expect(clippy::cast_precision_loss, reason = "JSON has no larger integers")]
    i64::try_from(number).map_or_else(|_| Number::from_f64(number as f64).unwrap_or_else(|| 0.into()), Number::from)
}

fn float(number: f64) -> Number {
    // Below 2^53 each whole float is exactly one integer.
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and small")]
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        return (number as i64).into();
    }
    Number::from_f64(number).unwrap_or_else(|| 0.into())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::to_json;
    use crate::config::yaml::parse;

    #[test]
    fn whole_floats_print_as_integers_and_keys_keep_their_order() {
        let text = "z: 1.0\na: 1.5\nm: 18446744073709551615\nn: -9223372036854775808\no: .nan\np: 1e3\nq: -0.0\n";
        assert_eq!(
            to_json(&parse(Path::new("a.yaml"), text).unwrap()).to_string(),
            r#"{"z":1,"a":1.5,"m":18446744073709551615,"n":-9223372036854775808,"o":null,"p":1000,"q":0}"#
        );
    }
}
