//! `wrap describe affected`: the components that changes since a commit affect.

mod base;
mod changes;
mod reasons;

use std::{collections::BTreeSet, path::PathBuf};

use clap::{Args, ValueEnum};

use self::{
    base::{Checkout, Repository},
    changes::Changes,
    reasons::{Component, Reason},
};
use super::{
    Processing,
    dependents::{self, Asked, is_switched_off},
    documents, list_node, text_node,
};
use crate::{
    command::output::{self, TreeArguments, TreeFormat},
    config::Selection,
    config::{
        Config,
        yaml::{Map, Node, Place, Value},
    },
    error::Result,
    stack::{Documents, Wanted},
    system::System,
    terraform::batch::Batch,
};

/// How the affected components are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AffectedFormat {
    /// A list of maps.
    Yaml,
    /// A list of objects.
    Json,
    /// What a job matrix of GitHub Actions takes.
    Matrix,
}

/// Arguments of `wrap describe affected`.
#[derive(Debug, Args)]
pub(crate) struct AffectedArguments {
    /// The commit to compare with: a branch, tag or SHA.
    #[arg(long, value_name = "REF", visible_alias = "ref", alias = "sha")]
    base: Option<String>,
    /// A checkout of the base, instead of a commit.
    #[arg(long, value_name = "FOLDER", conflicts_with = "base")]
    repo_path: Option<PathBuf>,
    /// How to print it.
    #[arg(short, long, value_enum, default_value_t = AffectedFormat::Json)]
    format: AffectedFormat,
    /// Write to this file; a matrix is appended as `matrix=…` and `count=…`.
    #[arg(long, visible_alias = "file", value_name = "FILE")]
    output_file: Option<PathBuf>,
    /// Print only what this yq expression selects.
    #[arg(short, long, value_name = "EXPRESSION")]
    query: Option<String>,
    /// Only components of this stack.
    #[arg(short, long)]
    stack: Option<String>,
    /// Show what depends on each component.
    #[arg(long)]
    include_dependents: bool,
    /// Show the settings of each component.
    #[arg(long)]
    include_settings: bool,
    /// Leave locked components out.
    #[arg(long)]
    exclude_locked: bool,
    #[command(flatten)]
    processing: Processing,
}

/// Prints what is affected.
pub(crate) fn affected(system: &System, selection: &Selection, arguments: &AffectedArguments) -> Result<u8> {
    let (items, at) = found(system, selection, arguments)?;
    print(system, arguments, &items, at)
}

/// Stacks and names of the Terraform components that are affected, as far as they still exist.
pub(crate) fn members(
    system: &System,
    selection: &Selection,
    batch: &Batch,
    stack: Option<&str>,
) -> Result<BTreeSet<(String, String)>> {
    let arguments = AffectedArguments {
        base: batch.base.clone(),
        repo_path: batch.repo_path.as_ref().map(PathBuf::from),
        format: AffectedFormat::Json,
        output_file: None,
        query: None,
        stack: stack.map(ToOwned::to_owned),
        include_dependents: batch.include_dependents,
        include_settings: false,
        exclude_locked: false,
        processing: Processing::templates_only(),
    };
    let (items, _) = found(system, selection, &arguments)?;
    let mut members = BTreeSet::new();
    for item in items.iter().filter(|item| item.get("deleted").is_none()) {
        let text = |item: &Node, key: &str| item.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
        let dependents = item.get("dependents").and_then(Node::as_list).unwrap_or_default();
        members.extend([item].into_iter().chain(dependents).map(|item| (text(item, "stack"), text(item, "component"))));
    }
    Ok(members)
}

/// What is affected, with a place for what is made of it.
fn found(system: &System, selection: &Selection, arguments: &AffectedArguments) -> Result<(Vec<Node>, Place)> {
    let config = arguments.processing.load(system, selection)?;
    let repository = Repository::of(system)?;
    let checkout = match &arguments.repo_path {
        Some(folder) => Checkout::existing(system.env.absolute(folder)),
        None => Checkout::add(&repository, &repository.base(system, arguments.base.as_deref())?)?,
    };
    let wanted = Wanted { stack: arguments.stack.clone(), ..Wanted::all(arguments.processing.process_functions) };
    let current = documents(system, &config, &wanted)?;
    let mut old_config = arguments.processing.load(system, selection)?;
    checkout.adopt(&repository, &mut old_config);
    let old = documents(system, &old_config, &wanted)?;
    let changes = Changes::between(&repository, &checkout)?;
    drop(checkout);
    let comparison = Comparison { arguments, config: &config, current: &current, old: &old, changes: &changes };
    Ok((comparison.items(), config.tree.at))
}

struct Comparison<'c> {
    arguments: &'c AffectedArguments,
    config: &'c Config,
    current: &'c Documents,
    old: &'c Documents,
    changes: &'c Changes,
}

impl Comparison<'_> {
    fn items(&self) -> Vec<Node> {
        let mut items = Vec::new();
        for (stack, kinds) in self.current {
            for (kind, components) in kinds {
                for (name, document) in components {
                    let old = self.old.get(stack).and_then(|kinds| kinds.get(kind)?.get(name));
                    let component = Component { config: self.config, kind, document, old };
                    if is_switched_off(document) || (self.arguments.exclude_locked && component.is_locked()) {
                        continue;
                    }
                    let reasons = component.reasons(self.changes);
                    if !reasons.is_empty() {
                        items.push(self.item((stack, kind, name), document, &reasons));
                    }
                }
            }
        }
        items.extend(self.deleted());
        items.sort_by_cached_key(|item| item.get("stack_slug").and_then(Node::as_str).map(ToOwned::to_owned));
        items
    }

    fn deleted(&self) -> Vec<Node> {
        let mut items = Vec::new();
        for (stack, kinds) in self.old {
            let current = self.current.get(stack);
            for (kind, components) in kinds {
                for (name, document) in components.iter().filter(|(_, document)| !reasons::is_abstract(document)) {
                    if current.is_some_and(|kinds| kinds.get(kind).is_some_and(|kind| kind.contains_key(name))) {
                        continue;
                    }
                    let (reason, kind_of_deletion) =
                        if current.is_some() { ("deleted", "component") } else { ("deleted.stack", "stack") };
                    let item = self.item((stack, kind, name), document, &[Reason::plain(reason)]);
                    let item = with(&item, "deleted", Node::new(item.at, Value::Bool(true)));
                    items.push(with(&item, "deletion_type", text_node(kind_of_deletion, item.at)));
                }
            }
        }
        items
    }

    fn item(&self, (stack, kind, name): (&str, &str, &str), document: &Map, reasons: &[Reason]) -> Node {
        let at = self.config.tree.at;
        let mut item = dependents::item((stack, kind, name), document, self.arguments.include_settings, at);
        let all = reasons.iter().map(|reason| text_node(&reason.name, at)).collect();
        item = with(&item, "affected", text_node(&reasons[0].name, at));
        item = with(&item, "affected_all", list_node(all, at));
        for reason in reasons {
            if let Some(path) = &reason.path {
                item = with(&item, &reason.name, text_node(path, at));
            }
        }
        if self.arguments.include_dependents {
            let asked = Asked { component: name, stack, document };
            let found = asked.dependents(self.current, self.arguments.include_settings, at);
            item = with(&item, "dependents", list_node(found, at));
        }
        with(&item, "included_in_dependents", Node::new(at, Value::Bool(false)))
    }
}

fn with(node: &Node, key: &str, value: Node) -> Node {
    let mut map = node.as_map().cloned().unwrap_or_default();
    map.insert(key, node.at, value);
    super::map_node(map, node.at)
}

fn print(system: &System, arguments: &AffectedArguments, items: &[Node], at: Place) -> Result<u8> {
    let format = if arguments.format == AffectedFormat::Yaml { TreeFormat::Yaml } else { TreeFormat::Json };
    if arguments.format == AffectedFormat::Matrix {
        return print_matrix(system, arguments, items);
    }
    let tree = TreeArguments { format, query: arguments.query.clone(), file: arguments.output_file.clone() };
    output::write(system, &tree, &list_node(items.to_vec(), at))?;
    Ok(0)
}

/// Deleted components have nothing that a job could plan.
fn print_matrix(system: &System, arguments: &AffectedArguments, items: &[Node]) -> Result<u8> {
    let text = |item: &Node, key: &str| item.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
    let jobs = items.iter().filter(|item| item.get("deleted").is_none()).map(|item| {
        serde_json::json!({
            "stack": text(item, "stack"),
            "component": text(item, "component"),
            "component_path": text(item, "component_path"),
            "component_type": text(item, "component_type"),
        })
    });
    let jobs: Vec<serde_json::Value> = jobs.collect();
    let (count, matrix) = (jobs.len(), serde_json::json!({ "include": jobs }));
    match &arguments.output_file {
        Some(file) => {
            let before = std::fs::read_to_string(system.env.absolute(file)).unwrap_or_default();
            output::write_text(system, Some(file), &format!("{before}matrix={matrix}\ncount={count}\n"))?;
        }
        None => system.terminal.print(&matrix.to_string()),
    }
    Ok(0)
}
