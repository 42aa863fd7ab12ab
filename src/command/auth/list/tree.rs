//! The listing as data.

use super::{Listing, Row, SignedIn, State};
use crate::config::{
    auth::{IdentityConfig, ProviderConfig, Via},
    yaml::{Map, Node, Place, Value},
};

/// `providers` and `identities`, each by name.
pub(super) fn of(listing: &Listing<'_>) -> Node {
    let providers = listing.providers.iter().map(|all| {
        let entries = all.iter().map(|provider| (provider.name.as_str(), of_provider(provider)));
        ("providers", map(entries.collect()))
    });
    let identities = listing.identities.iter().map(|all| {
        let entries = all.iter().map(|row| (row.config.name.as_str(), of_identity(row)));
        ("identities", map(entries.collect()))
    });
    map(providers.chain(identities).collect())
}

fn of_provider(provider: &ProviderConfig) -> Node {
    map(vec![("kind", text(&provider.kind))])
}

fn of_identity(row: &Row<'_>) -> Node {
    let mut entries = vec![
        ("kind", text(&row.config.kind)),
        ("chain", Node::list(nowhere(), row.chain.iter().map(|name| text(name)).collect())),
        ("default", value(Value::Bool(row.config.is_default))),
        ("required", value(Value::Bool(row.config.is_required))),
    ];
    entries.extend(via(row.config).map(|via| ("via", via)));
    match &row.state {
        State::Absent => entries.push(("signed_in", value(Value::Null))),
        State::SignedIn(signed_in) => entries.push(("signed_in", of_signed_in(signed_in))),
        State::Unusable(problem) => entries.push(("problem", text(problem))),
    }
    map(entries)
}

fn via(identity: &IdentityConfig) -> Option<Node> {
    let (key, name) = match identity.via.as_ref()? {
        Via::Provider(name, _) => ("provider", name),
        Via::Identity(name, _) => ("identity", name),
    };
    Some(map(vec![(key, text(name))]))
}

fn of_signed_in(signed_in: &SignedIn) -> Node {
    let or_null = |node: Option<Node>| node.unwrap_or_else(|| value(Value::Null));
    map(vec![
        ("principal", text(&signed_in.principal)),
        ("tenant", text(&signed_in.tenant)),
        ("subscription", or_null(signed_in.subscription.as_deref().map(text))),
        ("seconds_left", or_null(signed_in.left.map(|left| value(Value::Int(left.into()))))),
        ("renewable", value(Value::Bool(signed_in.is_renewable))),
    ])
}

fn map(entries: Vec<(&str, Node)>) -> Node {
    let mut map = Map::default();
    for (key, node) in entries {
        map.insert(key, nowhere(), node);
    }
    Node::map(nowhere(), map)
}

fn text(text: &str) -> Node {
    Node::text(nowhere(), text)
}

fn value(value: Value) -> Node {
    Node::new(nowhere(), value)
}

/// What is listed is written in no file.
fn nowhere() -> Place {
    Place::outside("")
}
