//! The names of all functions, and what is called by none of them.

use std::sync::Arc;

use crate::{
    config::{
        fields::list,
        nearest::nearest,
        yaml::{Node, Value, is_waiting},
    },
    error::{Error, Result},
};

/// All functions but includes, which are read with their file. A text that starts with one is a
/// call of it, as in Atmos, where a template can make one.
pub(crate) const NAMES: [&str; 34] = [
    "env",
    "exec",
    "template",
    "repo-root",
    "git.root",
    "git.sha",
    "git.branch",
    "git.ref",
    "git.repository",
    "git.owner",
    "git.name",
    "git.host",
    "git.url",
    "cwd",
    "random",
    "terraform.output",
    "terraform.state",
    "store",
    "store.get",
    "secret",
    "emulator",
    "tags",
    "labels",
    "labels.keys",
    "labels.values",
    "version",
    "cel",
    "aws.account_id",
    "aws.caller_identity_arn",
    "aws.caller_identity_user_id",
    "aws.region",
    "aws.organization_id",
    "unset",
    "literal",
];

/// Tags that mean something where they are written, but make no call of a text.
const WRITTEN: [&str; 3] = ["append", "include", "include.raw"];

/// Refuses a tag that names no function or stands before what it is not for, wherever it stands in a manifest.
pub(crate) fn refuse_unknown(node: &Node) -> Result<()> {
    if let Some(error) = unknown(node) {
        return Err(error);
    }
    match &node.value {
        Value::List(list) => list.iter().try_for_each(refuse_unknown),
        Value::Map(map) => map.iter().try_for_each(|(_, entry)| refuse_unknown(&entry.node)),
        _ => Ok(()),
    }
}

/// The error of a tag that is no function's, or not one for such a value.
pub(crate) fn unknown(node: &Node) -> Option<Error> {
    let tag = node.tag.as_deref()?;
    if tag == "append" && node.as_list().is_none() {
        let message = format!("`!append` needs a list, found {}", node.value.kind());
        return Some(Error::configuration(message).at(node.at).help("write the items in brackets: `!append [a, b]`"));
    }
    if NAMES.contains(&tag) || WRITTEN.contains(&tag) || tag == "deferred" || is_waiting(node) {
        return None;
    }
    let error = Error::configuration(format!("there is no function `!{tag}`")).at(node.at);
    let known = || NAMES.into_iter().chain(WRITTEN);
    Some(match nearest(tag, known()) {
        Some(near) => error.help(format!("did you mean `!{near}`?")),
        None => error.help(format!("quote the text, or use one of {}", list(known()))),
    })
}

/// The call that a plain text is, such as `!env HOME`.
pub(super) fn written_call(node: &Node, text: &str) -> Option<Node> {
    let call = text.strip_prefix('!')?;
    let (name, argument) = call.split_once(' ').unwrap_or((call, ""));
    let tag = NAMES.contains(&name).then(|| Arc::from(name))?;
    Some(Node { tag: Some(tag), value: Value::text(argument), at: node.at })
}
