//! Reads the fields of one map by name, resolves `!env`, and refuses what nobody asked for.

use std::path::PathBuf;

use super::{auth::ProviderConfig, environment, functions::exec, is_guid, nearest::nearest, variables::split};
use crate::{
    config::yaml::{Map, Node, Place, Value, print},
    error::{Error, Result},
    secret::Secret,
    system::Env,
};

/// A map being read: each field is asked for by name, then [`Fields::finish`] refuses the rest.
pub(crate) struct Fields<'a> {
    map: Option<&'a Map>,
    at: Place,
    /// What the map belongs to, for messages: ``provider `azure-dev` ``.
    owner: String,
    env: &'a Env,
    asked: Vec<&'static str>,
    /// Those that others read.
    read_elsewhere: &'static [&'static str],
    secret_variables: Vec<String>,
}

/// What every provider may carry, whatever its kind (spec of Atmos: one struct for all kinds).
const COMMON: [&str; 6] = ["console", "default", "isolated", "session", "tags", "terraform_auth"];

impl<'a> Fields<'a> {
    /// The fields of `map`; a node that is no map has none.
    pub(crate) fn new(map: &'a Node, owner: impl Into<String>, env: &'a Env) -> Self {
        Self {
            map: map.as_map(),
            at: map.at,
            owner: owner.into(),
            env,
            asked: Vec::new(),
            read_elsewhere: &[],
            secret_variables: Vec::new(),
        }
    }

    /// The fields of a provider, whose kind reads its own.
    pub(crate) fn of_provider(provider: &'a ProviderConfig, env: &'a Env) -> Self {
        let owner = format!("provider `{}`", provider.name);
        Self { read_elsewhere: &COMMON, ..Self::new(&provider.fields, owner, env) }
    }

    /// The same, where these fields are of no interest.
    pub(crate) fn ignoring(self, names: &'static [&'static str]) -> Self {
        Self { read_elsewhere: names, ..self }
    }

    /// The text of field `name`; numbers and booleans are taken as they print, and an empty text
    /// counts as not given.
    pub(crate) fn text(&mut self, name: &'static str) -> Result<Option<String>> {
        let Some(node) = self.ask(name) else { return Ok(None) };
        let text = self.resolve(name, node)?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// The text of a field whose name is not known beforehand.
    pub(crate) fn text_of(&self, name: &str) -> Result<Option<String>> {
        let node = self.map.and_then(|map| map.get(name)).filter(|node| node.value != Value::Null);
        node.map(|node| self.resolve(name, node)).transpose()
    }

    /// The text of field `name`, which must be given.
    pub(crate) fn required_text(&mut self, name: &'static str) -> Result<String> {
        let text = self.text(name)?;
        text.ok_or_else(|| self.missing(name))
    }

    /// The error of a field that must be given and is not.
    pub(crate) fn missing(&self, name: &str) -> Error {
        if let Some(mistyped) = self.mistyped(name) {
            return mistyped;
        }
        let at = self.place(name).unwrap_or(self.at);
        Error::configuration(format!("{} is missing `{name}`", self.owner)).at(at).help(format!("add `{name}: …`"))
    }

    /// The error of a field that most likely was meant to be `name`.
    fn mistyped(&self, name: &str) -> Option<Error> {
        let is_meant = |key: &str| !self.asked.contains(&key) && nearest(key, std::iter::once(name)).is_some();
        let (key, entry) = self.map?.iter().find(|(key, _)| is_meant(key))?;
        let message = format!("{} has no field `{key}`", self.owner);
        Some(Error::configuration(message).at(entry.key_at).help(format!("did you mean `{name}`?")))
    }

    /// The secret of field `name`.
    pub(crate) fn secret(&mut self, name: &'static str) -> Result<Option<Secret>> {
        let node = self.ask(name).filter(|node| node.tag.as_deref() == Some("env"));
        self.secret_variables.extend(node.map(|node| environment::variable(node).to_owned()));
        Ok(self.text(name)?.map(Secret::from))
    }

    /// The variables that the secrets asked for so far are read from, set or not.
    pub(crate) fn secret_variables(&self) -> &[String] {
        &self.secret_variables
    }

    /// The path in field `name`: `~/` is the home, and what is relative starts at the folder of the
    /// file that says so, wherever the program is called.
    pub(crate) fn path(&mut self, name: &'static str) -> Result<Option<PathBuf>> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        if let Some(rest) = text.strip_prefix("~/") {
            return Ok(Some(self.env.home()?.join(rest)));
        }
        let file = self.env.absolute(self.place(name).unwrap_or(self.at).file);
        Ok(Some(file.parent().unwrap_or(&self.env.directory).join(text)))
    }

    /// The boolean of field `name`.
    pub(crate) fn boolean(&mut self, name: &'static str) -> Result<Option<bool>> {
        let Some(node) = self.ask(name) else { return Ok(None) };
        match self.resolve(name, node)?.to_lowercase().as_str() {
            "true" => Ok(Some(true)),
            "false" => Ok(Some(false)),
            "" => Ok(None),
            _ => Err(self.refuse(name, node, "must be `true` or `false`")),
        }
    }

    /// The GUID of field `name`, in lower case.
    pub(crate) fn guid(&mut self, name: &'static str) -> Result<Option<String>> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        if is_guid(&text) {
            return Ok(Some(text.to_lowercase()));
        }
        let at = self.place(name).unwrap_or(self.at);
        Err(Error::configuration(format!("`{name}` of {} is not a GUID", self.owner))
            .at(at)
            .help(format!("write `{name}: xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`")))
    }

    /// The texts of field `name`: a list, or one text with commas.
    pub(crate) fn texts(&mut self, name: &'static str) -> Result<Option<Vec<String>>> {
        let Some(node) = self.ask(name) else { return Ok(None) };
        match node.as_list() {
            Some(list) => list.iter().map(|item| self.resolve(name, item)).collect::<Result<_>>().map(Some),
            None => Ok(Some(split(&self.resolve(name, node)?))),
        }
    }

    /// The fields of the map in field `name`; an empty one when it is not given.
    pub(crate) fn section(&mut self, name: &'static str) -> Result<Fields<'a>> {
        let at = self.place(name).unwrap_or(self.at);
        let map = match self.ask(name) {
            None => None,
            Some(node) => Some(node.as_map().ok_or_else(|| self.refuse(name, node, "must be a map"))?),
        };
        Ok(Fields {
            map,
            at,
            owner: format!("`{name}`"),
            env: self.env,
            asked: Vec::new(),
            read_elsewhere: &[],
            secret_variables: Vec::new(),
        })
    }

    /// The field `name` as it is written, for those who read it themselves.
    pub(crate) fn node(&mut self, name: &'static str) -> Option<&'a Node> {
        self.ask(name)
    }

    /// Where the value of field `name` is written.
    pub(crate) fn place(&self, name: &str) -> Option<Place> {
        self.map?.get(name).map(|node| node.at)
    }

    /// Where the map is written.
    pub(crate) fn at(&self) -> Place {
        self.at
    }

    /// The environment that `!env` reads.
    pub(crate) fn env(&self) -> &'a Env {
        self.env
    }

    /// Refuses fields that were not asked for.
    pub(crate) fn finish(self) -> Result<()> {
        let is_known = |name: &str| self.asked.contains(&name) || self.read_elsewhere.contains(&name);
        let mut entries = self.map.into_iter().flat_map(Map::iter);
        match entries.find(|(name, _)| !is_known(name)) {
            None => Ok(()),
            Some((name, entry)) => {
                let message = format!("{} has no field `{name}`", self.owner);
                Err(Error::configuration(message).at(entry.key_at).help(suggest(name, &self.asked)))
            }
        }
    }

    /// The field, unless it is nothing.
    fn ask(&mut self, name: &'static str) -> Option<&'a Node> {
        if !self.asked.contains(&name) {
            self.asked.push(name);
        }
        self.map?.get(name).filter(|node| node.value != Value::Null)
    }

    fn resolve(&self, name: &str, node: &Node) -> Result<String> {
        match node.tag.as_deref() {
            Some("env") => environment::resolve(name, node, self.env),
            Some("exec") => Err(exec::refusal(node)),
            Some(tag) => Err(Error::configuration(format!("cannot read `!{tag}` of `{name}`"))
                .at(node.at)
                .because(format!("{} knows no function but `!env`", self.owner))
                .help(format!("write the value, or `{name}: !env NAME`"))),
            None => match print(&node.value) {
                Some(text) => Ok(text.into_owned()),
                None => Err(self.refuse(name, node, "must be a text")),
            },
        }
    }

    fn refuse(&self, name: &str, node: &Node, expected: &str) -> Error {
        let kind = node.value.kind();
        Error::configuration(format!("`{name}` of {} {expected}, not {kind}", self.owner)).at(node.at)
    }
}

/// What to do about a name that is not known.
pub(crate) fn suggest(name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => format!("remove `{name}`"),
        None => format!("remove `{name}`, or write one of {}", list(known.iter().copied())),
    }
}

/// Names in backticks, with commas.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
