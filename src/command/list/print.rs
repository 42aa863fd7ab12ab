//! Tables as text: with commas, with tabs, as JSON or YAML.

use std::cmp::Ordering;

use super::layout::ListFormat;
use crate::{
    command::output::{self, TreeArguments, TreeFormat},
    config::{
        fields::list,
        yaml::{Map, Node, Place},
    },
    error::{Error, Result},
    system::System,
};

/// Names of columns, and rows of as many cells.
pub(super) struct Table {
    pub(super) names: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// Sorts the rows by `column:asc,column:desc`.
    pub(super) fn sort(&mut self, written: &str) -> Result<()> {
        let mut keys = Vec::new();
        for part in written.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, direction) = part.split_once(':').unwrap_or((part, "asc"));
            let exact = self.names.iter().position(|known| known == name);
            let column = exact.or_else(|| self.names.iter().position(|known| known.eq_ignore_ascii_case(name)));
            let column = column.ok_or_else(|| {
                let names = list(self.names.iter().map(String::as_str));
                Error::usage(format!("there is no column `{name}` to sort by")).help(format!("the columns are {names}"))
            })?;
            let is_descending = match direction {
                "asc" | "ascending" => false,
                "desc" | "descending" => true,
                other => {
                    return Err(Error::usage(format!("cannot sort `{other}`"))
                        .help(format!("write `{name}:asc` or `{name}:desc`")));
                }
            };
            keys.push((column, is_descending));
        }
        self.rows.sort_by(|left, right| {
            let mut orders = keys.iter().map(|(column, is_descending)| {
                let order = left[*column].cmp(&right[*column]);
                if *is_descending { order.reverse() } else { order }
            });
            orders.find(|order| *order != Ordering::Equal).unwrap_or(Ordering::Equal)
        });
        Ok(())
    }

    /// Prints the table; without a format as lines of cells, with no line of names.
    pub(super) fn print(&self, system: &System, format: Option<ListFormat>, delimiter: Option<&str>) -> Result<()> {
        let tree = match format {
            Some(ListFormat::Json) => Some(TreeFormat::Json),
            Some(ListFormat::Yaml) => Some(TreeFormat::Yaml),
            _ => None,
        };
        if let Some(tree) = tree {
            return match delimiter {
                None => self.write_tree(system, tree),
                Some(_) => {
                    Err(Error::usage("`--delimiter` is for `csv` and `tsv`")
                        .help("leave it out, or write `--format csv`"))
                }
            };
        }
        let usual = if format == Some(ListFormat::Csv) { "," } else { "\t" };
        let lines = self.lines(delimiter.unwrap_or(usual), format.is_some());
        if !lines.is_empty() {
            system.terminal.print(&lines.join("\n"));
        }
        Ok(())
    }

    fn lines(&self, delimiter: &str, has_names: bool) -> Vec<String> {
        let names = Some(&self.names).filter(|_| has_names);
        let line = |row: &Vec<String>| {
            let cells = row.iter().map(|cell| if delimiter == "\t" { cell.clone() } else { quoted(cell, delimiter) });
            cells.collect::<Vec<_>>().join(delimiter)
        };
        names.into_iter().chain(&self.rows).map(line).collect()
    }

    fn write_tree(&self, system: &System, format: TreeFormat) -> Result<()> {
        let at = Place::outside("");
        let object = |row: &Vec<String>| {
            let mut map = Map::default();
            for (name, cell) in self.names.iter().zip(row) {
                map.insert(name.as_str(), at, Node::text(at, cell.as_str()));
            }
            Node::map(at, map)
        };
        let rows = Node::list(at, self.rows.iter().map(object).collect());
        output::write(system, &TreeArguments { format: None, query: None, file: None }, format, &rows)
    }
}

/// A value of CSV, in quotes where it needs them.
fn quoted(value: &str, delimiter: &str) -> String {
    if value.contains(delimiter) || value.contains(['"', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}
