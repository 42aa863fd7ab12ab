//! `auth.integrations`: what is signed in to besides. None is built yet.

use super::{RULE, reading::Reading};
use crate::{
    config::{
        auth::AuthConfig,
        fields::{list, suggest},
        nearest::nearest,
        yaml::{Entry, Map, Node},
    },
    error::Error,
    validate::finding::Finding,
};

/// The documented kinds.
const KINDS: [&str; 7] = ["aws/ecr", "aws/ecr-public", "aws/eks", "azure/acr", "azure/aks", "gcp/gke", "github/sts"];

const FIELDS: [&str; 5] = ["enabled", "kind", "spec", "tags", "via"];

pub(super) fn check(tree: &Node, reading: &Reading) -> Vec<Finding> {
    let all = tree.get("integrations").and_then(Node::as_map).into_iter().flat_map(Map::iter);
    all.flat_map(|(name, entry)| one(name, entry, reading)).collect()
}

fn one(name: &str, entry: &Entry, reading: &Reading) -> Vec<Finding> {
    let fields = entry.node.as_map().into_iter().flat_map(Map::iter);
    let unknown = fields.filter(|(key, _)| !FIELDS.contains(&key.as_ref())).map(|(key, field)| {
        let error = Error::configuration(format!("integration `{name}` has no field `{key}`"));
        Finding::error(RULE, &error.at(field.key_at).help(suggest(key, &FIELDS)))
    });
    unknown.chain([kind(name, entry)]).chain(dangling(name, &entry.node, reading)).collect()
}

fn kind(name: &str, entry: &Entry) -> Finding {
    let owner = format!("integration `{name}`");
    let Some((node, kind)) = entry.node.get("kind").and_then(|node| Some((node, node.as_str()?))) else {
        let error = Error::configuration(format!("{owner} is missing `kind`")).at(entry.key_at);
        return Finding::error(RULE, &error.help(format!("the kinds are {}", list(KINDS))));
    };
    if KINDS.contains(&kind) {
        let error = Error::configuration(format!("{owner} has kind `{kind}`, which is not built yet")).at(node.at);
        return Finding::warning(RULE, &error.help("the rest of the project works without it"));
    }
    let error = Error::configuration(format!("{owner} has kind `{kind}`, which does not exist")).at(node.at);
    Finding::error(
        RULE,
        &error.help(match nearest(kind, KINDS.into_iter()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the kinds are {}", list(KINDS)),
        }),
    )
}

fn dangling(name: &str, node: &Node, reading: &Reading) -> Option<Finding> {
    let auth: &AuthConfig = &reading.auth;
    let named = |key: &str| node.at_path(&["via", key]).and_then(|node| Some((node, node.as_str()?)));
    let missing = |section: &str, name: &str| reading.unreadable(section, name).is_none();
    let (what, (at, wanted), known) = if let Some((node, wanted)) = named("identity") {
        let is_lost = auth.identity(wanted).is_none() && missing("identities", wanted);
        ("identity", is_lost.then_some((node.at, wanted))?, auth.identities.keys().collect::<Vec<_>>())
    } else {
        let (node, wanted) = named("provider")?;
        let is_lost = auth.provider(wanted).is_none() && missing("providers", wanted);
        ("provider", is_lost.then_some((node.at, wanted))?, auth.providers.keys().collect())
    };
    let message = format!("integration `{name}` is used via {what} `{wanted}`, which is not configured");
    let error = Error::configuration(message).at(at);
    let help = match nearest(wanted, known.into_iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("configure `{wanted}`"),
    };
    Some(Finding::error(RULE, &error.help(help)))
}
