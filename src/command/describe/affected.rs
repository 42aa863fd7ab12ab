//! `wrap describe affected`: the components that changes since a commit affect.

mod arguments;
mod base;
mod before;
mod changes;
mod digest;
mod instances;
mod matrix;
mod reasons;
mod secrets;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use self::{arguments::AffectedArguments, instances::instances, matrix::write as write_matrix};
use self::{
    arguments::AffectedFormat,
    base::{Checkout, Repository},
    before::Before,
    changes::Changes,
    digest::{Digest, Sections},
    reasons::{Component, Reason},
};
use super::{
    dependents::{Instance, is_switched_off},
    list_node, map_node, only, text_node,
};
use crate::{
    command::output::{self, TreeArguments, TreeFormat},
    config::{
        Config, Selection,
        yaml::{Map, Node, Place, Value},
    },
    error::Result,
    stack::{Documents, Kinds, Wanted, each_stack},
    system::System,
};

/// Prints what is affected.
pub(crate) fn affected(system: &System, selection: &Selection, arguments: &AffectedArguments) -> Result<u8> {
    let (items, config) = found(system, selection, arguments)?;
    print(system, arguments, &config, &items)
}

/// What is affected, with the configuration of now.
fn found(system: &System, selection: &Selection, arguments: &AffectedArguments) -> Result<(Vec<Node>, Config)> {
    arguments.check()?;
    let config = arguments.processing.load(system, selection)?;
    let repository = Repository::of(system)?.with_key(arguments.ssh_key.as_deref());
    let checkout = match &arguments.repo_path {
        Some(folder) => Checkout::existing(system.env.absolute(folder)),
        None if arguments.clone_target_ref => Checkout::add(&repository, &repository.fetched(arguments.base())?)?,
        None => Checkout::add(&repository, &repository.base(system, arguments.base())?)?,
    };
    let wanted =
        Wanted { stack: arguments.stack.clone(), ..Wanted::all(arguments.processing.evaluates_functions(system)?) };
    let mut old_config = arguments.processing.load(system, selection)?;
    checkout.adopt(&repository, &mut old_config);
    let (sections, changes) = (Sections::of(&config), Changes::between(&repository, &checkout)?);
    let (before, old_problems) = Before::read(system, &old_config, (arguments, &wanted), &sections)?;
    let mut comparison = Comparison { arguments, config: &config, before, changes: &changes, after: After::default() };
    let digests = |stack: &str, kinds: Kinds| {
        let digest = |document: Map| (sections.digest(&document), document);
        let digests = |components: BTreeMap<String, Map>| {
            components.into_iter().map(|(name, document)| (name, digest(document))).collect()
        };
        (stack.to_owned(), kinds.into_iter().map(|(kind, components)| (kind, digests(components))).collect())
    };
    let mut problems = each_stack(&config, &system.env, &wanted, str::cmp, &digests, &mut |(stack, kinds)| {
        comparison.compare(&sections, stack, kinds);
    })?;
    checkout.add_problems(old_problems, &mut problems);
    output::report(system, &config, "describe", problems)?;
    Ok((comparison.items(), config))
}

/// What is told of a component in the end, and what says on whom it depends.
const NEEDED: [&str; 7] =
    ["atlantis_project", "component_info", "dependencies", "metadata", "settings", "spacelift_stack", "vars"];

/// Components by kind and name, with the numbers of their sections.
type Digested = BTreeMap<String, BTreeMap<String, (Digest, Map)>>;

/// What is known of the head.
#[derive(Default)]
struct After {
    stacks: BTreeSet<String>,
    /// What is needed in the end of those that are affected, or of all.
    documents: Documents,
    /// Stack, kind and name of each that is affected.
    affected: Vec<([String; 3], Vec<Reason>)>,
}

struct Comparison<'c> {
    arguments: &'c AffectedArguments,
    config: &'c Config,
    before: Before,
    changes: &'c Changes,
    after: After,
}

impl Comparison<'_> {
    /// Compares a stack with the base's, and keeps as little of it as possible.
    fn compare(&mut self, sections: &Sections, stack: String, kinds: Digested) {
        for (kind, components) in kinds {
            for (name, (digest, document)) in components {
                let old = self.before.take(&stack, &kind, &name);
                let changed = sections.changed(&digest, old.as_ref().map(|old| &old.digest));
                let reasons = self.reasons(&kind, &document, &changed);
                let is_affected = !reasons.is_empty();
                if is_affected {
                    self.after.affected.push(([stack.clone(), kind.clone(), name.clone()], reasons));
                }
                if is_affected || self.arguments.include_dependents {
                    let kinds = self.after.documents.entry(stack.clone()).or_default();
                    kinds.entry(kind.clone()).or_default().insert(name, only(&document, &NEEDED));
                }
            }
        }
        self.after.stacks.insert(stack);
    }

    fn reasons(&self, kind: &str, document: &Map, changed: &[&str]) -> Vec<Reason> {
        let component = Component { config: self.config, kind, document, changed };
        if is_switched_off(document) || (self.arguments.exclude_locked && component.is_locked()) {
            return Vec::new();
        }
        component.reasons(self.changes)
    }

    fn items(mut self) -> Vec<Node> {
        let After { documents, affected, stacks } = std::mem::take(&mut self.after);
        let instance = |[stack, kind, name]: &'_ [String; 3]| {
            let (stack, kinds) = documents.get_key_value(stack)?;
            let (kind, components) = kinds.get_key_value(kind)?;
            components.get_key_value(name).map(|(name, document)| Instance { stack, kind, name, document })
        };
        let instances: Vec<Instance<'_>> = affected.iter().filter_map(|(names, _)| instance(names)).collect();
        let trees = self.dependents(&instances, &documents);
        let reasons = affected.iter().map(|(_, reasons)| reasons);
        let described = instances.iter().zip(reasons).zip(trees);
        let described = described.map(|((instance, reasons), tree)| self.item(*instance, reasons, tree));
        let mut items: Vec<Node> = described.collect();
        items.extend(deleted(self.before, &stacks, self.config.tree.at));
        items.sort_by_cached_key(|item| item.get("stack_slug").and_then(Node::as_str).map(ToOwned::to_owned));
        items
    }

    /// For each instance whether it is below another one, and what is below it.
    fn dependents(&self, instances: &[Instance<'_>], documents: &Documents) -> Vec<(bool, Node)> {
        let at = self.config.tree.at;
        if !self.arguments.include_dependents {
            return instances.iter().map(|_| (false, list_node(Vec::new(), at))).collect();
        }
        let mut trees: Vec<_> = instances.iter().map(|instance| tree::below(*instance, documents)).collect();
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

/// What is left of the base: components, or whole stacks.
fn deleted(before: Before, stacks: &BTreeSet<String>, at: Place) -> impl Iterator<Item = Node> {
    before.rest().map(move |(stack, mut item)| {
        let has_stack = stacks.contains(&stack);
        let (reason, kind) = if has_stack { ("deleted", "component") } else { ("deleted.stack", "stack") };
        item.insert("affected", at, text_node(reason, at));
        item.insert("affected_all", at, list_node(vec![text_node(reason, at)], at));
        item.insert("deleted", at, Node::new(at, Value::Bool(true)));
        item.insert("deletion_type", at, text_node(kind, at));
        map_node(item, at)
    })
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
