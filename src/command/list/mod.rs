//! `wrap list`: names, for people and scripts.

mod columns;
mod components;
mod filter;
mod instances;
mod layout;
mod print;
mod rows;
mod stacks;
mod workflows;

use std::collections::BTreeMap;

use globset::{GlobBuilder, GlobMatcher};

pub(crate) use self::{
    components::{ComponentListArguments, components},
    instances::{InstanceListArguments, instances},
    stacks::{StackListArguments, stacks},
    workflows::{WorkflowListArguments, workflows},
};
use self::{
    layout::{Layout, ListFormat},
    print::Table,
};
use super::output;
use crate::{
    config::{Config, variables::STACK, yaml::Map},
    error::{Error, Result},
    stack::{Columns, Documents, Listed, Stacks, Wanted},
    system::System,
};

/// The instances that are wanted, by stack. What several manifests of a stack declare is one.
fn instances_of(system: &System, config: &Config, arguments: &ComponentListArguments) -> Result<Vec<Listed>> {
    let (instances, problems) = Stacks::listed(config, &system.env)?;
    output::report(system, config, "list", problems)?;
    let variable = STACK.read(&system.env).map(|setting| setting.value);
    let pattern = arguments.stack.as_deref().or(variable);
    let matcher = pattern.map(matcher).transpose()?;
    let is_in = |stack: &str| matcher.as_ref().is_none_or(|matcher| Some(stack) == pattern || matcher.is_match(stack));
    let is_wanted = |instance: &Listed| arguments.filter.has_type(instance) && is_in(&instance.stack);
    let key = |instance: &Listed| (instance.stack.clone(), instance.kind.clone(), instance.name.clone());
    let wanted = instances.into_iter().filter(is_wanted).map(|instance| (key(&instance), instance));
    Ok(wanted.collect::<BTreeMap<_, _>>().into_values().collect())
}

/// What fits `pattern` as the name of a file would.
fn matcher(pattern: &str) -> Result<GlobMatcher> {
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    let glob = glob.map_err(|error| {
        Error::usage(format!("cannot read the pattern `{pattern}`"))
            .because(error.kind())
            .help("name a stack, or write a pattern such as `*-prod`")
    })?;
    Ok(glob.compile_matcher())
}

fn documents(system: &System, config: &Config, arguments: &ComponentListArguments) -> Result<Documents> {
    let is_name = |pattern: &&String| !pattern.contains(['*', '?', '[', '{']);
    let stack = arguments.stack.as_ref().filter(is_name).cloned();
    let wanted = Wanted { stack, ..Wanted::all(arguments.processing.evaluates_functions(system)?) };
    let (documents, problems) = Stacks::documents(config, &system.env, &wanted)?;
    output::report(system, config, "list", problems)?;
    Ok(documents)
}

fn print_table(
    system: &System,
    layout: &Layout,
    format: Option<ListFormat>,
    columns: &Columns,
    rows: &[Map],
) -> Result<u8> {
    let names = columns.names().into_iter().map(ToOwned::to_owned).collect();
    let rows = rows.iter().map(|row| columns.cells(row)).collect::<Result<_>>()?;
    let mut table = Table { names, rows };
    if let Some(order) = &layout.sort {
        table.sort(order)?;
    }
    table.print(system, format, layout.delimiter.as_deref())?;
    Ok(0)
}
