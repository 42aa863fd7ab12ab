//! `templates.settings`: how a project's templates are written, and what they may know.

use std::collections::BTreeMap;

use super::datasources::{self, Datasources};
use crate::{
    config::{
        Config,
        yaml::{Map, Node, print},
    },
    error::Result,
    system::{
        Env,
        clock::{Clock as _, SystemClock},
    },
};

/// What an engine is made from. The variables hold secrets, so it cannot be printed.
pub(crate) struct Settings {
    pub(crate) delimiters: [String; 2],
    /// The environment that `env` sees.
    pub(crate) variables: BTreeMap<String, String>,
    /// Unix time in seconds.
    pub(crate) now: i64,
    pub(crate) datasources: Datasources,
}

/// With Go's delimiters: Atmos renders files and names with them whatever a project says.
pub(crate) fn of_imports(config: &Config, env: &Env) -> Settings {
    let nothing = Node::empty_map(config.templates.at);
    let own = env.variables.iter();
    let own = own.filter_map(|(name, value)| Some((name.to_str()?.to_owned(), value.to_str()?.to_owned())));
    let mut variables: BTreeMap<String, String> = own.collect();
    let added = config.templates.get("env").and_then(Node::as_map).into_iter().flat_map(Map::iter);
    variables
        .extend(added.filter_map(|(name, entry)| Some((name.to_string(), print(&entry.node.value)?.into_owned()))));
    let datasources = Datasources::new(config, &nothing);
    Settings { delimiters: ["{{", "}}"].map(ToOwned::to_owned), variables, now: SystemClock.now(), datasources }
}

/// Those of a component that are not the same: its `settings.templates.settings` wins over the project.
pub(crate) fn of_component(config: &Config, env: &Env, own: &Node) -> Option<Settings> {
    let delimiters = [own, &config.templates].into_iter().find_map(pair);
    if delimiters.is_none() && datasources::written(own).is_none() {
        return None;
    }
    let usual = of_imports(config, env);
    let delimiters = delimiters.unwrap_or(usual.delimiters);
    Some(Settings { delimiters, datasources: Datasources::new(config, own), ..usual })
}

/// `own` with what names its datasources changed.
pub(crate) fn with_datasources(own: &Node, change: impl Fn(&Node) -> Result<Node>) -> Result<Node> {
    own.try_with_children(|section| match section.get("datasources") {
        Some(_) => section.try_with_children(&change),
        None => Ok(section.clone()),
    })
}

/// Whether a project's components use other delimiters than Go's.
pub(crate) fn has_own_delimiters(config: &Config) -> bool {
    pair(&config.templates).is_some_and(|pair| pair != ["{{", "}}"])
}

/// Whether imports and names print what they miss, as components do.
pub(crate) fn ignores_missing(config: &Config) -> bool {
    config.templates.get("ignore_missing_template_values").and_then(Node::as_bool) == Some(true)
}

/// How often the texts of a component are rendered.
pub(crate) fn passes(config: &Config, own: &Node) -> usize {
    let count = [own, &config.templates]
        .into_iter()
        .find_map(|settings| print(&settings.get("evaluations")?.value)?.parse().ok());
    count.unwrap_or(1).clamp(1, MOST_PASSES)
}

/// A text that grows with each pass must end.
const MOST_PASSES: usize = 10;

fn pair(settings: &Node) -> Option<[String; 2]> {
    let [left, right] = settings.get("delimiters")?.as_list()? else { return None };
    let text = |node: &Node| node.as_str().filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    Some([text(left)?, text(right)?])
}
