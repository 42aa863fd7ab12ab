//! How a list is printed: the flags say so, else variables, else the configuration.

use clap::{Args, ValueEnum};

use crate::{
    config::{
        Config,
        variables::{LIST_COLUMNS, LIST_DELIMITER, LIST_FORMAT, LIST_SORT, Variable},
    },
    error::{Error, Result},
    system::{Env, System},
};

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// Tabs between values and no line of names; for instances, as CSV.
    Table,
    /// Commas between values, a line of names first.
    Csv,
    /// Tabs between values, a line of names first.
    Tsv,
    /// A list of objects.
    Json,
    /// A list of maps.
    Yaml,
    /// Components below their stacks.
    Tree,
    /// What a job matrix of GitHub Actions takes; for instances.
    Matrix,
}

/// What every list can be told.
#[derive(Clone, Debug, Args)]
pub(super) struct Layout {
    /// How to print it.
    #[arg(short, long, value_enum)]
    format: Option<ListFormat>,
    /// What to show: `Name={{ .field }}`, or a field; may be repeated.
    #[arg(long, value_name = "NAME=TEMPLATE", value_delimiter = ',')]
    pub(super) columns: Vec<String>,
    /// Sort by columns, such as `Stack:asc,Component:desc`.
    #[arg(long, value_name = "COLUMN:ORDER")]
    pub(super) sort: Option<String>,
    /// What stands between values instead of a comma or a tab.
    #[arg(long, value_name = "TEXT")]
    pub(super) delimiter: Option<String>,
}

impl Layout {
    /// The flags, and the variables where there are none.
    pub(super) fn of(&self, system: &System) -> Self {
        let text = |flag: &Option<String>, variable: Variable| {
            flag.clone().or_else(|| variable.read(&system.env).map(|setting| setting.value.to_owned()))
        };
        let columns = || LIST_COLUMNS.read(&system.env).map(|setting| setting.list()).unwrap_or_default();
        Self {
            format: self.format,
            columns: if self.columns.is_empty() { columns() } else { self.columns.clone() },
            sort: text(&self.sort, LIST_SORT),
            delimiter: text(&self.delimiter, LIST_DELIMITER),
        }
    }

    /// The format of the flag, the variable or the configuration at `path`; `None` for a table.
    pub(super) fn format(&self, env: &Env, config: &Config, path: &[&str]) -> Result<Option<ListFormat>> {
        let variable = LIST_FORMAT.read(env);
        let written = config.tree.at_path(path);
        let named = |name: &str, error: Error| {
            ListFormat::from_str(name, false)
                .map_err(|_| error.help("write `table`, `csv`, `tsv`, `json`, `yaml`, `tree` or `matrix`"))
        };
        let format = match (self.format, variable, written) {
            (Some(format), _, _) => format,
            (None, Some(setting), _) => {
                let error = Error::configuration(format!("`{}` cannot be `{}`", setting.variable, setting.value));
                named(setting.value, error)?
            }
            (None, None, Some(node)) => match node.as_str().unwrap_or_default() {
                "" => ListFormat::Table,
                name => {
                    named(name, Error::configuration(format!("`{}` cannot be `{name}`", path.join("."))).at(node.at))?
                }
            },
            (None, None, None) => ListFormat::Table,
        };
        Ok(Some(format).filter(|format| *format != ListFormat::Table))
    }

    /// A tree or a matrix has neither columns nor an order of its own.
    pub(super) fn refuse_rows(&self, format: &str) -> Result<()> {
        let given = [
            ("--columns", !self.columns.is_empty()),
            ("--sort", self.sort.is_some()),
            ("--delimiter", self.delimiter.is_some()),
        ];
        match given.into_iter().find(|(_, is_given)| *is_given) {
            Some((flag, _)) => Err(Error::usage(format!("`{flag}` is for rows, and a {format} has none"))
                .help(format!("leave out `--format {format}`"))),
            None => Ok(()),
        }
    }
}

/// A format that only instances have.
pub(super) fn refused(what: &str, format: ListFormat) -> Error {
    let name = name(format);
    Error::usage(format!("{what} cannot be shown as a {name}"))
        .help(format!("run `wrap list instances --format {name}`"))
}

/// What the format is called.
fn name(format: ListFormat) -> String {
    format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
