//! `session.min_remaining` of providers and identities: how long credentials must last for a run to start.

use crate::{
    config::{
        duration,
        fields::suggest,
        yaml::{Node, Value, print},
    },
    error::{Error, Result},
};

/// What `session` may hold.
const FIELDS: [&str; 2] = ["duration", "min_remaining"];

/// The seconds that `session.min_remaining` of `owner` asks for.
pub(crate) fn min_remaining(fields: &Node, owner: &str) -> Result<Option<i64>> {
    let Some(session) = fields.get("session").filter(|session| session.value != Value::Null) else { return Ok(None) };
    let Some(map) = session.as_map() else {
        let kind = session.value.kind();
        return Err(Error::configuration(format!("`session` of {owner} must be a map, not {kind}")).at(session.at));
    };
    if let Some((name, entry)) = map.iter().find(|(name, _)| !FIELDS.contains(&name.as_ref())) {
        let message = format!("`session` of {owner} has no field `{name}`");
        return Err(Error::configuration(message).at(entry.key_at).help(suggest(name, &FIELDS)));
    }
    let Some(node) = map.get("min_remaining").filter(|node| node.value != Value::Null) else { return Ok(None) };
    let text = print(&node.value).unwrap_or_default();
    let seconds = duration::seconds(&text).ok_or_else(|| {
        Error::configuration(format!("`min_remaining` of {owner} is no duration"))
            .at(node.at)
            .help("write hours and minutes: `min_remaining: 1h30m`")
    })?;
    Ok(Some(seconds))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::yaml::parse;

    fn read(text: &str) -> Result<Option<i64>> {
        min_remaining(&parse(Path::new("atmos.yaml"), text).unwrap(), "provider `p`")
    }

    #[test]
    fn duration_of_the_session_is_read() {
        assert_eq!(read("session: {min_remaining: 1h30m, duration: 8h}").unwrap(), Some(5400));
        for text in ["kind: x", "session:", "session: {duration: 1h}", "session: {min_remaining: }"] {
            assert_eq!(read(text).unwrap(), None, "{text}");
        }
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        for (text, want) in [
            ("session: 1h", "atmos.yaml:1:10: `session` of provider `p` must be a map, not a text"),
            ("session: {min_remaining: 90}", "atmos.yaml:1:26: `min_remaining` of provider `p` is no duration"),
            ("session: {min_remainig: 1h}", "atmos.yaml:1:11: `session` of provider `p` has no field `min_remainig`"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("error: {want}\nhelp: ")) || error == format!("error: {want}"),
                "{error}"
            );
        }
    }
}
