//! YAML functions in the sections of the component that was asked for.
//!
//! What is not built yet is refused with its place, so that it never reaches Terraform as a text.

mod labels;
mod literal;
mod names;
pub(super) mod unbuilt;

use std::{cell::RefCell, ffi::OsStr, sync::Arc};

use self::names::written_call;
pub(crate) use self::names::{NAMES, refuse_unknown, unknown};
use super::{include, library::Library};
use crate::{
    config::{
        functions::{argument, exec, folder, git, json, random},
        yaml::{ListMerge, Map, Node, Value, merge_all, print},
    },
    error::{Error, Result},
};

/// Evaluates the functions of one component.
pub(crate) struct Functions<'a> {
    library: &'a Library<'a>,
    /// The component's `env` as written; `!env` looks there first.
    env: &'a Node,
    /// The component's `metadata`, for `!tags` and `!labels`.
    metadata: &'a Node,
    /// The component's `list_merge_strategy`.
    lists: ListMerge,
    /// The variables being evaluated, so that `A: !env A` means the one outside.
    open: RefCell<Vec<Arc<str>>>,
    /// Whether what needs a cloud stays as it is.
    is_offline: bool,
}

impl<'a> Functions<'a> {
    pub(crate) fn new(library: &'a Library<'a>, env: &'a Node, metadata: &'a Node, lists: ListMerge) -> Self {
        Self { library, env, metadata, lists, open: RefCell::default(), is_offline: false }
    }

    /// `node` with everything evaluated that needs no cloud; the rest stays as it is.
    pub(crate) fn evaluate_offline(library: &Library<'_>, node: &Node) -> Result<Node> {
        let nothing = Node::empty_map(node.at);
        let lists = library.config.list_merge;
        Functions { is_offline: true, ..Functions::new(library, &nothing, &nothing, lists) }.evaluate(node)
    }

    /// The component's `env` with everything evaluated.
    pub(crate) fn evaluate_env(&self) -> Result<Node> {
        if self.library.keeps_functions.get() {
            return Ok(self.env.clone());
        }
        let Some(map) = self.env.as_map() else { return Ok(self.env.clone()) };
        evaluate_map(self.env, map, |key, node| self.evaluate_variable(key, node))
    }

    /// `node` with everything evaluated.
    pub(crate) fn evaluate(&self, node: &Node) -> Result<Node> {
        if self.library.keeps_functions.get() || !holds_calls(node) {
            return Ok(node.clone());
        }
        match node.tag.as_deref() {
            Some(tag) => self.call(tag, node),
            None => self.evaluate_plain(node),
        }
    }

    fn evaluate_plain(&self, node: &Node) -> Result<Node> {
        match &node.value {
            Value::Str(text) => match written_call(node, text) {
                Some(call) => self.evaluate(&call),
                None => Ok(node.clone()),
            },
            Value::List(list) => {
                let kept = list.iter().filter(|item| !is_unset(item));
                let items = kept.map(|item| self.evaluate(item)).collect::<Result<Vec<_>>>()?;
                Ok(Node::list(node.at, items))
            }
            Value::Map(map) => evaluate_map(node, map, |_, child| self.evaluate(child)),
            _ => Ok(node.clone()),
        }
    }

    fn call(&self, tag: &str, node: &Node) -> Result<Node> {
        if self.library.config.skipped_functions.iter().flatten().any(|name| name == tag) {
            return Ok(node.clone());
        }
        let env = self.library.env;
        let text = |text: String| Ok(Node::text(node.at, text));
        match tag {
            "env" => text(self.variable(node)?),
            "literal" => Ok(literal::value(node)),
            "append" => self.evaluate_plain(&node.untagged()),
            "deferred" => self.merge_deferred(node),
            // A list or map is the value already.
            "template" if node.as_str().is_none() => self.evaluate_plain(&node.untagged()),
            "template" => Ok(json::decoded(node, node.as_str().unwrap_or_default())),
            // A text that says what it is, and breaks nothing that it is rendered into.
            "exec" if self.library.looks_only.get() => text("!exec".to_owned()),
            "exec" if !self.library.config.exec_allowed => Err(exec::refusal(node)),
            "exec" => exec::output(env, node).map(|output| json::decoded(node, &output)),
            "random" => random::number(node),
            "cwd" => text(folder::working(env, node.as_str().unwrap_or_default().trim())),
            "git.sha" | "git.branch" | "git.ref" | "git.repository" | "git.owner" | "git.name" | "git.host"
            | "git.url" => text(git::value(&env.directory, node)?),
            "repo-root" | "git.root" => text(folder::repository(env, node)?),
            "tags" | "labels" | "labels.keys" | "labels.values" => labels::value(self.metadata, node, tag),
            _ if self.is_offline => Ok(node.clone()),
            _ => Err(include::explain(self.library, node)),
        }
    }

    /// A function and what stands above or below it: evaluated first, merged then.
    fn merge_deferred(&self, node: &Node) -> Result<Node> {
        let layers = node.as_list().unwrap_or_default().iter().map(|layer| self.evaluate(layer));
        let layers = layers.collect::<Result<Vec<_>>>()?;
        let merged = merge_all(&layers, self.lists);
        Ok(merged.unwrap_or_else(|| Node::new(node.at, Value::Null)))
    }

    /// The component's variable, else this process's, else the default, else nothing.
    fn variable(&self, node: &Node) -> Result<String> {
        let words = argument::split(node.as_str().unwrap_or_default());
        let ([name] | [name, _]) = words.as_slice() else {
            return Err(Error::configuration("`!env` takes the name of a variable and a default")
                .at(node.at)
                .help("put quotes around a default with spaces: `!env NAME \"a b\"`"));
        };
        let is_open = self.open.borrow().iter().any(|open| **open == **name);
        if !is_open
            && let Some((key, entry)) = self.env.as_map().and_then(|map| map.iter().find(|(key, _)| ***key == **name))
        {
            let value = self.evaluate_variable(key, &entry.node)?;
            if let Some(text) = print(&value.value) {
                return Ok(text.into_owned());
            }
        }
        let outside = self.library.env.variables.get(OsStr::new(name)).and_then(|value| value.to_str());
        Ok(outside.map_or_else(|| words.get(1).cloned().unwrap_or_default(), ToOwned::to_owned))
    }

    fn evaluate_variable(&self, name: &Arc<str>, node: &Node) -> Result<Node> {
        self.open.borrow_mut().push(Arc::clone(name));
        let evaluated = self.evaluate(node);
        self.open.borrow_mut().pop();
        evaluated
    }
}

/// Whether something is to be evaluated, so that most trees can be shared as they are.
fn holds_calls(node: &Node) -> bool {
    node.tag.is_some()
        || match &node.value {
            Value::Str(text) => text.starts_with('!'),
            Value::List(list) => list.iter().any(holds_calls),
            Value::Map(map) => map.iter().any(|(_, entry)| holds_calls(&entry.node)),
            _ => false,
        }
}

fn evaluate_map(node: &Node, map: &Map, evaluate: impl Fn(&Arc<str>, &Node) -> Result<Node>) -> Result<Node> {
    let mut evaluated = Map::default();
    for (key, entry) in map.iter().filter(|(_, entry)| !is_unset(&entry.node)) {
        evaluated.insert(Arc::clone(key), entry.key_at, evaluate(key, &entry.node)?);
    }
    Ok(Node::map(node.at, evaluated))
}

fn is_unset(node: &Node) -> bool {
    node.tag.as_deref() == Some("unset")
}

#[cfg(test)]
mod tests;
