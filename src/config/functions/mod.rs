//! YAML functions: those that the configuration and the manifests have in common, and the
//! evaluation of those in the configuration, whose values are needed before it is merged.
//!
//! `!env` and what is not known stay as they are: whoever reads the value resolves or refuses them.

pub(crate) mod argument;
mod dotenv;
pub(crate) mod exec;
pub(crate) mod file;
pub(crate) mod folder;
pub(crate) mod git;
mod hcl;
pub(crate) mod json;
pub(crate) mod random;

use std::sync::Arc;

use super::{
    clean, is_remote,
    yaml::{Map, Node, Value, read_text, with_merged},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// The sections that are read. What stands in others is no concern of ours, even when it is broken.
const READ: [&str; 15] = [
    "auth",
    "base_path",
    "components",
    "describe",
    "env",
    "functions",
    "git",
    "import",
    "integrations",
    "logs",
    "profiles",
    "schemas",
    "settings",
    "stacks",
    "templates",
];

/// What functions of the configuration may do and see.
#[derive(Clone, Copy)]
pub(super) struct Evaluation<'e> {
    pub(super) env: &'e Env,
    /// Whether `!exec` may run; where it may not, it stays, and whoever reads it refuses it.
    pub(super) exec_allowed: bool,
}

impl Evaluation<'_> {
    /// `root`, a configuration file's map, with its functions evaluated.
    pub(super) fn evaluate(&self, root: &Node) -> Result<Node> {
        let Some(map) = root.as_map() else { return Ok(root.clone()) };
        let mut evaluated = Map::default();
        for (key, entry) in map.iter() {
            let node = if READ.contains(&key.as_ref()) { self.tree(&entry.node)? } else { entry.node.clone() };
            evaluated.insert(Arc::clone(key), entry.key_at, node);
        }
        Ok(root.with_value(Value::map(evaluated)))
    }

    fn tree(&self, node: &Node) -> Result<Node> {
        if let Some(tag) = node.tag.as_deref().filter(|_| node.as_str().is_some()) {
            return self.call(tag, node);
        }
        with_merged(node.try_with_children(|child| self.tree(child))?)
    }

    fn call(&self, tag: &str, node: &Node) -> Result<Node> {
        let argument = node.as_str().unwrap_or_default().trim();
        let text = |text: String| Node::text(node.at, text);
        match tag {
            "literal" => Ok(node.untagged()),
            "cwd" => Ok(text(folder::working(self.env, argument))),
            "repo-root" | "git.root" => folder::repository(self.env, node).map(text),
            "random" => random::number(node),
            "exec" if self.exec_allowed => Ok(json::decoded(node, &exec::output(self.env, node)?)),
            "include" | "include.raw" => self.include(argument, tag == "include.raw", node),
            _ if tag.starts_with("git.") => git::value(&self.env.directory, node).map(text),
            _ => Ok(node.clone()),
        }
    }

    /// The content of another file; its path is relative to the file that includes it.
    fn include(&self, name: &str, is_raw: bool, node: &Node) -> Result<Node> {
        let refused = |error: Error| error.context(format!("cannot include `{name}`")).at(node.at);
        if is_remote(name) {
            let error = Error::configuration("files from elsewhere are not built yet");
            return Err(refused(error.help("save it in the project, and include the copy")));
        }
        let beside = self.env.absolute(node.at.file);
        let path = clean(&beside.parent().unwrap_or(&self.env.directory).join(name));
        let shown = self.env.shown(&path);
        let text = read_text(&path, &shown).map_err(refused)?;
        if is_raw {
            return Ok(Node::text(node.at, text));
        }
        file::content(node.at, &path, &shown, &text).map_err(refused)
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::config::yaml::{parse, to_json};

    fn evaluated(text: &str, exec_allowed: bool) -> Result<String> {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.env"), "A=1\nB='x y'\n").unwrap();
        fs::write(root.path().join("a.tfvars"), "list = [1, true]\n").unwrap();
        let variables = [("PATH".into(), "/usr/bin:/bin".into())].into();
        let env = Env { variables, directory: root.path().to_owned(), ..Env::default() };
        let tree = Evaluation { env: &env, exec_allowed }.evaluate(&parse(Path::new("atmos.yaml"), text).unwrap())?;
        Ok(to_json(&tree).to_string())
    }

    #[test]
    fn files_of_every_kind_are_included() {
        assert_eq!(evaluated("env: !include a.env", false).unwrap(), r#"{"env":{"A":"1","B":"x y"}}"#);
        assert_eq!(evaluated("settings: !include a.tfvars", false).unwrap(), r#"{"settings":{"list":[1,true]}}"#);
        assert_eq!(evaluated("settings: !include.raw a.env", false).unwrap(), r#"{"settings":"A=1\nB='x y'\n"}"#);
        let error = evaluated("settings: !include none.yaml", false).unwrap_err().to_string();
        assert!(error.starts_with("error: atmos.yaml:1:11: cannot include `none.yaml`"), "{error}");
    }

    #[test]
    fn programs_run_only_when_that_is_allowed() {
        let text = "settings: {a: !exec 'echo [1]'}";
        assert_eq!(evaluated(text, true).unwrap(), r#"{"settings":{"a":[1]}}"#);
        assert_eq!(evaluated(text, false).unwrap(), r#"{"settings":{"a":"echo [1]"}}"#);
    }

    #[test]
    fn numbers_and_folders_are_made_and_other_sections_are_left_alone() {
        assert_eq!(evaluated("settings: {a: !random 3 3}", false).unwrap(), r#"{"settings":{"a":3}}"#);
        assert_eq!(evaluated("settings: {a: !git.sha none}", false).unwrap(), r#"{"settings":{"a":"none"}}"#);
        assert_eq!(evaluated("vendor: {a: !random x}", false).unwrap(), r#"{"vendor":{"a":"x"}}"#);
        assert!(evaluated("settings: {a: !random 3 1}", false).is_err());
    }
}
