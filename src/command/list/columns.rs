//! Which columns a list has: those of the flag, else those of the configuration, else its own.

use crate::{
    command::output::capitalised,
    config::{
        Config,
        yaml::{Node, Place},
    },
    error::{Error, Result},
    stack::{Column, Columns},
    system::Env,
};

/// Reads `--columns`, else the first list of columns at one of `paths` of the configuration, else `usual`.
pub(super) fn read(
    config: &Config,
    env: &Env,
    flags: &[String],
    paths: &[&[&str]],
    usual: &[(&str, &str)],
) -> Result<Columns> {
    let flag = Place::outside("--columns");
    let columns = if flags.is_empty() {
        let written = paths.iter().filter_map(|path| config.tree.at_path(path)).find_map(Node::as_list);
        match written.filter(|list| !list.is_empty()) {
            Some(list) => list.iter().map(configured).collect::<Result<_>>()?,
            None => usual.iter().map(|(name, template)| column(name, template, flag)).collect(),
        }
    } else {
        flags.iter().map(|text| parsed(text, flag)).collect::<Result<_>>()?
    };
    Columns::new(config, env, columns)
}

fn column(name: &str, template: &str, at: Place) -> Column {
    Column { name: name.to_owned(), template: template.to_owned(), at }
}

/// `name: …` and `value: …` of the configuration.
fn configured(node: &Node) -> Result<Column> {
    let text = |key: &str| node.get(key).filter(|node| node.as_str().is_some_and(|text| !text.is_empty()));
    match (text("name"), text("value")) {
        (Some(name), Some(value)) => {
            Ok(column(name.as_str().unwrap_or_default(), value.as_str().unwrap_or_default(), value.at))
        }
        _ => Err(Error::configuration("a column needs a `name` and a `value`").at(node.at)),
    }
}

/// `Name={{ .field }}`, `Name=field` or `field`.
fn parsed(text: &str, at: Place) -> Result<Column> {
    let (name, value) =
        text.split_once('=').map_or((text.trim(), text.trim()), |(name, value)| (name.trim(), value.trim()));
    if name.is_empty() || value.is_empty() || (name == value && name.contains("{{")) {
        return Err(Error::usage(format!("cannot read the column `{text}`"))
            .help("write `Name={{ .field }}`, or the name of a field"));
    }
    let is_field = !value.contains("{{");
    let template = if is_field { format!("{{{{ .{value} }}}}") } else { value.to_owned() };
    let name = if text.contains('=') { name.to_owned() } else { capitalised(name) };
    Ok(Column { name, template, at })
}
