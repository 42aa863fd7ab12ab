//! `!env NAME [default]`: a value of the configuration that stands in the environment.

use super::yaml::Node;
use crate::{
    error::{Error, Result},
    system::Env,
};

/// The value of the variable that `node`, tagged `!env`, names; `field` is where it stands, for messages.
pub(crate) fn resolve(field: &str, node: &Node, env: &Env) -> Result<String> {
    let (name, default) = parts(node);
    if name.is_empty() {
        let message = format!("`!env` of `{field}` names no variable");
        return Err(Error::configuration(message).at(node.at).help(format!("write `{field}: !env NAME`")));
    }
    env.var(name).or(default).map(ToOwned::to_owned).ok_or_else(|| {
        let error = Error::configuration(format!("variable `{name}` of `{field}` is not set")).at(node.at);
        if takes_default(field) {
            error.help(format!("export {name}=…, or write `{field}: !env {name} default`"))
        } else {
            error.help(format!("export {name}=…"))
        }
    })
}

/// The variable that `node`, tagged `!env`, names.
pub(super) fn variable(node: &Node) -> &str {
    parts(node).0
}

fn parts(node: &Node) -> (&str, Option<&str>) {
    let argument = node.as_str().unwrap_or_default().trim();
    match argument.split_once(char::is_whitespace) {
        Some((name, default)) => (name, Some(unquote(default.trim()))),
        None => (argument, None),
    }
}

/// Whether `field` may have a default: that of a secret would be in the repository.
pub(crate) fn takes_default(field: &str) -> bool {
    !["secret", "password", "token", "certificate"].iter().any(|word| field.contains(word))
}

fn unquote(text: &str) -> &str {
    let unquoted = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    unquoted('"').or_else(|| unquoted('\'')).unwrap_or(text)
}
