//! Which components a list has.

use clap::{Args, ValueEnum};

use crate::{
    command::{describe::map_node, terraform::selected},
    config::yaml::{Map, Node, Place},
    error::Result,
    query,
    stack::Listed,
    terraform::batch::labels,
};

/// The flags that leave components out.
#[derive(Debug, Args)]
pub(super) struct Filter {
    /// Components that are run, those that are only inherited from, or all.
    #[arg(short = 't', long = "type", value_enum, value_name = "TYPE", default_value_t = ComponentType::Real)]
    component_type: ComponentType,
    /// Abstract components too.
    #[arg(long = "abstract")]
    includes_abstract: bool,
    /// Only those that are enabled in all of these stacks, or with `false` those that are not.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    enabled: Option<bool>,
    /// Only those that are locked in one of these stacks, or with `false` those that are not.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    locked: Option<bool>,
    /// Only those with one of these in `metadata.tags`.
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    tags: Vec<String>,
    /// Only those with all of these in `metadata.labels`.
    #[arg(long, value_name = "NAME=VALUE,…")]
    labels: Option<String>,
    /// Only those for which this yq expression is true.
    #[arg(long = "filter", value_name = "EXPRESSION")]
    expression: Option<String>,
}

/// Whether components are there to be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ComponentType {
    Real,
    Abstract,
    All,
}

impl Filter {
    /// Whether `instance` is of the type that is wanted.
    pub(super) fn has_type(&self, instance: &Listed) -> bool {
        match self.component_type {
            ComponentType::Real => !instance.is_abstract || self.includes_abstract,
            ComponentType::Abstract => instance.is_abstract,
            ComponentType::All => true,
        }
    }

    /// Whether it can be told by names alone what is wanted.
    pub(super) fn is_of_names(&self) -> bool {
        let flags = [self.enabled.is_none(), self.locked.is_none(), self.labels.is_none(), self.expression.is_none()];
        self.tags.is_empty() && !flags.contains(&false)
    }

    /// The rows that are wanted, of those with everything that is known of them.
    pub(super) fn kept(&self, rows: Vec<Map>) -> Result<Vec<Map>> {
        let labels = self.labels.as_deref().map(labels).transpose()?.unwrap_or_default();
        let mut kept = Vec::new();
        for row in rows {
            let is =
                |key: &str, wanted: Option<bool>| wanted.is_none() || row.get(key).and_then(Node::as_bool) == wanted;
            let has_metadata = selected::has_tags(&row, &self.tags) && selected::has_labels(&row, &labels);
            if is("enabled", self.enabled) && is("locked", self.locked) && has_metadata && self.is_true(&row)? {
                kept.push(row);
            }
        }
        Ok(kept)
    }

    fn is_true(&self, row: &Map) -> Result<bool> {
        let Some(expression) = &self.expression else { return Ok(true) };
        let found = query::select(&map_node(row.clone(), Place::outside("")), expression)?;
        Ok(found.as_bool() == Some(true))
    }
}
