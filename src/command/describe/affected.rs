//! `wrap describe affected`: the components that changes since a commit affect.

mod base;
mod changes;
mod instances;
mod matrix;
mod reasons;
mod secrets;
mod tree;

use std::path::PathBuf;

use clap::{ArgAction, Args, ValueEnum};

pub(crate) use self::instances::instances;
use self::{
    base::{Checkout, Repository},
    changes::Changes,
    reasons::{Component, Reason},
};
use super::{
    Processing,
    dependents::{Instance, is_abstract, is_switched_off},
    documents, list_node, map_node, text_node,
};
use crate::{
    command::output::{self, TreeArguments, TreeFormat},
    config::{
        Config, Selection,
        yaml::{Node, Value},
    },
    error::Result,
    stack::{Documents, Kinds, Wanted, each_stack, same},
    system::System,
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
#[expect(clippy::struct_excessive_bools, reason = "the switches of the command line, one each")]
pub(crate) struct AffectedArguments {
    /// The commit to compare with: a branch, tag or SHA.
    #[arg(long, value_name = "REF", visible_alias = "ref", alias = "sha")]
    base: Option<String>,
    /// Fetch the base from `origin` first.
    #[arg(long, num_args = 0..=1, default_missing_value = "true", default_value_t = false, action = ArgAction::Set, value_name = "BOOL", conflicts_with = "repo_path")]
    clone_target_ref: bool,
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
    let (items, config) = found(system, selection, arguments)?;
    print(system, arguments, &config, &items)
}

/// What is affected, with the configuration of now.
fn found(system: &System, selection: &Selection, arguments: &AffectedArguments) -> Result<(Vec<Node>, Config)> {
    let config = arguments.processing.load(system, selection)?;
    let repository = Repository::of(system)?;
    let checkout = match &arguments.repo_path {
        Some(folder) => Checkout::existing(system.env.absolute(folder)),
        None if arguments.clone_target_ref => {
            Checkout::add(&repository, &repository.fetched(arguments.base.as_deref())?)?
        }
        None => Checkout::add(&repository, &repository.base(system, arguments.base.as_deref())?)?,
    };
    let wanted = Wanted { stack: arguments.stack.clone(), ..Wanted::all(arguments.processing.process_functions) };
    let current = documents(system, &config, &wanted)?;
    let mut old_config = arguments.processing.load(system, selection)?;
    checkout.adopt(&repository, &mut old_config);
    let old = shared_documents(system, &old_config, &wanted, &current)?;
    let changes = Changes::between(&repository, &checkout)?;
    drop(checkout);
    let comparison = Comparison { arguments, config: &config, current: &current, old: &old, changes: &changes };
    Ok((comparison.items(), config))
}

/// The documents that are `wanted`. What they say as the `known` ones do is kept in memory once.
fn shared_documents(system: &System, config: &Config, wanted: &Wanted, known: &Documents) -> Result<Documents> {
    let mut documents = Documents::new();
    let render = |stack: &str, mut kinds: Kinds| {
        for (kind, components) in &mut kinds {
            for (name, document) in components {
                if let Some(known) = known.get(stack).and_then(|kinds| kinds.get(kind)?.get(name)) {
                    document.share(known, same);
                }
            }
        }
        (stack.to_owned(), kinds)
    };
    let problems = each_stack(config, &system.env, wanted, str::cmp, &render, &mut |(stack, kinds)| {
        documents.insert(stack, kinds);
    })?;
    output::report(system, config, "describe", problems)?;
    Ok(documents)
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
        let mut found = Vec::new();
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
                        found.push((Instance { stack, kind, name, document }, reasons));
                    }
                }
            }
        }
        let instances: Vec<Instance<'_>> = found.iter().map(|(instance, _)| *instance).collect();
        let trees = self.dependents(&instances);
        let described = found.iter().zip(trees).map(|((instance, reasons), tree)| self.item(*instance, reasons, tree));
        let mut items: Vec<Node> = described.chain(self.deleted()).collect();
        items.sort_by_cached_key(|item| item.get("stack_slug").and_then(Node::as_str).map(ToOwned::to_owned));
        items
    }

    /// For each instance whether it is below another one, and what is below it.
    fn dependents(&self, instances: &[Instance<'_>]) -> Vec<(bool, Node)> {
        let at = self.config.tree.at;
        if !self.arguments.include_dependents {
            return instances.iter().map(|_| (false, list_node(Vec::new(), at))).collect();
        }
        let mut trees: Vec<_> = instances.iter().map(|instance| tree::below(*instance, self.current)).collect();
        let is_below_another = |index: usize| {
            let mut others = trees.iter().enumerate().filter(|(other, _)| *other != index);
            others.any(|(_, tree)| tree::holds(tree, &instances[index].slug()))
        };
        let included: Vec<bool> = (0..instances.len()).map(is_below_another).collect();
        let marked = trees.iter_mut().zip(included).map(|(tree, is_included)| {
            if !is_included {
                tree::mark(tree);
            }
            (is_included, tree::items(tree, self.arguments.include_settings, at))
        });
        marked.collect()
    }

    fn deleted(&self) -> Vec<Node> {
        let mut items = Vec::new();
        for (stack, kinds) in self.old {
            let current = self.current.get(stack);
            for (kind, components) in kinds {
                for (name, document) in components.iter().filter(|(_, document)| !is_abstract(document)) {
                    if !current.is_some_and(|kinds| kinds.get(kind).is_some_and(|kind| kind.contains_key(name))) {
                        items.push(self.deleted_item(Instance { stack, kind, name, document }, current.is_some()));
                    }
                }
            }
        }
        items
    }

    fn deleted_item(&self, instance: Instance<'_>, has_stack: bool) -> Node {
        let at = self.config.tree.at;
        let (reason, kind) = if has_stack { ("deleted", "component") } else { ("deleted.stack", "stack") };
        let mut item = instance.item_in_context(self.arguments.include_settings, at);
        item.insert("affected", at, text_node(reason, at));
        item.insert("affected_all", at, list_node(vec![text_node(reason, at)], at));
        item.insert("deleted", at, Node::new(at, Value::Bool(true)));
        item.insert("deletion_type", at, text_node(kind, at));
        map_node(item, at)
    }

    fn item(&self, instance: Instance<'_>, reasons: &[Reason], (is_included, dependents): (bool, Node)) -> Node {
        let at = self.config.tree.at;
        let mut item = instance.item(self.arguments.include_settings, at);
        let all = reasons.iter().map(|reason| text_node(&reason.name, at)).collect();
        item.insert("affected", at, text_node(&reasons[0].name, at));
        item.insert("affected_all", at, list_node(all, at));
        for reason in reasons {
            if let Some((key, path)) = &reason.path {
                item.insert(*key, at, text_node(path, at));
            }
        }
        item.insert("dependents", at, dependents);
        item.insert("included_in_dependents", at, Node::new(at, Value::Bool(is_included)));
        map_node(item, at)
    }
}

fn print(system: &System, arguments: &AffectedArguments, config: &Config, items: &[Node]) -> Result<u8> {
    let format = if arguments.format == AffectedFormat::Yaml { TreeFormat::Yaml } else { TreeFormat::Json };
    if arguments.format == AffectedFormat::Matrix {
        return matrix::write(system, config, arguments.output_file.as_deref(), items).map(|()| 0);
    }
    let tree =
        TreeArguments { format: Some(format), query: arguments.query.clone(), file: arguments.output_file.clone() };
    output::write(system, &tree, format, &list_node(items.to_vec(), config.tree.at))?;
    Ok(0)
}
