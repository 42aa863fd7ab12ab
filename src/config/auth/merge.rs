//! `auth:` of a component over that of the project (Atmos: `MergeComponentAuthConfig`).

use std::sync::Arc;

use super::{is_same_name, value::map_or_nothing};
use crate::{
    config::{
        fields::list,
        nearest::nearest,
        yaml::{Entry, ListMerge, Map, Node, Value, merge},
    },
    error::{Error, Result},
};

/// The `auth` that holds for a component. An identity that a component marks with `default: true`
/// takes that mark from all others.
pub(crate) fn merge_component(global: &Node, component: &Node, lists: ListMerge) -> Result<Node> {
    if map_or_nothing(component, "`auth`")?.is_none_or(Map::is_empty) {
        return Ok(global.clone());
    }
    let renamed = rename(component, global)?;
    let marks = renamed.get("identities").and_then(Node::as_map).into_iter().flat_map(Map::iter);
    let has_default =
        marks.into_iter().any(|(_, entry)| entry.node.get("default").and_then(Node::as_bool) == Some(true));
    let lower = if has_default { without_defaults(global) } else { global.clone() };
    Ok(merge(&lower, &renamed, lists))
}

/// `component` with providers and identities spelt as in `global`.
fn rename(component: &Node, global: &Node) -> Result<Node> {
    let mut renamed = component.clone();
    for section in ["providers", "identities"] {
        let Some(entry) = component.as_map().and_then(|map| map.entry(section)) else { continue };
        let known = global.get(section).and_then(Node::as_map);
        let mut names = Map::default();
        for (name, entry) in map_or_nothing(&entry.node, &format!("`{section}`"))?.into_iter().flat_map(Map::iter) {
            let spelling = known.and_then(|known| known.iter().find(|(known, _)| is_same_name(known, name)));
            match spelling {
                Some((spelling, _)) => names.insert(Arc::clone(spelling), entry.key_at, entry.node.clone()),
                None if section == "identities" && is_marker(&entry.node) => refuse_default(name, entry, known)?,
                None => names.insert(Arc::clone(name), entry.key_at, entry.node.clone()),
            }
        }
        renamed = with(&renamed, section, entry, Value::map(names));
    }
    Ok(renamed)
}

/// Whether an identity says nothing but whether it is the default: `{default: true}`.
fn is_marker(node: &Node) -> bool {
    let default = node.get("default").and_then(Node::as_bool);
    default.is_some() && node.as_map().is_some_and(|map| map.len() == 1)
}

/// A mark for an identity that is not there: `false` says nothing, `true` cannot be meant.
fn refuse_default(name: &str, entry: &Entry, known: Option<&Map>) -> Result<()> {
    if entry.node.get("default").and_then(Node::as_bool) == Some(false) {
        return Ok(());
    }
    let message = format!("identity `{name}` is marked `default: true` but not configured");
    let error = Error::configuration(message).at(entry.key_at);
    let known: Vec<&str> = known.into_iter().flat_map(Map::keys).collect();
    match nearest(name, known.iter().copied()) {
        Some(near) => Err(error.help(format!("did you mean `{near}`?"))),
        None if known.is_empty() => Err(error.help(format!("add `{name}` to `auth.identities`"))),
        None => Err(error.help(format!("mark one of {}", list(known)))),
    }
}

/// `auth` where no identity is a default.
fn without_defaults(auth: &Node) -> Node {
    let Some(entry) = auth.as_map().and_then(|map| map.entry("identities")) else { return auth.clone() };
    let mut identities = Map::default();
    for (name, entry) in entry.node.as_map().into_iter().flat_map(Map::iter) {
        let mut identity = entry.node.clone();
        if let (Some(_), Value::Map(fields)) = (entry.node.get("default"), &mut identity.value) {
            Arc::make_mut(fields).remove("default");
        }
        identities.insert(Arc::clone(name), entry.key_at, identity);
    }
    with(auth, "identities", entry, Value::map(identities))
}

/// `map` with `value` at `key`, which stands at the place of `entry`.
fn with(map: &Node, key: &str, entry: &Entry, value: Value) -> Node {
    let mut changed = map.as_map().cloned().unwrap_or_default();
    changed.insert(key, entry.key_at, Node::new(entry.node.at, value));
    Node::map(map.at, changed)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::yaml::{parse, to_json};

    const GLOBAL: &str = "providers: {P: {kind: x}}\n\
                          identities: {Dev: {kind: x, default: true, via: {provider: P}}, Prod: {kind: x}}\n";

    fn merged(component: &str) -> Result<String> {
        let global = parse(Path::new("atmos.yaml"), GLOBAL).unwrap();
        let component = parse(Path::new("dev.yaml"), component).unwrap();
        merge_component(&global, &component, ListMerge::Replace).map(|node| to_json(&node).to_string())
    }

    #[test]
    fn nothing_changes_nothing() {
        let global = to_json(&parse(Path::new("atmos.yaml"), GLOBAL).unwrap()).to_string();
        for component in ["", "{}", "identities: {nobody: {default: false}}"] {
            assert_eq!(merged(component).unwrap(), global, "{component}");
        }
    }

    #[test]
    fn a_default_of_the_component_takes_the_mark_from_all_others() {
        assert_eq!(
            merged("identities: {prod: {default: true}}").unwrap(),
            r#"{"providers":{"P":{"kind":"x"}},"identities":{"Dev":{"kind":"x","via":{"provider":"P"}},"Prod":{"kind":"x","default":true}}}"#
        );
    }

    #[test]
    fn a_mark_can_be_taken_away() {
        let merged = merged("identities: {DEV: {default: false}}").unwrap();
        assert!(merged.contains(r#""Dev":{"kind":"x","default":false"#), "{merged}");
    }

    #[test]
    fn fields_and_new_identities_are_laid_over() {
        let merged =
            merged("realm: r\nproviders: {p: {region: e}}\nidentities: {New: {kind: y, default: true}}").unwrap();
        assert!(merged.contains(r#""P":{"kind":"x","region":"e"}"#), "{merged}");
        assert!(
            merged.contains(r#""New":{"kind":"y","default":true}"#) && merged.contains(r#""realm":"r""#),
            "{merged}"
        );
        assert!(!merged.contains(r#""Dev":{"kind":"x","default""#), "{merged}");
    }

    #[test]
    fn a_default_that_is_not_configured_is_refused() {
        assert_eq!(
            merged("identities:\n  prd: {default: true}").unwrap_err().to_string(),
            "error: dev.yaml:2:3: identity `prd` is marked `default: true` but not configured\n\
             help: did you mean `Prod`?"
        );
    }
}
