//! `!random [min] [max]`

use super::argument;
use crate::{
    config::yaml::{Node, Value},
    error::{Error, Result},
    system::random,
};

/// What Atmos takes when no bounds are given.
const DEFAULT: (i128, i128) = (0, 65_535);

/// A number between two bounds, or up to one, bounds included.
pub(crate) fn number(node: &Node) -> Result<Node> {
    let words = argument::split(node.as_str().unwrap_or_default());
    let refusal =
        || Error::configuration("`!random` needs a lower bound and a higher one, as in `!random 1 6`").at(node.at);
    let bounds = words.iter().map(|word| word.parse().map(|bound: i64| i128::from(bound)).map_err(|_| refusal()));
    let (lowest, highest) = match bounds.collect::<Result<Vec<i128>>>()?.as_slice() {
        [] => DEFAULT,
        [highest] => (0, *highest),
        [lowest, highest] => (*lowest, *highest),
        _ => return Err(refusal()),
    };
    if lowest > highest {
        return Err(refusal());
    }
    let bytes = random::bytes().ok_or_else(|| Error::configuration("no random numbers here").at(node.at))?;
    let drawn = i128::from_be_bytes(bytes).rem_euclid(highest - lowest + 1);
    Ok(Node::new(node.at, Value::Int(lowest + drawn)))
}
